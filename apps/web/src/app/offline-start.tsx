import { Button, Form, Label, TextInput } from '@trussworks/react-uswds';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { meQuery, type Me } from '../api/queries';
import { Failed } from '../shared/answered';
import { Note } from '../shared/note';
import { Page } from '../shared/page';
import { goOnSealing, openWithCode, type CodeAnswer } from '../shared/device/access';
import { keepReads, showOpenReads } from '../shared/device/reads';
import type { Owner } from '../shared/device/store';
import { LanguageSwitch } from './language-switch';
import { useAppWords } from './words';

/** Nothing answers, and the app was begun: by the code what is on the device can be read; without it a person can still fill in. */
export function OfflineStart({ owner, again }: { owner: Owner; again(this: void): void }) {
  const say = useAppWords();
  const client = useQueryClient();
  const [answer, setAnswer] = useState<CodeAnswer>();
  const [failed, setFailed] = useState<unknown>();
  const [trying, setTrying] = useState(false);

  const tryCode = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const code = new FormData(event.currentTarget).get('code') as string;
    setTrying(true);
    setFailed(undefined);
    try {
      const answered = await openWithCode(owner, code);
      setAnswer(answered);
      if (answered !== 'open') return;
      await keepReads(client).then((end) => end());
      if (!client.getQueryData(meQuery.queryKey)) client.setQueryData(meQuery.queryKey, withoutServer(owner), { updatedAt: 1 });
    } catch (error) {
      setFailed(error);
    } finally {
      setTrying(false);
    }
  };
  const goOn = async (): Promise<void> => {
    goOnSealing(owner);
    await showOpenReads(client);
    client.setQueryData(meQuery.queryKey, withoutServer(owner), { updatedAt: 1 });
  };
  const hasCode = owner.offlineCode !== undefined && answer !== 'gone';
  return (
    <main id="main">
      <div className="grid-container display-flex flex-justify-end padding-top-1">
        <LanguageSwitch />
      </div>
      <Page title={say('offlineTitle')}>
        <p>{say('offlineHint', { name: owner.name })}</p>
        {failed !== undefined && <Failed error={failed} />}
        {answer !== undefined && answer !== 'open' && (
          <Note type="error" role="alert" className="margin-y-2">
            {say(`offlineAnswers.${answer}`)}
          </Note>
        )}
        {hasCode && (
          <Form large onSubmit={(event) => void tryCode(event)}>
            <Label htmlFor="offline-code">{say('offlineCode')}</Label>
            <TextInput id="offline-code" name="code" type="password" autoComplete="off" required />
            <Button type="submit" disabled={trying}>
              {trying ? say('offlineOpening') : say('offlineOpen')}
            </Button>
          </Form>
        )}
        <h2>{say('withoutCode')}</h2>
        <p>{say('withoutCodeHint')}</p>
        <Button type="button" outline onClick={() => void goOn()}>
          {say('withoutCodeGoOn')}
        </Button>
        <h2>{say('networkBack')}</h2>
        <Button type="button" outline onClick={again}>
          {say('networkTry')}
        </Button>
      </Page>
    </main>
  );
}

/** What the device knows of its owner, until the server can be asked. */
function withoutServer({ staffId, name, roles, programs }: Owner): Me {
  const endsAt = new Date(Date.now() + 12 * 3_600_000).toISOString();
  return { staffId, name, agency: '', roles: roles as Me['roles'], programs, session: { endsAt } };
}
