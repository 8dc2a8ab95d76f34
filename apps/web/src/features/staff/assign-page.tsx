import { Button, Label, Select, Tag } from '@trussworks/react-uswds';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answerOf, api } from '../../api/client';
import { ProblemError } from '../../api/problem';
import { caseQuery, useMe, usePrograms, type Case, type OpenStep } from '../../api/queries';
import { useProblemWords } from '../../form/problem-words';
import { StepForm } from '../../form/step-form';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../../shared/answered';
import { useCaseNames } from '../../shared/case-words';
import { isKept, usePerform } from '../../shared/device/perform';
import { useGoOn } from '../../shared/go-on';
import { GoesAway } from '../../shared/goes-away';
import { useMinute } from '../../shared/minute';
import { Note } from '../../shared/note';
import { Page } from '../../shared/page';
import type { JustRecorded } from '../../shared/recorded';
import { rostersAheadQuery } from '../../shared/rosters-ahead';
import { useWhen } from '../../shared/when';
import { candidatesFor, type Candidate } from './candidates';
import { Credentials } from './credentials';
import { useStaffWords } from './words';

/** Who gets the case: each candidate with credentials, caseload, whether on call now, and what stands in the way. */
export function AssignPage() {
  const { caseId = '' } = useParams();
  const say = useStaffWords();
  const names = useCaseNames();
  return (
    <Page title={`${say('assign')} ${names.number(caseId)}`}>
      <Answered query={useQuery(caseQuery(caseId))}>
        {(file) => {
          const step = file.openSteps.find(({ stepId }) => stepId === 'assignStaff');
          return step ? <Assigning key={caseId} file={file} step={step} /> : <Empty>{say('notOpen')}</Empty>;
        }}
      </Answered>
      <p>
        <Link to={`/cases/${caseId}`}>{say('back')}</Link>
      </p>
    </Page>
  );
}

function Assigning({ file, step }: { file: Case; step: OpenStep }) {
  const say = useStaffWords();
  const protocol = useProtocolWords();
  const { roles } = useMe();
  const roleField = step.fields.find(({ name }) => name === 'role');
  const options = roleField?.options ?? [];
  const [role, setRole] = useState(options[0]?.value ?? '');
  // What staff hold is read by coordinators and supervisors alone; others choose by name.
  if (!roles.includes('coordinator') && !roles.includes('supervisor')) return <ByName file={file} step={step} />;
  return (
    <>
      <p className="measure-4">{say('assignHint')}</p>
      <Label htmlFor="role">{say('role')}</Label>
      <Select id="role" name="role" value={role} onChange={({ target }) => setRole(target.value)}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {protocol(label)}
          </option>
        ))}
      </Select>
      <Candidates key={role} file={file} step={step} role={role} />
    </>
  );
}

function ByName({ file: { caseId, programId }, step: { title, fields } }: { file: Case; step: OpenStep }) {
  const zone = usePrograms().get(programId)?.zone ?? 'UTC';
  const perform = usePerform();
  const goOn = useGoOn();
  return (
    <StepForm
      fields={fields}
      zone={zone}
      caseId={caseId}
      perform={(command) => perform({ kind: 'step', caseId, stepId: 'assignStaff', command }, { title, fields, zone })}
      onDone={(answer) => goOn(`/cases/${caseId}`, { state: { recorded: title, kept: isKept(answer) } satisfies JustRecorded, replace: true })}
    />
  );
}

