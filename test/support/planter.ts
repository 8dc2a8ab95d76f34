import { randomUUID } from 'node:crypto';
import { derivedUuid } from '#persistence/canonical';
import { programStepById } from '#protocol/program-steps/registry';
import type { Author } from '#protocol/provenance';
import { openingStepOf, stepById } from '#protocol/steps/registry';
import type { Step } from '#protocol/step';
import type { FormField } from '#protocol/views/field-form';
import { demoStaff } from '#tools/demo-staff';
import type { TestClock } from './engine.js';
import { Chooser, filledForm } from './filled-form.js';
import type { Answer, Answered, HttpEngine } from './http-engine.js';
import { instantOf, type Journey, type Move } from './moves.js';
import { sealedFields, type Marks, type Planted } from './planted.js';

/** What somebody asked of the API, and what it said. */
export interface Exchange {
  as: string;
  asked: string;
  answer: Answer;
}

type Input = Readonly<Record<string, unknown>>;
type Enters = (input: Record<string, unknown>) => Promise<Answer>;

/** Where a case is taken no further, or others could not be reached: tried last. */
const endings = ['moveToPathway', 'transferCase', 'recordClosing', 'closeCase', 'withdrawFromProgram', 'declineConditions', 'revokeConsent', 'endConsent', 'placeLegalHold', 'releaseLegalHold', 'sealRecords'];

/** Enters marked values over HTTP, as staff do, and keeps what was entered and every answer. */
export class Planter {
  readonly exchanges: Exchange[] = [];
  /** The fields whose marked value was recorded. */
  readonly reached = new Set<string>();
  readonly cases = new Map<string, string>();

  constructor(
    private readonly http: HttpEngine,
    readonly marks: Marks,
    private readonly clock: TestClock,
  ) {}

  async send(as: string, method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.http.send(method, path, { as, ...(body !== undefined && { body }), headers: { Prefer: 'wait=5' } });
    this.exchanges.push({ as, asked: `${method} ${path}`, answer });
    return answer;
  }

  /** As far as it goes without the clock claiming anything; `moves`: or only so many. */
  async plays(journey: Journey, name = journey.title, moves = journey.moves.length): Promise<string> {
    const { engine } = this.http;
    const { program: programId, pathway: pathwayId = 'officerIntervention', opener } = journey;
    const caseId = derivedUuid('planted', name);
    this.clock.set(journey.begins);
    for (const [nth, { as, step, input }] of (journey.given ?? []).entries()) {
      await this.performsForProgram(as, programId, step, input as Input, derivedUuid('journey', journey.title, 'given', nth));
    }
    await this.must(`${name}: opening`, opener, openingStepOf(pathwayId), journey.opening, (marked) => this.send(opener, 'POST', '/api/cases', { caseId, programId, pathwayId, input: marked }));
    this.cases.set(caseId, programId);
    const toPlay = journey.moves.slice(0, moves);
    for (const [index, move] of toPlay.entries()) {
      if (move.lapsesFirst) break;
      this.clock.set(instantOf(journey, index));
      await this.makes(journey, caseId, move, index);
    }
    await engine.until('the process to have begun', async () => (await engine.head(caseId)).seen > 0);
    await engine.untilQuiet(caseId);
    return caseId;
  }

  private async makes(journey: Journey, caseId: string, move: Move, index: number): Promise<void> {
    const { engine } = this.http;
    const file = await engine.file(caseId);
    if (!move.standing && !move.forProgram) await engine.untilOpen(caseId, move.step, move.subject?.(file));
    const input = typeof move.input === 'function' ? move.input(await engine.file(caseId), instantOf(journey, index).toISOString()) : (move.input ?? {});
    if (move.forProgram) await this.performsForProgram(move.as, journey.program, move.step, input);
    else await this.performs(move.as, caseId, move.step, input);
  }

  async performs(as: string, caseId: string, stepId: string, input: Input): Promise<void> {
    await this.must(stepId, as, stepById(stepId)!, input, this.stepOf(as, caseId, stepId));
  }

  async performsForProgram(as: string, programId: string, stepId: string, input: Input, commandId: string = randomUUID()): Promise<Answered> {
    const enters: Enters = (marked) => this.send(as, 'POST', `/api/programs/${programId}/steps/${stepId}`, { commandId, input: marked });
    const { body } = await this.must(stepId, as, programStepById(stepId)!, input, enters);
    return body.result;
  }

  private stepOf(as: string, caseId: string, stepId: string): Enters {
    return (input) => this.send(as, 'POST', `/api/cases/${caseId}/steps/${stepId}`, { commandId: randomUUID(), input });
  }

  private async must(what: string, as: string, step: Pick<Step, 'id' | 'fields' | 'provenance'>, input: Input, enters: Enters): Promise<Answer> {
    const answer = await this.plants(as, step, input, enters);
    if (answer.status >= 300) throw new Error(`${what} as ${as}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** With every mark that the step has room for; where a rule says no, with those alone that take the place of a value. */
  private async plants(as: string, step: Pick<Step, 'id' | 'fields' | 'provenance'>, input: Input, enters: Enters): Promise<Answer> {
    const first = await this.enters(enters, () => this.marks.inInput(step, input, authorOf(as)));
    return first.status < 300 ? first : this.enters(enters, () => this.marks.inInput(step, input, authorOf(as), true));
  }

  private async enters(enters: Enters, marked: () => Record<string, unknown>): Promise<Answer> {
    const before = this.marks.planted.length;
    const answer = await enters(marked());
    if (answer.status < 300) this.keep(this.marks.planted.slice(before));
    return answer;
  }

  keep(planted: readonly Planted[]): void {
    for (const { where } of planted) this.reached.add(where);
  }

  /** Fills in every form that these people are shown for the case, until each field of its own words was recorded once. */
  async fillsInForms(caseId: string, accounts: readonly string[]): Promise<void> {
    for (const last of [false, true]) {
      for (const as of accounts) {
        const { body } = await this.send(as, 'GET', `/api/cases/${caseId}`);
        for (const { stepId, fields } of (body.openSteps ?? []) as { stepId: string; fields: FormField[] }[]) {
          if (endings.includes(stepId) === last) await this.fillsIn(as, stepById(stepId)!, fields, this.stepOf(as, caseId, stepId));
        }
      }
    }
  }

  async fillsInProgramForms(programId: string, accounts: readonly string[]): Promise<void> {
    for (const as of accounts) {
      const { body } = await this.send(as, 'GET', `/api/programs/${programId}/steps`);
      for (const { stepId, fields } of (body.items ?? []) as { stepId: string; fields: FormField[] }[]) {
        const enters: Enters = (input) => this.send(as, 'POST', `/api/programs/${programId}/steps/${stepId}`, { commandId: randomUUID(), input });
        await this.fillsIn(as, programStepById(stepId)!, fields, enters);
      }
    }
  }

  private async fillsIn(as: string, step: Pick<Step, 'id' | 'fields' | 'provenance'>, form: readonly FormField[], enters: Enters): Promise<void> {
    const isDone = () => sealedFields(step).every(({ where, field }) => this.reached.has(where) || !['text', 'note', 'place'].includes(field.kind));
    const now = this.clock.now().toISOString();
    for (let seed = 0; seed < 4 && !isDone(); seed += 1) {
      await this.plants(as, step, filledForm(form, new Chooser(seed), { now, today: now.slice(0, 10) }), enters);
    }
  }
}

/** As whom the record takes what this account writes. */
export function authorOf(account: string): Author {
  const { roles, organisation } = demoStaff.find((member) => member.account === account)!;
  return { roles, part2: organisation.part2 };
}
