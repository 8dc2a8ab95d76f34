import { Button, Card, CardBody, CardFooter, CardGroup, CardHeader, SummaryBox, SummaryBoxContent, SummaryBoxHeading } from '@trussworks/react-uswds';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { idOf } from '../../form/error-summary';
import { Fields } from '../../form/fields';
import { useFieldError } from '../../form/kinds/labelled';
import type { OwnScreenProps } from '../../form/own-screen';
import { newRow, type FormValues } from '../../form/values';
import { useProtocolWords } from '../../i18n/protocol-words';
import { GoesAway } from '../../shared/goes-away';
import { usePlanWords } from './words';

const roads = ['safer', 'medication', 'place', 'people', 'health'] as const;

/** The service plan with its goals as cards: an area is tapped, and the goal is told in the person's own words. */
export function PlanLayout({ caseId, step, zone }: OwnScreenProps) {
  const say = usePlanWords();
  const rest = step.fields.filter(({ name }) => name !== 'goals');
  return (
    <>
      <SummaryBox>
        <SummaryBoxHeading headingLevel="h2">{say('roads')}</SummaryBoxHeading>
        <SummaryBoxContent>
          <p>{say('roadsHint')}</p>
          <ul className="usa-list">
            {roads.map((road) => (
              <li key={road}>{say(`road.${road}`)}</li>
            ))}
          </ul>
        </SummaryBoxContent>
      </SummaryBox>
      <Goals caseId={caseId} step={step} zone={zone} />
      <Fields fields={rest} zone={zone} caseId={caseId} />
    </>
  );
}

function Goals({ caseId, step, zone }: OwnScreenProps) {
  const say = usePlanWords();
  const protocol = useProtocolWords();
  const { fields: columns = [], max = 20, hint } = step.fields.find(({ name }) => name === 'goals') ?? {};
  const areas = columns.find(({ name }) => name === 'area')?.options ?? [];
  const { getValues, setValue, watch } = useFormContext<FormValues>();
  const { fields: rows, append, remove } = useFieldArray<{ [path: string]: FormValues[] }>({
    name: 'goals',
    rules: { validate: (value) => (Array.isArray(value) && value.length > 0) || say('missing') },
  });
  const error = useFieldError('goals');
  const add = (area: string): void => {
    // The card that stands there from the start is used first.
    const free = rows.findIndex((_row, index) => getValues(`goals.${index}.area`) === '' && getValues(`goals.${index}.goal`) === '');
    if (free >= 0) setValue(`goals.${free}.area`, area, { shouldDirty: true });
    else append({ ...newRow(columns), area });
  };
  const title = (index: number): string => {
    const area = areas.find(({ value }) => value === watch(`goals.${index}.area`));
    return area ? say('goalFor', { n: index + 1, area: protocol(area.label) }) : say('goal', { n: index + 1 });
  };
  return (
    <section id={idOf('goals')} aria-labelledby="goals-title" className="margin-top-3">
      <h2 id="goals-title" className="margin-top-4">{say('goals')}</h2>
      <p>{hint === undefined ? say('ownWords') : protocol(hint)}</p>
      {error !== undefined && <span className="usa-error-message">{protocol(error)}</span>}
      <CardGroup>
        {rows.map(({ id }, index) => (
          <Card key={id} gridLayout={{ col: 12 }}>
            <CardHeader>
              <h3 className="usa-card__heading">{title(index)}</h3>
            </CardHeader>
            <CardBody>
              <Fields fields={columns} prefix={`goals.${index}.`} zone={zone} caseId={caseId} />
            </CardBody>
            {rows.length > 1 && (
              <CardFooter>
                <GoesAway>
                  <Button type="button" unstyled onClick={() => remove(index)}>
                    {say('remove', { n: index + 1 })}
                  </Button>
                </GoesAway>
              </CardFooter>
            )}
          </Card>
        ))}
      </CardGroup>
      {rows.length >= max ? (
        <p>{say('full', { max })}</p>
      ) : (
        <fieldset className="usa-fieldset">
          <legend className="usa-legend">{say('add')}</legend>
          <div className="display-flex flex-wrap">
            {areas.map(({ value, label }) => (
              <Button key={value} type="button" outline className="margin-bottom-1" onClick={() => add(value)}>
                {protocol(label)}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
    </section>
  );
}
