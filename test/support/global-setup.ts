import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

declare global {
  var testServers: ChildProcess | undefined;
}

/**
 * Starts the servers that the tests share, in a process of its own: jest would load their code as CommonJS, and a
 * killed jest could not stop them, while that process notices when its standard input closes.
 */
export default async function startTestServers(): Promise<void> {
  if (process.env.TEST_WITHOUT_SERVERS) return;
  const servers = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register', 'test/support/run-servers.ts'],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' }, detached: true },
  );
  globalThis.testServers = servers;
  const published = await untilPublished(servers);
  Object.assign(process.env, published);
}

function untilPublished(servers: ChildProcess): Promise<Record<string, string>> {
  return new Promise((resolve, reject) => {
    servers.once('exit', (code) => reject(new Error(`The test servers did not start (code ${code}); the reason stands above`)));
    if (!servers.stdout) return;
    createInterface({ input: servers.stdout }).on('line', (line) => {
      if (line.startsWith('{')) resolve(JSON.parse(line) as Record<string, string>);
      else process.stderr.write(`${line}\n`);
    });
  });
}
