import { Button } from '@trussworks/react-uswds';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { StepForm } from '../../form/step-form';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Answered } from '../../shared/answered';
import { isKept, usePerform, type Kept } from '../../shared/device/perform';
import { Note } from '../../shared/note';
import type { Duty } from './duty';
import { screeningQuery } from './queries';
import { useOfficerWords } from './words';

interface ScreeningFormProps {
  duty: Duty;
  zone: string;
  /** Taken over from the form of the case. */
  given: Readonly<Record<string, unknown>>;
  onBack(this: void): void;
  /** The form of the case is not needed any more. */
  onRecorded(this: void): void;
}

/** Somebody not eligible, or declining: recorded without identity. */
export function ScreeningForm({ duty, zone, given, onBack, onRecorded }: ScreeningFormProps) {
  const say = useOfficerWords();
  const protocol = useProtocolWords();
  const perform = usePerform();
  const form = useQuery(screeningQuery(duty.programId, duty.pathwayId));
  const navigate = useNavigate();
  const [done, setDone] = useState<'recorded' | 'kept'>();
  if (done) {
    return (
      <>
        <Note type="success" role="status" className="margin-y-2">
          {say(done === 'kept' ? 'screeningKept' : 'screeningRecorded')}
        </Note>
        <Button type="button" onClick={() => void navigate('/start')}>
          {say('another')}
        </Button>
      </>
    );
  }
  const onDone = (answer: object | Kept): void => {
    onRecorded();
    setDone(isKept(answer) ? 'kept' : 'recorded');
  };
  return (
    <Answered query={form}>
      {({ title, hint, fields }) => (
        <section aria-labelledby="screening">
          <h2 id="screening">{protocol(title)}</h2>
          <p>{protocol(hint)}</p>
          <Button type="button" unstyled onClick={onBack}>
            {say('backToCase')}
          </Button>
          <StepForm
            fields={fields}
            zone={zone}
            given={given}
            perform={({ commandId, input }) => perform({ kind: 'screening', screening: { screeningId: commandId, programId: duty.programId, pathwayId: duty.pathwayId, input } }, { title, fields, zone })}
            onDone={onDone}
          />
        </section>
      )}
    </Answered>
  );
}
