import { Button, Form, Label, TextInput } from '@trussworks/react-uswds';
import { useState, type SubmitEvent } from 'react';
import { answerOf, api } from '../../api/client';
import { Failed } from '../../shared/answered';
import { chooseCode, codeAtLeast } from '../../shared/device/access';
import type { Owner } from '../../shared/device/store';
import { Note } from '../../shared/note';
import { useKeptWords } from './words';

/** By the code, what is on the device can be read without a network too. It never leaves the device. */
export function OfflineCode({ owner, isSignedIn }: { owner: Owner; isSignedIn: boolean }) {
  const say = useKeptWords();
  const [state, setState] = useState<'chosen' | 'taken'>();
  const [error, setError] = useState<unknown>();
  const has = owner.offlineCode !== undefined;

  const choose = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const code = new FormData(form).get('offline-code') as string;
    setError(undefined);
    try {
      await chooseCode(owner, { code, key: await answerOf(api.GET('/api/me/device-key')) });
      form.reset();
      setState('chosen');
    } catch (failed) {
      setError(failed);
    }
  };
  const take = async (): Promise<void> => {
    await chooseCode(owner, undefined);
    setState('taken');
  };
  return (
    <section aria-labelledby="offline-code-title" className="margin-top-4">
      <h2 id="offline-code-title">{say('code')}</h2>
      <p>{say('codeHint')}</p>
      {state && (
        <Note type="success" role="status" className="margin-y-2">
          {say(state === 'chosen' ? 'codeChosen' : 'codeTaken')}
        </Note>
      )}
      {error !== undefined && <Failed error={error} />}
      {isSignedIn ? (
        <Form onSubmit={(event) => void choose(event)}>
          <Label htmlFor="offline-code">{has ? say('codeNew') : say('codeFirst')}</Label>
          <span className="usa-hint" id="offline-code-hint">
            {say('codeLength', { count: codeAtLeast })}
          </span>
          <TextInput id="offline-code" name="offline-code" type="password" autoComplete="new-password" required minLength={codeAtLeast} aria-describedby="offline-code-hint" />
          <Button type="submit">{say('codeSet')}</Button>
        </Form>
      ) : (
        <p>{say('codeOnline')}</p>
      )}
      {has && (
        <Button type="button" unstyled className="margin-top-2" onClick={() => void take()}>
          {say('codeTake')}
        </Button>
      )}
    </section>
  );
}
