import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  defineSignal,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '#activities/create-activities';
import type { News } from '#protocol/event';
import { CaseProcess } from './case-process.js';
import { CaseRun } from './case-run.js';
import type { Run } from './run.js';

/** The doorbell: it carries nothing. */
export const newsArrived = defineSignal('newsArrived');

/** Above this many history events a run ends and a new one begins from the record. */
const historyLimit = 800;

// Shorter than the worker's grace at shutdown; a longer outage is waited out by timers, not inside a workflow task.
const record = proxyLocalActivities<Pick<Activities, 'load' | 'exchange'>>({
  startToCloseTimeout: '5 seconds',
  localRetryThreshold: '3 seconds',
  retry: { initialInterval: '100 milliseconds', maximumInterval: '5 seconds' },
});
export interface CaseInput {
  caseId: string;
}

/**
 * Runs a pathway for a case: folds the news of its log one event at a time, lets the pathway settle on each, and
 * appends what it has to say. Ends when the case's closing is in the log.
 */
export async function runCase({ caseId }: CaseInput, pathway: (run: Run) => Promise<string>): Promise<void> {
  const doorbell = { rang: false };
  setHandler(newsArrived, () => {
    doorbell.rang = true;
  });
  const { runId } = workflowInfo();
  const loaded = await record.load({ caseId, runId });
  if (loaded.state === 'closed') return allHandlersFinishedThen(() => undefined);

  const process = new CaseProcess(loaded);
  const news: News[] = [...loaded.news];
  const adopted = [...(loaded.adopted ?? [])];
  let behind = loaded.more;
  while (behind) {
    const page = await record.exchange({ caseId, runId, seen: news.at(-1)!.seq, report: false, append: [] });
    if (page.state === 'stale') return beginAgain(caseId);
    news.push(...page.news);
    adopted.push(...(page.adopted ?? []));
    behind = page.more;
  }
  process.foresee(news, adopted);

  const caughtUpTo = news.at(-1)?.seq ?? loaded.seq;
  pathway(new CaseRun(process, '')).then(
    (outcome) => process.close(outcome),
    (error: unknown) => process.fail(error),
  );
  await settle();

  const alarm = new Alarm();
  for (;;) {
    for (let event = news.shift(); event; event = news.shift()) {
      if (process.fold(event)) await settle();
      throwFailure(process);
    }
    throwFailure(process);
    if (process.isClosed) return allHandlersFinishedThen(() => undefined);
    process.lapseWaits(Date.now());

    if (process.hasSomethingToSay || doorbell.rang) {
      doorbell.rang = false;
      const request = process.request();
      const answer = await record.exchange({ caseId, runId, ...request });
      if (answer.state === 'stale') return beginAgain(caseId);
      if (answer.taken) process.told(request.append);
      process.foresee(answer.news, answer.adopted);
      news.push(...answer.news);
      if (answer.more) doorbell.rang = true;
      continue;
    }
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    const isLong = historyLength > historyLimit || continueAsNewSuggested;
    // A run that has only caught up would begin again for ever.
    if (isLong && process.seen > caughtUpTo) return beginAgain(caseId);

    setCurrentDetails(whereItStands(process));
    alarm.set(process.nextLapse());
    await condition(() => doorbell.rang || alarm.rang || process.hasSomethingToSay || process.failure !== undefined);
    alarm.rang = false;
  }
}

/** Until the pathway has run as far as it can: conditions are looked at only when no microtask is left. */
async function settle(): Promise<void> {
  let settled = false;
  const drained = condition(() => settled);
  settled = true;
  await drained;
}

/** A plain error fails the workflow task, which is tried again, and never the case. */
function throwFailure({ failure }: CaseProcess): void {
  if (failure !== undefined) throw new Error('The pathway failed', { cause: failure });
}

async function beginAgain(caseId: string): Promise<void> {
  await allHandlersFinishedThen(() => continueAsNew<(input: CaseInput) => Promise<void>>({ caseId }));
}

async function allHandlersFinishedThen(end: () => unknown): Promise<void> {
  await condition(allHandlersFinished);
  await end();
}

function whereItStands({ file }: CaseProcess): string {
  const stages = file.stages.filter((stage) => stage.state === 'running').map((stage) => stage.stage);
  return stages.length > 0 ? `Stage: ${stages.join(', ')}` : 'Between stages';
}

/** One timer a case, for the earliest lapse; an earlier one may stay, and rings for nothing. */
class Alarm {
  rang = false;
  private setFor = Infinity;

  set(instant: number | undefined): void {
    if (instant === undefined || instant >= this.setFor) return;
    this.setFor = instant;
    void CancellationScope.nonCancellable(async () => {
      await sleep(Math.max(1, instant - Date.now()), { summary: 'Next deadline' });
      if (this.setFor === instant) this.setFor = Infinity;
      this.rang = true;
    });
  }
}
