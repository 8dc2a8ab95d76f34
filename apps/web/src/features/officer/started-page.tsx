import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { caseQuery, usePrograms, type Case } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered } from '../../shared/answered';
import { useOutbox } from '../../shared/device/outbox';
import type { KeptState } from '../../shared/device/kept-entry';
import { useAccess } from '../../shared/device/access';
import { Note } from '../../shared/note';
import { Page } from '../../shared/page';
import { useWhen } from '../../shared/when';
import { useOfficerWords } from './words';

/** After a case was opened: who is coming and when, what to do until then, and later what became of it. */
export function StartedPage() {
  const { caseId = '' } = useParams();
  const { own } = useOutbox();
  const { is } = useAccess();
  const entry = own.find(({ id, state }) => id === caseId && state !== 'discarded');
  if (entry) return <Waiting entryId={entry.id} state={entry.state} />;
  return is === 'sealing' ? <Waiting state="unconfirmed" /> : <Started caseId={caseId} />;
}

function Waiting({ entryId, state }: { entryId?: string; state: KeptState }) {
  const say = useOfficerWords();
  const hint = state === 'refused' ? 'refusedHint' : state === 'unconfirmed' ? 'unconfirmedHint' : 'keptHint';
  return (
    <Page title={say('keptTitle')}>
      <Note type="warning" role="status" className="margin-y-2">
        {say(hint)}
      </Note>
      <p>{entryId !== undefined && <Link to={`/kept/${entryId}`}>{say('toEntry')}</Link>}</p>
      <Link to="/start" className="usa-button">
        {say('another')}
      </Link>
    </Page>
  );
}

/** Where the doorbell is not heard. */
const readEvery = 15_000;

function Started({ caseId }: { caseId: string }) {
  const say = useOfficerWords();
  const query = useQuery({ ...caseQuery(caseId), refetchInterval: readEvery });
  return (
    <Page title={say('startedTitle')}>
      <Answered query={query}>
        {(file) => (
          <>
            <Coming file={file} />
            <Meanwhile file={file} />
            <Became file={file} />
            <p>
              <Link to={`/cases/${caseId}`}>{say('toCase')}</Link>
            </p>
            <Link to="/start" className="usa-button">
              {say('another')}
            </Link>
          </>
        )}
      </Answered>
    </Page>
  );
}

interface Handoff {
  standing?: 'requested' | 'coming' | 'nobodyComing' | 'ended';
  whatToDo?: string;
  outcome?: 'met' | 'declined' | 'notReached';
  coming?: { name?: string; at: string };
  metBy?: { name?: string };
  metAt?: string;
  passedOn?: number;
}

interface Outreach {
  outcome?: string;
  window?: { opens?: string; closes?: string };
}

function Coming({ file }: { file: Case }) {
  const say = useOfficerWords();
  const handoff = file.handoff as Handoff | undefined;
  const outreach = file.outreach as Outreach | undefined;
  return (
    <section aria-labelledby="who">
      <h2 id="who">{say('who')}</h2>
      {/* Read out when somebody answers. */}
      <div role="status">{outreach ? <Visit outreach={outreach} programId={file.programId} /> : <Handed handoff={handoff ?? {}} programId={file.programId} />}</div>
    </section>
  );
}

function Visit({ outreach: { outcome, window }, programId }: { outreach: Outreach; programId: string }) {
  const say = useOfficerWords();
  const when = useWhen(usePrograms().get(programId)?.zone);
  if (outcome === 'engaged') return <p>{say('engagedByTeam')}</p>;
  if (window?.opens !== undefined && window.closes !== undefined) return <p>{say('window', { opens: when.dateTime(window.opens), closes: when.dateTime(window.closes) })}</p>;
  return <p>{say('visitSoon')}</p>;
}

function Handed({ handoff: { standing, whatToDo, outcome, coming, metBy, metAt, passedOn = 0 }, programId }: { handoff: Handoff; programId: string }) {
  const say = useOfficerWords();
  const protocol = useProtocolWords();
  const when = useWhen(usePrograms().get(programId)?.zone);
  if (outcome === 'met') return <p>{metBy?.name === undefined || metAt === undefined ? say('standing.metUnnamed') : say('standing.met', { name: metBy.name, at: when.time(metAt) })}</p>;
  if (outcome) return <p>{say(`standing.${outcome}`)}</p>;
  if (coming) {
    const at = `${when.time(coming.at)} (${when.fromNow(coming.at)})`;
    return (
      <Note type="success">
        {coming.name === undefined ? say('standing.comingUnnamed', { at }) : say('standing.coming', { name: coming.name, at })}
      </Note>
    );
  }
  if (standing === 'nobodyComing') {
    return (
      <Note type="warning">
        {say('standing.nobodyComing')} {protocol(whatToDo ?? '')}
      </Note>
    );
  }
  return (
    <p>
      {say(standing === 'requested' ? 'standing.requested' : 'standing.asking')} {passedOn > 0 && say('passedOn', { count: passedOn })}
    </p>
  );
}

function Meanwhile({ file }: { file: Case }) {
  const say = useOfficerWords();
  const handoff = file.handoff as Handoff | undefined;
  const outreach = file.outreach as Outreach | undefined;
  if (file.status === 'closed' || handoff?.outcome !== undefined || outreach?.outcome !== undefined) return null;
  return (
    <section aria-labelledby="meanwhile">
      <h2 id="meanwhile">{say('meanwhile')}</h2>
      <ul className="usa-list">
        <li>{say('meanwhileEmergency')}</li>
        {!outreach && <li>{say('meanwhileStay')}</li>}
        <li>{say('meanwhileVoluntary')}</li>
        <li>{say('meanwhileWords')}</li>
      </ul>
    </section>
  );
}

interface Feedback {
  engaged: 'engaged' | 'notEngaged' | 'notYetKnown';
  placed: boolean;
}

/** As far as consent allows it: without one that is said, and says nothing about the person. */
function Became({ file }: { file: Case }) {
  const say = useOfficerWords();
  const feedback = (file as { feedback?: Feedback | 'noConsent' }).feedback;
  return (
    <section aria-labelledby="became">
      <h2 id="became">{say('became')}</h2>
      {feedback === undefined && <p>{say('feedback.notShown')}</p>}
      {feedback === 'noConsent' && <p>{say('feedback.noConsent')}</p>}
      {typeof feedback === 'object' && (
        <ul className="usa-list">
          <li>{say(`feedback.${feedback.engaged}`)}</li>
          {feedback.placed && <li>{say('feedback.placed')}</li>}
        </ul>
      )}
    </section>
  );
}
