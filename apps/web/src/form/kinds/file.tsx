import { useState, type ChangeEvent } from 'react';
import { useFormContext } from 'react-hook-form';
import { uploadFile } from '../../api/files';
import { useProblemWords } from '../problem-words';
import { idOf } from '../error-summary';
import type { ControlProps } from '../control';
import type { FormValues } from '../values';
import { useFormWords } from '../words';
import { describedBy, Labelled, useFieldError } from './labelled';

/** The file goes first; the step then refers to it. */
export function FileControl({ field, path, caseId }: ControlProps) {
  const say = useFormWords();
  const problem = useProblemWords();
  const error = useFieldError(path);
  const [state, setState] = useState('');
  const { register, setValue, setError, clearErrors } = useFormContext<FormValues>();
  register(path, { required: { value: field.required, message: say('missing') } });

  const send = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    setValue(path, '');
    if (!file || caseId === undefined) return;
    setState(say('uploading'));
    try {
      setValue(path, await uploadFile(caseId, file));
      clearErrors(path);
      setState(say('uploaded', { name: file.name }));
    } catch (failed) {
      setState('');
      setError(path, { message: problem(failed) });
    }
  };
  return (
    <Labelled field={field} path={path}>
      <input id={idOf(path)} type="file" className="usa-input height-auto padding-1" accept={field.accept?.join(',')} onChange={(event) => void send(event)} aria-required={field.required} aria-invalid={error !== undefined} aria-describedby={describedBy(path, field, error)} />
      <div role="status" className="usa-hint">
        {state}
      </div>
    </Labelled>
  );
}
