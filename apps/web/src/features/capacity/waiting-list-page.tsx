import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { usePrograms } from '../../api/queries';
import { useCaseNames } from '../../shared/case-words';
import { Empty } from '../../shared/answered';
import { DataTable } from '../../shared/data-table';
import { DisclosureStatement } from '../../shared/disclosure-statement';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { useWhen } from '../../shared/when';
import { useCapacityWords } from './words';

/** Who waits for a bed or slot of one service; who it is, only where the caller may know. */
export function WaitingListPage() {
  const { serviceId = '' } = useParams();
  const say = useCapacityWords();
  const names = useCaseNames();
  const board = useQuery({ queryKey: ['list', 'capacity', 'names'], queryFn: () => answerOf(api.GET('/api/capacity', { params: { query: { limit: 500 } } })) });
  const service = board.data?.items.find((one) => one.serviceId === serviceId);
  const when = useWhen(usePrograms().get(service?.programId ?? '')?.zone);
  const query = usePages(['list', 'waiting', serviceId], (cursor) => answerOf(api.GET('/api/capacity/{serviceId}/waiting', { params: { path: { serviceId }, query: { limit: 100, ...cursor } } })));
  const by = (instant: string | undefined) => (instant === undefined ? '–' : `${when.dateTime(instant)} (${when.fromNow(instant)})`);
  return (
    <Page title={service ? say('waitingListOf', { service: service.name }) : say('waitingList')}>
      <p className="measure-5">{say('order')}</p>
      <Pages query={query}>
        {(items, { disclosure }) =>
          items.length === 0 ? (
            <Empty>{say('nobodyWaits')}</Empty>
          ) : (
            <>
              <DataTable
                caption={say('waitingList')}
                rows={items}
                keyOf={({ waitingId }) => waitingId}
                columns={[
                  { head: say('place'), cell: ({ position }) => position },
                  { head: say('caseOf'), cell: ({ caseId }) => (caseId === undefined ? say('noName') : <Link to={`/cases/${caseId}`}>{names.number(caseId)}</Link>) },
                  { head: say('since'), cell: ({ waitingSince }) => by(waitingSince) },
                  { head: say('interim'), cell: ({ interimServicesBy }) => by(interimServicesBy) },
                  { head: say('admission'), cell: ({ admissionBy }) => by(admissionBy) },
                ]}
              />
              <DisclosureStatement note={disclosure} />
            </>
          )
        }
      </Pages>
      <p>
        <Link to="/capacity">{say('back')}</Link>
      </p>
    </Page>
  );
}
