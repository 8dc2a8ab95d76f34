import { Button, Card, CardBody, CardFooter, CardGroup, CardHeader, Checkbox, Label, Select, TextInput } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { useState, type KeyboardEvent } from 'react';
import { asamLevels } from '#protocol/levels-of-care';
import { answerOf, api } from '../../api/client';
import { caseQuery, type FormField } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../../shared/answered';
import { useServiceNames } from '../../shared/service-names';
import { canBeAsked, isNamed, type Service } from './directory-choice';
import { usePlacementWords } from './words';

interface DirectorySearchProps {
  caseId: string;
  fields: readonly FormField[];
  /** A service's id. */
  chosen: string | undefined;
  onChoose(this: void, service: Service): void;
}

/** The services that are open and can be asked now, with what is free and who waits. */
export function DirectorySearch({ caseId, fields, chosen, onChoose }: DirectorySearchProps) {
  const say = usePlacementWords();
  const protocol = useProtocolWords();
  const { data: ofCase } = useQuery(caseQuery(caseId));
  const [sought, setSought] = useState({ name: '', service: '', level: '', free: false });
  const kinds = fields.find(({ name }) => name === 'service')?.options ?? [];
  const { service, level, free } = sought;
  const program = ofCase?.programId;
  const query = useQuery({
    queryKey: ['list', 'directory', program, service, level, free],
    enabled: program !== undefined,
    queryFn: () =>
      answerOf(
        api.GET('/api/directory', {
          params: { query: { limit: 500, ...(program !== undefined && { program }), ...(service !== '' && { service }), ...(level !== '' && { level }), ...(free && { free: 'true' as const }) } },
        }),
      ),
  });
  return (
    <section aria-labelledby="directory">
      <h2 id="directory" className="margin-top-4">{say('search')}</h2>
      <Label htmlFor="directory-name">{say('name')}</Label>
      <TextInput id="directory-name" name="directoryName" type="text" autoComplete="off" value={sought.name} onKeyDown={keepFromSending} onChange={({ target }) => setSought({ ...sought, name: target.value })} />
      <Label htmlFor="directory-kind">{say('kind')}</Label>
      <Select id="directory-kind" name="directoryKind" value={service} onChange={({ target }) => setSought({ ...sought, service: target.value })}>
        <option value="">{say('any')}</option>
        {kinds.map(({ value, label }) => (
          <option key={value} value={value}>
            {protocol(label)}
          </option>
        ))}
      </Select>
      <Label htmlFor="directory-level">{say('level')}</Label>
      <Select id="directory-level" name="directoryLevel" value={level} onChange={({ target }) => setSought({ ...sought, level: target.value })}>
        <option value="">{say('any')}</option>
        {Object.entries(asamLevels).map(([code, title]) => (
          <option key={code} value={code}>
            {protocol(title)}
          </option>
        ))}
      </Select>
      <Checkbox id="directory-free" name="directoryFree" className="margin-top-2" label={say('free')} checked={free} onChange={({ target }) => setSought({ ...sought, free: target.checked })} />
      <Answered query={query}>
        {({ items }) => {
          const found = items.filter((one) => isNamed(one, sought.name) && canBeAsked(one, fields));
          return (
            <>
              <p role="status">{found.length > 0 && say('found', { count: found.length })}</p>
              {found.length === 0 && <Empty>{say('nothing')}</Empty>}
              <CardGroup>
                {found.map((one) => (
                  <ServiceCard key={one.id} service={one} isChosen={one.id === chosen} onChoose={() => onChoose(one)} />
                ))}
              </CardGroup>
            </>
          );
        }}
      </Answered>
    </section>
  );
}

function ServiceCard({ service, isChosen, onChoose }: { service: Service; isChosen: boolean; onChoose: () => void }) {
  const say = usePlacementWords();
  const kinds = useServiceNames(service.programId);
  const { name, type, provider, levels, capacity } = service;
  return (
    <Card gridLayout={{ tablet: { col: 6 } }}>
      <CardHeader>
        <h3 className="usa-card__heading">{name}</h3>
      </CardHeader>
      <CardBody>
        <p className="margin-y-0">{provider.name}</p>
        <p className="margin-y-0">{kinds.get(type) ?? type}</p>
        {levels.length > 0 && <p className="margin-y-0">{say('levels', { levels: levels.join(', ') })}</p>}
        <p className="margin-y-1 text-bold">
          {capacity ? `${say('capacity', { free: capacity.free, places: capacity.places })}, ${say('waiting', { count: capacity.waiting })}` : say('notCounted')}
        </p>
      </CardBody>
      <CardFooter>
        <Button type="button" outline={!isChosen} aria-pressed={isChosen} onClick={onChoose}>
          {say('choose')}
          <span className="usa-sr-only">
            {' '}
            {name}, {provider.name}
          </span>
        </Button>
      </CardFooter>
    </Card>
  );
}

/** The search stands in the form of the request: the key that searches elsewhere does not send it. */
function keepFromSending(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}
