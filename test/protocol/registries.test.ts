import type { CaseFile } from '#protocol/case-file';
import type { Field } from '#protocol/fields';
import { whyNotAllowed } from '#protocol/may-perform';
import { milestoneKinds } from '#protocol/milestone-kinds';
import { pathways } from '#protocol/pathways';
import { programProblems } from '#persistence/program-definitions';
import type { PathwayId } from '#protocol/program';
import { huntingtonQrt } from '#protocol/programs/huntington-qrt.program';
import { laDoor } from '#protocol/programs/la-door.program';
import { plymouthCountyOutreach } from '#protocol/programs/plymouth-county-outreach.program';
import { programs } from '#protocol/programs/registry';
import { interventionSettings } from '#protocol/stage-settings';
import type { Step } from '#protocol/step';
import { openingStepOf, recordScreening, stepById, steps } from '#protocol/steps/registry';
import { aCharge, aCondition, aFile, peer } from './builders.js';

const all: [string, Step][] = [...Object.entries<Step>(steps), ['recordScreening', recordScreening]];

describe('every step', () => {
  test.each(all)('%s is complete', (id, step) => {
    expect(step.id).toBe(id);
    expect(step.revision).toBeGreaterThanOrEqual(1);
    expect(step.title).not.toBe('');
    expect(step.hint).not.toBe('');
    expect(step.roles.length).toBeGreaterThan(0);
    expect(new Set(step.roles).size).toBe(step.roles.length);
  });

  test.each(all)('%s asks each thing in words', (_id, step) => {
    for (const field of everyField(step)) expect(field.label).not.toBe('');
  });

  test.each(all.filter(([, step]) => step.subject !== undefined))('%s has a required item as its subject', (_id, step) => {
    const subject = (step.fields as Record<string, Field>)[step.subject!];
    expect(subject).toMatchObject({ kind: 'item', required: true });
  });

  test.each(all)('%s seals what comes from treatment, or says which branch reads it', (_id, step) => {
    for (const field of everyField(step)) {
      const provenance = field.provenance ?? step.provenance;
      if (['part2', 'counselingNote', 'author'].includes(provenance) && !field.sealed && field.kind !== 'item' && field.kind !== 'list') {
        expect(field.routing).toBeTruthy();
      }
    }
  });

  test('an id leads to its step, and an unknown one to none', () => {
    for (const [id, step] of Object.entries<Step>(steps)) expect(stepById(id)).toBe(step);
    expect(stepById('noSuchStep')).toBeUndefined();
    expect(stepById('toString')).toBeUndefined();
  });

  test('a screening belongs to no case', () => {
    expect(stepById('recordScreening')).toBeUndefined();
    expect(recordScreening.withoutCase).toBe(true);
  });

  test('each pathway has its opening step', () => {
    for (const id of Object.keys(pathways) as (keyof typeof pathways)[]) expect(openingStepOf(id).opening).toBe(true);
  });
});

describe('a peer', () => {
  const aPeer = { staffId: peer, roles: ['peer'] as const };

  test.each(['recordLevelOfCare', 'recordDiagnosis', 'addCounselingNote'])('cannot perform %s, and learns who may', (id) => {
    expect(whyNotAllowed(stepById(id)!, aPeer, aFile())).toMatchObject({
      code: 'ROLE.NOT_ALLOWED',
      message: expect.stringContaining('clinician') as string,
    });
    expect(whyNotAllowed(stepById(id)!, { ...aPeer, roles: ['clinician'] }, aFile())).toBeUndefined();
  });

  test('attests no condition', () => {
    expect(steps.attestCondition.roles).not.toContain('peer');
  });
});

describe.each(Object.values(programs))('the program $id', (program) => {
  test('has nothing wrong with its definition', () => {
    expect(programProblems(program)).toEqual([]);
  });

  test('is data alone', () => {
    expect(JSON.parse(JSON.stringify(program)) as unknown).toEqual(program);
  });

  test('has an opening step, and the stages that its pathways know', () => {
    for (const [id, { stages }] of Object.entries(program.pathways) as [PathwayId, { stages: object }][]) {
      expect(openingStepOf(id).pathways).toContain(id);
      for (const stage of Object.keys(stages)) expect(pathways[id].stages).toContain(stage);
    }
  });
});