function Candidates({ file, step, role }: { file: Case; step: OpenStep; role: string }) {
  const say = useStaffWords();
  const { programId } = file;
  const staff = useQuery({ queryKey: ['program', programId, 'staff', 'all'], queryFn: () => answerOf(api.GET('/api/staff', { params: { query: { program: programId, limit: 500 } } })) });
  const rosters = useQuery(rostersAheadQuery(programId));
  const now = useMinute();
  const [done, setDone] = useState<{ name: string; kept: boolean }>();
  const current = (file.assigned as { role: string; id: string; name?: string }[] | undefined)?.find((one) => one.role === role);
  return (
    <>
      <p className="text-bold">{current ? say('now', { name: current.name }) : say('nobody')}</p>
      {done && (
        <Note type={done.kept ? 'warning' : 'success'} role="status" className="margin-y-2">
          {say(done.kept ? 'keptHere' : 'wasAssigned', { name: done.name })}
        </Note>
      )}
      <Answered query={staff}>
        {({ items }) => {
          const candidates = candidatesFor(items, { role, programId, rosters: rosters.data?.items ?? [], now });
          if (candidates.length === 0) return <Empty>{say('nobodyWithRole')}</Empty>;
          return (
            <ul className="usa-list usa-list--unstyled" aria-label={say('whom')}>
              {candidates.map((candidate) => (
                <li key={candidate.id} className="padding-y-2 border-top-1px border-base-lighter">
                  <CandidateEntry candidate={candidate} file={file} step={step} role={role} isCurrent={candidate.id === current?.id} onAssigned={setDone} />
                </li>
              ))}
            </ul>
          );
        }}
      </Answered>
    </>
  );
}

interface CandidateEntryProps {
  candidate: Candidate;
  file: Case;
  step: OpenStep;
  role: string;
  isCurrent: boolean;
  onAssigned(this: void, done: { name: string; kept: boolean }): void;
}

function CandidateEntry({ candidate: { id, name, whyNot, credentials, openCases, caseload, onUntil }, file, step, role, isCurrent, onAssigned }: CandidateEntryProps) {
  const say = useStaffWords();
  const protocol = useProtocolWords();
  const when = useWhen(usePrograms().get(file.programId)?.zone);
  return (
    <>
      <h2 className="font-sans-md margin-y-0">
        {name} {isCurrent && <Tag className="bg-primary-dark">{say('isAssigned')}</Tag>}
      </h2>
      <p className="margin-y-05">
        {onUntil === undefined ? say('notOnNow') : say('onNow', { when: when.time(onUntil) })}
        {role === 'peer' && ` · ${say('load')}: ${say('loadOf', { open: openCases, most: caseload })}`}
      </p>
      <Credentials credentials={credentials} />
      {whyNot.length > 0 && (
        <div className="margin-y-1">
          <strong>{say('cannotBeAssigned')}</strong>
          <ul className="usa-list margin-y-0">
            {whyNot.map((reason) => (
              <li key={reason}>{protocol(reason)}</li>
            ))}
          </ul>
        </div>
      )}
      {!isCurrent && whyNot.length === 0 && <AssignButton person={{ id, name }} file={file} step={step} role={role} onAssigned={onAssigned} />}
    </>
  );
}

interface AssignButtonProps extends Pick<CandidateEntryProps, 'file' | 'step' | 'role' | 'onAssigned'> {
  person: { id: string; name: string };
}

function AssignButton({ person: { id, name }, file: { caseId, programId }, step: { title, fields }, role, onAssigned }: AssignButtonProps) {
  const say = useStaffWords();
  const protocol = useProtocolWords();
  const problem = useProblemWords();
  const perform = usePerform();
  const zone = usePrograms().get(programId)?.zone ?? 'UTC';
  const [commandId, setCommandId] = useState(() => crypto.randomUUID());
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => perform({ kind: 'step', caseId, stepId: 'assignStaff', command: { commandId, input: { role, person: id } } }, { title, fields, zone }),
    onSuccess: (answer) => onAssigned({ name, kept: isKept(answer) }),
    // A refused command was not recorded: what is sent next is another one.
    onError: (refusal) => refusal instanceof ProblemError && !refusal.isPassing && setCommandId(crypto.randomUUID()),
  });
  const reasons = error instanceof ProblemError ? (error.problem.errors ?? []).map(({ message }) => protocol(message)) : [];
  return (
    <GoesAway>
      <Button type="button" disabled={isPending} aria-label={say('chooseWho', { name })} onClick={() => mutate()}>
        {isPending ? say('assigning') : say('choose')}
      </Button>
      {error && (
        <p role="alert" className="usa-error-message">
          {reasons.length > 0 ? reasons.join('. ') : problem(error)}
        </p>
      )}
    </GoesAway>
  );
}
