import { Link } from 'react-router';
import { answerOf, api, type Schema } from '../../api/client';
import { usePrograms } from '../../api/queries';
import { Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { DataTable } from '../../shared/data-table';
import { Due } from '../../shared/due';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { useWhen } from '../../shared/when';
import { useEmergencyWords } from './words';

type Alert = Schema<'AlertSchema'>;

/** Emergency accesses, with those that wait for a review (42 CFR 2.51). */
export function EmergencyPage() {
  const say = useEmergencyWords();
  const query = usePages(['list', 'emergency'], (cursor) => answerOf(api.GET('/api/alerts', { params: { query: { kind: 'emergencyAccess', limit: 50, ...cursor } } })));
  return (
    <Page title={say('title')}>
      <p className="measure-5">{say('about')}</p>
      <Pages query={query}>{(items: Alert[]) => (items.length === 0 ? <Empty>{say('none')}</Empty> : <Accesses items={items} at={query.dataUpdatedAt} />)}</Pages>
    </Page>
  );
}

/** `at`: when they were read, in milliseconds. */
function Accesses({ items, at }: { items: readonly Alert[]; at: number }) {
  const say = useEmergencyWords();
  const names = useCaseNames();
  const programs = usePrograms();
  const when = useWhen();
  return (
    <DataTable
      caption={say('caption')}
      rows={items}
      keyOf={({ alertId }) => alertId}
      columns={[
        { head: say('used'), cell: ({ since }) => when.dateTime(since) },
        { head: say('program'), cell: ({ programId }) => programs.get(programId)?.title },
        {
          head: say('case'),
          cell: ({ subject }) =>
            subject === undefined ? undefined : (
              <>
                {names.number(subject)}
                <div>
                  <Link to={`/cases/${subject}/disclosures`} className="display-inline-block padding-y-1">
                    {say('read')}
                  </Link>
                </div>
              </>
            ),
        },
        { head: say('reviewBy'), cell: (alert) => <Review alert={alert} at={at} /> },
      ]}
    />
  );
}

function Review({ alert: { state, subject, until, changedAt, changedBy, programId }, at }: { alert: Alert; at: number }) {
  const say = useEmergencyWords();
  const zone = usePrograms().get(programId)?.zone;
  const when = useWhen(zone);
  if (state === 'closed') return changedAt === undefined ? say('closed') : say('reviewed', { at: when.dateTime(changedAt), by: changedBy?.name ?? say('somebody') });
  return (
    <>
      <Due at={until} late={Date.parse(until) < at} zone={zone} />
      {subject !== undefined && (
        <div>
          <Link to={`/cases/${subject}/steps/reviewEmergencyAccess`} className="usa-button margin-top-1">
            {say('review')}
          </Link>
        </div>
      )}
    </>
  );
}
