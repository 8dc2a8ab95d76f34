import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** A process that can be told from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Clock ticks after boot at which it started; undefined where the system does not tell (no /proc). */
  readonly startedAt?: string;
}

export function identify(pid: number): ProcessIdentity {
  const startedAt = startOf(pid);
  return startedAt === undefined ? { pid } : { pid, startedAt };
}

export function isAlive({ pid, startedAt }: ProcessIdentity): boolean {
  if (!exists(pid)) return false;
  return startedAt === undefined || startOf(pid) === startedAt;
}

/** Whether a live process's command line contains the mark. Without /proc nothing can be proven, so: no. */
export function runsCommand(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').includes(mark);
  } catch {
    return false;
  }
}

/** Sends the signal, waits, and kills what is still there. */
export async function endProcess(process_: ProcessIdentity, signal: NodeJS.Signals, withinMs: number): Promise<void> {
  send(process_, signal);
  if (await isGone(process_, withinMs)) return;
  send(process_, 'SIGKILL');
  await isGone(process_, 5_000);
}

async function isGone(process_: ProcessIdentity, withinMs: number): Promise<boolean> {
  const until = Date.now() + withinMs;
  while (isAlive(process_)) {
    if (Date.now() > until) return false;
    await wait(25);
  }
  return true;
}

function send(process_: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isAlive(process_)) return;
  try {
    process.kill(process_.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function exists(pid: number): boolean {
  const state = readStat(pid)?.state;
  if (state !== undefined) return state !== 'Z';
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startOf(pid: number): string | undefined {
  return readStat(pid)?.startedAt;
}

function readStat(pid: number): { state: string | undefined; startedAt: string | undefined } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may contain anything: count from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], startedAt: fields[19] };
  } catch {
    return undefined;
  }
}
