import { Tag } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { answerOf, api, type Schema } from '../../api/client';
import { useMe, usePrograms } from '../../api/queries';
import { Empty } from '../../shared/answered';
import { ProgramChoice, useChosenProgram } from '../../shared/chosen-program';
import { DataTable } from '../../shared/data-table';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { ProgramStepLink } from '../../shared/program-step-link';
import { Recorded } from '../../shared/recorded';
import { useServiceNames } from '../../shared/service-names';
import { useWhen } from '../../shared/when';
import { useCapacityWords } from './words';

type BoardRow = Schema<'BoardRowSchema'>;

/** Beds and slots that are counted: occupied, free, and who waits. */
export function CapacityPage() {
  const say = useCapacityWords();
  const programId = useChosenProgram();
  const kinds = useServiceNames(programId);
  const { roles } = useMe();
  const mayReadList = roles.some((role) => waitingListReaders.includes(role));
  const query = usePages(['list', 'capacity', programId], (cursor) => answerOf(api.GET('/api/capacity', { params: { query: { program: programId, limit: 50, ...cursor } } })));
  return (
    <Page
      title={say('title')}
      action={
        <ProgramStepLink programId={programId} stepId="setCapacity" className="usa-button">
          {say('set')}
        </ProgramStepLink>
      }
    >
      <Recorded />
      <ProgramChoice />
      <Pages query={query}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{say('none')}</Empty>
          ) : (
            <DataTable
              caption={say('title')}
              rows={items}
              keyOf={({ serviceId }) => serviceId}
              columns={[
                { head: say('service'), cell: (row) => <Service row={row} /> },
                { head: say('provider'), cell: ({ provider }) => provider.name },
                { head: say('kind'), cell: ({ type }) => kinds.get(type) ?? type },
                { head: say('occupied'), number: true, cell: ({ occupied, places }) => say('ofPlaces', { occupied, places }) },
                { head: say('free'), number: true, cell: ({ free }) => free },
                {
                  head: say('waiting'),
                  number: true,
                  cell: ({ serviceId, name, waiting }) =>
                    mayReadList ? (
                      <Link to={`/capacity/${serviceId}`} className="padding-1 display-inline-block" aria-label={`${waiting}, ${say('waitingListOf', { service: name })}`}>
                        {waiting}
                      </Link>
                    ) : (
                      waiting
                    ),
                },
                {
                  head: say('change'),
                  cell: ({ serviceId, name, places }) => (
                    <ProgramStepLink programId={programId} stepId="setCapacity" given={{ place: serviceId }} also={{ places }} className="padding-y-1 display-inline-block" label={say('setOf', { service: name })}>
                      {say('set')}
                    </ProgramStepLink>
                  ),
                },
              ]}
            />
          )
        }
      </Pages>
      <p>
        <Link to={`/directory?program=${programId}`}>{say('directory')}</Link>
      </p>
    </Page>
  );
}

/** To whom the way to a waiting list is offered; the API decides what each may read of it. */
const waitingListReaders: readonly string[] = ['coordinator', 'supervisor'];

function Service({ row: { name, nearlyFull, nearlyFullSince, status, programId } }: { row: BoardRow }) {
  const say = useCapacityWords();
  const when = useWhen(usePrograms().get(programId)?.zone);
  return (
    <>
      {name} {status === 'inactive' && <Tag>{say('closed')}</Tag>}
      {nearlyFull && (
        <p className="margin-y-05 text-normal">
          <Tag className="bg-secondary-dark">{say('nearlyFull')}</Tag> {nearlyFullSince !== undefined && say('nearlyFullSince', { when: when.date(nearlyFullSince) })}
        </p>
      )}
    </>
  );
}
