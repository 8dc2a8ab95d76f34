import { Tag } from '@trussworks/react-uswds';
import { trainings as trainingTitles } from '#protocol/professions';
import { answerOf, api, type Schema } from '../../api/client';
import { usePrograms } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { ProgramChoice, useChosenProgram } from '../../shared/chosen-program';
import { DataTable } from '../../shared/data-table';
import { Page } from '../../shared/page';
import { Pages, usePages } from '../../shared/pages';
import { ProgramStepLink } from '../../shared/program-step-link';
import { Recorded } from '../../shared/recorded';
import { useWhen } from '../../shared/when';
import { Credentials } from './credentials';
import { useStaffWords } from './words';

type Person = Schema<'StaffWorkSchema'>;
type Work = Schema<'WorkSchema'>;

/** What staff hold, how much each has, and whose supervision is due. */
export function StaffPage() {
  const say = useStaffWords();
  const names = useCaseNames();
  const programId = useChosenProgram();
  const query = usePages(['program', programId, 'staff'], (cursor) => answerOf(api.GET('/api/staff', { params: { query: { program: programId, limit: 50, ...cursor } } })));
  const workOf = ({ work }: Person) => work.find((one) => one.programId === programId);
  return (
    <Page
      title={say('title')}
      action={
        <ProgramStepLink programId={programId} stepId="holdTraining" className="usa-button">
          {say('training')}
        </ProgramStepLink>
      }
    >
      <Recorded />
      <ProgramChoice />
      <Pages query={query}>
        {(people) =>
          people.length === 0 ? (
            <Empty>{say('none')}</Empty>
          ) : (
            <DataTable
              caption={say('title')}
              rows={people}
              keyOf={({ id }) => id}
              columns={[
                { head: say('name'), cell: ({ name }) => name },
                { head: say('roles'), cell: ({ roles }) => roles.map(names.role).join(', ') },
                { head: say('holds'), cell: ({ credentials }) => <Credentials credentials={credentials} /> },
                { head: say('load'), cell: (person) => <Load person={person} work={workOf(person)} /> },
                { head: say('supervision'), cell: (person) => <Supervision work={workOf(person)} /> },
                { head: say('record'), cell: (person) => <Ways person={person} programId={programId} /> },
              ]}
            />
          )
        }
      </Pages>
      <Trainings programId={programId} />
    </Page>
  );
}

function Load({ person: { roles }, work }: { person: Person; work: Work | undefined }) {
  const say = useStaffWords();
  const protocol = useProtocolWords();
  if (!work) return null;
  const { openCases, caseload, whyNotAssigned, peers, peersAtMost } = work;
  return (
    <>
      {roles.includes('peer') && (
        <>
          {say('loadOf', { open: openCases, most: caseload })} {openCases >= caseload && <Tag className="bg-secondary-dark">{say('full')}</Tag>}
          {whyNotAssigned.length > 0 && (
            <div>
              {say('cannotBeAssigned')}
              <ul className="usa-list margin-y-0">
                {whyNotAssigned.map(({ message }) => (
                  <li key={message}>{protocol(message)}</li>
                ))}
              </ul>
            </div>
          )}
        </>
      )}
      {peersAtMost !== undefined && <div>{say('peersOf', { open: peers, most: peersAtMost })}</div>}
    </>
  );
}

function Supervision({ work }: { work: Work | undefined }) {
  const say = useStaffWords();
  const when = useWhen(usePrograms().get(work?.programId ?? '')?.zone);
  if (!work?.supervision) return null;
  const { lastAt, dueAt, due } = work.supervision;
  return (
    <>
      {due && <Tag className="bg-secondary-dark margin-right-1">{say('isDue')}</Tag>}
      {lastAt === undefined ? say('never') : say('lastOn', { when: when.fromNow(lastAt) })}
      {!due && <div>{say('nextBy', { when: when.dateTime(dueAt) })}</div>}
    </>
  );
}

function Ways({ person: { id, name, roles }, programId }: { person: Person; programId: string }) {
  const say = useStaffWords();
  return (
    <div className="display-flex flex-wrap">
      <ProgramStepLink programId={programId} stepId="recordCredential" given={{ person: id }} className="padding-y-1 margin-right-2" label={say('credentialOf', { name })}>
        {say('credential')}
      </ProgramStepLink>
      {roles.includes('peer') && (
        <ProgramStepLink programId={programId} stepId="recordSupervision" also={{ peers: [{ person: id }] }} className="padding-y-1" label={say('superviseOf', { name })}>
          {say('supervise')}
        </ProgramStepLink>
      )}
    </div>
  );
}

function Trainings({ programId }: { programId: string }) {
  const say = useStaffWords();
  const protocol = useProtocolWords();
  const when = useWhen();
  const query = usePages(['program', programId, 'trainings'], (cursor) => answerOf(api.GET('/api/trainings', { params: { query: { program: programId, limit: 20, ...cursor } } })));
  return (
    <section aria-labelledby="trainings">
      <h2 id="trainings">{say('trainings')}</h2>
      <Pages query={query}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{say('trainingsNone')}</Empty>
          ) : (
            <DataTable
              caption={say('trainings')}
              rows={items}
              keyOf={({ trainingId }) => trainingId}
              columns={[
                { head: say('whatTraining'), cell: ({ training }) => protocol((trainingTitles as Readonly<Record<string, string>>)[training] ?? training) },
                { head: say('heldOn'), cell: ({ heldOn }) => when.day(heldOn) },
                { head: say('counts'), cell: ({ expiresOn }) => (expiresOn === undefined ? say('noEnd') : when.day(expiresOn)) },
                { head: say('attended'), cell: ({ attended }) => attended.flatMap(({ name }) => name ?? []).join(', ') },
              ]}
            />
          )
        }
      </Pages>
    </section>
  );
}
