import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  readonly timeoutMs?: number;
  /** Called with each line of output as it comes. */
  readonly onLine?: (line: string) => void;
}

const running = new Set<ChildProcess>();
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Runs a command to its end and answers its standard output. A failure carries the last lines that it printed. */
export function runCommand(file: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const { onLine, timeoutMs, ...spawnOptions } = options;
    const child = spawn(file, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    const lastLines: string[] = [];
    const keep = (line: string): void => {
      lastLines.push(line);
      if (lastLines.length > 30) lastLines.shift();
      onLine?.(line);
    };
    const timer = timeoutMs ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : undefined;
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    forEachLine(child.stdout, keep);
    forEachLine(child.stderr, keep);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      clearTimeout(timer);
      if (code === 0) resolve(output);
      else reject(new Error(`${file} ${args.join(' ')} ended with ${signal ?? `code ${code}`}:\n${lastLines.join('\n')}`));
    });
  });
}

/** The path of a program on PATH, if it is there and may be run. */
export function onPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find(isProgram);
}

export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export function forEachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => {
    if (rest) onLine(rest);
  });
}
