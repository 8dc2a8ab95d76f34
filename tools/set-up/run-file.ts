import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere } from '#persistence/secret-file';
import { endProcess, isAlive, runsCommand, type ProcessIdentity } from './processes.js';

/** What runs, and where: `run.json` in the data folder, for the operating commands and for a start after a crash. */
export interface RunFile {
  readonly startedBy: ProcessIdentity;
  readonly port: number;
  readonly apiUrl: string;
  readonly workerHealthUrl?: string;
  readonly temporal?: { readonly address: string; readonly uiUrl?: string };
  /** The embedded server's port; absent with DATABASE_URL. */
  readonly postgresPort?: number;
  readonly processes: readonly RunningProcess[];
}

export interface RunningProcess extends ProcessIdentity {
  readonly name: string;
  /** A part of its command line, by which a later start knows it again. */
  readonly mark: string;
}

export async function readRunFile(dataDir: string): Promise<RunFile | undefined> {
  const text = await readIfThere(pathIn(dataDir));
  return text === undefined ? undefined : (JSON.parse(text) as RunFile);
}

/** What runs on this data now, if anything does. */
export async function runningSystem(dataDir: string): Promise<RunFile | undefined> {
  const run = await readRunFile(dataDir);
  return run && isAlive(run.startedBy) ? run : undefined;
}

export async function writeRunFile(dataDir: string, run: RunFile): Promise<void> {
  const complete = `${pathIn(dataDir)}.new`;
  await writeFile(complete, `${JSON.stringify(run, null, 2)}\n`);
  await rename(complete, pathIn(dataDir));
}

export async function removeRunFile(dataDir: string): Promise<void> {
  await rm(pathIn(dataDir), { force: true });
}

/** Ends what a killed start of this data left running: only processes that are the recorded ones beyond doubt. */
export async function endLeftovers(dataDir: string): Promise<void> {
  const run = await readRunFile(dataDir);
  if (!run) return;
  const ours = run.processes.filter((process_) => isAlive(process_) && runsCommand(process_.pid, process_.mark));
  await Promise.all(ours.map((process_) => endProcess(process_, 'SIGTERM', 4_000)));
  await removeRunFile(dataDir);
}

function pathIn(dataDir: string): string {
  return join(dataDir, 'run.json');
}
