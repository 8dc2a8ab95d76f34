import type { CaseFile } from '#protocol/case-file';
import type { News, Notice, OpenedWait } from '#protocol/event';
import type { Append, ExchangeRequest, LoadAnswer, ProposedFact, Remembered, StepResult } from '#protocol/exchange';
import { fold, programAfter } from '#protocol/fold';
import type { Program } from '#protocol/program';
import type { FlowFile } from './run.js';

type Loaded = Extract<LoadAnswer, { state: 'open' }>;

interface LiveWait {
  resolve(result: StepResult): void;
  /** When the clock claims it, in milliseconds since 1970; known once its opening has been recorded. */
  lapsesAt?: number;
}

interface Watch {
  path: string;
  is(file: FlowFile): boolean;
  resolve(): void;
}

/** What a branch that has lost waits for. */
export const never = new Promise<never>(() => undefined);

/**
 * The process's state: the fold of an exact prefix of the log, what the pathway waits for, and what it has yet to say.
 * It holds no more than the log gives it, so that a later run that folds the same events comes to the same.
 */
export class CaseProcess {
  /** A stage takes its settings from it once, when it begins. */
  program: Program;
  file: CaseFile;
  /** Every event up to this number has been folded, and the pathway has settled on it. */
  seen: number;
  /** A failure in pathway code: the workflow task fails on it, and is tried again. */
  failure: unknown;
  /** Whether what has been processed is still to be reported; a run that begins reports where it is. */
  private unreported = true;
  private readonly waits = new Map<string, LiveWait>();
  private readonly watches = new Set<Watch>();
  private readonly outbox = new Map<string, Append>();
  private readonly liveBranches = new Set<string>();
  private readonly liveStages = new Map<string, string>();
  private readonly dead: string[] = [];
  /** The path of the course that the case is on now; empty for its first. */
  private course = '';
  /** The keys in the log, as far as it is known; of the beginning of a stage, the revision of its code. */
  private readonly inLog = new Map<string, number | undefined>();
  private readonly adopted: Record<number, Program> = {};
  private readonly remembered: Remembered;
  private readonly openBefore: Map<string, OpenedWait>;

  constructor(loaded: Loaded) {
    ({ program: this.program, file: this.file, seq: this.seen, remembered: this.remembered } = loaded);
    this.openBefore = new Map(loaded.waits.map((wait) => [wait.key, wait]));
  }

  /** Makes events known before they are folded, with the revisions that they adopt: what stands in the log is not said again. */
  foresee(news: readonly News[], adopted: readonly Program[] = []): void {
    for (const program of adopted) this.adopted[program.revision] = program;
    for (const event of news) this.inLog.set(event.key, event.type === 'stageStarted' && event.kind === 'process' ? event.revision : undefined);
  }

  /** Folds the next event. True where the pathway may now run on, and has to settle before the next. */
  fold(event: News): boolean {
    this.file = fold(this.file, event, this.program);
    this.program = programAfter(event, this.program, this.adopted);
    this.seen = event.seq;
    this.outbox.delete(event.key);
    const resolved = event.kind === 'step' ? this.foldStep(event) : this.foldProcess(event);
    return this.wakeWatches() || resolved;
  }

  private foldStep(event: Extract<News, { kind: 'step' }>): boolean {
    this.unreported = true;
    this.dropWaits(event.race?.withdrawn);
    return event.claimed !== undefined && this.resolveWait(event.claimed, { lapsed: false, input: event.open, by: event.actor.staff, at: event.recordedAt });
  }

  private foldProcess(event: Extract<News, { kind: 'process' }>): boolean {
    switch (event.type) {
      case 'waitOpened':
        this.setTimer(event.wait);
        return false;
      case 'waitLapsed':
        this.dropWaits(event.race?.withdrawn);
        return this.resolveWait(event.wait, { lapsed: true, at: event.due });
      case 'waitsWithdrawn':
        this.dropWaits(event.waits);
        return false;
      case 'stageEnded':
      case 'caseClosed':
        this.dropWaits(event.withdrawn);
        return false;
      case 'placeGiven':
        // Not said by the process: it has to report that it has seen it, as with a person's step.
        this.unreported = true;
        return false;
      default:
        return false;
    }
  }

