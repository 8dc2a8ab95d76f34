import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { readIfThere } from '#persistence/secret-file';
import { underLock } from './lock.js';
import { projectRoot } from './project.js';
import { withProgress, type Progress } from './progress.js';
import { runCommand } from './run-command.js';

const dist = join(projectRoot, 'dist');
/** From which sources it was built. */
const stamp = join(dist, '.built-from');
const sources = ['apps', 'workflows', 'activities', 'libs', 'tools'];
const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'docs/program.schema.json'];

/** What the system runs, as built. */
export const builtApps = {
  api: join(dist, 'apps/api/src/main.js'),
  worker: join(dist, 'apps/worker/src/main.js'),
} as const;

/** What tests set makes the app another one, for development. */
const forProduction = { ...process.env, NODE_ENV: 'production' };

/** Builds the project where a source has changed since the last build. */
export async function ensureBuilt(progress: Progress): Promise<void> {
  const onWait = (holder: number): void => progress(`Waiting for process ${holder}, which is building the project`);
  await underLock(join(dist, '.build.lock'), onWait, async () => {
    const state = await stateOfSources();
    if ((await readIfThere(stamp)) !== state || !existsSync(builtApps.api) || !existsSync(builtApps.worker)) {
      await withProgress(progress, 'Building the project', () => runCommand('npm', ['run', 'build'], { cwd: projectRoot, env: forProduction }));
      // A source that was changed meanwhile is not in it.
      await writeFile(stamp, state);
    }
    assertBuiltCodeFindsBuiltCode();
  });
}

/** For a build by hand: it is as good as one that was made here. */
export async function stampBuild(): Promise<void> {
  await writeFile(stamp, await stateOfSources());
}

/** Without dist's own package.json, Node would strip types and load sources from built code, in silence. */
function assertBuiltCodeFindsBuiltCode(): void {
  const found = createRequire(builtApps.api).resolve('#config/environment');
  if (found.startsWith(dist + sep)) return;
  throw new Error(`Built code resolves #config/environment to ${found}: run "npm run build"`);
}

async function stateOfSources(): Promise<string> {
  const listed = await Promise.all(sources.map((folder) => filesBelow(join(projectRoot, folder))));
  const files = [...listed.flat(), ...settings.map((file) => join(projectRoot, file))].sort();
  const hash = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = await stat(file);
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
