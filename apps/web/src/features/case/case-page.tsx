import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { isWithheld } from '../../api/problem';
import { caseQuery, useMe, usePrograms } from '../../api/queries';
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
import { isNewTo, ofTheProcess, useTimeline } from './use-timeline';
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
  const data = isWithheld(query.error) ? undefined : query.data;
  const title = data?.person?.name ?? say('title', { number: names.number(caseId) });
  return (
    <Page title={title} action={data && <Link to={`/cases/${caseId}/print`}>{say('summary')}</Link>}>
      <Recorded />
      <Answered query={query}>{(read) => <Whole view={viewOf(read)} />}</Answered>
    </Page>
  );
}

function Whole({ view }: { view: CaseView }) {
  const say = useCaseWords();
  const { caseId, programId, openSteps, settled } = view;
  const zone = usePrograms().get(programId)?.zone ?? 'UTC';
  const seenBefore = useSeenBefore(view);
  const newer = useNewer(caseId, seenBefore);
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
      {newer.count > 0 && (
        <Note type="info">
          {say(newer.goesOn ? 'newEntriesOrMore' : 'newEntries', { count: newer.count })} <a href="#timeline-title">{say('toTimeline')}</a>
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

/** How many entries of the timeline, as it stands from the start, are new to the person; `goesOn`: among those not read yet may be more. */
function useNewer(caseId: string, seenBefore: number | undefined): { count: number; goesOn: boolean } {
  const { staffId } = useMe();
  const { data, hasNextPage } = useTimeline(caseId, 'newest');
  if (seenBefore === undefined || data === undefined) return { count: 0, goesOn: false };
  const read = data.pages.flatMap(({ items }) => items);
  const count = read.filter((entry) => !ofTheProcess.includes(entry.type) && isNewTo(entry, staffId, seenBefore)).length;
  return { count, goesOn: hasNextPage && read.every(({ entry }) => entry > seenBefore) };
}
