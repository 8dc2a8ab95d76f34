import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * The text of a file that only its owner may read, created where it is missing. Of several processes that create it at
 * once the first wins, and all get the same text.
 */
export async function readOrCreateSecretFile(path: string, create: () => string | Promise<string>): Promise<string> {
  const present = await readIfThere(path);
  if (present !== undefined) return present;
  await mkdir(dirname(path), { recursive: true });
  const complete = `${path}.${randomUUID()}`;
  await writeFile(complete, await create(), { mode: 0o600 });
  try {
    // A hard link appears with all of its content or not at all, and never over what is there.
    await link(complete, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(complete, { force: true });
  }
  return readFile(path, 'utf8');
}

export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
