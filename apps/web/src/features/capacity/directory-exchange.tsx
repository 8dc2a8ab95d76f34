import { Button, FormGroup, Label, Select } from '@trussworks/react-uswds';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { answerOf, api, type Schema } from '../../api/client';
import { ProblemError } from '../../api/problem';
import { programStepsQuery, useReadAnew } from '../../api/queries';
import { useProblemWords } from '../../form/problem-words';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Download } from '../../shared/download';
import { Note } from '../../shared/note';
import { useServiceNames } from '../../shared/service-names';
import { useCapacityWords } from './words';

/** Of what is wrong with a file so much is listed: whoever mends it begins with the first. */
const mostListed = 20;

/** A program's directory from and to other systems, as HSDS 3. */
export function DirectoryExchange({ programId }: { programId: string }) {
  const say = useCapacityWords();
  const { data } = useQuery({ ...programStepsQuery(programId), staleTime: 60_000 });
  return (
    <section aria-labelledby="exchange" className="margin-top-4 padding-top-2 border-top-1px border-base-lighter">
      <h2 id="exchange">{say('exchange')}</h2>
      <p>{say('exchangeHint')}</p>
      <Download href={`/api/directory/export?${new URLSearchParams({ program: programId })}`} name={`directory-${programId}.json`}>
        {say('export')}
      </Download>
      {data?.items.some(({ stepId }) => stepId === 'listService') && <Import programId={programId} />}
    </section>
  );
}

/** The file is no directory at all: nothing was sent. */
class NotJsonError extends Error {
  override readonly name = 'NotJsonError';
}

/** Taken in whole or not at all, so that it can be mended and sent again. */
function Import({ programId }: { programId: string }) {
  const say = useCapacityWords();
  const readAnew = useReadAnew();
  const kinds = useServiceNames(programId);
  const [file, setFile] = useState<File>();
  const [type, setType] = useState('');
  const taking = useMutation({
    mutationFn: async (chosen: File) => {
      const body = (await contentOf(chosen)) as Schema<'HsdsPageSchema'>;
      return answerOf(api.POST('/api/directory/import', { params: { query: { program: programId, ...(type !== '' && { type }) } }, body }));
    },
    onSuccess: () => readAnew({ programId }),
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (file && !taking.isPending) taking.mutate(file);
  };
  return (
    <form className="usa-form maxw-mobile-lg margin-top-3" onSubmit={submit}>
      <FormGroup>
        <Label htmlFor="directory-file" hint={` ${say('fileHint')}`}>
          {say('file')}
        </Label>
        <input
          id="directory-file"
          name="directory-file"
          type="file"
          accept=".json,application/json"
          className="usa-input height-auto padding-1"
          onChange={({ target }) => {
            setFile(target.files?.[0]);
            taking.reset();
          }}
        />
      </FormGroup>
      <Label htmlFor="directory-kind">{say('kindUnsaid')}</Label>
      <Select id="directory-kind" name="directory-kind" value={type} onChange={({ target }) => setType(target.value)}>
        <option value="">{say('kindSaid')}</option>
        {[...kinds].map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>
      <Button type="submit" disabled={!file || taking.isPending}>
        {taking.isPending ? say('importing') : say('import')}
      </Button>
      <div role="status">{taking.data && <Note type="success">{say('imported', { ...taking.data })}</Note>}</div>
      {taking.error && <Refusal error={taking.error} />}
    </form>
  );
}

/** What is wrong in which entry of the file, as the server says it. */
function Refusal({ error }: { error: Error }) {
  const say = useCapacityWords();
  const problem = useProblemWords();
  const protocol = useProtocolWords();
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  return (
    <div role="alert">
      <Note type="error">{error instanceof NotJsonError ? say('notJson') : problem(error)}</Note>
      <ul className="usa-list">
        {errors.slice(0, mostListed).map(({ field, code, message }) => (
          <li key={`${field} ${code}`}>
            {entryIn(field) === undefined ? '' : `${say('entry', { n: entryIn(field) })}: `}
            {protocol(message)}
          </li>
        ))}
        {errors.length > mostListed && <li>{say('moreWrong', { count: errors.length - mostListed })}</li>}
      </ul>
    </div>
  );
}

/** `contents.3.name` is of the fourth service of the file: counted as people count, with the part of it. */
function entryIn(field: string): string | undefined {
  const [, index, part = ''] = /^contents\.(\d+)(?:\.(.+))?$/.exec(field) ?? [];
  return index === undefined ? undefined : `${Number(index) + 1}${part === '' ? '' : ` (${part})`}`;
}

async function contentOf(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text());
  } catch (cause) {
    throw new NotJsonError('The file is not JSON', { cause });
  }
}
