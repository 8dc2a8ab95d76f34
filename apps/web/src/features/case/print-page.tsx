import { Button } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { caseQuery, useMe, usePrograms } from '../../api/queries';
import { Answered } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { DisclosureStatement } from '../../shared/disclosure-statement';
import { Page } from '../../shared/page';
import { useWhen } from '../../shared/when';
import { CareSections } from './care-sections';
import { viewOf, type CaseView } from './case-view';
import { JusticeSections } from './justice-sections';
import { RecordSections } from './record-sections';
import { SafeContact } from './safe-contact';
import { Stages } from './stages';
import { StatusLine } from './status-line';
import { TimelineEntry } from './timeline-entry';
import { useWholeTimeline } from './use-timeline';
import { useCaseWords } from './words';

/** The case on paper, as far as the person may read it. */
export function PrintPage() {
  const { caseId = '' } = useParams();
  const say = useCaseWords();
  const names = useCaseNames();
  const query = useQuery(caseQuery(caseId));
  return (
    <Page
      title={query.data?.person?.name ?? say('title', { number: names.number(caseId) })}
      action={
        <span className="app-not-printed">
          <Link to={`/cases/${caseId}`} className="margin-right-2 display-inline-block padding-y-1">
            {say('backToCase')}
          </Link>
          <Button type="button" disabled={!query.data} onClick={() => window.print()}>
            {say('print')}
          </Button>
        </span>
      }
    >
      <Answered query={query}>{(read) => <Printed view={viewOf(read)} />}</Answered>
    </Page>
  );
}

function Printed({ view }: { view: CaseView }) {
  const say = useCaseWords();
  const { name } = useMe();
  const { caseId, programId, at } = view;
  const zone = usePrograms().get(programId)?.zone ?? 'UTC';
  const when = useWhen(zone);
  const timeline = useWholeTimeline(caseId);
  return (
    <>
      <p>{say('printedAt', { name, when: when.dateTime(at) })}</p>
      <SafeContact words={view.safeContact} />
      <StatusLine view={view} zone={zone} />
      <Stages stages={view.stages} />
      <JusticeSections view={view} zone={zone} />
      <CareSections view={view} zone={zone} />
      <RecordSections view={view} zone={zone} />
      <h2 className="font-sans-lg">{say('timeline')}</h2>
      <Answered query={timeline}>
        {({ items, disclosure }) => (
          <>
            <ol className="usa-list usa-list--unstyled">
              {items.toReversed().map((entry) => (
                <TimelineEntry key={entry.entry} caseId={caseId} entry={entry} zone={zone} isNew={false} mayCorrect={false} />
              ))}
            </ol>
            <DisclosureStatement note={disclosure ?? view.disclosure} />
          </>
        )}
      </Answered>
    </>
  );
}
