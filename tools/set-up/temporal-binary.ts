import { join } from 'node:path';
import { cachedBinary } from './binary-cache.js';
import { goInstall, isGoPresent } from './go-install.js';
import type { Progress } from './progress.js';
import { isProgram, onPath, runCommand } from './run-command.js';
import { downloadWithSdk, isDownloadReachable } from './sdk-download.js';

// Later versions have a replace directive in their go.mod, with which `go install` refuses them.
const goPackage = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

const fiveWays = `No Temporal server can be had here. Any one of these five ways will do:
  1. set TEMPORAL_ADDRESS to a server that runs already (host:port)
  2. put the Temporal CLI, "temporal", on PATH (https://docs.temporal.io/cli)
  3. put the same program into the cache folder: <DATA_DIR>/cache/temporal
  4. let this machine reach https://temporal.download, so that it is downloaded
  5. install Go (https://go.dev/doc/install), so that it is built from source`;

type Way =
  | { readonly kind: 'present'; readonly path: string }
  | { readonly kind: 'download' }
  | { readonly kind: 'build' };

/**
 * The Temporal CLI: from PATH, the cache, the SDK's download or Go, in this order.
 *
 * @throws within 5 seconds, naming every way, where none is open.
 */
export async function temporalBinary(cacheDir: string, progress: Progress): Promise<string> {
  const way = await findWay(cacheDir);
  if (way.kind === 'present') return way.path;
  return cachedBinary({
    cacheDir,
    name: 'temporal',
    progress,
    make: (folder) => make(way, folder, progress),
    tryOut: (path) => runCommand(path, ['--version'], { timeoutMs: 20_000 }),
  });
}

/** Fails where no binary can be had, before anything else is started. */
export async function assertTemporalObtainable(cacheDir: string): Promise<void> {
  await findWay(cacheDir);
}

async function findWay(cacheDir: string): Promise<Way> {
  const installed = onPath('temporal');
  if (installed) return { kind: 'present', path: installed };
  const cached = join(cacheDir, 'temporal');
  if (isProgram(cached)) return { kind: 'present', path: cached };
  if (await isDownloadReachable()) return { kind: 'download' };
  if (isGoPresent()) return { kind: 'build' };
  throw new Error(fiveWays);
}

async function make(way: Way, folder: string, progress: Progress): Promise<string> {
  if (way.kind === 'download') {
    try {
      return await downloadWithSdk('dev-server', folder, progress);
    } catch (error) {
      if (!isGoPresent()) throw new Error(fiveWays, { cause: error });
      progress('The download did not succeed; building from source instead');
    }
  }
  await goInstall(goPackage, folder, progress);
  return join(folder, 'temporal');
}
