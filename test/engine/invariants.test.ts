import fc from 'fast-check';
import pg from 'pg';
import { verifyCase } from '#persistence/case-log/verify';
import { CaseReads } from '#persistence/reads/case-reads';
import { EntryLists } from '#persistence/entries/registry';
import { rebuildCase } from '#persistence/case-log/rebuild';
import { Directory, findStaff, personOf, type StaffRow } from '#persistence/reads/staff-list';
import { emptyFile } from '#protocol/case-file';
import { pathways } from '#protocol/pathways';
import type { PathwayId, Program } from '#protocol/program';
import { programs } from '#protocol/programs/registry';
import { isHeld } from '#protocol/rules/charge.rule';
import { readerWithoutCase } from '#protocol/rules/disclosure.rule';
import { stageSettings } from '#protocol/stage-settings';
import { openingStepOf, stepById } from '#protocol/steps/registry';
import { formOf } from '#protocol/views/field-form';
import type { OpenStep } from '#protocol/views/open-steps';
import { momentAt } from '#protocol/views/reader';
import { demoStaff } from '#tools/demo-staff';
import type { DrivenCase } from '../support/driven-case.js';
import { Engine, issuer, recorded, TestClock } from '../support/engine.js';
import { Chooser, filledForm } from '../support/filled-form.js';

/** Another seed: INVARIANTS_SEED=…; more histories for each pathway of each program: INVARIANTS_RUNS=… */
const seed = Number(process.env.INVARIANTS_SEED ?? 20_261_122);
const runs = Number(process.env.INVARIANTS_RUNS ?? 3);
const begins = '2031-03-04T18:05:00.000Z';

interface Turn {
  step: number;
  input: number;
  /** Whether a step that the process waits for is preferred. */
  asked: boolean;
  /** Whether the step may be one that ends the case. */
  mayEnd: boolean;
  clock: 'stands' | 'anHour' | 'toTheNextLapse';
  /** Whether the process is begun anew first. */
  restarts: boolean;
}

const onceIn = (times: number): fc.Arbitrary<boolean> => fc.integer({ min: 1, max: times }).map((number) => number === 1);
const turn: fc.Arbitrary<Turn> = fc.record({
  step: fc.nat(),
  input: fc.nat(),
  asked: onceIn(4).map((rarely) => !rarely),
  mayEnd: onceIn(40),
  clock: fc.constantFrom('stands', 'stands', 'stands', 'anHour', 'toTheNextLapse'),
  restarts: onceIn(6),
});

/** Few histories would come far if these were as likely as the others. */
const endings = ['withdrawFromProgram', 'closeCase', 'transferCase'];

/** A form that a rule refuses is filled in anew, so often. */
const attempts = 6;

interface OpenTo {
  person: StaffRow;
  open: OpenStep;
  /** Whether the process waits for it. */
  asked: boolean;
}

const offered = Object.values(programs).flatMap((program) =>
  (Object.keys(pathways) as PathwayId[]).filter((id) => id in program.pathways).map((pathwayId) => ({ program, pathwayId })),
);

/** A case's file is never longer, in characters of JSON. */
const mostOfAFile = 32_768;

let engine: Engine;
let reads: CaseReads;
let clock: TestClock;
let owner: pg.Pool;

beforeAll(async () => {
  clock = new TestClock(new Date(begins));
  engine = await Engine.start({ clock, driven: true });
  reads = new CaseReads({ database: engine.database, vault: engine.vault, clock, shelf: engine.shelf });
  owner = new pg.Pool({ connectionString: engine.testDatabase.ownerUrl, max: 1 });
  for (const program of Object.values(programs)) await countPlaces(program);
});
afterAll(async () => {
  await owner.end();
  await engine.stop();
});

it.each(offered.map(({ program, pathwayId }) => [program.id, pathwayId, program] as const))(
  '%s, %s: any sequence of open steps keeps the record whole',
  async (_id, pathwayId, program) => {
    const people = await staffOf(program);
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 15, maxLength: 35 }), async (turns) => {
        clock.set(aWeekLater());
        const caseId = await opened(program, pathwayId, people, new Chooser(turns[0]!.input));
        const driven = engine.drivenCase(caseId);
        await driven.settle();
        let open = await everythingHolds(caseId, people);
        for (const one of turns) {
          if ((await engine.file(caseId)).status === 'closed') break;
          await timePasses(one, driven);
          if (one.clock !== 'stands') open = await everythingHolds(caseId, people);
          await take(one, driven, open);
          open = await everythingHolds(caseId, people);
        }
        await theRecordIsWhole(caseId);
        await nothingIsOversold();
      }),
      { seed, numRuns: runs, endOnFailure: true },
    );
  },
  300_000,
);

