import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import pg from 'pg';
import { createBareActivities } from './bare-activities.js';

const {
  BENCH_TEMPORAL_ADDRESS: address,
  BENCH_DATABASE_URL: connectionString,
  BENCH_QUEUE: taskQueue,
  BENCH_BUNDLE: codePath,
} = process.env;
if (!address || !connectionString || !taskQueue || !codePath) throw new Error('To be started by the bench');

Runtime.install({ logger: new DefaultLogger('WARN') });
const pool = new pg.Pool({ connectionString, max: 10 });
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  taskQueue,
  workflowBundle: { codePath },
  activities: createBareActivities(pool),
  maxCachedWorkflows: Number(process.env.BENCH_CACHED_CASES),
});
const ended = worker.run();
process.stdout.write('ready\n');
await ended;
await connection.close();
await pool.end();
