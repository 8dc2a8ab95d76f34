import { Button, ErrorMessage, FormGroup, Label, TextInput } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { isUuid } from '#protocol/value-forms';
import { answerOf, api, type Schema } from '../../api/client';
import { usePrograms } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { ProgramChoice, useChosenProgram } from '../../shared/chosen-program';
import { DataTable } from '../../shared/data-table';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { useWhen } from '../../shared/when';
import { chargeLabelsOf } from './charge-labels';
import { useSealingWords } from './words';

type Due = Schema<'DueForSealingSchema'>;

/** What is due for sealing, and what remains of what was sealed: counts. */
export function SealingPage() {
  const say = useSealingWords();
  const query = usePages(['list', 'dueForSealing'], (cursor) => answerOf(api.GET('/api/records/due-for-sealing', { params: { query: { limit: 50, ...cursor } } })));
  return (
    <Page title={say('title')}>
      <p className="measure-5">{say('about')}</p>
      <section aria-labelledby="due">
        <h2 id="due">{say('due')}</h2>
        <Pages query={query}>{(items: Due[]) => (items.length === 0 ? <Empty>{say('noneDue')}</Empty> : <DueList items={items} />)}</Pages>
      </section>
      <OtherCase />
      <Counts />
    </Page>
  );
}

function DueList({ items }: { items: readonly Due[] }) {
  const say = useSealingWords();
  const names = useCaseNames();
  const programs = usePrograms();
  const when = useWhen();
  return (
    <DataTable
      caption={say('due')}
      rows={items}
      keyOf={({ caseId }) => caseId}
      columns={[
        {
          head: say('case'),
          cell: ({ caseId }) => (
            <Link to={`/sealing/${caseId}`} className="display-inline-block padding-y-1">
              {names.number(caseId)}
            </Link>
          ),
        },
        { head: say('program'), cell: ({ programId }) => programs.get(programId)?.title },
        { head: say('closedAt'), cell: ({ closedAt }) => when.date(closedAt) },
        { head: say('classes'), cell: ({ classes }) => classes.map((each) => say(`classNames.${each}`)).join('; ') },
      ]}
    />
  );
}

/** A case that is sealed for another reason than that it is kept no longer. */
function OtherCase() {
  const say = useSealingWords();
  const navigate = useNavigate();
  const [wrong, setWrong] = useState(false);
  const show = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const filled = new FormData(event.currentTarget).get('case');
    const id = typeof filled === 'string' ? filled.trim() : '';
    setWrong(!isUuid(id));
    if (isUuid(id)) void navigate(`/sealing/${id}`);
  };
  return (
    <form onSubmit={show} noValidate aria-labelledby="other" className="margin-top-4">
      <h2 id="other">{say('other')}</h2>
      <FormGroup error={wrong}>
        <Label htmlFor="sealing-case">{say('caseId')}</Label>
        {wrong && <ErrorMessage id="sealing-case-error">{say('notAnId')}</ErrorMessage>}
        <TextInput id="sealing-case" name="case" type="text" autoComplete="off" aria-invalid={wrong} aria-describedby={wrong ? 'sealing-case-error' : undefined} />
      </FormGroup>
      <Button type="submit" outline className="margin-top-2">
        {say('open')}
      </Button>
    </form>
  );
}

function Counts() {
  const say = useSealingWords();
  const protocol = useProtocolWords();
  const names = useCaseNames();
  const program = useChosenProgram();
  const labels = chargeLabelsOf(usePrograms().get(program));
  const query = useQuery({ queryKey: ['program', program, 'sealedCounts'], queryFn: () => answerOf(api.GET('/api/reports/sealed', { params: { query: { program } } })), enabled: program !== '' });
  return (
    <section aria-labelledby="counts" className="margin-top-4">
      <h2 id="counts">{say('counts')}</h2>
      <ProgramChoice />
      <Answered query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say('noCounts')}</Empty>
          ) : (
            <DataTable
              caption={say('counts')}
              rows={items}
              keyOf={(one) => `${one.class} ${one.outcome}`}
              columns={[
                { head: say('class'), cell: (one) => protocol(labels.get(one.class) ?? one.class) },
                { head: say('outcome'), cell: ({ outcome }) => names.ending(outcome) },
                { head: say('count'), cell: ({ count }) => count ?? say('few'), number: true },
              ]}
            />
          )
        }
      </Answered>
    </section>
  );
}
