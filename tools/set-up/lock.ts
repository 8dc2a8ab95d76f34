import { randomUUID } from 'node:crypto';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { identify, isAlive, type ProcessIdentity } from './processes.js';
import { readIfThere } from '#persistence/secret-file';

/** A held lock: a file that names its holder. What a killed holder left behind is taken over. */
export interface Lock {
  release(): Promise<void>;
}

/** Takes the lock, or answers who holds it. */
export async function tryLock(path: string): Promise<Lock | { readonly heldBy: number }> {
  await mkdir(dirname(path), { recursive: true });
  const mine = `${path}.${randomUUID()}`;
  const content = JSON.stringify(identify(process.pid));
  await writeFile(mine, content);
  try {
    return await takeLock(path, mine, content);
  } finally {
    await rm(mine, { force: true });
  }
}

/** Waits for the lock and runs the work under it. */
export async function underLock<T>(path: string, onWait: (holder: number) => void, work: () => Promise<T>): Promise<T> {
  let told = false;
  for (;;) {
    const lock = await tryLock(path);
    if ('release' in lock) {
      try {
        return await work();
      } finally {
        await lock.release();
      }
    }
    if (!told) onWait(lock.heldBy);
    told = true;
    await wait(250);
  }
}

async function takeLock(path: string, mine: string, content: string): Promise<Lock | { readonly heldBy: number }> {
  for (;;) {
    // A hard link appears with its content or not at all, which `open` with `wx` cannot promise.
    if (await linked(mine, path)) return { release: () => releaseIfMine(path, content) };
    const held = await readIfThere(path);
    if (held === undefined) continue;
    const holder = JSON.parse(held) as ProcessIdentity;
    if (isAlive(holder)) return { heldBy: holder.pid };
    await removeStale(path, held);
  }
}

async function removeStale(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // Between the look and the rename somebody else may have taken it over: then it is theirs.
  if ((await readIfThere(aside)) !== stale) await linked(aside, path);
  await rm(aside, { force: true });
}

async function releaseIfMine(path: string, content: string): Promise<void> {
  if ((await readIfThere(path)) === content) await rm(path, { force: true });
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
