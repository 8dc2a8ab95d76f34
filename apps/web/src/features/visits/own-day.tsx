import { Alert } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import type { Schema } from '../../api/client';
import { useMe, usePrograms } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered } from '../../shared/answered';
import { serverNow } from '../../shared/device/clock';
import { isOn } from '../../shared/on-now';
import { ProgramStepLink } from '../../shared/program-step-link';
import { useWhen } from '../../shared/when';
import { ownWorkQuery, rostersQuery } from './queries';
import { useDayWords } from './words';

type Roster = Schema<'RosterSchema'>;
type Work = Schema<'WorkSchema'>;

const aDay = 86_400_000;

/** Duty, caseload and supervision, and what stands in the way of being given a participant. */
export function OwnDay() {
  const say = useDayWords();
  const { staffId } = useMe();
  const own = useQuery(ownWorkQuery);
  const rosters = useQuery(rostersQuery);
  return (
    <section aria-labelledby="own-day">
      <h2 id="own-day">{say('title')}</h2>
      <Answered query={rosters}>
        {({ items }) => (
          <>
            <OwnDuties rosters={items} staffId={staffId} />
            <Answered query={own}>{({ roles, work }) => roles.includes('peer') && work.map((one) => <PeerWork key={one.programId} work={one} staffId={staffId} />)}</Answered>
          </>
        )}
      </Answered>
    </section>
  );
}

/** What goes on now, and what begins within a day. */
function OwnDuties({ rosters, staffId }: { rosters: readonly Roster[]; staffId: string }) {
  const say = useDayWords();
  const now = serverNow().getTime();
  const own = rosters.filter(({ members }) => members.some(({ id }) => id === staffId));
  const on = own.filter((duty) => isOn(duty, now));
  const next = own.filter(({ startsAt }) => Date.parse(startsAt) > now && Date.parse(startsAt) < now + aDay);
  if (on.length + next.length === 0) return <p>{say('notOn')}</p>;
  return (
    <>
      <Duties title={say('on')} duties={on} staffId={staffId} />
      <Duties title={say('next')} duties={next} staffId={staffId} />
    </>
  );
}

function Duties({ title, duties, staffId }: { title: string; duties: readonly Roster[]; staffId: string }) {
  if (duties.length === 0) return null;
  return (
    <>
      <p className="margin-bottom-0">{title}</p>
      <ul className="usa-list margin-top-05">
        {duties.map((duty) => (
          <Duty key={duty.rosterId} duty={duty} staffId={staffId} />
        ))}
      </ul>
    </>
  );
}

function Duty({ duty: { programId, kind, startsAt, endsAt, members }, staffId }: { duty: Roster; staffId: string }) {
  const say = useDayWords();
  const program = usePrograms().get(programId);
  const when = useWhen(program?.zone);
  const others = members.flatMap(({ id, name }) => (id === staffId ? [] : [name]));
  return (
    <li>
      {say(`kinds.${kind}`)}, {program?.title}: {when.dateTime(startsAt)} – {when.dateTime(endsAt)}
      {others.length > 0 && ` ${say('with', { names: others.join(', ') })}`}
    </li>
  );
}

function PeerWork({ work: { programId, openCases, caseload, supervision, termsToSign, whyNotAssigned }, staffId }: { work: Work; staffId: string }) {
  const say = useDayWords();
  const protocol = useProtocolWords();
  const program = usePrograms().get(programId);
  const when = useWhen(program?.zone);
  return (
    <>
      <h3 className="margin-bottom-0">{program?.title}</h3>
      {termsToSign && (
        <Alert type="warning" className="margin-y-1">
          <p className="usa-alert__text">{say('terms')}</p>
          <ProgramStepLink programId={programId} stepId="signConfidentialityTerms" given={{ person: staffId, how: 'here' }} className="usa-button usa-button--outline">
            {say('signTerms')}
          </ProgramStepLink>
        </Alert>
      )}
      <dl className="margin-y-1">
        <dt className="text-bold">{say('caseload')}</dt>
        <dd className="margin-left-0 margin-bottom-1">{say('caseloadOf', { open: openCases, most: caseload })}</dd>
        {supervision && (
          <>
            <dt className="text-bold">{say('supervision')}</dt>
            <dd className="margin-left-0 margin-bottom-1">
              {supervision.due ? <strong>{say('supervisionDue')}</strong> : say('supervisionNext', { when: when.date(supervision.dueAt) })}
              {supervision.lastAt !== undefined && `, ${say('lastAt', { when: when.date(supervision.lastAt) })}`}
            </dd>
          </>
        )}
      </dl>
      {whyNotAssigned.length > 0 && (
        <>
          <p className="margin-bottom-0">{say('cannotBeGiven')}</p>
          <ul className="usa-list margin-top-05">
            {whyNotAssigned.map(({ code, message }) => (
              <li key={`${code} ${message}`}>{protocol(message)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
