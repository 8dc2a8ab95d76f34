import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readEnvironment } from '#config/environment';
import { roles, type Role } from '#protocol/roles';
import { demoStaff } from '#tools/demo-staff';
import { play } from './play/play.js';
import { readStory } from './play/story.js';
import { freePort } from './set-up/ports.js';
import { projectRoot } from './set-up/project.js';
import { onPath, runCommand } from './set-up/run-command.js';
import { signToken } from './set-up/sign-token.js';
import { startSystem } from './system.js';

/**
 * Sends what the API's own document allows, and what it does not, to every operation with a token of every role
 * (schemathesis), on a system of its own in which one case has been played. `--thorough` sends 25 times as much.
 */
const thorough = process.argv.includes('--thorough');
const story = 'examples/six-month-hold-completed.json';
const cacheDir = resolve(readEnvironment(process.env).dataDir, 'cache');
/** How many roles send at once: while one makes up its examples, the other's are answered. */
const atOnce = 2;
const checks = ['not_a_server_error', 'status_code_conformance', 'content_type_conformance', 'response_schema_conformance'];

const work = await mkdtemp(join(tmpdir(), 'dpad-fuzz-'));
process.exitCode = 1;
try {
  const schemathesis = await installed();
  const port = String(await freePort());
  const variables = { ...process.env, DATA_DIR: join(work, 'data'), PORT: port };
  const environment = readEnvironment(variables);
  const system = await startSystem({ variables, cacheDir, durability: 'throwAway' });
  try {
    const tokenFor = (account: string) => signToken(account, environment);
    const accounts = demoStaff.map(({ account }) => account);
    const { caseId, file } = await play(readStory(await readFile(join(projectRoot, story), 'utf8')), { url: system.apiUrl, accounts, print: () => undefined, tokenFor });
    const programId = String(file['programId']);
    const of = { url: system.apiUrl, caseId, programId };
    const waiting = (Object.keys(roles) as Role[]).values();
    const failures: string[] = [];
    const sendsInTurn = async () => {
      for (const role of waiting) {
        const failure = await fuzz(schemathesis, role, await tokenFor(accountOf(role, programId)), of);
        if (failure !== undefined) failures.push(failure);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, sendsInTurn));
    if (failures.length > 0) throw new Error(failures.join('\n\n'));
    process.exitCode = 0;
  } finally {
    await system.stop();
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
} finally {
  await rm(work, { recursive: true, force: true });
}
process.exit();

async function installed(): Promise<string> {
  const python = onPath('python3');
  if (!python) throw new Error('Schemathesis needs Python 3.10 or newer: install it, and run this again');
  const home = join(cacheDir, 'schemathesis');
  await runCommand(python, ['-m', 'venv', home]);
  await runCommand(join(home, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', '-r', join(projectRoot, 'test/schemathesis/requirements.txt')]);
  return join(home, 'bin', 'schemathesis');
}

function accountOf(role: Role, programId: string): string {
  const member = demoStaff.find((one) => one.roles.includes(role) && one.programs.includes(programId));
  if (!member) throw new Error(`No demo account is a ${role} of ${programId}`);
  return member.account;
}

/** What has failed, where something has. */
async function fuzz(schemathesis: string, role: Role, token: string, of: { url: string; caseId: string; programId: string }): Promise<string | undefined> {
  const home = join(work, role);
  await mkdir(home);
  const settings = join(home, 'schemathesis.toml');
  // In a file: what is on a command line is seen by every process of the machine.
  await writeFile(settings, `headers = { Authorization = "Bearer ${token}" }\n[parameters]\ncaseId = "${of.caseId}"\nprogramId = "${of.programId}"\n`);
  const extent = thorough ? ['--phases', 'examples,coverage,fuzzing', '--max-examples', '50'] : ['--phases', 'fuzzing', '--max-examples', '2'];
  const what = ['run', `${of.url}/api/openapi.json`, '--checks', checks.join(','), '--seed', '1', '--workers', '1', '--request-timeout', '60', '--exclude-path', '/api/live', '--suppress-health-check', 'all'];
  const lines: string[] = [];
  try {
    await runCommand(schemathesis, ['--config-file', settings, ...what, ...extent], { cwd: home, onLine: (line) => lines.push(line) });
  } catch {
    return `As ${roles[role]}:\n${lines.slice(Math.max(0, lines.findIndex((line) => /= (FAILURES|ERRORS) =/.test(line)))).join('\n')}`;
  }
  const sent = lines.find((line) => /^\s*\d+ generated/.test(line))?.trim() ?? 'nothing generated';
  process.stdout.write(`${roles[role]}: ${sent}\n`);
  return undefined;
}
