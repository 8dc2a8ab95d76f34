import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  pid: number;
  stop(): Promise<void>;
}

/** Runs a file of this project as a process of its own; resolves when it prints `ready`. */
export async function startChild(file: URL, env: Readonly<Record<string, string>>): Promise<Child> {
  const flags = ['--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register'];
  const child = spawn(process.execPath, [...flags, fileURLToPath(file)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await untilReady(child, fileURLToPath(file));
  return {
    pid: child.pid as number,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function untilReady(child: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended before it was ready (code ${code})`)));
    if (child.stdout) createInterface({ input: child.stdout }).on('line', (line) => line === 'ready' && resolve());
  });
}
