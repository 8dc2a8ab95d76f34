import { Card, CardBody, CardFooter, CardHeader, Tag } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { checkOut as leaving } from '#protocol/steps/check-out.step';
import { usePrograms, type FormField } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Due } from '../../shared/due';
import { useOutbox } from '../../shared/device/outbox';
import { useMinute } from '../../shared/minute';
import { Note } from '../../shared/note';
import { contactsAmong } from '../../shared/quick-log/contact-steps';
import { QuickLog } from '../../shared/quick-log/quick-log';
import { useWhen } from '../../shared/when';
import { OneTap } from './one-tap';
import type { Visit } from './visit-order';
import { useVisitsWords } from './words';

const quick = new Set(['checkIn', 'checkOut', 'recordContactAttempt', 'recordFamilyContact']);

/** What checking out asks, for a team whose check-in waits on this device: the API does not know yet that it is out. */
const { label, options } = leaving.fields.team;
const leavingFields: FormField[] = [{ name: 'team', kind: 'choice', label, required: true, options: Object.entries(options as Readonly<Record<string, string>>).map(([value, words]) => ({ value, label: words })) }];

/** Which of the steps of this case wait on this device. */
function useWaitingHere(caseId: string): ReadonlySet<string> {
  const { own } = useOutbox();
  return new Set(own.flatMap(({ state, request }) => (state === 'waiting' && request.kind === 'step' && request.caseId === caseId ? [request.stepId] : [])));
}

/** One visit: what to know before any contact first, then where, when and with whom, and what there is to record. */
export function VisitCard({ visit, n }: { visit: Visit; n: number }) {
  const say = useVisitsWords();
  const protocol = useProtocolWords();
  const program = usePrograms().get(visit.programId);
  const zone = program?.zone ?? 'UTC';
  const { caseId, outreach, teamOut, openSteps } = visit;
  const step = (id: string) => openSteps.find(({ stepId }) => stepId === id);
  const waitingHere = useWaitingHere(caseId);
  const isOutHere = waitingHere.has('checkIn');
  const checkIn = step('checkIn');
  const checkOut = step('checkOut') ?? (isOutHere ? { stepId: leaving.id, title: leaving.title, fields: leavingFields } : undefined);
  const most = openSteps.find(({ due }) => due !== undefined);
  const about = say('visit', { n });
  return (
    <Card gridLayout={{ col: 12 }} headerFirst>
      <CardHeader>
        <h3 className="usa-card__heading">
          {about}: {outreach ? protocol(outreach.standingLabel) : say('family')}
        </h3>
        <p className="margin-y-05">{program?.title}</p>
        {most?.due !== undefined && <Due at={most.due} late={most.late} zone={zone} />}
      </CardHeader>
      <CardBody>
        {teamOut && <Out teamOut={teamOut} zone={zone} />}
        <p className="text-bold margin-bottom-0">{say('safeContact')}</p>
        <p className="margin-top-0">{visit.safeContact ?? say('noSafeContact')}</p>
        <dl className="margin-y-1">
          {visit.whereNow !== undefined && <Row term={say('where')}>{visit.whereNow}</Row>}
          {visit.place !== undefined && <Row term={say('place')}>{visit.place}</Row>}
          {outreach && <OutreachRows outreach={outreach} zone={zone} />}
        </dl>
      </CardBody>
      <CardFooter>
        <div className="display-flex flex-wrap flex-align-center">
          {checkIn && !teamOut && <OneTap caseId={caseId} step={checkIn} zone={zone} input={{}} words={say('checkIn')} about={about} waits={isOutHere} />}
          {checkOut && (teamOut !== undefined || isOutHere) && <OneTap key={teamOut?.at ?? 'here'} caseId={caseId} step={checkOut} zone={zone} input={{ team: 'well' }} words={say('checkOut')} about={about} waits={waitingHere.has('checkOut')} />}
          {contactsAmong(openSteps).length > 0 && <QuickLog caseId={caseId} known={visit} about={about} />}
        </div>
        <ul className="usa-list usa-list--unstyled">
          {checkOut && teamOut && (
            <li className="padding-y-1">
              <Link to={`/cases/${caseId}/steps/checkOut`}>{say('needsHelp')}</Link>
            </li>
          )}
          {openSteps
            .filter(({ stepId }) => !quick.has(stepId))
            .map(({ stepId, title }) => (
              <li key={stepId} className="padding-y-1">
                <Link to={`/cases/${caseId}/steps/${stepId}`}>{protocol(title)}</Link>
              </li>
            ))}
          <li className="padding-y-1">
            <Link to={`/cases/${caseId}`}>
              {say('openCase')}
              <span className="usa-sr-only"> ({about})</span>
            </Link>
          </li>
        </ul>
      </CardFooter>
    </Card>
  );
}

function Out({ teamOut: { by, at, overdue }, zone }: { teamOut: NonNullable<Visit['teamOut']>; zone: string }) {
  const say = useVisitsWords();
  const when = useWhen(zone);
  useMinute();
  return (
    <Note type={overdue ? 'error' : 'info'} className="margin-bottom-2">
      {overdue && <strong>{say('overdue')} </strong>}
      {say('outSince', { who: by.name ?? '', when: when.fromNow(at), at: when.time(at) })}
    </Note>
  );
}

function OutreachRows({ outreach, zone }: { outreach: NonNullable<Visit['outreach']>; zone: string }) {
  const say = useVisitsWords();
  const protocol = useProtocolWords();
  const when = useWhen(zone);
  const { window, visit, attempts, lastAttemptAt, takenUp, sceneSafe, hazards = [], team } = outreach;
  return (
    <>
      {window && (
        <Row term={say('window')}>
          {say('windowOf', { opens: when.dateTime(window.opens), closes: when.dateTime(window.closes) })}
          {visit !== undefined && <Tag className="margin-left-1">{visit === 'missed' ? say('missed') : say('inWindow')}</Tag>}
        </Row>
      )}
      <Row term={say('before')}>
        {say('attempts', { count: attempts })}
        {lastAttemptAt !== undefined && `, ${say('lastAttempt', { when: when.fromNow(lastAttemptAt) })}`}
      </Row>
      {takenUp && (
        <Row term={say('takenUp')}>
          {takenUp.passedTo ? say('takenUpPassed', { by: takenUp.by.name ?? '', to: takenUp.passedTo.name ?? '' }) : takenUp.by.name}
        </Row>
      )}
      <Row term={say('scene')}>{sceneSafe ? say('sceneSafe') : say('sceneNotDeclared')}</Row>
      {hazards.length > 0 && <Row term={say('hazards')}>{hazards.map(({ label }) => protocol(label)).join(', ')}</Row>}
      <Row term={say('team')}>{team ? team.map(({ name }) => name).join(', ') : say('noTeam')}</Row>
    </>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="margin-bottom-1">
      <dt className="text-bold">{term}</dt>
      <dd className="margin-left-0">{children}</dd>
    </div>
  );
}