describe('what the programs are', () => {
  const of = (id: string) => interventionSettings(programs[id]!);

  test('nine sites ship, and two presets', () => {
    expect(Object.keys(programs)).toHaveLength(11);
  });

  test('Philadelphia holds no charge and ends follow-up only when the person asks for it', () => {
    expect(of('philadelphia-pad').form).toBe('referralInLieuOfArrest');
    expect(of('philadelphia-pad').stages.abeyance).toBeUndefined();
    expect(of('philadelphia-pad').stages.followUp?.ends).toBe('asLongAsAsked');
  });

  test('LA DOOR has three criteria, all of them required, and no officer on its outreach team', () => {
    for (const eligibility of [of('la-door').stages.eligibility, laDoor.pathways.activeOutreach!.stages.eligibility!]) {
      expect(Object.keys(eligibility.criteria)).toHaveLength(3);
      expect(eligibility.rules).toContain('allCriteria');
    }
    expect(laDoor.teams['outreach']!.excludes).toEqual(['officer', 'plainclothesOfficer']);
  });

  test('LA DOOR has five sites, one for each weekday', () => {
    const mornings = Object.values(laDoor.schedules).filter(({ kind, team }) => kind === 'site' && team === 'outreach');
    expect(mornings.map(({ days }) => days)).toEqual([[1], [2], [3], [4], [5]]);
  });

  test('Plymouth County has 27 municipal departments and a university\'s, and a neighbor is one both ways', () => {
    const areas = Object.entries(plymouthCountyOutreach.areas).filter(([, area]) => area.served);
    expect(areas).toHaveLength(28);
    expect(new Set(areas.map(([, { department }]) => department)).size).toBe(28);
    for (const [id, { neighbours = [] }] of areas) {
      for (const neighbour of neighbours) expect(plymouthCountyOutreach.areas[neighbour]!.neighbours).toContain(id);
    }
  });

  test('Huntington sends a team of four, first to those never contacted', () => {
    expect(huntingtonQrt.teams['quickResponse']!.composition).toHaveLength(4);
    expect(huntingtonQrt.pathways.naloxonePlus!.stages.outreach.order).toMatchObject({ neverContacted: 1, notLocated: 2, interestedLater: 3 });
  });

  test('the preset after MARI holds a charge for six months', () => {
    expect(of('madison-mari')).toMatchObject({ form: 'heldCharge', stages: { abeyance: { length: 'P6M' } } });
  });

  test('in the preset after LEAD the attorney decides who is eligible', () => {
    expect(of('santa-fe-lead').stages.eligibility.decidedBy).toBe('attorney');
  });
});

test('a file with 20 charges, 20 conditions, 20 placements and every milestone stays under 32 kB', () => {
  const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const at = '2026-06-01T17:00:00.000Z';
  const twenty = <T>(make: (n: number) => T) => Array.from({ length: 20 }, (_, n) => make(n));
  const file: CaseFile = aFile({
    charges: twenty((n) =>
      aCharge({
        id: id(n),
        status: 'held',
        owner: id(100),
        holdBeganAt: at,
        deadline: { kind: 'decisionOverdue', at },
        limitationDate: '2027-06-01',
        endedAt: at,
        decisions: [{ decision: 'extend', by: id(100), at, effectiveAt: at }, { decision: 'reinstate', by: id(100), at, effectiveAt: at }],
      }),
    ),
    conditions: twenty((n) => aCondition({ id: id(n), kind: 'noNewCharge', status: 'missed', attestedBy: id(101), attestedAt: at, defenderAnswer: 'answered', replaces: id(n + 1) })),
    placements: twenty((n) => ({ id: id(n), provider: id(200), service: 'recoveryResidence', status: 'inProgress' })),
    newOffences: twenty((n) => ({ id: id(n), reportedAt: at, reviewedAt: at })),
    consents: twenty((n) => ({ id: id(n), kinds: ['treatment', 'namedRecipient'], signedOn: '2026-06-01', expiresOn: '2027-06-01', untilFinalDisposition: false, revokedAt: at })),
    plan: { goals: twenty((n) => ({ id: id(n), area: 'physicalHealth' })), at },
    engagement: { contactAt: at, at30Days: 'notEngaged', decidedAt: at },
    milestones: Object.fromEntries(Object.keys(milestoneKinds).map((kind) => [kind, '2026-06-01'])),
    recoveryCapital: { times: 20, lastAt: at },
    closing: { reason: 'noFurtherHelp', by: id(100), at },
    stages: twenty((n) => ({ key: `first/course/placement#${n}`, stage: 'placement', revision: 1, state: 'ended', outcome: 'placed' })),
  });
  expect(JSON.stringify(file).length).toBeLessThan(32 * 1024);
});

function everyField(step: Step): Field[] {
  return Object.values(step.fields as Record<string, Field>).flatMap((field) =>
    field.kind === 'list' ? [field, ...(Object.values(field.fields) as Field[])] : [field],
  );
}
