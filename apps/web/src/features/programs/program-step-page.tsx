import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams, useSearchParams } from 'react-router';
import type { Schema } from '../../api/client';
import { programsQuery, programStepsQuery, type FormField } from '../../api/queries';
import { StepForm } from '../../form/step-form';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../../shared/answered';
import { isKept, usePerform } from '../../shared/device/perform';
import { useGoOn } from '../../shared/go-on';
import { Page } from '../../shared/page';
import type { WayToProgramStep } from '../../shared/program-step-link';
import type { JustRecorded } from '../../shared/recorded';
import { useProgramWords } from './words';

/** The kinds of field that the address of the page may fill in. */
const chosen: readonly FormField['kind'][] = ['choice', 'entry', 'staff', 'organisation', 'item'];

/** The form of any step of a program. */
export function ProgramStepPage() {
  const { programId = '', stepId = '' } = useParams();
  const say = useProgramWords();
  const protocol = useProtocolWords();
  const programs = useQuery(programsQuery);
  const steps = useQuery({ ...programStepsQuery(programId), staleTime: Infinity });
  const step = steps.data?.items.find((one) => one.stepId === stepId);
  return (
    <Page title={step ? protocol(step.title) : say('settingsOf')}>
      <Answered query={programs}>
        {({ items }) => {
          const program = items.find((one) => one.programId === programId);
          return (
            <>
              <p className="text-base-dark">{program?.title}</p>
              <Answered query={steps}>{() => (step && program ? <ProgramStepForm key={stepId} step={step} program={program} /> : <Empty>{say('notOpen')}</Empty>)}</Answered>
            </>
          );
        }}
      </Answered>
      <p>
        <Link to={`/program/${programId}`}>{say('back')}</Link>
      </p>
    </Page>
  );
}

function ProgramStepForm({ step: { stepId, title, hint, fields }, program: { programId, zone } }: { step: Schema<'OpenProgramStepSchema'>; program: Schema<'ProgramSchema'> }) {
  const protocol = useProtocolWords();
  const goOn = useGoOn();
  const { from = `/program/${programId}`, also } = (useLocation().state ?? {}) as Partial<WayToProgramStep>;
  const [asked] = useSearchParams();
  const perform = usePerform();
  const given = fields.flatMap(({ name, kind }) => (chosen.includes(kind) && asked.has(name) ? [[name, asked.get(name)] as const] : []));
  const goBack = (answer: unknown): void => {
    goOn(from, { state: { recorded: title, kept: isKept(answer) } satisfies JustRecorded, replace: true });
  };
  return (
    <>
      <p className="measure-4">{protocol(hint)}</p>
      <StepForm
        fields={fields}
        zone={zone}
        given={{ ...Object.fromEntries(given), ...also }}
        perform={(command) => perform({ kind: 'programStep', programId, stepId, command }, { title, fields, zone })}
        onDone={goBack}
      />
    </>
  );
}
