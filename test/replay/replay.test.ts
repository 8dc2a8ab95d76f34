import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type InjectedSinks } from '@temporalio/worker';
import { asNews } from '#persistence/case-log/case-log-writer';
import { fileBefore } from '#persistence/case-log/file-before';
import { resolveDue } from '#persistence/deadlines';
import type { CaseEvent } from '#protocol/event';
import type { ExchangeRequest, ProposedFact } from '#protocol/exchange';
import { fold } from '#protocol/fold';
import { createDataConverter, failureConverterPath } from '#temporal/data-converter';
import { projectRoot } from '#tools/set-up/project';
import type { SaidSinks } from '../support/fixtures/said.workflow.js';
import { fromRecordedHistory, historiesFolder, logsFolder, recordingKey, recordingsIn, type RecordedLog } from './recordings.js';

Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

const histories = await recordingsIn<object>(historiesFolder);
const logs = await recordingsIn<RecordedLog>(logsFolder);

const closingRecordDue = 'closingRecordDue:posted';

/** What a process said while its history was replayed, by key. */
type Said = Map<string, ProposedFact>;

describe('cases begun under earlier code', () => {
  let workflowBundle: { code: string };
  beforeAll(async () => {
    workflowBundle = await bundleWorkflowCode({
      workflowsPath: join(projectRoot, 'workflows/index.ts'),
      workflowInterceptorModules: [join(projectRoot, 'test/support/fixtures/said.workflow.ts')],
      failureConverterPath,
      logger: new DefaultLogger('ERROR'),
    });
  });

  async function replay(name: string, history: object): Promise<Said> {
    const said: Said = new Map();
    const hear = (type: string, request: unknown) => {
      if (type === 'exchange') for (const { key, fact } of (request as ExchangeRequest).append) said.set(key, fact);
    };
    const sinks: InjectedSinks<SaidSinks> = { said: { activity: { fn: (_run, type, request) => hear(type, request), callDuringReplay: true } } };
    await Worker.runReplayHistory({ workflowBundle, dataConverter: createDataConverter(recordingKey), sinks }, fromRecordedHistory(history), name);
    return said;
  }

  it('are recorded', () => {
    expect(histories.length).toBeGreaterThanOrEqual(4);
    expect(logs.map(([name]) => name)).toEqual(histories.map(([name]) => name));
  });

  it.each(histories)('are replayed by this code, which says what was said then: %s', async (name, history) => {
    const { program, events } = logs.find(([log]) => log === name)![1];
    const said = await replay(name, history);
    const recorded = events.filter((event) => event.kind === 'process');
    // Of a stage whose code has changed since, the record is waited for: the first steps that it opened are found there.
    const changed = recorded.filter((event) => event.type === 'stageStarted' && (said.get(event.key) as typeof event).revision > event.revision);
    const isFound = ({ key, type }: CaseEvent) => type === 'waitOpened' && !said.has(key) && changed.some((stage) => key.startsWith(`${stage.key.slice(0, -':started'.length)}/`));
    const told = recorded.filter((event) => !isFound(event));
    // Since then a case that closes without its closing record asks for one.
    if (!recorded.some(({ key }) => key === closingRecordDue)) said.delete(closingRecordDue);
    expect([...said.keys()].sort()).toEqual(told.map(({ key }) => key).sort());
    for (const event of told.filter((one) => !changed.includes(one as never))) {
      expect({ key: event.key, ...asRecorded(said.get(event.key)!, event, program.zone) }).toEqual(whatItSays(event));
    }
  });

  it.each(logs)('are folded by this code to the same file: %s', (_name, { program, events, file }) => {
    expect(events.reduce((folded, event) => fold(folded, asNews(event), program), fileBefore(events[0]!))).toEqual(file);
  });
});

/** A proposed fact as the record wrote it down, when it did. */
function asRecorded(fact: ProposedFact, { recordedAt }: CaseEvent, zone: string): object {
  if (fact.type !== 'waitOpened') return fact;
  const { due, ...wait } = fact.wait;
  return { ...fact, wait: { ...wait, ...(due && { due: resolveDue(due, new Date(recordedAt), zone) }) } };
}

/** An event without what the record adds: whose it is, its number and time, and the steps that close with it. */
function whatItSays(event: CaseEvent): object {
  const added = ['case', 'agency', 'seq', 'recordedAt', 'kind', 'withdrawn'];
  return Object.fromEntries(Object.entries(event).filter(([name]) => !added.includes(name)));
}
