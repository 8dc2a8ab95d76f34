import { answerOf, api, openCase, performProgramStep, performStep, recordScreening } from '../../api/client';
import { accessNow, openHere, sealHere } from './access';
import { CannotOpenError } from './crypto';
import { attemptFailed, nextToSend } from './delivery';
import { idOfRequest, refilled, type FilledForm, type KeptContent, type KeptEntry, type KeptState, type Request } from './kept-entry';
import { observed, useObserved } from './observed';
import { entries, unlessFull, type StoredEntry } from './store';

/** What waits on this device. */
export interface Outbox {
  /** The owner's own, opened; empty while nobody has shown who they are. */
  own: readonly KeptEntry[];
  /** How many of the owner's wait, and with how many only they can go on. */
  waiting: number;
  needsOwner: number;
  /** Somebody else has entries here too; that is all that is known of them. */
  othersWait: boolean;
  sending: boolean;
  /** What has just been delivered, as its form is called: for a word to the person. */
  delivered: readonly string[];
}

const outbox = observed<Outbox>({ own: [], waiting: 0, needsOwner: 0, othersWait: false, sending: false, delivered: [] });
const otherTabs = new BroadcastChannel('dpad-outbox');
otherTabs.addEventListener('message', () => void readOutbox());

export function toldOfDelivery(): void {
  outbox.set({ ...outbox.get(), delivered: [] });
}

export function useOutbox(): Outbox {
  return useObserved(outbox);
}

const changed = async (): Promise<void> => {
  await readOutbox();
  otherTabs.postMessage('changed');
};

/** Reads what is on the device, as far as this person may open it. */
export async function readOutbox(): Promise<void> {
  const access = accessNow();
  const all = await entries.all();
  const mine = access.is === 'none' ? [] : all.filter(({ owner }) => owner === access.owner.staffId);
  const own = access.is === 'open' ? await openAll(mine) : [];
  const count = (...states: KeptState[]) => mine.filter(({ state }) => states.includes(state)).length;
  outbox.set({ ...outbox.get(), own, waiting: count('waiting'), needsOwner: count('refused', 'unconfirmed'), othersWait: all.length > mine.length && access.is !== 'none' });
}

async function openAll(stored: readonly StoredEntry[]): Promise<KeptEntry[]> {
  return (await Promise.all(stored.map((entry) => opened(entry)))).filter((entry) => entry !== undefined);
}

/** One that cannot be opened is left where it is. */
async function opened(stored: StoredEntry): Promise<KeptEntry | undefined> {
  const access = accessNow();
  if (access.is !== 'open') return undefined;
  try {
    const content = (await openHere(access, placeOf(stored.id), stored.box)) as KeptContent;
    return { ...content, id: stored.id, seq: stored.seq, state: stored.state, keptAt: stored.keptAt };
  } catch (error) {
    if (error instanceof CannotOpenError) return undefined;
    throw error;
  }
}

/** Keeps it on the device until the server can be reached. Answers false where the device knows nobody to keep it for. */
export async function keep(request: Request, form: FilledForm): Promise<boolean> {
  const access = accessNow();
  if (access.is === 'none') return false;
  const id = idOfRequest(request);
  const box = await sealHere(access.owner, placeOf(id), { request, form } satisfies KeptContent);
  await entries.put({ id, owner: access.owner.staffId, state: access.is === 'open' ? 'waiting' : 'unconfirmed', keptAt: new Date().toISOString(), box });
  await changed();
  return true;
}

/** Whether an earlier entry of the case waits here: what comes later waits behind it. */
export function waitsForCase(caseId: string): boolean {
  return outbox.get().own.some(({ state, request }) => state !== 'discarded' && (request.kind === 'opening' ? request.opening.caseId : request.kind === 'step' && request.caseId) === caseId);
}

export async function confirmOwn({ request, form, ...entry }: KeptEntry): Promise<void> {
  await rewrite(entry, 'waiting', { request, form });
}

/** Only the person discards, and says why; it can be put back for some days. */
export async function discard({ discardedBecause: _before, ...entry }: KeptEntry, because: string): Promise<void> {
  await rewrite(entry, 'discarded', { ...contentOf(entry), discardedBecause: because });
}

export async function putBack({ discardedBecause: _because, ...entry }: KeptEntry): Promise<void> {
  await rewrite(entry, entry.refusal ? 'refused' : 'waiting', contentOf(entry));
}

