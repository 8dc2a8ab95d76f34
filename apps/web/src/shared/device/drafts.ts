import { useCallback, useEffect, useState } from 'react';
import { accessNow, openHere, sealHere } from './access';
import { CannotOpenError } from './crypto';
import { boxes, unlessFull } from './store';

/** A form that was begun and not sent. */
export interface Draft<T> {
  value: T;
  /** RFC 3339, by the device's clock. */
  keptAt: string;
}

/** `looking`: whether there is one is not known yet. */
export type FoundDraft<T> = 'looking' | 'none' | Draft<T>;

/** Long enough not to write at every key, short enough that a window closed at once loses next to nothing. */
const pause = 400;
/** A form begun this long ago is not gone on with. */
const days = 30;

/** What is still to be written, by place: a lock of the screen waits for it. */
const pending = new Map<string, { write: () => Promise<void>; timer: ReturnType<typeof setTimeout> }>();

/** What this window has kept of the forms that stand open in it. */
const keptHere = new Map<string, () => Promise<void>>();

/** The same form may be filled in twice, in two windows: what one sends or discards takes nothing from the other. */
const otherWindows = new BroadcastChannel('dpad-drafts');
otherWindows.addEventListener('message', ({ data: form }: MessageEvent<string>) => void keptHere.get(form)?.());

/** What cannot be written holds nothing up: the screen is locked all the same. */
export async function writeDraftsNow(): Promise<void> {
  await Promise.allSettled([...pending.keys()].map(writeNow));
}

async function writeNow(form: string): Promise<void> {
  const begun = pending.get(form);
  clearTimeout(begun?.timer);
  await begun?.write();
}

export async function forgetOldDrafts(owner: string, now: number): Promise<void> {
  await boxes.deleteOlder(owner, 'draft/', new Date(now - days * 86_400_000).toISOString());
}

export interface DraftKeeper<T> {
  found: FoundDraft<T>;
  /** Writes it, sealed, as soon as the person pauses. Without room on the device it stays on the screen alone. */
  save(this: void, value: T): void;
  /** It was sent, or is not wanted. */
  discard(this: void): void;
}

/** What was begun in a form, and not sent. `form`: which form, the same each time that the person comes to it. */
export function useDraft<T>(form: string): DraftKeeper<T> {
  const [found, setFound] = useState<{ form: string; draft: FoundDraft<T> }>({ form, draft: 'looking' });
  useEffect(() => {
    let here = true;
    // A browser that keeps nothing has a form all the same.
    void draftOf<T>(form)
      .catch(() => undefined)
      .then((draft) => {
        if (here) setFound({ form, draft: draft ?? 'none' });
      });
    return () => {
      here = false;
      keptHere.delete(form);
    };
  }, [form]);
  const save = useCallback(
    (value: T) => {
      let writing: Promise<void> | undefined;
      const write = (): Promise<void> => {
        writing ??= saveDraft(form, value).finally(() => {
          if (pending.get(form)?.write === write) pending.delete(form);
        });
        return writing;
      };
      keptHere.set(form, () => saveDraft(form, value));
      clearTimeout(pending.get(form)?.timer);
      pending.set(form, { write, timer: setTimeout(() => void write(), pause) });
    },
    [form],
  );
  const discard = useCallback(() => {
    clearTimeout(pending.get(form)?.timer);
    pending.delete(form);
    keptHere.delete(form);
    setFound({ form, draft: 'none' });
    void discardDraft(form);
  }, [form]);
  return { found: found.form === form ? found.draft : 'looking', save, discard };
}

async function draftOf<T>(form: string): Promise<Draft<T> | undefined> {
  // Who comes back at once finds what was just filled in.
  await writeNow(form);
  const access = accessNow();
  if (access.is !== 'open') return undefined;
  const place = await placeOf(form);
  const kept = await boxes.of(access.owner.staffId, place);
  if (!kept) return undefined;
  try {
    return { value: (await openHere(access, place, kept.box)) as T, keptAt: kept.keptAt };
  } catch (error) {
    if (error instanceof CannotOpenError) return undefined;
    throw error;
  }
}

async function saveDraft(form: string, value: unknown): Promise<void> {
  const access = accessNow();
  if (access.is === 'none') return;
  const place = await placeOf(form);
  const box = await sealHere(access.owner, place, value);
  await unlessFull(boxes.put(access.owner.staffId, place, box, new Date().toISOString()));
}

async function discardDraft(form: string): Promise<void> {
  const access = accessNow();
  if (access.is === 'none') return;
  await boxes.delete(access.owner.staffId, await placeOf(form));
  otherWindows.postMessage(form);
}

/** Which case a form belongs to does not stand in clear. */
async function placeOf(form: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(form));
  return `draft/${Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
