import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client';
import { programsQuery, useMe } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered } from '../../shared/answered';
import { DataTable } from '../../shared/data-table';
import { Page } from '../../shared/page';
import { useSharedWords } from '../../shared/words';
import { useProtocolPageWords } from './words';

/** Every program of the agency, with its pathways, and the ways to its protocol and settings. */
export function ProtocolsPage() {
  const say = useProtocolPageWords();
  const shared = useSharedWords();
  const protocol = useProtocolWords();
  const { data: pathways } = useQuery({ queryKey: ['pathways'], queryFn: () => answerOf(api.GET('/api/pathways')), staleTime: 300_000 });
  return (
    <Page title={say('title')}>
      <p className="measure-5">{say('intro')}</p>
      <Answered query={useQuery(programsQuery)}>
        {({ items }) => (
          <DataTable
            caption={say('title')}
            rows={items}
            keyOf={({ programId }) => programId}
            columns={[
              { head: shared('program'), cell: ({ programId, title }) => <Link to={`/protocols/${programId}`}>{title}</Link> },
              { head: say('pathways'), cell: ({ programId }) => (pathways?.items ?? []).filter(({ programs }) => programs.includes(programId)).map(({ title }) => protocol(title)).join('; ') },
              { head: say('record'), cell: ({ programId, title }) => <Ways programId={programId} title={title} /> },
              { head: say('settings'), cell: ({ programId, revision }) => <Link to={`/programs/${programId}`}>{say('revision', { revision })}</Link> },
            ]}
          />
        )}
      </Answered>
    </Page>
  );
}

function Ways({ programId, title }: { programId: string; title: string }) {
  const say = useProtocolPageWords();
  if (!useMe().programs.includes(programId)) return null;
  return (
    <Link to={`/program/${programId}`} aria-label={say('recordFor', { program: title })}>
      {say('recordHere')}
    </Link>
  );
}