  private resolveWait(key: string, result: StepResult): boolean {
    const wait = this.waits.get(key);
    this.dropWaits([key]);
    this.remembered.results[key] = result;
    wait?.resolve(result);
    return wait !== undefined;
  }

  private dropWaits(keys: readonly string[] = []): void {
    for (const key of keys) {
      this.waits.delete(key);
      this.outbox.delete(`${key}:opened`);
      this.outbox.delete(`${key}:lapsed`);
    }
  }

  private wakeWatches(): boolean {
    const woken = [...this.watches].filter((watch) => watch.is(this.file));
    for (const watch of woken) {
      this.watches.delete(watch);
      watch.resolve();
    }
    return woken.length > 0;
  }

  private setTimer(wait: OpenedWait): void {
    const live = this.waits.get(wait.key);
    if (live && wait.lapses && wait.due !== undefined) live.lapsesAt = Date.parse(wait.due);
  }

  /** Opens a wait, or finds it open, and gives what came of it. */
  wait(wait: Extract<ProposedFact, { type: 'waitOpened' }>['wait']): Promise<StepResult> {
    if (this.isDead(wait.key)) return never;
    const result = this.remembered.results[wait.key];
    if (result) return Promise.resolve(result);
    if (this.waits.has(wait.key)) throw new Error(`${wait.key} is waited for twice`);
    return new Promise((resolve) => {
      this.waits.set(wait.key, { resolve });
      const before = this.openBefore.get(wait.key);
      if (before) this.setTimer(before);
      else this.say(`${wait.key}:opened`, { type: 'waitOpened', wait });
    });
  }

  when(path: string, is: (file: FlowFile) => boolean): Promise<void> {
    if (this.isDead(path)) return never;
    if (is(this.file)) return Promise.resolve();
    return new Promise((resolve) => this.watches.add({ path, is, resolve }));
  }

  post(key: string, notice: Notice): void {
    if (!this.isDead(key)) this.say(`${key}:posted`, { type: 'noticePosted', notice });
  }

  /**
   * The revision of the stage's code that this stage began with. Of code that has changed, only the record can say: a
   * history replayed by newer code began with the older.
   */
  beginStage(path: string, stage: string, revision: number): number | Promise<number> {
    this.liveStages.set(path, stage);
    this.say(`${path}:started`, { type: 'stageStarted', stage, revision });
    const begun = () => this.file.stages.find(({ key }) => key === path)?.revision;
    const known = this.inLog.get(`${path}:started`) ?? begun() ?? (revision === 1 ? revision : undefined);
    return known ?? this.when(path, () => begun() !== undefined).then(() => begun()!);
  }

  skipStage(path: string, stage: string): void {
    this.remembered.outcomes[path] = 'skipped';
    this.say(`${path}:skipped`, { type: 'stageSkipped', stage });
  }

  endStage(path: string, outcome: string): void {
    const stage = this.liveStages.get(path)!;
    this.liveStages.delete(path);
    this.dead.push(path);
    this.remembered.outcomes[path] = outcome;
    this.forget(path);
    const append: Append = { key: `${path}:ended`, fact: { type: 'stageEnded', stage, outcome } };
    if (this.isBoundary(path)) append.boundary = JSON.parse(JSON.stringify(this.remembered)) as Remembered;
    if (!this.inLog.has(append.key)) this.outbox.set(append.key, append);
  }

  outcomeOf(path: string): string | undefined {
    return this.remembered.outcomes[path];
  }

  /** What a stage has ended with is all that is remembered of it. */
  private forget(stagePath: string): void {
    const inside = (key: string) => key.startsWith(`${stagePath}/`);
    for (const key of Object.keys(this.remembered.results).filter(inside)) delete this.remembered.results[key];
    for (const key of Object.keys(this.remembered.races).filter(inside)) delete this.remembered.races[key];
  }

  /** A later run may begin here: no other stage is live, and no branch but those that this stage is part of. */
  private isBoundary(stagePath: string): boolean {
    return this.liveStages.size === 0 && [...this.liveBranches].every((branch) => stagePath.startsWith(`${branch}/`));
  }

  beginBranch(path: string): void {
    this.liveBranches.add(path);
  }

  endBranch(path: string): void {
    this.liveBranches.delete(path);
  }

