import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { failureConverterPath } from '#temporal/data-converter';

const thisFile = fileURLToPath(import.meta.url);
const workflowsPath = fileURLToPath(new URL(`../workflows/index${extname(thisFile)}`, import.meta.url));

/**
 * Loaded once for all cases in a worker, not once for each: the protocol is definitions and pure functions, with no state of
 * a case.
 */
const preloadModules = ['workflows/runtime/stack-traces', 'libs/protocol/fold', 'libs/protocol/steps/registry'].map((name) =>
  fileURLToPath(new URL(`../${name}${extname(thisFile)}`, import.meta.url)),
);

/** All that may come into a workflow from outside: what the SDK itself brings. */
const admittedPackages: ReadonlySet<string> = new Set([
  '@temporalio/common',
  '@temporalio/workflow',
  '@temporalio/worker',
  'long',
  'ms',
  'nexus-rpc',
]);

/**
 * All workflows as one script for the Worker, from the source or from the build, whichever this file runs in.
 *
 * @throws where anything but the SDK and our own code came in: the sandbox would load a framework, an ORM or a calendar
 * library in silence, and pay for it in every case.
 */
export async function bundleWorkflows(entry: string = workflowsPath): Promise<{ code: string }> {
  const { code } = await bundleWorkflowCode({ workflowsPath: entry, failureConverterPath, preloadModules, logger: new DefaultLogger('ERROR') });
  const packages = packagesIn(code);
  if (!packages.includes('@temporalio/workflow')) throw new Error('The bundle does not say which packages it holds');
  const intruders = packages.filter((name) => !admittedPackages.has(name));
  if (intruders.length > 0) throw new Error(`Not for workflow code: ${intruders.join(', ')}`);
  return { code };
}

/** The bundler names each module by its path. */
function packagesIn(code: string): string[] {
  const modules = code.matchAll(/^\/\*{3}\/ "[^"\n]*node_modules\/((?:@[^/"\n]+\/)?[^/"\n]+)\/[^"\n]*"$/gm);
  return [...new Set([...modules].map((module) => module[1] as string))].sort();
}

if (process.argv[1] === thisFile) {
  const path = fileURLToPath(new URL(extname(thisFile) === '.ts' ? '../dist/workflow-bundle.js' : '../workflow-bundle.js', import.meta.url));
  const { code } = await bundleWorkflows();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, code);
}
