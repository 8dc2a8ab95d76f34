import { Button, Tag } from '@trussworks/react-uswds';
import { Link } from 'react-router';
import { useReadAnew } from '../../api/queries';
import { useProtocolWords } from '../../i18n/protocol-words';
import { Empty } from '../../shared/answered';
import { useAccess } from '../../shared/device/access';
import { isHeldBack } from '../../shared/device/delivery';
import type { KeptEntry } from '../../shared/device/kept-entry';
import { deliver, putBack, useOutbox } from '../../shared/device/outbox';
import { changedBy } from '../../shared/device/perform';
import { Note } from '../../shared/note';
import { useOnline } from '../../shared/online';
import { Page } from '../../shared/page';
import { useWhen } from '../../shared/when';
import { OfflineCode } from './offline-code';
import { useKeptWords } from './words';

/** What waits on this device, and how it can be opened without a network. */
export function KeptPage() {
  const say = useKeptWords();
  const access = useAccess();
  const { own, othersWait, waiting, needsOwner } = useOutbox();
  const live = own.filter(({ state }) => state !== 'discarded');
  const discarded = own.filter(({ state }) => state === 'discarded');
  return (
    <Page title={say('title')}>
      {othersWait && <p>{say('othersWait')}</p>}
      {access.is === 'sealing' && <p>{say('sealed', { count: waiting + needsOwner })}</p>}
      {access.is === 'none' && (
        <Note type="warning" className="margin-y-2">
          {say('notHere')}
        </Note>
      )}
      {access.is === 'open' && (
        <>
          {live.length === 0 ? <Empty>{say('nothing')}</Empty> : <Waiting entries={live} isSignedIn={access.by === 'session'} />}
          {discarded.length > 0 && <Discarded entries={discarded} />}
          <OfflineCode owner={access.owner} isSignedIn={access.by === 'session'} />
        </>
      )}
    </Page>
  );
}

function Waiting({ entries, isSignedIn }: { entries: readonly KeptEntry[]; isSignedIn: boolean }) {
  const say = useKeptWords();
  const protocol = useProtocolWords();
  const when = useWhen();
  const readAnew = useReadAnew();
  const isOnline = useOnline();
  const { sending, waiting } = useOutbox();
  const inOrder = [...entries].sort((a, b) => a.seq - b.seq);
  return (
    <>
      {waiting > 0 && isSignedIn && (
        <Button type="button" disabled={sending || !isOnline} onClick={() => void deliver(({ request }) => void readAnew(changedBy(request)))}>
          {sending ? say('sending') : say('sendNow')}
        </Button>
      )}
      <ul className="usa-list usa-list--unstyled">
        {inOrder.map((entry) => (
          <li key={entry.id} className="border-top-1px border-base-lighter padding-y-2">
            <Link to={`/kept/${entry.id}`} className="text-bold">
              {protocol(entry.form.title)}
            </Link>
            <div className="text-base-dark">{say('keptAt', { when: when.dateTime(entry.keptAt) })}</div>
            <div>
              {entry.state !== 'waiting' && <Tag className="bg-secondary-dark margin-right-1">{say('needsYou')}</Tag>}
              {say(isHeldBack(entry, entries) ? 'states.heldBack' : `states.${entry.state}`)} {entry.refusal && protocol(entry.refusal.problem.detail)}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Discarded({ entries }: { entries: readonly KeptEntry[] }) {
  const say = useKeptWords();
  const protocol = useProtocolWords();
  return (
    <section aria-labelledby="discarded">
      <h2 id="discarded">{say('discarded')}</h2>
      <p className="text-base-dark">{say('discardedHint')}</p>
      <ul className="usa-list usa-list--unstyled">
        {entries.map((entry) => (
          <li key={entry.id} className="border-top-1px border-base-lighter padding-y-2">
            {protocol(entry.form.title)}: {entry.discardedBecause}{' '}
            <Button type="button" unstyled onClick={() => void putBack(entry)}>
              {say('putBack')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
