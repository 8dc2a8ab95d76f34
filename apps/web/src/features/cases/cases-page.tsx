import { Tag } from '@trussworks/react-uswds';
import { Link, useSearchParams } from 'react-router';
import { answerOf, api, type Schema } from '../../api/client';
import { useMe, usePrograms } from '../../api/queries';
import { Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { DataTable, type Column } from '../../shared/data-table';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { useWhen } from '../../shared/when';
import { CaseFilters } from './case-filters';
import { askedIn, queryOf } from './case-query';
import { useCasesWords } from './words';

type Found = Schema<'FoundCaseSchema'>;

/** The cases that the person may know of, last changed first. */
export function CasesPage() {
  const say = useCasesWords();
  const { staffId, roles } = useMe();
  const [params] = useSearchParams();
  const asked = askedIn(params);
  const pages = usePages(['list', 'cases', asked], (cursor) => answerOf(api.GET('/api/cases', { params: { query: { ...queryOf(asked, staffId), ...cursor } } })));
  const columns = useColumns();
  const isFiltered = Object.keys(asked).length > 0;
  return (
    <Page title={say('title')} action={roles.includes('coordinator') && <Link to="/participants">{say('byName')}</Link>}>
      <CaseFilters />
      <Pages query={pages}>
        {(items) =>
          items.length === 0 ? <Empty>{say(isFiltered ? 'nothing' : 'none')}</Empty> : <DataTable caption={say('found')} columns={columns} rows={items} keyOf={({ caseId }) => caseId} />
        }
      </Pages>
    </Page>
  );
}

function useColumns(): Column<Found>[] {
  const say = useCasesWords();
  const names = useCaseNames();
  const known = usePrograms();
  const when = useWhen();
  return [
    {
      head: say('number'),
      cell: ({ caseId, version, seenVersion }) => (
        <>
          <Link to={`/cases/${caseId}`} className="text-no-wrap display-inline-block padding-y-1">
            {names.number(caseId)}
          </Link>
          {seenVersion !== undefined && version > seenVersion && (
            <Tag className="bg-primary-darker margin-left-1">
              <span title={say('newSince')}>{say('new')}</span>
            </Tag>
          )}
        </>
      ),
    },
    { head: say('pathway'), cell: ({ pathwayId, programId }) => `${names.pathway(pathwayId)}, ${known.get(programId)?.title ?? programId}` },
    { head: say('status'), cell: ({ status, stages }) => [names.status(status), ...stages.map(names.stage)].join(' · ') },
    { head: say('assigned'), cell: ({ assignees }) => assignees.map(({ name }) => name).join(', ') || say('nobody') },
    { head: say('updated'), cell: ({ updatedAt }) => <time dateTime={updatedAt}>{when.dateTime(updatedAt)}</time> },
  ];
}
