import { Label, Select } from '@trussworks/react-uswds';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { keptOffline, useMe, usePrograms, type WorkItem } from '../../api/queries';
import { Empty } from '../../shared/answered';
import { serverNow } from '../../shared/device/clock';
import { DisclosureStatement } from '../../shared/disclosure-statement';
import { Page } from '../../shared/page';
import { Pages } from '../../shared/pages';
import { QuickLogs } from '../../shared/quick-log/quick-log';
import { grouped } from './groups';
import { WorkItemLine } from './work-item-line';
import { useWorklistWords } from './words';

/** What waits for the person, in the order of urgency. */
export function WorklistPage() {
  const say = useWorklistWords();
  const { programs } = useMe();
  const known = usePrograms();
  const [asked, setAsked] = useSearchParams();
  const program = asked.get('program') ?? '';
  const query = useInfiniteQuery({
    queryKey: ['list', 'worklist', program],
    queryFn: ({ pageParam }) => answerOf(api.GET('/api/worklist', { params: { query: { ...(program !== '' && { program }), ...(pageParam !== undefined && { cursor: pageParam }) } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    ...keptOffline,
  });
  const zoneOf = ({ programId }: WorkItem): string => known.get(programId)?.zone ?? 'UTC';
  return (
    <Page title={say('title')}>
      {programs.length > 1 && (
        <div className="margin-bottom-2">
          <Label htmlFor="worklist-program" className="margin-top-1">
            {say('program')}
          </Label>
          <Select id="worklist-program" name="program" value={program} onChange={({ target }) => setAsked(target.value === '' ? {} : { program: target.value }, { replace: true })}>
            <option value="">{say('allPrograms')}</option>
            {programs.map((id) => (
              <option key={id} value={id}>
                {known.get(id)?.title ?? id}
              </option>
            ))}
          </Select>
        </div>
      )}
      <QuickLogs>
        <Pages query={query}>
          {(items, { disclosure }) => (
            <>
              {items.length === 0 && <Empty>{say('nothing')}</Empty>}
              {grouped(items, serverNow(), zoneOf).map(({ group, items: ofGroup }) => (
                <section key={group} aria-labelledby={`group-${group}`} className="margin-bottom-3">
                  <h2 id={`group-${group}`} className="font-sans-lg margin-bottom-1">
                    {say(`groups.${group}`)} <span className="text-base-dark text-normal">({ofGroup.length})</span>
                  </h2>
                  <Folded isFolded={group === 'anyTime'}>
                    <ul className="usa-list usa-list--unstyled">
                      {ofGroup.map((item) => (
                        <WorkItemLine key={`${item.caseId} ${item.stepId} ${item.subject?.id ?? ''}`} item={item} zone={zoneOf(item)} />
                      ))}
                    </ul>
                  </Folded>
                </section>
              ))}
              <DisclosureStatement note={disclosure} />
            </>
          )}
        </Pages>
      </QuickLogs>
    </Page>
  );
}

/** What nobody waits for stands aside, until it comes to that. */
function Folded({ isFolded, children }: { isFolded: boolean; children: ReactNode }) {
  const say = useWorklistWords();
  if (!isFolded) return children;
  return (
    <details>
      <summary className="padding-y-1">{say('unfold')}</summary>
      {children}
    </details>
  );
}
