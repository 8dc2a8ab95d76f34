import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { ProblemError } from '../../api/problem';
import { programsQuery, useMe, useReadAnew } from '../../api/queries';
import { StepForm } from '../../form/step-form';
import { accountsQuery, type Account } from '../../shared/accounts';
import { Answered, Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { useGoOn } from '../../shared/go-on';
import { Note } from '../../shared/note';
import { Page } from '../../shared/page';
import { accountFields, accountFrom, type AccountChange } from './account-fields';
import { employersQuery } from './employers';
import { useAccountWords } from './words';

interface Saved {
  saved: string;
}

/** An account as it is, to be changed or ended. */
export function AccountPage() {
  const { staffId = '' } = useParams();
  const say = useAccountWords();
  const me = useMe();
  const query = useQuery(accountsQuery);
  const account = query.data?.find((one) => one.staffId === staffId);
  const told = useLocation().state as Partial<Saved> | null;
  return (
    <Page title={account?.name ?? say('title')} action={<Link to="/accounts">{say('back')}</Link>}>
      {told?.saved !== undefined && (
        <Note type="success" role="status">
          {say('saved', { name: told.saved })}
        </Note>
      )}
      <Answered query={query}>
        {() => {
          if (!account) return <Empty>{say('gone')}</Empty>;
          if (!me.roles.includes('administrator')) return <p>{say('readOnly')}</p>;
          return staffId === me.staffId ? <p>{say('own')}</p> : <AccountForm key={JSON.stringify(account)} account={account} machine={account.machine} />;
        }}
      </Answered>
    </Page>
  );
}

/** A person, or another system, that is put on the list. */
export function NewAccountPage() {
  const say = useAccountWords();
  const [params] = useSearchParams();
  const machine = params.get('machine') === 'true';
  return (
    <Page title={say(machine ? 'newMachine' : 'newPerson')} action={<Link to="/accounts">{say('back')}</Link>}>
      <AccountForm key={String(machine)} machine={machine} />
    </Page>
  );
}

/** That an account is on the list already stands beside its name. */
function besideTheAccount(error: unknown): never {
  if (!(error instanceof ProblemError) || error.status !== 409) throw error;
  const { code, detail } = error.problem;
  throw new ProblemError({ code, detail, errors: [{ field: 'subject', code, message: detail }] }, 422);
}

function AccountForm({ account, machine }: { account?: Account; machine: boolean }) {
  const say = useAccountWords();
  const names = useCaseNames();
  const programs = useQuery(programsQuery);
  const employers = useQuery(employersQuery);
  const readAnew = useReadAnew();
  const goOn = useGoOn();
  return (
    <Answered query={programs}>
      {({ items }) => (
        <Answered query={employers}>
          {(organisations) => {
            const fields = accountFields({
              machine,
              isNew: account === undefined,
              organisations: organisations.items.map(({ id, name = id }) => ({ value: id, label: name })),
              programs: items.map(({ programId, title }) => ({ value: programId, label: title })),
              roleName: names.role,
              say,
            });
            const save = async (input: Partial<AccountChange> & { subject?: string }): Promise<Account> => {
              const body = accountFrom(input, machine);
              if (account) return answerOf(api.PUT('/api/staff/accounts/{staffId}', { params: { path: { staffId: account.staffId } }, body }));
              return answerOf(api.POST('/api/staff/accounts', { body: { ...body, subject: input.subject ?? '', ...(machine && { machine }) } })).catch(besideTheAccount);
            };
            const toAccount = async ({ staffId, name }: Account): Promise<void> => {
              const listed = readAnew({});
              // A new account has no page before the list names it.
              if (!account) await listed;
              goOn(`/accounts/${staffId}`, { state: { saved: name } satisfies Saved, replace: true });
            };
            return (
              <StepForm
                fields={fields}
                zone="UTC"
                {...(account && { given: { ...account } })}
                submit={say(account ? 'save' : 'add')}
                perform={({ input }) => save(input)}
                onDone={(saved) => void toAccount(saved)}
              />
            );
          }}
        </Answered>
      )}
    </Answered>
  );
}
