import { MikroORM } from '@mikro-orm/postgresql';
import { entities } from '#persistence/entities';
import { registerPrograms } from '#persistence/programs';
import { pathways } from '#protocol/pathways';
import type { PathwayId, Program, StageId, StageSettings } from '#protocol/program';
import { defaultCare, defaultFamilySupport, defaultHandoff, defaultOutreach, unsourced } from '#protocol/programs/defaults';
import { madisonMari } from '#protocol/programs/madison-mari.program';
import { westVirginiaPoliceAndPeers } from '#protocol/programs/west-virginia-police-and-peers.program';
import { interventionSettings } from '#protocol/stage-settings';
import { HttpEngine } from '../support/http-engine.js';
import { staffId } from '../support/engine.js';
import { ToldOutreach } from '../support/told-outreach.js';

const care = defaultCare({ housing: 'Housing' });
const mari = interventionSettings(madisonMari).stages;
const eligibility = { ...mari.eligibility, rules: [], hours: undefined, decidedBy: 'team', districts: westVirginiaPoliceAndPeers.areas } as const;
const { hours: _never, ...byTheTeam } = eligibility;
const whole: Record<PathwayId, Partial<StageSettings>> = {
  selfReferral: { warmHandoff: defaultHandoff, ...care },
  activeOutreach: { outreach: { ...defaultOutreach, team: 'peers' }, eligibility: byTheTeam, warmHandoff: defaultHandoff, ...care },
  naloxonePlus: { outreach: { ...defaultOutreach, team: 'peers' }, familySupport: defaultFamilySupport, ...care },
  officerPrevention: { eligibility: byTheTeam, warmHandoff: defaultHandoff, ...care },
  officerIntervention: { eligibility: byTheTeam, warmHandoff: defaultHandoff, ...care, abeyance: mari.abeyance! },
};

/** Without these the pathway would be another one: its settings require them. */
const required: Partial<Record<PathwayId, readonly StageId[]>> = {
  activeOutreach: ['outreach'],
  naloxonePlus: ['outreach'],
  officerIntervention: ['eligibility', 'abeyance'],
};
const skipped = Object.values(pathways).flatMap(({ id, stages }) => stages.filter((stage) => !required[id]?.includes(stage)).map((stage) => [id, stage] as const));

/** A revision of one program that offers all five pathways, each with all its stages but that one. */
function without(pathway: PathwayId, stage: StageId, revision: number): Program {
  const { [stage]: _left, ...stages } = whole[pathway];
  const all = Object.fromEntries(Object.entries(whole).map(([id, own]) => [id, { stages: id === pathway ? stages : own }]));
  return {
    ...westVirginiaPoliceAndPeers,
    revision,
    pathways: { ...all, officerIntervention: { ...all['officerIntervention'], form: 'heldCharge' } } as unknown as Program['pathways'],
    sources: Object.fromEntries([...Object.keys(whole), 'areas', 'teams', 'schedules', 'peerWork', 'repeatContacts', 'outcomes'].map((path) => [path, unsourced])),
  };
}

type Move = readonly [as: string, input: (now: string) => Record<string, unknown>];

/** What brings each stage to its end, step by step. */
const moves: Readonly<Record<string, Move>> = {
  recordContactAttempt: ['peer', (at) => ({ at, method: 'phone', outcome: 'engaged' })],
  recordFamilyContact: ['peer', (at) => ({ at, method: 'other', outcome: 'noFamilyKnown' })],
  confirmEligibility: ['case-manager', () => ({ decision: 'eligible' })],
  recordWarmHandoff: ['peer', () => ({ outcome: 'met', metBy: staffId('wv-peer') })],
  recordIntake: ['peer', () => ({ needs: ['housing'] })],
  agreeServicePlan: ['case-manager', () => ({ goals: [{ area: 'housing', goal: 'A room' }], agreed: true })],
  deferConsent: ['peer', () => ({ reason: 'notNow' })],
  concludePlacement: ['peer', () => ({ reason: 'notNow' })],
};

const openings: Record<PathwayId, (at: string) => Record<string, unknown>> = {
  selfReferral: (at) => ({ source: 'participant', area: 'county', askedAt: at }),
  activeOutreach: (at) => ({ source: 'repeatContacts', area: 'county', seenAt: at }),
  naloxonePlus: (at) => ({ source: 'emsOrFire', area: 'county', overdoseAt: at, fatal: false }),
  officerPrevention: (at) => ({ source: 'officerInField', area: 'county', contactAt: at, offerAccepted: true }),
  officerIntervention: (at) => ({
    contactAt: at,
    district: 'county',
    ageBand: 'from25to34',
    charges: [{ class: 'drugPossession', title: 'Possession' }],
    incidentNumber: '31-1',
    offerAccepted: true,
    whereNow: 'Here',
  }),
};

/** Each stage at a time left out of each pathway: the case says so, and everything else goes on. */
describe('a stage that the program does not offer', () => {
  let http: HttpEngine;
  let revision = westVirginiaPoliceAndPeers.revision;
  beforeAll(async () => {
    http = await HttpEngine.start({ timeSkipping: true });
  });
  afterAll(() => http.stop());

  async function publish(program: Program): Promise<void> {
    const orm = await MikroORM.init({ entities, clientUrl: http.engine.testDatabase.ownerUrl, debug: false });
    await registerPrograms(orm.em.fork(), [program]).finally(() => orm.close(true));
  }

  it.each(skipped)('%s without %s: the stage is skipped, and the others are gone through', async (pathwayId, stage) => {
    await publish(without(pathwayId, stage, (revision += 1)));
    const now = (await http.engine.timeSkipping!.currentTimeMs());
    const told = await ToldOutreach.open(http, 'wv', 'officer', westVirginiaPoliceAndPeers.id, pathwayId, openings[pathwayId](new Date(now).toISOString()));
    for (let made = 0; made < 12; made += 1) {
      const step = (await told.openSteps()).find((open) => open in moves);
      if (step === undefined) break;
      const [as, input] = moves[step]!;
      await told.does(as, step, input(await told.now()));
    }
    const stages = await told.stages();
    const others = pathways[pathwayId].stages.filter((other) => other !== stage);
    expect(stages[stage]).toBe('skipped');
    expect(Object.keys(stages).sort()).toEqual([...pathways[pathwayId].stages].sort());
    expect(others.filter((other) => stages[other] === 'skipped')).toEqual([]);
    const { status, outcome } = await told.file();
    const goesOn = stage !== 'followUp' || pathwayId === 'officerIntervention';
    expect({ status, outcome }).toEqual(goesOn ? { status: 'open', outcome: undefined } : { status: 'closed', outcome: 'completed' });
  });
});
