import { Inject, Injectable } from '@nestjs/common';
import { EntryLists } from '#persistence/entries/registry';
import { Directory, personOf, type Caller } from '#persistence/reads/staff-list';
import { emptyFile } from '#protocol/case-file';
import { whyRoleNotAllowed } from '#protocol/may-perform';
import type { ProgramStep } from '#protocol/program-step';
import { programSteps } from '#protocol/program-steps/registry';
import type { Role } from '#protocol/roles';
import { readerWithoutCase } from '#protocol/rules/disclosure.rule';
import { canBeFilled, formOf, type FormField } from '#protocol/views/field-form';
import { momentAt } from '#protocol/views/reader';
import { plain, shaped } from '../http/shape.js';
import { PARTS, type Parts } from '../parts.js';
import { refuse } from '../problem/problem.js';
import { StaffDesk } from '../sign-in/staff-desk.js';
import type { Command, Dto } from '../steps/dto-from-fields.js';
import { recordedOrThrow, StepDesk } from '../steps/step-desk.js';

export interface ProgramStepAnswer {
  commandId: string;
  version: number;
  result?: Record<string, unknown>;
}

export interface OpenProgramStep {
  stepId: string;
  title: string;
  hint: string;
  roles: readonly Role[];
  fields: FormField[];
}

interface Performing {
  caller: Caller;
  programId: string;
  stepId: string;
  dto: Dto<Command>;
  body: unknown;
}

/** Performs program steps, and says which are open: shape, record, doorbells, answer. Every rule is the record's. */
@Injectable()
export class ProgramStepDesk {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly staffDesk: StaffDesk,
    private readonly stepDesk: StepDesk,
  ) {}

  async perform({ caller, programId, stepId, dto, body }: Performing): Promise<ProgramStepAnswer> {
    const { commandId, input } = shaped(dto, body);
    const { version, result, cases, given = [] } = recordedOrThrow(await this.parts.programRecord.performProgramStep(caller, { programId, commandId, stepId, input: plain(input) }));
    for (const recorded of cases) this.stepDesk.ring(recorded);
    this.stepDesk.ringAll(given);
    return { commandId, version, ...(result && { result }) };
  }

  /** Those that this person may perform for the program now, each with its form. */
  async openSteps(caller: Caller, programId: string): Promise<OpenProgramStep[]> {
    const { database, clock, shelf } = this.parts;
    const staff = await this.staffDesk.staffOf(caller);
    const pinned = staff.programs.includes(programId) ? await shelf.current(database.pool, programId, clock.now()) : undefined;
    if (pinned?.program.agency !== staff.agencyId) return refuse(404, 'PROGRAM.NOT_FOUND', 'There is no such program');
    const { program } = pinned;
    const moment = momentAt(clock.now(), program.zone);
    const steps = Object.values<ProgramStep>(programSteps).filter((step) => whyRoleNotAllowed(step, staff) === undefined && step.openWhen?.(program) !== false);
    const directory = await Directory.of(database.pool, staff.agencyId);
    const context = {
      file: emptyFile({ caseId: '', programId, pathwayId: '', openedAt: moment.now, openedBy: staff.id }),
      program,
      moment,
      reader: readerWithoutCase(personOf(staff)),
      authorIsPart2: staff.part2,
      entries: await new EntryLists(database.pool, { agencyId: staff.agencyId, at: moment.now }).of(steps, program),
      people: directory.peopleOf(programId),
      organisations: directory.organisations,
    };
    return steps
      .map((step) => ({ stepId: step.id, title: step.title, hint: step.hint, roles: step.roles, fields: formOf(step, context) }))
      .filter(({ fields }) => canBeFilled(fields));
  }
}
