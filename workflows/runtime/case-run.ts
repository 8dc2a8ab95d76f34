import type { NoticeKind } from '#protocol/event';
import type { Fields } from '#protocol/fields';
import type { Program, StageId } from '#protocol/program';
import type { Role } from '#protocol/roles';
import { stageSettings } from '#protocol/stage-settings';
import { never, type CaseProcess } from './case-process.js';
import type { Branch, FlowFile, OpenStep, Run, Stage, StepBranch, WatchBranch, Won } from './run.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- any step's fields
type AnyOpen = OpenStep<any>;

/** A branch of the process, with its own key path: what it does has the same keys in every run. */
export class CaseRun implements Run {
  private readonly uses = new Map<string, number>();

  constructor(
    private readonly process: CaseProcess,
    private readonly path: string,
  ) {}

  get file(): FlowFile {
    return this.process.file;
  }

  get program(): Program {
    return this.process.program;
  }

  step<F extends Fields>(open: OpenStep<F>): Promise<never> {
    return this.openStep(open) as Promise<never>;
  }

  open<F extends Fields>(open: OpenStep<F>): StepBranch<F, never> {
    return { kind: 'stepBranch', open };
  }

  private openStep(open: AnyOpen, race?: { race: string; winner: string }): Promise<unknown> {
    const { step, subject, by, until, deadline, assignee } = open;
    const numbered = this.numbered(subject === undefined ? step.id : `${step.id}/${subject}`, step.id);
    const due = until ?? by;
    return this.process.wait({
      key: subject === undefined ? numbered : `${numbered}/${subject}`,
      step: step.id,
      roles: [...(open.roles ?? step.roles)],
      lapses: until !== undefined,
      priority: open.priority ?? 3,
      why: open.why ?? step.title,
      ...(subject !== undefined && { subject }),
      ...(assignee !== undefined && { assignee }),
      ...(deadline !== undefined && { deadline }),
      ...(due !== undefined && { due }),
      ...(race !== undefined && { race }),
    });
  }

  async first<B extends Record<string, Branch>>(branches: B): Promise<Won<B>> {
    const race = this.numberedAlways('first');
    if (this.process.isDead(race)) return never;
    const decided = this.process.winnerOf(race);
    const names = decided === undefined ? Object.keys(branches) : [decided];
    const winner = await Promise.race(names.map(async (name) => ({ branch: name, result: await this.runBranch(race, name, branches[name]!, decided) })));
    // An outer race may have been decided in the same moment: then nobody waits for this one any more.
    if (this.process.isDead(race)) return never;
    if (decided === undefined) this.process.decide(race, winner.branch, Object.keys(branches).filter((name) => name !== winner.branch));
    return winner as Won<B>;
  }

  private runBranch(race: string, name: string, branch: Branch, decided: string | undefined): Promise<unknown> {
    const path = `${race}/${name}`;
    if (typeof branch === 'function') return this.runChild(path, branch);
    // A remembered winner is not asked again: what it watched for may compare with a file that an earlier run saw.
    if (branch.kind === 'watchBranch' && decided !== undefined) return Promise.resolve();
    if (branch.kind === 'watchBranch') return this.process.when(path, branch.is);
    return this.child(path).openStep(branch.open, { race, winner: name });
  }

  async all<B extends Record<string, (run: Run) => Promise<unknown>>>(branches: B): Promise<{ [K in keyof B]: Awaited<ReturnType<B[K]>> }> {
    const path = this.numberedAlways('all');
    const results = await Promise.all(Object.entries(branches).map(async ([name, branch]) => [name, await this.runChild(`${path}/${name}`, branch)] as const));
    return Object.fromEntries(results) as { [K in keyof B]: Awaited<ReturnType<B[K]>> };
  }

  async each<T extends { id: string }>(name: string, items: readonly T[], branch: (run: Run, item: T) => Promise<unknown>): Promise<void> {
    const path = this.numberedAlways(name);
    await Promise.all(items.map((item) => this.runChild(`${path}/${item.id}`, (run) => branch(run, item))));
  }

  async eachNew<T extends { id: string }>(name: string, items: (file: FlowFile) => readonly T[], branch: (run: Run, item: T) => Promise<unknown>): Promise<never> {
    const path = this.numberedAlways(name);
    const begun = new Set<string>();
    for (;;) {
      const fresh = (file: FlowFile) => items(file).filter((item) => !begun.has(item.id));
      await this.process.when(path, (file) => fresh(file).length > 0);
      for (const item of fresh(this.file)) {
        begun.add(item.id);
        this.runChild(`${path}/${item.id}`, (run) => branch(run, item)).catch((error: unknown) => this.process.fail(error));
      }
    }
  }

  watch(is: (file: FlowFile) => boolean): WatchBranch {
    return { kind: 'watchBranch', is };
  }

  async turn<R>(turn: number, isOver: (file: FlowFile) => boolean, course: (run: Run) => Promise<R>): Promise<R | undefined> {
    const path = turn === 0 ? '' : `turn#${turn + 1}`;
    const over = this.process.turnTo(path, isOver);
    return Promise.race([course(this.child(path)), over.then(() => undefined)]);
  }

  when(is: (file: FlowFile) => boolean): Promise<void> {
    return this.process.when(this.path, is);
  }

  async stage<Id extends StageId, Outcome extends string>(stage: Stage<Id, Outcome>): Promise<Outcome | 'skipped'> {
    const path = this.numberedAlways(stage.id);
    if (this.process.isDead(path)) return never;
    const remembered = this.process.outcomeOf(path);
    if (remembered !== undefined) return remembered as Outcome | 'skipped';
    const settings = stageSettings(this.program, this.process.file.pathwayId, stage.id);
    if (!settings) {
      this.process.skipStage(path, stage.id);
      return 'skipped';
    }
    const begun = this.process.beginStage(path, stage.id, stage.revision);
    const revision = typeof begun === 'number' ? begun : await begun;
    if (this.process.isDead(path)) return never;
    const outcome = await stage.run(this.child(path), settings, revision);
    if (this.process.isDead(path)) return never;
    this.process.endStage(path, outcome);
    return outcome;
  }

  notify(kind: NoticeKind, { roles = [], staff, subject }: { roles?: readonly Role[]; staff?: string; subject?: string }): void {
    const notice = { kind, roles: [...roles], ...(staff !== undefined && { staff }), ...(subject !== undefined && { subject }) };
    this.process.post(this.numberedAlways(kind), notice);
  }

  private async runChild<R>(path: string, branch: (run: Run) => Promise<R>): Promise<R> {
    if (this.process.isDead(path)) return never;
    this.process.beginBranch(path);
    const result = await branch(this.child(path));
    if (this.process.isDead(path)) return never;
    this.process.endBranch(path);
    return result;
  }

  private child(path: string): CaseRun {
    return new CaseRun(this.process, path);
  }

  /** `stage/step#1`: how often this run has used a name. */
  private numbered(counted: string, name: string): string {
    const use = (this.uses.get(counted) ?? 0) + 1;
    this.uses.set(counted, use);
    return `${this.prefix}${name}#${use}`;
  }

  /** Branches and stages are numbered from the second time on: `placement`, `placement#2`. */
  private numberedAlways(name: string): string {
    const use = (this.uses.get(name) ?? 0) + 1;
    this.uses.set(name, use);
    return use === 1 ? `${this.prefix}${name}` : `${this.prefix}${name}#${use}`;
  }

  private get prefix(): string {
    return this.path === '' ? '' : `${this.path}/`;
  }
}
