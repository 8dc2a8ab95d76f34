import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryLock, underLock } from '#tools/set-up/lock';

describe('a lock', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'));
    path = join(folder, 'the.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is held by one at a time, and says by whom', async () => {
    const lock = await tryLock(path);
    expect(await tryLock(path)).toEqual({ heldBy: process.pid });
    if ('release' in lock) await lock.release();
    expect(await tryLock(path)).toHaveProperty('release');
  });

  test('lets one in after the other, and leaves nothing behind', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => underLock(path, () => undefined, work)));
    expect(most).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of a dead process is taken over', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(path, JSON.stringify({ pid: dead, startedAt: '1' }));
    expect(await tryLock(path)).toHaveProperty('release');
  });

  test('of a dead process whose number another has now is taken over', async () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: '1' }));
    expect(await tryLock(path)).toHaveProperty('release');
  });

  test('is released when the work under it fails', async () => {
    await expect(underLock(path, () => undefined, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await tryLock(path)).toHaveProperty('release');
  });
});