  winnerOf(race: string): string | undefined {
    return this.remembered.races[race];
  }

  /** The race is decided: what its other branches still wait for is withdrawn, and their stages end. */
  decide(race: string, winner: string, losers: readonly string[]): void {
    this.remembered.races[race] = winner;
    const lost = losers.map((loser) => `${race}/${loser}`);
    this.dead.push(...lost);
    const inside = (key: string) => lost.some((path) => isUnder(key, path));
    for (const branch of [...this.liveBranches].filter(inside)) this.liveBranches.delete(branch);
    for (const watch of [...this.watches].filter((watch) => inside(watch.path))) this.watches.delete(watch);
    for (const key of [...this.outbox.keys()].filter((key) => inside(key) && !saidOfAStage(key))) this.outbox.delete(key);
    this.withdraw(`${race}:decided`, [...this.waits.keys()].filter(inside));
    for (const path of [...this.liveStages.keys()].filter(inside)) this.endStage(path, 'withdrawn');
  }

  /**
   * The course under `path` goes on alone: what another one waits for is withdrawn, its stages end, and what it came to
   * is remembered no longer. Ends when the file is so.
   */
  turnTo(path: string, isOver: (file: FlowFile) => boolean): Promise<void> {
    this.course = path;
    const outside = (key: string) => this.isOutside(key);
    for (const branch of [...this.liveBranches].filter(outside)) this.liveBranches.delete(branch);
    for (const watch of [...this.watches].filter((watch) => outside(watch.path))) this.watches.delete(watch);
    for (const key of [...this.outbox.keys()].filter((key) => outside(key) && !saidOfAStage(key))) this.outbox.delete(key);
    this.withdraw(`${path}:turned`, [...this.waits.keys()].filter(outside));
    for (const stage of [...this.liveStages.keys()].filter(outside)) this.endStage(stage, 'withdrawn');
    for (const kept of [this.remembered.outcomes, this.remembered.races, this.remembered.results]) {
      for (const key of Object.keys(kept).filter(outside)) delete kept[key];
    }
    return this.when(path, isOver);
  }

  private isOutside(key: string): boolean {
    return this.course !== '' && !isUnder(key, this.course);
  }

  private withdraw(key: string, waits: string[]): void {
    for (const wait of waits) this.waits.delete(wait);
    const recorded = waits.filter((wait) => this.inLog.has(`${wait}:opened`) || this.openBefore.has(wait));
    if (recorded.length > 0) this.say(key, { type: 'waitsWithdrawn', waits: recorded });
  }

  isDead(key: string): boolean {
    return this.isOutside(key) || this.dead.some((path) => isUnder(key, path));
  }

  close(outcome: string): void {
    this.say('case:closed', { type: 'caseClosed', outcome });
  }

  private say(key: string, fact: ProposedFact): void {
    if (!this.inLog.has(key)) this.outbox.set(key, { key, fact });
  }

  fail(error: unknown): void {
    this.failure ??= error;
  }

  /** The earliest instant, in milliseconds, at which the clock claims a wait. */
  nextLapse(): number | undefined {
    const due = [...this.waits.values()].flatMap((wait) => wait.lapsesAt ?? []);
    return due.length > 0 ? Math.min(...due) : undefined;
  }

  lapseWaits(now: number): void {
    for (const [key, wait] of this.waits) {
      if (wait.lapsesAt !== undefined && wait.lapsesAt <= now) this.say(`${key}:lapsed`, { type: 'waitLapsed', wait: key });
    }
  }

  get hasSomethingToSay(): boolean {
    return this.outbox.size > 0 || this.unreported;
  }

  get isClosed(): boolean {
    return this.file.status === 'closed';
  }

  request(): Pick<ExchangeRequest, 'seen' | 'report' | 'append'> {
    return { seen: this.seen, report: this.unreported, append: [...this.outbox.values()] };
  }

  /** The record has taken what was processed, and these keys. */
  told(append: readonly Append[]): void {
    this.unreported = false;
    for (const { key } of append) this.outbox.delete(key);
  }
}

/** Whether a key is that of a path, or of something within it. */
function isUnder(key: string, path: string): boolean {
  return key === path || key.startsWith(`${path}/`);
}

function saidOfAStage(key: string): boolean {
  return /:(started|skipped|ended)$/.test(key);
}
