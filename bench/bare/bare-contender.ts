import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import pg from 'pg';
import { startChild, type Child } from '../child.js';
import type { BenchAddresses, Contender, Journey } from '../contender.js';
import { bareTable } from './bare-activities.js';
import { perform } from './bare.workflows.js';

export type BareKind = 'bareWithActivity' | 'bareWithLocalActivity';

export const bareNames: Readonly<Record<BareKind, string>> = {
  bareWithActivity: 'Temporal Update + activity',
  bareWithLocalActivity: 'Temporal Update + local activity',
};
const cachedCases = 500;

/** What one would build with Temporal alone: each step is an Update, with one activity that writes one row. */
export async function startBareContender(kind: BareKind, { temporalAddress, databaseAdminUrl, dataDir }: BenchAddresses): Promise<Contender> {
  const database = `bench_${kind.toLowerCase()}`;
  const databaseUrl = await createDatabase(databaseAdminUrl, database);
  const bundle = await bundleTo(join(dataDir, `${kind}.bundle.js`));
  const taskQueue = `bench-${kind}`;
  const connection = await Connection.connect({ address: temporalAddress });
  const { workflow: workflows } = new Client({ connection });
  const startWorker = () =>
    startChild(new URL('./bare-worker.ts', import.meta.url), {
      BENCH_TEMPORAL_ADDRESS: temporalAddress,
      BENCH_DATABASE_URL: databaseUrl,
      BENCH_QUEUE: taskQueue,
      BENCH_BUNDLE: bundle,
      BENCH_CACHED_CASES: String(cachedCases),
    });
  let worker: Child = await startWorker();

  return {
    name: bareNames[kind],
    get processes() {
      return { worker: worker.pid };
    },
    databases: [database],
    cachedCases,
    async begin(): Promise<Journey> {
      const journeyId = randomUUID();
      const handle = await workflows.start(kind, { workflowId: `bench-${journeyId}`, taskQueue, args: [journeyId] });
      return {
        async perform(step) {
          await handle.executeUpdate(perform, { args: [step] });
        },
        // The answer to an Update comes after the workflow has opened the next step.
        untilNextOpens: async () => undefined,
      };
    },
    async park() {
      const journeyId = randomUUID();
      await workflows.start(kind, { workflowId: `bench-${journeyId}`, taskQueue, args: [journeyId] });
    },
    async restartWorker() {
      await worker.stop();
      worker = await startWorker();
    },
    async stop() {
      await worker.stop();
      await connection.close();
    },
  };
}

/** Bundled here and not in the worker, whose memory is measured. */
async function bundleTo(path: string): Promise<string> {
  const workflowsPath = fileURLToPath(new URL('./bare.workflows.ts', import.meta.url));
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  await writeFile(path, code);
  return path;
}

async function createDatabase(adminUrl: string, name: string): Promise<string> {
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  await query(adminUrl, `create database ${name}`);
  await query(url.href, bareTable);
  return url.href;
}

async function query(connectionString: string, text: string): Promise<void> {
  const database = new pg.Client({ connectionString });
  await database.connect();
  try {
    await database.query(text);
  } finally {
    await database.end();
  }
}
