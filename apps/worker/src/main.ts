import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { readEnvironment } from '#config/environment';
import { KeyVault } from '#persistence/keys/key-vault';
import { startWorker } from './start-worker.js';

// The build writes it to dist, whether this file runs from there or from source.
const root = import.meta.url.endsWith('.ts') ? '../../../dist/' : '../../../';
const codePath = fileURLToPath(new URL(`${root}workflow-bundle.js`, import.meta.url));

const environment = readEnvironment(process.env, 'worker');
const { masterKeys } = await KeyVault.load(environment.masterKey);
const worker = await startWorker({
  environment,
  masterKeys,
  workflowBundle: { codePath },
  maxCachedWorkflows: environment.workerCache,
  stopOnSignals: true,
});

// A worker must never die in silence: whoever supervises this process sees the code and starts another.
worker.ended.catch(async (error: unknown) => {
  process.stderr.write(`The worker died: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  await worker.stop();
  process.exit();
});