/** At the same time of the week: in every program's hours, and never before what cases opened earlier have seen. */
function aWeekLater(): number {
  const week = 7 * 86_400_000;
  return Date.parse(begins) + Math.ceil((clock.now().getTime() + 1 - Date.parse(begins)) / week) * week;
}

/** One bed or slot of each kind of service that the program refers to, so that people wait for the next one. */
async function countPlaces(program: Program): Promise<void> {
  const coordinator = demoStaff.find(({ programs, roles }) => programs.includes(program.id) && roles.includes('coordinator'))!.account;
  const { rows } = await owner.query<{ id: string }>(
    `select o.id from organisation o join staff s on s.agency_id = o.agency_id where s.subject = $1 and o.type = 'treatment' order by o.title limit 1`,
    [coordinator],
  );
  const types = new Set(Object.keys(program.pathways).flatMap((pathwayId) => Object.keys(stageSettings(program, pathwayId, 'placement')?.services ?? {})));
  for (const type of types) {
    const listed = await engine.performForProgram(coordinator, program.id, 'listService', { treatmentProvider: rows[0]!.id, name: `Places: ${type}`, type });
    const place = recorded(listed).result!['serviceId'];
    recorded(await engine.performForProgram(coordinator, program.id, 'setCapacity', { place, places: 1 }));
  }
}

async function staffOf(program: Program): Promise<StaffRow[]> {
  const accounts = demoStaff.filter((member) => member.programs.includes(program.id)).map(({ account }) => account);
  const found = await Promise.all(accounts.map((subject) => findStaff(engine.database.pool, { issuer, subject })));
  return found.map((row, index) => ({ ...row!, account: accounts[index]! }));
}

function accountOf(person: StaffRow): string {
  return (person as StaffRow & { account: string }).account;
}

/** A case opened by somebody who may, with answers under which the program takes it. */
async function opened(program: Program, pathwayId: PathwayId, people: readonly StaffRow[], choose: Chooser): Promise<string> {
  const step = openingStepOf(pathwayId);
  const opener = people.find(({ roles }) => roles.some((role) => role !== 'feed' && step.roles.includes(role)))!;
  const { pool } = engine.database;
  const moment = momentAt(clock.now(), program.zone);
  const directory = await Directory.of(pool, opener.agencyId);
  const fields = formOf(step, {
    file: emptyFile({ caseId: '', programId: program.id, pathwayId, openedAt: moment.now, openedBy: opener.id }),
    program,
    moment,
    reader: readerWithoutCase(personOf(opener)),
    authorIsPart2: false,
    people: directory.peopleOf(program.id),
    organisations: directory.organisations,
    entries: await new EntryLists(pool, { agencyId: opener.agencyId, at: moment.now }).of([step], program),
  });
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const input = { ...filledForm(fields, choose, moment), ...('offerAccepted' in step.fields && { offerAccepted: true }) };
    const answer = await engine.record.openCase(engine.caller(accountOf(opener)), { caseId: crypto.randomUUID(), programId: program.id, pathwayId, input });
    if (answer.ok) return answer.caseId;
  }
  throw new Error(`No opening of ${pathwayId} in ${program.id} was taken`);
}

async function timePasses({ clock: passes, restarts }: Turn, driven: DrivenCase): Promise<void> {
  if (restarts) await beginsAnewUnchanged(driven);
  if (passes === 'anHour') clock.advance(3_600_000);
  if (passes === 'toTheNextLapse') clock.set(Math.max(clock.now().getTime(), driven.nextLapse() ?? 0));
  await driven.settle();
}

