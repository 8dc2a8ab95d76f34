import { Label, Tag, TextInput } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMe, usePrograms } from '../../api/queries';
import { accountsQuery, type Account } from '../../shared/accounts';
import { Answered, Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { DataTable } from '../../shared/data-table';
import { Page } from '../../shared/page';
import { isMeant } from './account-fields';
import { employersQuery } from './employers';
import { useAccountWords } from './words';

/** Who may do what in the agency. */
export function AccountsPage() {
  const say = useAccountWords();
  const { roles } = useMe();
  const query = useQuery(accountsQuery);
  return (
    <Page title={say('title')}>
      <p className="measure-5">{say('about')}</p>
      {roles.includes('administrator') && (
        <p>
          <Link to="/accounts/new" className="usa-button">
            {say('addPerson')}
          </Link>
          <Link to="/accounts/new?machine=true" className="usa-button usa-button--outline">
            {say('addMachine')}
          </Link>
        </p>
      )}
      <Answered query={query}>{(accounts) => <Accounts accounts={accounts} />}</Answered>
    </Page>
  );
}

function Accounts({ accounts }: { accounts: readonly Account[] }) {
  const say = useAccountWords();
  const names = useCaseNames();
  const programs = usePrograms();
  const { data: employers } = useQuery(employersQuery);
  const [word, setWord] = useState('');
  const shown = accounts.filter((account) => isMeant(account, word, names.role));
  return (
    <>
      <Label htmlFor="account-search">{say('search')}</Label>
      <TextInput id="account-search" name="account-search" type="search" autoComplete="off" value={word} onChange={({ target }) => setWord(target.value)} />
      <p role="status">{say('shown', { count: shown.length })}</p>
      {shown.length === 0 ? (
        <Empty>{say('none')}</Empty>
      ) : (
        <DataTable
          caption={say('caption')}
          rows={shown}
          keyOf={({ staffId }) => staffId}
          columns={[
            {
              head: say('name'),
              cell: ({ staffId, name, subject, machine }) => (
                <>
                  <Link to={`/accounts/${staffId}`} className="display-inline-block padding-y-1">
                    {name}
                  </Link>{' '}
                  {machine && <Tag className="bg-base-dark">{say('machine')}</Tag>}
                  <div className="font-sans-2xs text-normal">{subject}</div>
                </>
              ),
            },
            { head: say('roles'), cell: ({ roles }) => roles.map(names.role).join(', ') },
            { head: say('programs'), cell: ({ programs: ids }) => ids.map((id) => programs.get(id)?.title ?? id).join('; ') },
            { head: say('organisation'), cell: ({ organisationId }) => employers?.items.find(({ id }) => id === organisationId)?.name },
            { head: say('standing'), cell: ({ active }) => (active ? say('active') : <Tag className="bg-base-dark">{say('ended')}</Tag>) },
          ]}
        />
      )}
    </>
  );
}
