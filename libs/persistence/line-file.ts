import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readIfThere } from './secret-file.js';

/**
 * A file outside of the database to which whole lines are only ever added. A line that a crash has cut off was never said:
 * it is not read, and the next one takes its place.
 */
export class LineFile {
  constructor(readonly path: string) {}

  async read(): Promise<string[]> {
    const lines = ((await readIfThere(this.path)) ?? '').split('\n');
    return lines.slice(0, -1);
  }

  /** On the disk when it resolves. Whoever may write at the same time, in this process or another, has to wait meanwhile. */
  async append(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    await mkdir(dirname(this.path), { recursive: true });
    const file = await open(this.path, 'a+', 0o600);
    try {
      await file.truncate(await lengthOfWholeLines(file));
      await file.appendFile(lines.map((line) => `${line}\n`).join(''));
      await file.sync();
    } finally {
      await file.close();
    }
  }
}

type OpenFile = Awaited<ReturnType<typeof open>>;

const chunkBytes = 65_536;
const newline = 10;

/** Bytes up to the last end of a line, read from the end. */
async function lengthOfWholeLines(file: OpenFile): Promise<number> {
  let end = (await file.stat()).size;
  while (end > 0) {
    const start = Math.max(0, end - chunkBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
    const last = buffer.subarray(0, bytesRead).lastIndexOf(newline);
    if (last >= 0) return start + last + 1;
    end = start;
  }
  return 0;
}
