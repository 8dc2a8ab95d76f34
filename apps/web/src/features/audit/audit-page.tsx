import { Tag } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { answerOf, api, type Schema } from '../../api/client';
import { useMe, usePrograms } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { accountsQuery } from '../../shared/accounts';
import { Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { DataTable } from '../../shared/data-table';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { useWhen } from '../../shared/when';
import { AuditSearch } from './audit-search';
import { auditQueryFor, soughtIn } from './asked-of-audit';
import { useAuditWords } from './words';

type Entry = Schema<'AuditEntrySchema'>;

/** What the privacy officer looks through. */
export function AuditPage() {
  const say = useAuditWords();
  const { programs } = useMe();
  const zone = usePrograms().get(programs[0] ?? '')?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [params] = useSearchParams();
  const sought = soughtIn(params);
  const query = usePages(['list', 'audit', sought, zone], (cursor) => answerOf(api.GET('/api/audit', { params: { query: { ...auditQueryFor(sought, zone), limit: 50, ...cursor } } })));
  return (
    <Page title={say('title')}>
      <p>{say('about')}</p>
      <AuditSearch />
      <Pages query={query}>{(items: Entry[]) => (items.length === 0 ? <Empty>{say('none')}</Empty> : <Entries items={items} zone={zone} />)}</Pages>
    </Page>
  );
}

function Entries({ items, zone }: { items: readonly Entry[]; zone: string }) {
  const say = useAuditWords();
  const protocol = useProtocolWords();
  const when = useWhen(zone);
  const names = useCaseNames();
  const { data: accounts = [] } = useQuery(accountsQuery);
  const nameOf = (staffId: string) => accounts.find((account) => account.staffId === staffId)?.name ?? staffId;
  return (
    <DataTable
      caption={say('caption')}
      rows={items}
      keyOf={({ stream, seq }) => `${stream} ${seq}`}
      columns={[
        { head: say('when'), cell: ({ at }) => <time dateTime={at}>{when.dateTime(at)}</time> },
        {
          head: say('who'),
          cell: ({ name, by }) => (
            <>
              {name ?? by.account?.subject ?? say('nobody')}
              <div className="font-sans-2xs">{by.roles?.map(names.role).join(', ')}</div>
            </>
          ),
        },
        {
          head: say('what'),
          cell: ({ title, detail, seq }) => (
            <>
              {protocol(title)}
              {detail && Object.keys(detail).length > 0 && (
                <details className="font-sans-2xs">
                  <summary className="padding-y-1">{say('more')}</summary>
                  <dl className="margin-0">
                    <dt className="usa-sr-only">{say('entry', { seq })}</dt>
                    {Object.entries(detail).map(([key, value]) => (
                      <dd key={key} className="margin-left-0 text-wrap">
                        {key}: {Array.isArray(value) ? value.join(', ') : String(value)}
                      </dd>
                    ))}
                  </dl>
                </details>
              )}
            </>
          ),
        },
        {
          head: say('about2'),
          cell: ({ cases = [], concerns }) => (
            <>
              {cases.map((caseId) => (
                <Link key={caseId} to={`/cases/${caseId}/disclosures`} className="display-inline-block padding-y-1 margin-right-2" title={say('disclosures')}>
                  {names.number(caseId)}
                </Link>
              ))}
              {concerns !== undefined && say('concerns', { name: nameOf(concerns) })}
            </>
          ),
        },
        {
          head: say('outcome'),
          cell: ({ outcome, code }) => (
            <>
              {outcome === 'refused' ? <Tag className="bg-secondary-dark">{say('outcomes.refused')}</Tag> : say('outcomes.done')}
              {code !== undefined && <div className="font-sans-2xs text-wrap">{code}</div>}
            </>
          ),
        },
        { head: say('where'), cell: ({ from }) => from?.address },
      ]}
    />
  );
}
