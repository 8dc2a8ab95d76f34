import { Button, Label, TextInput } from '@trussworks/react-uswds';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ProblemError } from '../../api/problem';
import { useReadAnew } from '../../api/queries';
import { StepForm } from '../../form/step-form';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Empty } from '../../shared/answered';
import { caseOf, inputOf, type KeptEntry } from '../../shared/device/kept-entry';
import { confirmOwn, discard, resend, useOutbox } from '../../shared/device/outbox';
import { changedBy, type Kept } from '../../shared/device/perform';
import { useGoOn } from '../../shared/go-on';
import { Note } from '../../shared/note';
import { Page } from '../../shared/page';
import { useKeptWords } from './words';

/** One entry that waits: opened in its own form, with the server's refusal beside its fields. */
export function KeptEntryPage() {
  const { entryId = '' } = useParams();
  return <KeptUnder key={entryId} entryId={entryId} />;
}

function KeptUnder({ entryId }: { entryId: string }) {
  const say = useKeptWords();
  const { own } = useOutbox();
  const found = own.find(({ id }) => id === entryId);
  // Sent as another, it has another id already.
  const [seq, setSeq] = useState<number>();
  if (found && found.seq !== seq) setSeq(found.seq);
  const entry = found ?? own.find((one) => one.seq === seq);
  return entry ? (
    <Entry key={entry.seq} entry={entry} />
  ) : (
    <Page title={say('title')}>
      <Empty>{say('gone')}</Empty>
      <Link to="/kept">{say('toList')}</Link>
    </Page>
  );
}

/** The id is taken, with other content: the same case was opened from somewhere else. */
const idTaken = 'COMMAND.REUSED';

function Entry({ entry }: { entry: KeptEntry }) {
  const say = useKeptWords();
  const protocol = useProtocolWords();
  const goOn = useGoOn();
  const readAnew = useReadAnew();
  const { form, request, refusal, state } = entry;
  const isTaken = refusal?.problem.code === idTaken;
  const caseId = caseOf(request);
  return (
    <Page title={protocol(form.title)}>
      {refusal && (
        <Note type="warning" role="status" className="margin-y-2">
          {isTaken ? say('taken') : say('refused', { why: protocol(refusal.problem.detail) })}
        </Note>
      )}
      {isTaken && caseId !== undefined && (
        <p>
          <Link to={`/cases/${caseId}`}>{say('toCase')}</Link>
        </p>
      )}
      {state === 'unconfirmed' && (
        <Note type="warning" role="status" className="margin-y-2">
          {say('unconfirmed')}{' '}
          <Button type="button" unstyled onClick={() => void confirmOwn(entry).then(() => goOn('/kept'))}>
            {say('confirm')}
          </Button>
        </Note>
      )}
      <StepForm
        fields={form.fields}
        zone={form.zone}
        given={inputOf(request)}
        {...(refusal && !isTaken && { refusal: new ProblemError(refusal.problem, refusal.status) })}
        submit={isTaken && request.kind === 'opening' ? say('sendAsNew') : say('sendAgain')}
        perform={async ({ commandId, input }): Promise<Kept | undefined> => {
          const sent = await resend(entry, input, isTaken ? commandId : undefined);
          return sent ? undefined : { kept: true };
        }}
        onDone={() => {
          void readAnew(changedBy(request));
          goOn('/kept', { replace: true });
        }}
      />
      <Discard entry={entry} />
    </Page>
  );
}

function Discard({ entry }: { entry: KeptEntry }) {
  const say = useKeptWords();
  const goOn = useGoOn();
  const [because, setBecause] = useState('');
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button type="button" unstyled className="margin-top-4" onClick={() => setAsking(true)}>
        {say('discard')}
      </Button>
    );
  }
  return (
    <section className="margin-top-4" aria-labelledby="discard">
      <h2 id="discard">{say('discard')}</h2>
      <Label htmlFor="because">{say('discardWhy')}</Label>
      <TextInput id="because" type="text" name="because" value={because} onChange={({ target }) => setBecause(target.value)} />
      <Button type="button" secondary disabled={because.trim() === ''} className="margin-top-2" onClick={() => void discard(entry, because.trim()).then(() => goOn('/kept', { replace: true }))}>
        {say('discardNow')}
      </Button>
    </section>
  );
}
