import type { CaseFile } from '#protocol/case-file';
import type { Program } from '#protocol/program';
import { programs } from '#protocol/programs/registry';
import { whyHarsher } from '#protocol/rules/harsher.rule';
import { aCharge, aFile, aHeldCharge, door, mari, monday, officer, pad } from './builders.js';

const pco = programs['plymouth-county-outreach']!;

/** The definition with one of its settings changed, or taken away. */
function having<P extends Program>(program: P, path: string, value: unknown): Program {
  const copy = structuredClone(program) as unknown as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop()!;
  const holder = names.reduce((inner, name) => inner[name] as Record<string, unknown>, copy);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy as unknown as Program;
}

const intervention = (path: string) => `pathways.officerIntervention.${path.startsWith('form') ? path : `stages.${path}`}`;

/** The settings that are named, without the words around them. */
const named = (file: CaseFile, from: Program, to: Program) => whyHarsher(file, from, to).map(({ message }) => message.split(' ', 1)[0]!);

const begun = aFile({ charges: [aCharge()] });
const afterOverdose = aFile({ programId: pco.id, pathwayId: 'naloxonePlus', start: { source: 'overdoseNotice', area: 'hull', at: monday } });

describe('a later revision of a program', () => {
  it.each(Object.values(programs).flatMap((program) => Object.keys(program.pathways).map((pathwayId) => [program.id, pathwayId] as const)))(
    'that changes nothing is harsher in nothing: %s, %s',
    (id, pathwayId) => {
      const program = programs[id]!;
      expect(whyHarsher(aFile({ programId: id, pathwayId }), program, { ...program, revision: program.revision + 1 })).toEqual([]);
    },
  );

  it.each<[path: string, harsher: unknown, other: unknown]>([
    ['abeyance.length', 'P7M', 'P90D'],
    ['abeyance.acceptWithin', 'P15D', 'P13D'],
    ['abeyance.signWithin', 'P13D', 'P15D'],
    ['abeyance.decisionWithin', 'P15D', 'P13D'],
    ['abeyance.defenderAnswersWithin', 'P6D', 'P8D'],
    ['abeyance.conditionKinds', ['attend', 'complete', 'engage', 'report', 'restore', 'noNewCharge', 'pay'], ['engage']],
    ['abeyance.attesters.engage', ['clinician', 'caseManager', 'courtLiaison'], ['caseManager', 'clinician']],
    ['abeyance.attesters.attend', ['clinician', 'caseManager', 'courtLiaison'], mari.pathways.officerIntervention!.stages.abeyance!.attesters.attend],
    ['abeyance.warnBeforeLimitation', undefined, 'P90D'],
    ['eligibility.rules', ['districtServed', 'chargesDiverted', 'allCriteria'], ['chargesDiverted']],
    ['eligibility.criteria', { livesInArea: 'Lives in the service area' }, {}],
    ['eligibility.decidedBy', 'team', 'officerScreen'],
    ['eligibility.decideWithin', 'PT2H', 'PT30M'],
    ['eligibility.offenceClasses', [{ value: 'drugPossession', label: 'Drug possession', diverted: true }], undefined],
    ['warmHandoff.acknowledgeWithin', 'PT11M', 'PT9M'],
    ['warmHandoff.passesOn', 3, 2],
    ['warmHandoff.passesOn', 1, 2],
    ['warmHandoff.meetWithin', 'PT2H', 'PT30M'],
    ['warmHandoff.referralWithin', 'P4D', 'P2D'],
    ['warmHandoff.attempts', 1, 3],
    ['intake.within', 'P8D', 'P6D'],
    ['intake.planWithin', 'P31D', 'P29D'],
    ['consent.within', 'P8D', 'P6D'],
    ['placement.answerWithin', 'P3D', 'P1D'],
    ['placement.services', { outpatient: 'Outpatient treatment' }, { ...mari.pathways.officerIntervention!.stages.placement!.services, grief: 'Grief resources' }],
    ['followUp.intervals', ['P30D', 'P61D', 'P90D'], ['P7D', 'P60D', 'P90D']],
    ['followUp.intervals', ['P30D', 'P60D'], ['P30D', 'P60D', 'P90D', 'P90D']],
  ])('is compared in officer intervention by %s: %j is harsher, %j is not', (path, harsher, other) => {
    const setting = `officerIntervention.${path.split('.').slice(0, 2).join('.')}`;
    if (harsher !== undefined) expect(named(begun, mari, having(mari, intervention(path), harsher))).toContain(setting);
    if (other !== undefined) expect(named(begun, mari, having(mari, intervention(path), other))).toEqual([]);
  });

  it.each<[path: string, harsher: unknown, other: unknown]>([
    ['outreach.window', { opens: 'PT13H', closes: 'PT72H' }, { opens: 'PT6H', closes: 'PT48H' }],
    ['outreach.window', { opens: 'PT12H', closes: 'PT73H' }, { opens: 'PT12H', closes: 'PT72H' }],
    ['outreach.visitWithin', 'P4D', 'P2D'],
    ['outreach.attempts', 2, 4],
    ['outreach.againAfter', 'P2D', 'PT12H'],
    ['outreach.offersNaloxone', false, true],
    [
      'outreach.order',
      { neverContacted: 1, notLocated: 3, interestedLater: 3, activeParticipant: 4, declined: 5 },
      { neverContacted: 1, notLocated: 2, interestedLater: 2, activeParticipant: 4, declined: 4 },
    ],
    ['outreach.sceneSafeFirst', undefined, false],
    ['outreach.checkOutWithin', undefined, 'PT4H'],
    ['familySupport.within', 'P8D', 'P6D'],
    ['familySupport.afterDeath', { opens: 'P29D', closes: 'P42D' }, { opens: 'P21D', closes: 'P35D' }],
    ['followUp.ends', 'afterIntervals', 'asLongAsAsked'],
    ['followUp.recoveryCapitalEvery', undefined, 'P30D'],
  ])('is compared in naloxone plus by %s: %j is harsher, %j is not', (path, harsher, other) => {
    const at = `pathways.naloxonePlus.stages.${path}`;
    if (harsher !== undefined) expect(named(afterOverdose, pco, having(pco, at, harsher))).toEqual([`naloxonePlus.${path}`]);
    if (other !== undefined) expect(named(afterOverdose, pco, having(pco, at, other))).toEqual([]);
  });

  it('is harsher where the visit to a family after a death is taken away', () => {
    expect(named(afterOverdose, pco, having(pco, 'pathways.naloxonePlus.stages.familySupport.afterDeath', undefined))).toEqual(['naloxonePlus.familySupport.afterDeath']);
  });

  it('has a window where visits were due at once: compared with when they were due', () => {
    const atOnce = having(pco, 'pathways.naloxonePlus.stages.outreach.window', undefined);
    expect(named(afterOverdose, atOnce, having(atOnce, 'pathways.naloxonePlus.stages.outreach.window', { opens: 'PT1H', closes: 'PT24H' }))).toEqual(['naloxonePlus.outreach.window']);
    expect(named(afterOverdose, atOnce, having(atOnce, 'pathways.naloxonePlus.stages.outreach.window', { opens: 'PT0H', closes: 'P3D' }))).toEqual([]);
  });

  it.each([
    ['an officer in uniform may come along', { excludes: [] }],
    ['police are asked for', { composition: [...pco.teams['outreach']!.composition, { oneOf: ['officer'], least: 1 }], excludes: [] }],
  ])('is harsher where %s, and did not', (_what, team) => {
    const to = having(pco, 'teams.outreach', { ...pco.teams['outreach'], ...team });
    expect(named(afterOverdose, pco, to)).toEqual(['naloxonePlus.outreach.team']);
  });

  it('is not harsher where no police come any more', () => {
    expect(named(afterOverdose, pco, having(pco, 'teams.outreach.composition', [{ oneOf: ['peer'], least: 1 }]))).toEqual([]);
  });

  it.each<[what: string, from: object, harsher: boolean]>([
    ['is kept longer', { service: 'P5Y', justice: 'onCompletion' }, true],
    ['is kept shorter', { service: 'P7Y', justice: 'byOrder' }, false],
  ])('is compared by how long the record is kept: it %s', (_what, retention, harsher) => {
    expect(named(begun, having(mari, 'retention', retention), having(mari, 'retention', undefined))).toEqual(harsher ? ['retention'] : []);
  });

  it('is harsher where completion no longer seals the justice class', () => {
    const kept = (justice: string) => having(mari, 'retention', { service: 'P6Y', justice });
    expect(named(begun, kept('onCompletion'), kept('byOrder'))).toEqual(['retention']);
    expect(named(begun, kept('byOrder'), kept('onCompletion'))).toEqual([]);
  });

  it.each<[path: string, value: unknown]>([
    ['zone', 'America/New_York'],
    ['agency', 'elsewhere'],
    ['id', 'another-program'],
  ])('is never taken where it changes the %s', (path, value) => {
    expect(named(begun, mari, having(mari, path, value))).toEqual([path]);
  });

  it('is harsher where it no longer serves the area where the person was met', () => {
    const elsewhere = { ...mari.areas, madison: { label: 'City of Madison', served: false } };
    const file = aFile({ screening: { contactAt: monday, district: 'madison', ageBand: 'from25to34', criteria: [], referralForNextWorkingDay: false } });
    expect(named(file, mari, having(mari, 'areas', elsewhere))).toEqual(['areas']);
    expect(named(file, mari, having(mari, intervention('eligibility.districts'), elsewhere))).toEqual(['officerIntervention.eligibility.districts']);
    expect(named(begun, mari, having(mari, 'areas', elsewhere))).toEqual([]);
  });

  it('is harsher where it has no more rule for people under 18, to somebody who is', () => {
    const from = having(mari, intervention('eligibility.underEighteen'), 'With a guardian');
    const file = aFile({ screening: { contactAt: monday, district: 'madison', ageBand: 'under18', criteria: [], referralForNextWorkingDay: false } });
    expect(named(file, from, mari)).toEqual(['officerIntervention.eligibility.underEighteen']);
    expect(named(begun, from, mari)).toEqual([]);
  });

  it('is harsher without the pathway that the case is on', () => {
    expect(named(begun, mari, { ...mari, pathways: { selfReferral: { stages: {} } } })).toEqual(['officerIntervention']);
  });

  it('is harsher without a pathway that the case was on before: its charges are read by it', () => {
    const moved = aFile({ pathwayId: 'selfReferral', moves: [{ from: 'officerIntervention', at: monday }] });
    const both: Program = { ...mari, pathways: { ...mari.pathways, selfReferral: { stages: {} } } };
    expect(named(moved, both, { ...mari, pathways: { selfReferral: { stages: {} } } })).toEqual(['officerIntervention']);
    expect(named(moved, both, both)).toEqual([]);
  });

  it('is never taken with another form: a referral, a charge and a citation cannot be compared', () => {
    expect(named(begun, mari, having(mari, intervention('form'), 'citation'))).toEqual(['officerIntervention.form']);
  });

  it('is harsher where the prosecutor accepts each hold, and a standing rule did', () => {
    const byRule = having(mari, intervention('abeyance.acceptedBy'), 'standingRule');
    expect(named(begun, byRule, mari)).toEqual(['officerIntervention.abeyance.acceptedBy']);
    expect(named(begun, mari, byRule)).toEqual([]);
  });

  it.each([
    ['is gone', []],
    ['is no longer diverted', [{ value: 'drugPossession', label: 'Drug possession', diverted: false }]],
  ])('is harsher where the class of a charge that is held %s', (_what, offenceClasses) => {
    const to = having(mari, intervention('eligibility.offenceClasses'), offenceClasses);
    const screened = [{ key: 'eligibility', stage: 'eligibility', revision: 1, state: 'ended' as const }];
    expect(named(aFile({ charges: [aHeldCharge()], stages: screened }), mari, to)).toEqual(['officerIntervention.eligibility.offenceClasses']);
    expect(named(aFile({ charges: [aHeldCharge({ status: 'dismissed' })], stages: screened }), mari, to)).toEqual([]);
  });

  it('is not harsher for what the case is past', () => {
    const to = having(mari, intervention('intake.within'), 'P30D');
    const intake = (state: 'running' | 'ended') => aFile({ stages: [{ key: 'intake', stage: 'intake', revision: 1, state }] });
    expect(named(intake('running'), mari, to)).toEqual(['officerIntervention.intake.within']);
    expect(named(intake('ended'), mari, to)).toEqual([]);
  });

  it('is harsher again once the case has moved, and has the stage before it', () => {
    const self = aFile({ programId: pco.id, pathwayId: 'selfReferral', moves: [{ from: 'naloxonePlus', at: monday }], stages: [{ key: 'intake', stage: 'intake', revision: 1, state: 'ended' }] });
    const to = having(pco, 'pathways.selfReferral.stages.intake.within', 'P30D');
    expect(named(self, pco, to)).toEqual(['selfReferral.intake.within']);
    expect(named({ ...self, stages: [{ key: 'turn#2/intake', stage: 'intake', revision: 1, state: 'ended' }] }, pco, to)).toEqual([]);
  });

  it('is compared in follow-up however often the case has been there: it comes again', () => {
    const file = aFile({ stages: [{ key: 'all/care/followUp', stage: 'followUp', revision: 2, state: 'ended' }] });
    expect(named(file, mari, having(mari, intervention('followUp.intervals'), ['P60D', 'P60D', 'P90D']))).toEqual(['officerIntervention.followUp.intervals']);
  });

  it.each(['warmHandoff', 'intake', 'consent', 'placement', 'followUp', 'abeyance'])('is harsher without the stage %s', (stage) => {
    expect(named(begun, mari, having(mari, intervention(stage), undefined))).toContain(`officerIntervention.${stage}`);
  });

  it('is harsher with an eligibility stage that there was not, and not without one that there was', () => {
    const prevention = pad.pathways.officerPrevention!;
    const gated: Program = { ...pad, pathways: { officerPrevention: { stages: { ...prevention.stages, eligibility: pad.pathways.officerIntervention!.stages.eligibility } } } };
    const { eligibility: _gate, ...open } = gated.pathways.officerPrevention!.stages;
    const free: Program = { ...pad, pathways: { officerPrevention: { stages: open } } };
    const file = aFile({ programId: pad.id, pathwayId: 'officerPrevention', openedBy: officer });
    expect(named(file, free, gated)).toEqual(['officerPrevention.eligibility']);
    expect(named(file, gated, free)).toEqual([]);
  });

  it('names every setting that is harsher', () => {
    const to = having(having(door, intervention('abeyance.length'), 'P10Y'), intervention('intake.within'), 'P1Y');
    expect(whyHarsher(begun, door, to)).toEqual([
      { code: 'REVISION.HARSHER', field: 'revision', message: 'officerIntervention.intake.within may be harsher for the person in that revision' },
      { code: 'REVISION.HARSHER', field: 'revision', message: 'officerIntervention.abeyance.length may be harsher for the person in that revision' },
    ]);
  });
});
