import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import proto from '@temporalio/proto';
import type { CaseFile } from '#protocol/case-file';
import type { CaseEvent } from '#protocol/event';
import type { Program } from '#protocol/program';
import { projectRoot } from '#tools/set-up/project';

const { History } = proto.temporal.api.history.v1;
type History = proto.temporal.api.history.v1.IHistory;

export const historiesFolder = join(projectRoot, 'test/replay/histories');
export const logsFolder = join(projectRoot, 'test/replay/logs');

/** What the recorded histories are encrypted under. It is public, and protects nothing: the cases are made up. */
export const recordingKey = createHash('sha256').update('The master key of recorded test histories').digest();

/** The log of a case as it was recorded, the settings that it ran under, and the file that it came to. */
export interface RecordedLog {
  program: Program;
  events: CaseEvent[];
  file: CaseFile;
}

/** Every recording in a folder: its name, and what was recorded. */
export async function recordingsIn<Recording>(folder: string): Promise<(readonly [name: string, recording: Recording])[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map(async (name) => [name.slice(0, -'.json'.length), JSON.parse(await readFile(join(folder, name), 'utf8')) as Recording] as const));
}

/** A history as JSON: bytes in base64, kinds of events by name. */
export function asRecordedHistory(history: History): object {
  return History.toObject(History.fromObject(history), { bytes: String, longs: String, enums: String });
}

export function fromRecordedHistory(recorded: object): History {
  return History.fromObject(recorded);
}
