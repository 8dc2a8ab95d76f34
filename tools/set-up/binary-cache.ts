import { chmod, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { underLock } from './lock.js';
import type { Progress } from './progress.js';
import { isProgram } from './run-command.js';

export interface CachedBinary {
  readonly cacheDir: string;
  readonly name: string;
  readonly progress: Progress;
  /** Makes the binary inside the empty folder it is given, and answers its path. */
  readonly make: (folder: string) => Promise<string>;
  /** Runs it once: what has not run is not kept. */
  readonly tryOut: (path: string) => Promise<unknown>;
}

/**
 * The path of a binary in the cache, made first where it is missing. Parallel starts wait for one another, and an
 * interrupted one leaves nothing that a later one would take for the binary.
 */
export async function cachedBinary({ cacheDir, name, progress, make, tryOut }: CachedBinary): Promise<string> {
  const path = join(cacheDir, name);
  if (isProgram(path)) return path;
  const onWait = (holder: number): void => progress(`Waiting for process ${holder}, which is getting ${name}`);
  return underLock(`${path}.lock`, onWait, async () => {
    if (isProgram(path)) return path;
    await removePartial(cacheDir, name);
    const folder = join(cacheDir, `${name}.partial-${randomUUID()}`);
    await mkdir(folder, { recursive: true });
    try {
      const made = await make(folder);
      await chmod(made, 0o755);
      await tryOut(made);
      await rename(made, path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    return path;
  });
}

async function removePartial(cacheDir: string, name: string): Promise<void> {
  const left = (await readdir(cacheDir)).filter((entry) => entry.startsWith(`${name}.partial-`));
  await Promise.all(left.map((entry) => rm(join(cacheDir, entry), { recursive: true, force: true })));
}
