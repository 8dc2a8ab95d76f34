import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Command } from '../../api/client';
import { caseQuery, programsQuery, usePrograms, type FormField, type OpenStep } from '../../api/queries';
import { StepForm } from '../../form/step-form';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered, Empty } from '../../shared/answered';
import { isKept, usePerform } from '../../shared/device/perform';
import { useGoOn } from '../../shared/go-on';
import { Page } from '../../shared/page';
import type { JustRecorded } from '../../shared/recorded';
import { useWhen } from '../../shared/when';
import { FieldValue } from './field-value';
import { useWholeTimeline, type Entry, type EntryField } from './use-timeline';
import { useCaseWords } from './words';

/** The right value of one field of one entry, with the reason. Both stay in the record. */
export function CorrectionPage() {
  const say = useCaseWords();
  const { caseId = '', entry: number = '' } = useParams();
  const [asked] = useSearchParams();
  const timeline = useWholeTimeline(caseId);
  return (
    <Page title={say('correctTitle')} action={<Link to={`/cases/${caseId}`}>{say('backToCase')}</Link>}>
      <Answered query={timeline}>
        {({ items }) => {
          const entry = items.find((one) => one.entry === Number(number));
          const field = entry?.fields?.find(({ path }) => path === asked.get('field'));
          return entry && field?.correctable === true ? <Correction key={`${number} ${field.path}`} caseId={caseId} entry={entry} field={field} /> : <Empty>{say('correctNot')}</Empty>;
        }}
      </Answered>
    </Page>
  );
}

const correction = 'correctEntry';

function Correction({ caseId, entry, field }: { caseId: string; entry: Entry; field: EntryField }) {
  const say = useCaseWords();
  const query = useQuery(caseQuery(caseId));
  const programs = useQuery(programsQuery);
  return (
    <Answered query={query}>
      {({ programId, openSteps }) => {
        const step = openSteps.find(({ stepId }) => stepId === correction);
        if (!step) return <Empty>{say('correctNot')}</Empty>;
        // The value that stands is filled in by the clocks of the program: the form waits until these are known.
        return <Answered query={programs}>{() => <CorrectionForm caseId={caseId} programId={programId} entry={entry} field={field} step={step} />}</Answered>;
      }}
    </Answered>
  );
}

interface CorrectionFormProps {
  caseId: string;
  programId: string;
  entry: Entry;
  field: EntryField;
  step: OpenStep;
}

function CorrectionForm({ caseId, programId, entry, field, step }: CorrectionFormProps) {
  const say = useCaseWords();
  const protocol = useProtocolWords();
  const goOn = useGoOn();
  const perform = usePerform();
  const zone = usePrograms().get(programId)?.zone ?? 'UTC';
  const when = useWhen(zone);
  const standing = field.corrections?.at(-1) ?? field;
  const fields: FormField[] = [{ name: 'value', kind: field.kind, label: say('rightValue'), required: true, ...(field.options && { options: field.options }) }, ...step.fields.filter(({ name }) => name === 'reason')];
  const record = ({ commandId, input: { value, reason: because } }: Command) => {
    // A correction names its value in the one way in which any value can be written.
    const input = { entry: entry.entry, field: field.path, value: String(value), reason: because };
    return perform({ kind: 'step', caseId, stepId: correction, command: { commandId, input } }, { title: step.title, fields: step.fields, zone });
  };
  const done = (answer: unknown): void => {
    const state: JustRecorded = { recorded: step.title, kept: isKept(answer) };
    goOn(`/cases/${caseId}`, { replace: true, state });
  };
  return (
    <>
      <div className="margin-y-2">
        {say('correctWhich', { entry: protocol(entry.title), when: when.dateTime(entry.recordedAt), field: protocol(field.label) })}:{' '}
        <strong>
          <FieldValue caseId={caseId} kind={field.kind} shown={standing} zone={zone} />
        </strong>
      </div>
      <p className="usa-hint">{say('correctHint')}</p>
      <StepForm fields={fields} zone={zone} perform={record} onDone={done} submit={say('correctSend')} given={{ value: standing.value }} />
    </>
  );
}
