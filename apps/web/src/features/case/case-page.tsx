import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { caseQuery, usePrograms } from '../../api/queries';
import { Answered } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { DisclosureStatement } from '../../shared/disclosure-statement';
import { Note } from '../../shared/note';
import { Page } from '../../shared/page';
import { contactsAmong } from '../../shared/quick-log/contact-steps';
import { QuickLog, QuickLogs } from '../../shared/quick-log/quick-log';
import { Recorded } from '../../shared/recorded';
import { CareSections } from './care-sections';
import { viewOf, type CaseView } from './case-view';
import { JusticeSections } from './justice-sections';
import { OpenNow } from './open-now';
import { Papers } from './papers';
import { RecordSections } from './record-sections';
import { SafeContact } from './safe-contact';
import { Stages } from './stages';
import { StatusLine } from './status-line';
import { Timeline } from './timeline';
import { useSeenBefore } from './use-seen-before';
import { useCaseWords } from './words';

/** A case, as the person may see it. */
export function CasePage() {
  const { caseId = '' } = useParams();
  // Another case is another visit: what was new in the one is not in the other.
  return <OneCase key={caseId} caseId={caseId} />;
}

function OneCase({ caseId }: { caseId: string }) {
  const say = useCaseWords();
  const names = useCaseNames();
  const query = useQuery(caseQuery(caseId));
  const title = query.data?.person?.name ?? say('title', { number: names.number(caseId) });
  return (
    <Page title={title} action={query.data && <Link to={`/cases/${caseId}/print`}>{say('summary')}</Link>}>
      <Recorded />
      <Answered query={query}>{(read) => <Whole view={viewOf(read)} />}</Answered>
    </Page>
  );
}

function Whole({ view }: { view: CaseView }) {
  const say = useCaseWords();
  const { caseId, programId, openSteps, settled, version } = view;
  const zone = usePrograms().get(programId)?.zone ?? 'UTC';
  const seenBefore = useSeenBefore(view);
  const newer = seenBefore === undefined ? 0 : version - seenBefore;
  return (
    <>
      <SafeContact words={view.safeContact} />
      <StatusLine view={view} zone={zone} />
      <Stages stages={view.stages} />
      {!settled && (
        <Note type="info" role="status">
          {say('notSettled')}
        </Note>
      )}
      {newer > 0 && (
        <Note type="info">
          {say('newEntries', { count: newer })} <a href="#timeline-title">{say('toTimeline')}</a>
        </Note>
      )}
      <QuickLogs>
        {contactsAmong(openSteps).length > 0 && (
          <div className="margin-top-2">
            <QuickLog caseId={caseId} known={{ programId, openSteps }} />
          </div>
        )}
      </QuickLogs>
      <OpenNow caseId={caseId} openSteps={openSteps} zone={zone} />
      <JusticeSections view={view} zone={zone} />
      <CareSections view={view} zone={zone} />
      <RecordSections view={view} zone={zone} />
      <Papers view={view} />
      <Timeline caseId={caseId} zone={zone} seenBefore={seenBefore} mayCorrect={openSteps.some(({ stepId }) => stepId === 'correctEntry')} />
      <DisclosureStatement note={view.disclosure} />
    </>
  );
}