/** Somebody does one of the things open now; a refusal by a rule is an answer too. */
async function take({ step, input, asked, mayEnd }: Turn, driven: DrivenCase, open: readonly OpenTo[]): Promise<void> {
  const allowed = open.filter((one) => mayEnd || !endings.includes(one.open.stepId));
  const waited = allowed.filter((one) => one.asked);
  const choosable = asked && waited.length > 0 ? waited : allowed;
  if (choosable.length === 0) return;
  const chosen = choosable[step % choosable.length]!;
  const program = programs[(await engine.file(driven.caseId)).programId]!;
  const choose = new Chooser(input);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const filled = await atTheProviderOf(filledForm(chosen.open.fields, choose, momentAt(clock.now(), program.zone)));
    const answer = await engine.perform(accountOf(chosen.person), driven.caseId, chosen.open.stepId, filled);
    if (answer.ok) break;
    // What was shown as open is open: only a rule on its values may still say no. Whose entry it is, is such a rule.
    if (answer.code !== 'CORRECTION.NOT_YOURS') expect([chosen.open.stepId, answer.status, answer.code]).toEqual([chosen.open.stepId, 422, answer.code]);
  }
  await driven.settle();
}

/** Who asks for a bed or slot asks its provider for it. */
async function atTheProviderOf(filled: Record<string, unknown>): Promise<Record<string, unknown>> {
  if (filled['place'] === undefined) return filled;
  const { rows } = await owner.query<{ type: string; provider: string }>('select type, organisation_id as provider from service where id::text = $1', [filled['place']]);
  if (!rows[0]) return filled;
  const { serviceProvider: _other, ...rest } = filled;
  return { ...rest, service: rows[0].type, treatmentProvider: rows[0].provider };
}

/** Thrown away and begun from the record, the process finds what it had said, and has nothing to add. */
async function beginsAnewUnchanged(driven: DrivenCase): Promise<void> {
  const before = { seq: (await engine.head(driven.caseId)).seq, waits: await engine.waits(driven.caseId), nextLapse: driven.nextLapse() };
  driven.forget();
  await driven.settle();
  const after = { seq: (await engine.head(driven.caseId)).seq, waits: await engine.waits(driven.caseId), nextLapse: driven.nextLapse() };
  expect(after).toEqual(before);
}

/** Whatever has happened: and what is open to whom now. */
async function everythingHolds(caseId: string, people: readonly StaffRow[]): Promise<OpenTo[]> {
  const { file, seq } = await engine.head(caseId);
  const waits = await engine.waits(caseId);
  const { rows } = await engine.database.pool.query<{ seq: number }>('select seq from case_event where case_id = $1 order by seq', [caseId]);
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: seq }, (_, index) => index + 1));

  for (const charge of file.charges.filter(isHeld)) {
    const live = waits.filter((wait) => wait.step === 'decideCharge' && wait.subject === charge.id);
    expect({ owner: charge.owner, live: live.map(({ due }) => due) }).toEqual({ owner: expect.any(String) as string, live: [charge.deadline!.at] });
  }
  expect(JSON.stringify(file).length).toBeLessThanOrEqual(mostOfAFile);

  if (file.status === 'open') expect(waits.length).toBeGreaterThan(0);
  const asked = new Set(waits.map((wait) => wait.step));
  const open: OpenTo[] = [];
  for (const person of people) open.push(...((await reads.openSteps(person, caseId))?.openSteps ?? []).map((open) => ({ person, open, asked: asked.has(open.stepId) })));
  const toSomebody = new Set(open.map((one) => one.open.stepId));
  // What tells how conditions stand is open to nobody without a consent, and lapses.
  expect([...asked].filter((step) => !toSomebody.has(step) && !stepById(step)?.tellsOfConditions)).toEqual([]);
  return open;
}

/** The chain holds, and the read rows are what the events say. */
async function theRecordIsWhole(caseId: string): Promise<void> {
  expect(await verifyCase(engine.database.pool, caseId)).toBeUndefined();
  const before = await readRows(caseId);
  await rebuildCase(owner, engine.shelf, caseId);
  expect(await readRows(caseId)).toEqual(before);
}

async function readRows(caseId: string): Promise<Record<string, unknown[]>> {
  const columns = { case_head: 'file, status, stages, assignees, pathway_id, updated_at, seq, hash' };
  const tables = Object.entries({ ...columns, wait: '*', charge: '*', placement: '*', overdose_notice: '*' });
  const rows = await Promise.all(tables.map(async ([table, of]) => [table, (await owner.query(`select ${of} from ${table} where case_id = $1 order by 1, 2`, [caseId])).rows as unknown[]] as const));
  return Object.fromEntries(rows);
}

/** No service keeps more beds or slots than it has. */
async function nothingIsOversold(): Promise<void> {
  const { rows } = await owner.query('select s.id from service s where s.places < (select count(*) from placement p where p.place = s.id and p.holds)');
  expect(rows).toEqual([]);
}
