import { Checkbox, Label, Select } from '@trussworks/react-uswds';
import { Link, useSearchParams } from 'react-router';
import { asamLevels, medications, populations, residenceLevels } from '#protocol/levels-of-care';
import { answerOf, api, type Schema } from '../../api/client';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Empty } from '../../shared/answered';
import { ProgramChoice, useChosenProgram } from '../../shared/chosen-program';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { ProgramStepLink } from '../../shared/program-step-link';
import { Recorded } from '../../shared/recorded';
import { useServiceNames } from '../../shared/service-names';
import { DirectoryExchange } from './directory-exchange';
import { useCapacityWords } from './words';

type Service = Schema<'ServiceSchema'>;
type Titles = Readonly<Record<string, string>>;

const searched = ['service', 'level', 'moud', 'narr', 'population', 'free'] as const;

/** Services that are open, as their providers publish them; found by what somebody needs. */
export function DirectoryPage() {
  const say = useCapacityWords();
  const programId = useChosenProgram();
  const kinds = useServiceNames(programId);
  const [params, setParams] = useSearchParams();
  const asked = Object.fromEntries(searched.flatMap((name) => (params.get(name) ? [[name, params.get(name)!] as const] : [])));
  const ask = (name: string, value: string): void => {
    const next = new URLSearchParams(params);
    if (value === '') next.delete(name);
    else next.set(name, value);
    setParams(next, { replace: true });
  };
  const query = usePages(['list', 'directory', programId, asked], (cursor) => answerOf(api.GET('/api/directory', { params: { query: { program: programId, limit: 50, ...asked, ...cursor } } })));
  const choice = { asked, ask };
  return (
    <Page
      title={say('directoryTitle')}
      action={
        <ProgramStepLink programId={programId} stepId="listService" className="usa-button">
          {say('list')}
        </ProgramStepLink>
      }
    >
      <Recorded />
      <ProgramChoice />
      <search>
        <div className="grid-row grid-gap">
          <Choice {...choice} name="service" label={say('searchKind')} options={Object.fromEntries(kinds)} />
          <Choice {...choice} name="level" label={say('searchLevel')} options={asamLevels} />
          <Choice {...choice} name="moud" label={say('searchMoud')} options={medications} />
          <Choice {...choice} name="narr" label={say('searchResidence')} options={residenceLevels} />
          <Choice {...choice} name="population" label={say('searchPopulation')} options={populations} />
        </div>
        <Checkbox id="free" name="free" label={say('searchFree')} checked={asked['free'] === 'true'} onChange={({ target }) => ask('free', target.checked ? 'true' : '')} className="margin-y-2" />
      </search>
      <Pages query={query}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{say('nothingFound')}</Empty>
          ) : (
            <ul className="usa-list usa-list--unstyled">
              {items.map((service) => (
                <li key={service.id} className="padding-y-2 border-top-1px border-base-lighter">
                  <ServiceEntry service={service} kind={kinds.get(service.type) ?? service.type} />
                </li>
              ))}
            </ul>
          )
        }
      </Pages>
      <DirectoryExchange key={programId} programId={programId} />
      <p>
        <Link to={`/capacity?program=${programId}`}>{say('back')}</Link>
      </p>
    </Page>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  options: Titles;
  asked: Titles;
  ask(this: void, name: string, value: string): void;
}

function Choice({ name, label, options, asked, ask }: ChoiceProps) {
  const say = useCapacityWords();
  const protocol = useProtocolWords();
  return (
    <div className="grid-col-12 tablet:grid-col-4">
      <Label htmlFor={name}>{label}</Label>
      <Select id={name} name={name} value={asked[name] ?? ''} onChange={({ target }) => ask(name, target.value)}>
        <option value="">{say('any')}</option>
        {Object.entries(options).map(([value, title]) => (
          <option key={value} value={value}>
            {protocol(title)}
          </option>
        ))}
      </Select>
    </div>
  );
}

function ServiceEntry({ service, kind }: { service: Service; kind: string }) {
  const say = useCapacityWords();
  const protocol = useProtocolWords();
  const { id, programId, name, provider, levels, medications: given, residenceLevel, populations: forWhom, languages, locations, capacity, description, eligibility, fees, phone, url, hours } = service;
  const titled = (titles: Titles, ids: readonly string[]) => ids.map((one) => protocol(titles[one] ?? one)).join('; ');
  const facts: [string, string][] = [
    [say('places'), capacity ? say('freeOf', { free: capacity.free, places: capacity.places, waiting: capacity.waiting }) : say('notCounted')],
    [say('levels'), titled(asamLevels, levels)],
    [say('medications'), titled(medications, given)],
    [say('residence'), residenceLevel === undefined ? '' : titled(residenceLevels, [residenceLevel])],
    [say('populations'), titled(populations, forWhom)],
    [say('languages'), languages.join(', ')],
    [say('who'), eligibility ?? ''],
    [say('costs'), fees ?? ''],
    [say('hours'), hours ?? ''],
    [say('phone'), phone ?? ''],
    [say('url'), url ?? ''],
    [say('where'), locations.map(whereInWords).join('; ')],
  ];
  return (
    <>
      <h2 className="font-sans-md margin-y-0">{name}</h2>
      <p className="margin-y-05">
        {provider.name} · {kind}
      </p>
      {description !== undefined && <p className="margin-y-05 measure-5">{description}</p>}
      <dl className="margin-y-05">
        {facts
          .filter(([, value]) => value !== '')
          .map(([fact, value]) => (
            <div key={fact}>
              <dt className="text-bold display-inline">{fact}: </dt>
              <dd className="margin-left-0 display-inline">{value}</dd>
            </div>
          ))}
      </dl>
      <div className="display-flex flex-wrap">
        <ProgramStepLink programId={programId} stepId="changeService" given={{ place: id }} also={asListed(service)} className="padding-y-1 margin-right-3" label={say('changeOf', { service: name })}>
          {say('change')}
        </ProgramStepLink>
        <ProgramStepLink programId={programId} stepId="setCapacity" given={{ place: id }} className="padding-y-1 margin-right-3" label={say('setOf', { service: name })}>
          {say('set')}
        </ProgramStepLink>
        <ProgramStepLink programId={programId} stepId="closeService" given={{ place: id }} className="padding-y-1" label={say('closeServiceOf', { service: name })}>
          {say('closeService')}
        </ProgramStepLink>
      </div>
    </>
  );
}

function whereInWords(location: Readonly<Record<string, unknown>>): string {
  return ['name', 'street', 'city', 'state'].flatMap((part) => (typeof location[part] === 'string' ? [location[part]] : [])).join(', ');
}

/** The entry as its form takes it: a change gives the whole entry anew, and what is left out is no longer said. */
function asListed({ provider, languages, ...entry }: Service): Readonly<Record<string, unknown>> {
  return { ...entry, [provider.type === 'treatment' ? 'treatmentProvider' : 'serviceProvider']: provider.id, languages: languages.map((language) => ({ language })) };
}
