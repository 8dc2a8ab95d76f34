import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second. */
const ticksPerSecond = 100;

/** CPU time that a process and all its descendants have used so far. */
export function cpuSecondsOfTree(pid: number): number {
  const all = processes();
  const tree = new Set([pid]);
  for (let grown = true; grown; ) {
    const sizeBefore = tree.size;
    for (const { pid: child, parent } of all) if (tree.has(parent)) tree.add(child);
    grown = tree.size > sizeBefore;
  }
  return all.filter((candidate) => tree.has(candidate.pid)).reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
}

/** CPU time that a process has used so far. */
export function cpuSeconds(pid: number): number {
  return usageOf(pid)?.cpuSeconds ?? Number.NaN;
}

/** Resident memory in MB (1,048,576 bytes). */
export function residentMegabytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

interface Usage {
  pid: number;
  parent: number;
  cpuSeconds: number;
}

function processes(): Usage[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => usageOf(Number(name)))
    .filter((usage) => usage !== undefined);
}

function usageOf(pid: number): Usage | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold anything; fields count from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const field = (number: number) => Number(fields[number - 3]);
    // An ended child's time counts for its parent once it has been waited for: PostgreSQL's short-lived backends.
    return { pid, parent: field(4), cpuSeconds: (field(14) + field(15) + field(16) + field(17)) / ticksPerSecond };
  } catch {
    return undefined;
  }
}
