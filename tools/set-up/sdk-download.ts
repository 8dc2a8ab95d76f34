import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './project.js';
import { withProgress, type Progress } from './progress.js';
import { runCommand } from './run-command.js';

const downloadLimitMs = 20_000;
const reachableLimitMs = 3_000;
const downloadHost = 'https://temporal.download';

/**
 * The SDK downloads its servers only on the way to starting one, and cannot be interrupted: so a process of its own
 * starts and ends it, and is killed when the time is over.
 */
const startAndEnd = {
  'dev-server': `
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const executable = { type: 'cached-download', downloadDir: process.argv[1] };
    await (await TestWorkflowEnvironment.createLocal({ server: { executable } })).teardown();`,
  'time-skipping': `
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const executable = { type: 'cached-download', downloadDir: process.argv[1] };
    await (await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } })).teardown();`,
};

/** Whether the download has a chance: known within 3 seconds, so that hopeless set-ups fail at once. */
export async function isDownloadReachable(): Promise<boolean> {
  // Behind a proxy only the download itself can tell.
  if (process.env.HTTPS_PROXY ?? process.env.https_proxy) return true;
  try {
    await fetch(downloadHost, { method: 'HEAD', signal: AbortSignal.timeout(reachableLimitMs) });
    return true;
  } catch {
    return false;
  }
}

/** The SDK's own download of a Temporal server into the folder, with a limit of 20 seconds; answers the binary's path. */
export async function downloadWithSdk(
  kind: keyof typeof startAndEnd,
  folder: string,
  progress: Progress,
): Promise<string> {
  await withProgress(progress, `Downloading Temporal's ${kind} (20 seconds at most)`, () =>
    runCommand(process.execPath, ['--input-type=module', '-e', startAndEnd[kind], folder], {
      cwd: projectRoot,
      timeoutMs: downloadLimitMs,
    }),
  );
  const [downloaded] = await readdir(folder);
  if (!downloaded) throw new Error('The download left nothing behind');
  return join(folder, downloaded);
}
