import { resolve } from 'node:path';
import { withProgress, type Progress } from './progress.js';
import { onPath, runCommand } from './run-command.js';

export const isGoPresent = (): boolean => onPath('go') !== undefined;

/** Builds the program of a Go module at a version into the folder. */
export async function goInstall(packageAtVersion: string, folder: string, progress: Progress): Promise<void> {
  const env = { ...process.env, GOBIN: resolve(folder) };
  await withProgress(progress, `Building ${packageAtVersion} with Go (minutes, once)`, () =>
    runCommand('go', ['install', packageAtVersion], { env }),
  );
}
