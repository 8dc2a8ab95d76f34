import type { CaseFile } from '#protocol/case-file';
import { emptyFile } from '#protocol/case-file';
import type { Decided, News, OpenedWait, ProcessFact } from '#protocol/event';
import type { Append } from '#protocol/exchange';
import type { Program } from '#protocol/program';
import { openOfficerIntervention } from '#protocol/steps/open-officer-intervention.step';
import { stepById, type StepId } from '#protocol/steps/registry';
import { resolveDue } from '#persistence/deadlines';
import { officerIntervention } from '#workflows/pathways/officer-intervention.pathway';
import { CaseProcess } from '#workflows/runtime/case-process';
import { CaseRun } from '#workflows/runtime/case-run';
import { officer } from '../protocol/builders.js';

/** A case whose record and clock are in memory: the pathway's own code, and no server. */
export class InMemoryCase {
  readonly notices: string[] = [];
  readonly process: CaseProcess;
  private readonly waits = new Map<string, OpenedWait>();
  private seq = 1;
  private commands = 0;

  private constructor(
    readonly program: Program,
    private now: Date,
    opened: CaseFile,
  ) {
    this.process = new CaseProcess({
      state: 'open',
      program,
      file: opened,
      seq: 1,
      remembered: { outcomes: {}, races: {}, results: {}, effects: [] },
      waits: [],
      news: [],
      more: false,
    });
  }

  static async open(program: Program, input: Parameters<typeof openOfficerIntervention.apply>[1], at: string): Promise<InMemoryCase> {
    const empty = emptyFile({ caseId: 'case-1', programId: program.id, pathwayId: 'officerIntervention', openedAt: at, openedBy: officer });
    const file = openOfficerIntervention.apply(empty, input, { seq: 1, id: 'command-0', at, by: officer, program });
    const opened = new InMemoryCase(program, new Date(at), file);
    const run = new CaseRun(
      opened.process,
      (key, kind) => {
        opened.notices.push(kind);
        opened.ended.push(key);
        return Promise.resolve();
      },
      '',
    );
    officerIntervention(run).then(
      (outcome) => opened.process.close(outcome),
      (error: unknown) => opened.process.fail(error),
    );
    await opened.settle();
    return opened;
  }

  private readonly ended: string[] = [];

  get file(): CaseFile {
    return this.process.file;
  }

  /** The steps that the pathway waits for, by name; those with a subject once for each. */
  get open(): string[] {
    return [...this.waits.values()].map(({ step }) => step).sort();
  }

  wait(step: StepId, subject?: string): OpenedWait | undefined {
    return [...this.waits.values()].find((wait) => wait.step === step && (subject === undefined || wait.subject === subject));
  }

  async perform(stepId: StepId, open: Record<string, unknown> = {}, by = officer): Promise<void> {
    const step = stepById(stepId)!;
    const subject = step.subject === undefined ? undefined : (open[step.subject] as string);
    const wait = this.wait(stepId, subject);
    if (!wait && !step.standing) throw new Error(`${stepId} is not open; open are ${this.open.join(', ')}`);
    const at = this.now.toISOString();
    const no = step.check?.({ file: this.file, input: open, program: this.program, at, by: { staffId: by, roles: step.roles } }) ?? [];
    if (no.length > 0) throw new Error(no.map(({ code }) => code).join(', '));
    this.commands += 1;
    const actor = { staff: by, organisation: 'organisation-1', roles: [...step.roles], part2: false };
    const claimed = wait && { claimed: wait.key, ...this.raceOf(wait) };
    if (wait) this.close([wait.key, ...(claimed?.race?.withdrawn ?? [])]);
    await this.take({ ...this.common(`c:command-${this.commands}`), kind: 'step', type: stepId, revision: step.revision, actor, open, ...claimed });
    await this.settle();
  }

  /** Lets time pass; what lapses meanwhile lapses in its order. */
  async passTo(instant: string): Promise<void> {
    const end = Date.parse(instant);
    for (;;) {
      const next = this.process.nextLapse();
      if (next === undefined || next > end) break;
      this.now = new Date(Math.max(next, this.now.getTime()));
      this.process.lapseWaits(this.now.getTime());
      await this.settle();
    }
    this.now = new Date(end);
  }

  private async settle(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.process.failure !== undefined) throw this.process.failure as Error;
      const appends = this.process.request().append;
      this.process.told([]);
      for (const append of appends) await this.append(append);
      for (let key = this.ended.shift(); key !== undefined; key = this.ended.shift()) {
        await this.take({ ...this.common(`${key}:done`), kind: 'process', type: 'effectDone', effect: key });
      }
      if (appends.length === 0 && !this.process.hasSomethingToSay) return;
    }
  }

  private async append({ key, fact }: Append): Promise<void> {
    const recorded = this.record(key, fact);
    if (recorded) await this.take({ ...this.common(key), kind: 'process', ...recorded });
  }

  private record(key: string, fact: Append['fact']): ProcessFact | undefined {
    const path = key.slice(0, key.lastIndexOf(':'));
    switch (fact.type) {
      case 'waitOpened': {
        const { due, ...wait } = fact.wait;
        const opened: OpenedWait = { ...wait, ...(due && { due: resolveDue(due, this.now, this.program.zone) }) };
        this.waits.set(wait.key, opened);
        return { type: 'waitOpened', wait: opened };
      }
      case 'waitLapsed': {
        const wait = this.waits.get(fact.wait);
        if (!wait) return undefined;
        const race = this.raceOf(wait);
        this.close([wait.key, ...(race.race?.withdrawn ?? [])]);
        return { type: 'waitLapsed', wait: wait.key, due: wait.due!, ...race };
      }
      case 'waitsWithdrawn':
        this.close(fact.waits);
        return fact;
      case 'stageEnded':
        return { ...fact, withdrawn: this.close([...this.waits.keys()].filter((wait) => wait.startsWith(`${path}/`))) };
      case 'caseClosed':
        return { ...fact, withdrawn: this.close([...this.waits.keys()]) };
      default:
        return fact;
    }
  }

  private raceOf(wait: OpenedWait): { race?: Decided } {
    if (!wait.race) return {};
    const { race, winner } = wait.race;
    const withdrawn = [...this.waits.keys()].filter((key) => key.startsWith(`${race}/`) && !key.startsWith(`${race}/${winner}/`));
    return { race: { race, winner, withdrawn } };
  }

  private close(keys: string[]): string[] {
    for (const key of keys) this.waits.delete(key);
    return keys;
  }

  private common(key: string) {
    this.seq += 1;
    return { case: 'case-1', agency: this.program.agency, seq: this.seq, key, recordedAt: this.now.toISOString() };
  }

  private async take(event: News): Promise<void> {
    if (this.process.fold(event)) await new Promise((resolve) => setImmediate(resolve));
  }
}
