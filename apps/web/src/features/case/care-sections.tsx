import { useProtocolWords } from '../../i18n/protocol-words';
import { useServiceNames } from '../../shared/service-names';
import { useCaseNames } from '../../shared/case-words';
import { Empty } from '../../shared/answered';
import { DataTable, type Column } from '../../shared/data-table';
import { useWhen } from '../../shared/when';
import type { CaseView } from './case-view';
import { Section } from './section';
import { useCaseWords, useValueWords } from './words';

interface SectionsProps {
  view: CaseView;
  zone: string;
}

/** Who answers for the person, who comes, and how the help goes on. */
export function CareSections({ view, zone }: SectionsProps) {
  return (
    <>
      <Responsible view={view} zone={zone} />
      <Visits view={view} zone={zone} />
      <Placements view={view} zone={zone} />
      <Course view={view} zone={zone} />
    </>
  );
}

function Responsible({ view, zone }: SectionsProps) {
  const say = useCaseWords();
  const value = useValueWords();
  const names = useCaseNames();
  const protocol = useProtocolWords();
  const when = useWhen(zone);
  return (
    <>
      <Section title={say('assigned')} of={view.assigned}>
        {(assigned) =>
          assigned.length === 0 ? (
            <Empty>{say('nobodyAssigned')}</Empty>
          ) : (
            <ul className="usa-list">
              {assigned.map(({ role, id, name }) => (
                <li key={role}>
                  {names.role(role)}: {name ?? id}
                </li>
              ))}
            </ul>
          )
        }
      </Section>
      <Section title={say('handoff')} of={hasHandoff(view.handoff) ? view.handoff : undefined}>
        {({ standing, whatToDo, coming, metBy, metAt, outcome }) => (
          <>
            {standing !== undefined && <p>{value('handoffStanding', standing)}</p>}
            {whatToDo !== undefined && <p className="text-bold">{protocol(whatToDo)}</p>}
            {coming && outcome === undefined && <p>{say('comingAt', { name: coming.name, when: when.dateTime(coming.at) })}</p>}
            {metBy && metAt !== undefined && <p>{say('metBy', { name: metBy.name, when: when.dateTime(metAt) })}</p>}
            {outcome !== undefined && <p>{say('handoffOutcome', { outcome: names.outcome(outcome) })}</p>}
          </>
        )}
      </Section>
    </>
  );
}

function hasHandoff(handoff: CaseView['handoff']): boolean {
  return typeof handoff === 'object' && (handoff.standing !== undefined || handoff.outcome !== undefined || handoff.coming !== undefined);
}

function Visits({ view, zone }: SectionsProps) {
  const say = useCaseWords();
  const protocol = useProtocolWords();
  const when = useWhen(zone);
  const { outreach, teamOut } = view;
  return (
    <>
      <Section title={say('outreach')} of={outreach}>
        {({ standingLabel, attempts, window, hazards = [] }) => (
          <ul className="usa-list">
            <li>{protocol(standingLabel)}</li>
            <li>{say('attempts', { count: attempts })}</li>
            {window && <li>{say('window', { opens: when.dateTime(window.opens), closes: when.dateTime(window.closes) })}</li>}
            {hazards.length > 0 && <li>{say('hazards', { hazards: hazards.map(({ label }) => protocol(label)).join(', ') })}</li>}
          </ul>
        )}
      </Section>
      {typeof teamOut === 'object' && (
        <p className="text-bold">
          {say('teamOut', { when: when.dateTime(teamOut.at), name: teamOut.by.name })} {teamOut.overdue && say('teamOverdue')}
        </p>
      )}
    </>
  );
}

type Placement = Exclude<NonNullable<CaseView['placements']>, 'noConsent'>[number];

function Placements({ view, zone }: SectionsProps) {
  const say = useCaseWords();
  const value = useValueWords();
  const when = useWhen(zone);
  const services = useServiceNames(view.programId);
  const { placements, received } = view;
  const columns: Column<Placement>[] = [
    { head: say('service'), cell: ({ service }) => services.get(service) ?? (service === 'noConsent' ? '–' : service) },
    { head: say('provider'), cell: ({ provider }) => provider.name ?? provider.id },
    {
      head: say('standing'),
      cell: ({ status, waitingSince }) => [value('referralStatus', status), ...(waitingSince === undefined ? [] : [say('waitingSince', { when: when.dateTime(waitingSince) })])].join(', '),
    },
  ];
  return (
    <>
      <Section title={say('placements')} of={Array.isArray(placements) && placements.length === 0 ? undefined : placements}>
        {(rows) => <DataTable caption={say('placements')} columns={columns} rows={rows} keyOf={({ id }) => id} />}
      </Section>
      <Section title={say('received')} of={received}>
        {(ids) => <p>{ids.map((id) => services.get(id) ?? id).join(', ')}</p>}
      </Section>
    </>
  );
}

function Course({ view, zone }: SectionsProps) {
  const say = useCaseWords();
  const protocol = useProtocolWords();
  const when = useWhen(zone);
  const { intake, plan, followUp, engagement, feedback, milestones } = view;
  return (
    <>
      <Section title={say('intake')} of={intake}>
        {({ at }) => <p>{say('intakeDone', { when: when.dateTime(at) })}</p>}
      </Section>
      <Section title={say('plan')} of={plan}>
        {({ at, goals }) => (
          <p>
            {say('planAgreed', { when: when.dateTime(at) })}. {say('goals')}: {goals.map(({ label }) => protocol(label)).join(', ')}
          </p>
        )}
      </Section>
      <Section title={say('followUp')} of={typeof followUp === 'object' && followUp.contacts === 0 ? undefined : followUp}>
        {({ contacts, lastContactAt }) => (
          <p>
            {say('contacts', { count: contacts })}
            {lastContactAt !== undefined && `, ${say('lastContact', { when: when.dateTime(lastContactAt) })}`}
          </p>
        )}
      </Section>
      <Section title={say('engagement')} of={engagement}>
        {({ at30Days }) => <p>{say(at30Days ?? 'notYetKnown')}</p>}
      </Section>
      <Section title={say('feedback')} of={feedback}>
        {({ engaged, placed }) => (
          <p>
            {say('engagement')}: {say(engaged)}. {say(placed ? 'placed' : 'notPlaced')}
          </p>
        )}
      </Section>
      <Section title={say('milestones')} of={milestones}>
        {(reached) => (
          <ul className="usa-list">
            {reached.map(({ kind, label, on }) => (
              <li key={kind}>
                {protocol(label)}, {when.day(on)}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
