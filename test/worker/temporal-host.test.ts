import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { openConnection } from '#temporal/connection';
import { createDataConverter } from '#temporal/data-converter';
import { caseWorkflowId, createDoorbell, type Doorbell } from '#temporal/doorbell';
import { TemporalHost } from '#worker/temporal-host';
import { installRuntime } from '#worker/temporal-log';
import { testServers } from '../support/servers.js';

const masterKey = randomBytes(32);
const temporal = { address: testServers.temporalAddress(), namespace: 'default', taskQueue: `host-${randomUUID()}` };
const loads: unknown[] = [];
const secret = 'Elm Street 12';

let host: TemporalHost;
let doorbell: Doorbell;

beforeAll(async () => {
  installRuntime();
  const load = async (request: { caseId: string }) => {
    loads.push(request);
    if (request.caseId.startsWith('broken')) throw ApplicationFailure.nonRetryable(secret);
    return { state: 'closed' };
  };
  host = await TemporalHost.start({
    temporal,
    masterKeys: masterKey,
    workflowBundle: { codePath: testServers.workflowBundle() },
    activities: { load },
    maxCachedWorkflows: 10,
  });
  doorbell = createDoorbell(temporal, masterKey);
});

afterAll(async () => {
  await host.stop();
  await doorbell.close();
});

/** As Temporal has it, with what stands there in base64 also decoded. */
async function storedHistoryOf(workflowId: string): Promise<string> {
  const connection = openConnection(temporal);
  const history = await new Client({ connection }).workflow.getHandle(workflowId).fetchHistory();
  await connection.close();
  const texts: string[] = [];
  JSON.stringify(history, (_key, value: unknown) => {
    if (typeof value === 'string') texts.push(value, Buffer.from(value, 'base64').toString('latin1'));
    return value;
  });
  return texts.join('\n');
}

describe('the worker and its doorbell, on a real Temporal server', () => {
  it('starts the process of a case at the first ring, and lets an ended case rest', async () => {
    const caseId = randomUUID();
    await doorbell.ring(caseId, 'officerIntervention', 'aProgram');
    const connection = openConnection(temporal);
    await new Client({ connection, dataConverter: createDataConverter(masterKey) }).workflow.getHandle(caseWorkflowId(caseId)).result();
    await connection.close();
    await doorbell.ring(caseId, 'officerIntervention', 'aProgram');
    expect(loads).toEqual([expect.objectContaining({ caseId })]);
    expect(doorbell.counts).toEqual({ rings: 2, failures: 0 });
  });

  it('stores nothing readable in a history, messages of failures included', async () => {
    const caseId = `broken-${randomUUID()}`;
    await doorbell.ring(caseId, 'officerIntervention');
    const untilFailed = async (): Promise<string> => {
      const history = await storedHistoryOf(caseWorkflowId(caseId));
      if (history.includes('Encoded failure')) return history;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return untilFailed();
    };
    const history = await untilFailed();
    expect(history).toContain('binary/encrypted');
    expect(history).not.toContain('Elm');
    expect(history).not.toContain('caseId');
  });

  it('is reachable, and the worker polls', async () => {
    await expect(doorbell.isReachable()).resolves.toBe(true);
    await expect(doorbell.isHeard()).resolves.toBe(true);
    expect(host.isPolling()).toBe(true);
  });

  it('stops within a second while nothing runs, and may be stopped again', async () => {
    const began = performance.now();
    await host.stop();
    await host.stop();
    await host.ended;
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(host.isPolling()).toBe(false);
  });
});