function contentOf({ request, form, refusal }: KeptContent): KeptContent {
  return { request, form, ...(refusal && { refusal }) };
}

/** Answers false where it is not on the device any more, or not as it was. */
async function rewrite({ id: was, seq, keptAt }: Pick<KeptEntry, 'id' | 'seq' | 'keptAt'>, state: KeptState, content: KeptContent): Promise<boolean> {
  const access = accessNow();
  if (access.is !== 'open') return false;
  const id = idOfRequest(content.request);
  const isHere = await entries.replace(was, { seq, id, owner: access.owner.staffId, state, keptAt, box: await sealHere(access.owner, placeOf(id), content) });
  await changed();
  return isHere;
}

function placeOf(id: string): string {
  return `entry/${id}`;
}

/** What is discarded stays for this long. */
const daysDiscarded = 30;

export async function forgetDiscarded(now: number): Promise<void> {
  const old = outbox.get().own.filter(({ state, keptAt }) => state === 'discarded' && Date.parse(keptAt) < now - daysDiscarded * 86_400_000);
  await Promise.all(old.map(({ seq }) => entries.delete(seq)));
}

/** Sends anything; throws what the server, or the lack of one, has thrown. */
export function send(request: Request): Promise<unknown> {
  if (request.kind === 'opening') return openCase(request.opening);
  if (request.kind === 'step') return performStep(request.caseId, request.stepId, request.command);
  if (request.kind === 'programStep') return performProgramStep(request.programId, request.stepId, request.command);
  return recordScreening(request.screening);
}

/**
 * Sends what waits, in its order, each with the id that it was kept under, so that an answer lost on its way does no harm. One window
 * of the browser does it at a time, and only for the person whose session it is; `taken` is called with each that the server has.
 */
export async function deliver(taken: (entry: KeptEntry) => void): Promise<void> {
  await navigator.locks.request('dpad-outbox', { ifAvailable: true }, async (lock) => {
    if (!lock || outbox.get().waiting === 0) return;
    outbox.set({ ...outbox.get(), sending: true });
    try {
      if (await isOwnSession()) await unlessFull(sendInOrder(taken));
    } finally {
      outbox.set({ ...outbox.get(), sending: false });
    }
  });
}

/** Somebody else may have signed in meanwhile, in another window. */
async function isOwnSession(): Promise<boolean> {
  const access = accessNow();
  if (access.is !== 'open') return false;
  try {
    const { staffId } = await answerOf(api.GET('/api/me'));
    return staffId === access.owner.staffId;
  } catch (error) {
    attemptFailed(error);
    return false;
  }
}

/**
 * Sends an entry that the person has filled in anew. Answers false where it waits again; throws the server's refusal, which stands
 * with the entry too. `newId`: where the id that it was kept under is taken. What another window has sent is not sent again.
 */
export async function resend(entry: KeptEntry, input: Record<string, unknown>, newId?: string): Promise<boolean> {
  return navigator.locks.request('dpad-outbox', async () => {
    const request = refilled(entry.request, input, newId);
    const content = { request, form: entry.form };
    const refilledEntry = { ...entry, id: idOfRequest(request) };
    // Another window of the same person may have been first; one that was locked meanwhile sends nothing.
    if (!(await rewrite(entry, 'waiting', content))) return accessNow().is === 'open';
    try {
      if (!(await isOwnSession())) return false;
      await send(request);
      await entries.delete(entry.seq);
      await changed();
      return true;
    } catch (error) {
      const attempt = attemptFailed(error);
      if (attempt.became !== 'refused') return false;
      const { status, problem } = attempt.error;
      await rewrite(refilledEntry, 'refused', { ...content, refusal: { status, problem } });
      throw error;
    }
  });
}

async function sendInOrder(taken: (entry: KeptEntry) => void): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    await readOutbox();
    const entry = nextToSend(outbox.get().own, failed);
    if (!entry) return;
    try {
      await send(entry.request);
    } catch (error) {
      const attempt = attemptFailed(error);
      if (attempt.became === 'broken') {
        failed.add(entry.id);
        continue;
      }
      if (attempt.became !== 'refused') return;
      const { status, problem } = attempt.error;
      await rewrite(entry, 'refused', { ...contentOf(entry), refusal: { status, problem } });
      continue;
    }
    await entries.delete(entry.seq);
    outbox.set({ ...outbox.get(), delivered: [...outbox.get().delivered, entry.form.title] });
    await changed();
    taken(entry);
  }
}
