import { randomUUID } from 'node:crypto';
import { createActivities, type Activities } from '#activities/create-activities';
import type { ExchangeParts } from '#persistence/case-log/record-parts';
import type { News } from '#protocol/event';
import type { LoadAnswer } from '#protocol/exchange';
import { courseOfCase } from '#workflows/pathways/registry';
import { CaseProcess } from '#workflows/runtime/case-process';
import { CaseRun } from '#workflows/runtime/case-run';

/**
 * A case's process without Temporal in between: the real record, the real pathway, and their loop, run until nothing is
 * left to do. Time is the engine's clock. Fast enough for thousands of random histories.
 */
export class DrivenCase {
  private readonly activities: Activities;
  private process: CaseProcess | undefined;
  private news: News[] = [];
  private runId = '';

  constructor(
    private readonly engine: ExchangeParts & { workerDatabase: ExchangeParts['database'] },
    readonly caseId: string,
  ) {
    const { workerDatabase, clock, shelf } = engine;
    this.activities = createActivities({ database: workerDatabase, clock, shelf });
  }

  /** Throws the process away: the next `settle` begins a new run from the record. */
  forget(): void {
    this.process = undefined;
  }

  /** Until the process has said all that it has to say, up to now. */
  async settle(): Promise<void> {
    if (!this.process && !(await this.begin())) return;
    const process = this.process!;
    for (let rang = true; ; rang = false) {
      for (let event = this.news.shift(); event; event = this.news.shift()) {
        if (process.fold(event)) await drained();
        throwFailure(process);
      }
      throwFailure(process);
      if (process.isClosed) return;
      process.lapseWaits(this.engine.clock.now().getTime());
      if (!process.hasSomethingToSay && !rang) return;
      await this.exchange(process);
    }
  }

  /** The instant at which the clock next claims a step, in milliseconds since 1970. */
  nextLapse(): number | undefined {
    return this.process?.nextLapse();
  }

  private async begin(): Promise<boolean> {
    this.runId = randomUUID();
    const loaded: LoadAnswer = await this.activities.load({ caseId: this.caseId, runId: this.runId });
    if (loaded.state === 'closed') return false;
    this.news = [...loaded.news];
    if (loaded.more) throw new Error('A log of more than a page is not driven');
    const process = new CaseProcess(loaded);
    process.foresee(this.news, loaded.adopted);
    courseOfCase(new CaseRun(process, '')).then(
      (outcome) => process.close(outcome),
      (error: unknown) => process.fail(error),
    );
    await drained();
    this.process = process;
    return true;
  }

  private async exchange(process: CaseProcess): Promise<void> {
    const request = process.request();
    const answer = await this.activities.exchange({ caseId: this.caseId, runId: this.runId, ...request });
    if (answer.state === 'stale') throw new Error('Another run has taken the case over');
    if (answer.taken) process.told(request.append);
    process.foresee(answer.news, answer.adopted);
    this.news.push(...answer.news);
  }
}

/** Until the pathway has run as far as it can: no promise is left that could still go on by itself. */
function drained(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function throwFailure({ failure }: CaseProcess): void {
  if (failure !== undefined) throw new Error('The pathway failed', { cause: failure });
}
