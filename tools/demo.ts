import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readEnvironment, type Environment } from '#config/environment';
import { demoStaff } from '#tools/demo-staff';
import { RefusedError } from './play/api.js';
import { play, type Played } from './play/play.js';
import { readStory, StoryError, type Story } from './play/story.js';
import { runningSystem } from './set-up/run-file.js';
import { signToken } from './set-up/sign-token.js';
import { startSystem } from './system.js';

const usual = 'examples/six-month-hold-completed.json';

/** Plays one case over HTTP as its people, on the running system or on one that is started for it. */
const [path = usual] = process.argv.slice(2);
const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort());

try {
  const story = readStory(await textOf(path));
  const environment = readEnvironment(process.env);
  if (!environment.oidc.embedded) throw new Error('OIDC_ISSUER is set: the demo signs in with the embedded issuer only');
  await withSystem(environment, (system) => playOn(story, environment, system));
} catch (error) {
  process.exitCode = 1;
  say(describe(error), process.stderr);
}
// The signal handlers and whatever a stopped start left would keep the process.
process.exit();

interface System {
  apiUrl: string;
  temporalUi?: string;
}

async function withSystem(environment: Environment, work: (system: System) => Promise<void>): Promise<void> {
  const running = await runningSystem(environment.dataDir);
  if (running) {
    say(`Playing on the running system, ${running.apiUrl}`);
    return work({ apiUrl: running.apiUrl, temporalUi: running.temporal?.uiUrl });
  }
  say('No system runs on this data: starting one, and stopping it afterwards ("npm start" keeps one running)');
  const system = await startSystem({ signal: interrupted.signal, progress: say, onError: (line) => say(line, process.stderr) });
  try {
    await work({ apiUrl: system.apiUrl, temporalUi: system.temporal.uiUrl });
    say('\nStopping the system. The case is kept: "npm start" shows it again.');
  } finally {
    await system.stop();
  }
}

async function playOn(story: Story, environment: Environment, { apiUrl, temporalUi }: System): Promise<void> {
  const accounts = demoStaff.map(({ account }) => account);
  const tokenFor = (account: string): Promise<string> => signToken(account, environment);
  const played = await Promise.race([play(story, { url: apiUrl, accounts, print: say, tokenFor }), untilInterrupted()]);
  say(whereToLook(played, apiUrl, temporalUi));
}

function untilInterrupted(): Promise<never> {
  return new Promise((_resolve, reject) => {
    interrupted.signal.addEventListener('abort', () => reject(new Error('Stopped before the end of the case')));
  });
}

function whereToLook({ caseId, opener }: Played, apiUrl: string, temporalUi: string | undefined): string {
  const asOpener = `curl -s -H "Authorization: Bearer $(npm run --silent token -- ${opener})" ${apiUrl}/api/cases/${caseId}`;
  return `
Where to look
  The API, with a page to try it   ${apiUrl}/api/docs
  The case, as its officer sees it ${asOpener}
  What happened in it              ${asOpener}/events
  Its process in Temporal          ${temporalUi === undefined ? `workflow case-${caseId}` : `${temporalUi}/namespaces/default/workflows/case-${caseId}`}`;
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(resolve(file), 'utf8');
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message}`);
  }
}

function describe(error: unknown): string {
  if (error instanceof StoryError) return `${path} is not right:\n${error.problems.map((problem) => `  ${problem}`).join('\n')}`;
  if (error instanceof RefusedError) return `\nThe server refused:\n  ${error.message.replaceAll('\n', '\n  ')}`;
  return (error as Error).message;
}

function say(line: string, to: NodeJS.WriteStream = process.stdout): void {
  to.write(`${line}\n`);
}
