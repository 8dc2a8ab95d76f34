import { programProblems, soundPrograms } from '#persistence/program-definitions';
import type { Program } from '#protocol/program';
import { huntingtonQrt } from '#protocol/programs/huntington-qrt.program';
import { laDoor } from '#protocol/programs/la-door.program';
import { philadelphiaPad } from '#protocol/programs/philadelphia-pad.program';
import { liesUnder, settingsOf, sourceOf } from '#protocol/program-settings';
import { programSchemaText } from '#tools/docs/program-schema';
import programSchema from '../../docs/program.schema.json' with { type: 'json' };

/** What is said of a definition in which these settings, by their paths, were set, or removed with `undefined`. */
function saidOf(program: Program, changes: Readonly<Record<string, unknown>>): { path: string; code: string }[] {
  const draft = JSON.parse(JSON.stringify(program)) as object;
  for (const [path, value] of Object.entries(changes)) put(draft, path.split('/'), value);
  return programProblems(draft).map(({ path, code }) => ({ path, code }));
}

function put(within: object, [key, ...below]: readonly string[], value: unknown): void {
  const entries = within as Record<string, unknown>;
  if (below.length > 0) put(entries[key!] as object, below, value);
  else if (value === undefined) delete entries[key!];
  else entries[key!] = value;
}

const shape: [string, Program, string, unknown, string, string][] = [
  ['an unknown rule of eligibility', laDoor, 'pathways/officerIntervention/stages/eligibility/rules/1', 'bloodType', 'pathways.officerIntervention.stages.eligibility.rules[1]', 'PROGRAM.UNKNOWN_RULE'],
  ['a stage that its pathway lacks', huntingtonQrt, 'pathways/naloxonePlus/stages/abeyance', {}, 'pathways.naloxonePlus.stages.abeyance', 'PROGRAM.STAGE_NOT_IN_PATHWAY'],
  ['a pathway that nobody knows', huntingtonQrt, 'pathways/communityResponse', { stages: {} }, 'pathways.communityResponse', 'PROGRAM.SETTING_UNKNOWN'],
  ['no pathway at all', huntingtonQrt, 'pathways', {}, 'pathways', 'PROGRAM.SHAPE'],
  ['a setting under a name of its own', laDoor, 'colour', 'blue', 'colour', 'PROGRAM.SETTING_UNKNOWN'],
  ['no agency', laDoor, 'agency', undefined, 'agency', 'PROGRAM.SETTING_MISSING'],
  ['an empty agency', laDoor, 'agency', '', 'agency', 'PROGRAM.SHAPE'],
  ['a duration in words', huntingtonQrt, 'pathways/naloxonePlus/stages/outreach/window/opens', '12 hours', 'pathways.naloxonePlus.stages.outreach.window.opens', 'PROGRAM.SHAPE'],
  ['a duration without a number', huntingtonQrt, 'peerWork/supervisionEvery', 'P', 'peerWork.supervisionEvery', 'PROGRAM.SHAPE'],
  ['a day that no calendar has', laDoor, 'effectiveFrom', '2026-02-30', 'effectiveFrom', 'PROGRAM.SHAPE'],
  ['an hour that no clock has', philadelphiaPad, 'schedules/embedded/to', '24:00', 'schedules.embedded.to', 'PROGRAM.SHAPE'],
  ['an eighth weekday', philadelphiaPad, 'schedules/embedded/days', [8], 'schedules.embedded.days[0]', 'PROGRAM.SHAPE'],
  ['a composition line that asks for nobody', huntingtonQrt, 'teams/quickResponse/composition/0/least', 0, 'teams.quickResponse.composition[0].least', 'PROGRAM.SHAPE'],
  ['a team without a composition', huntingtonQrt, 'teams/quickResponse/composition', [], 'teams.quickResponse.composition', 'PROGRAM.SHAPE'],
  ['an unknown profession', huntingtonQrt, 'teams/quickResponse/composition/3/oneOf', ['magician'], 'teams.quickResponse.composition[3].oneOf[0]', 'PROGRAM.VALUE_UNKNOWN'],
  ['a line in letters, which not every phone dials', laDoor, 'phone', '1-800-HELP', 'phone', 'PROGRAM.SHAPE'],
  ['revision 0', laDoor, 'revision', 0, 'revision', 'PROGRAM.SHAPE'],
  ['an id with a space', laDoor, 'id', 'la door', 'id', 'PROGRAM.SHAPE'],
];

const rules: [string, Program, string, unknown, string, string][] = [
  ['a window that closes before it opens', huntingtonQrt, 'pathways/naloxonePlus/stages/outreach/window', { opens: 'PT73H', closes: 'P3D' }, 'pathways.naloxonePlus.stages.outreach.window', 'PROGRAM.WINDOW_CLOSES_FIRST'],
  ['a window that closes as it opens', huntingtonQrt, 'pathways/naloxonePlus/stages/outreach/window', { opens: 'PT72H', closes: 'P3D' }, 'pathways.naloxonePlus.stages.outreach.window', 'PROGRAM.WINDOW_CLOSES_FIRST'],
  ['a window in months, which have no length of their own', huntingtonQrt, 'pathways/naloxonePlus/stages/outreach/window/closes', 'P1M', 'pathways.naloxonePlus.stages.outreach.window.closes', 'PROGRAM.WINDOW_WITHOUT_LENGTH'],
  ['a visit to the family that ends before it begins', huntingtonQrt, 'pathways/naloxonePlus/stages/familySupport/afterDeath', { opens: 'P6W', closes: 'P4W' }, 'pathways.naloxonePlus.stages.familySupport.afterDeath', 'PROGRAM.WINDOW_CLOSES_FIRST'],
  ['a neighbor that does not exist', huntingtonQrt, 'areas/huntington/neighbours', ['atlantis'], 'areas.huntington.neighbours[0]', 'PROGRAM.AREA_UNKNOWN'],
  ['an area beside itself', huntingtonQrt, 'areas/huntington/neighbours', ['huntington'], 'areas.huntington.neighbours[0]', 'PROGRAM.AREA_BESIDE_ITSELF'],
  ['a district that is no area', laDoor, 'pathways/activeOutreach/stages/eligibility/districts/moon', { label: 'Moon', served: true }, 'pathways.activeOutreach.stages.eligibility.districts.moon', 'PROGRAM.AREA_UNKNOWN'],
  ['no area that is served', huntingtonQrt, 'areas/huntington/served', false, 'areas', 'PROGRAM.NO_AREA_SERVED'],
  ['outreach by a team that does not exist', huntingtonQrt, 'pathways/naloxonePlus/stages/outreach/team', 'nobody', 'pathways.naloxonePlus.stages.outreach.team', 'PROGRAM.TEAM_UNKNOWN'],
  ['a schedule of a team that does not exist', huntingtonQrt, 'schedules/weekdays/team', 'nobody', 'schedules.weekdays.team', 'PROGRAM.TEAM_UNKNOWN'],
  ['a composition that asks for whom the team excludes', laDoor, 'teams/outreach/composition/2', { oneOf: ['officer'], least: 1 }, 'teams.outreach.composition[2]', 'PROGRAM.ROLE_EXCLUDED'],
  ['a schedule that ends before it begins', philadelphiaPad, 'schedules/embedded/to', '11:59', 'schedules.embedded.to', 'PROGRAM.HOURS_END_FIRST'],
  ['hours that end before they begin', philadelphiaPad, 'pathways/officerIntervention/stages/eligibility/hours/to', '11:59', 'pathways.officerIntervention.stages.eligibility.hours.to', 'PROGRAM.HOURS_END_FIRST'],
  ['a rule on hours, and no hours', laDoor, 'pathways/activeOutreach/stages/eligibility/rules', ['withinHours'], 'pathways.activeOutreach.stages.eligibility.rules[0]', 'PROGRAM.RULE_WITHOUT_SETTING'],
  ['an offense class twice', philadelphiaPad, 'pathways/officerIntervention/stages/eligibility/offenceClasses/5/value', 'drug', 'pathways.officerIntervention.stages.eligibility.offenceClasses[5]', 'PROGRAM.CLASS_TWICE'],
  ['a held charge without abeyance', philadelphiaPad, 'pathways/officerIntervention/form', 'heldCharge', 'pathways.officerIntervention.stages.abeyance', 'PROGRAM.ABEYANCE_MISSING'],
  ['abeyance where no charge is held', laDoor, 'pathways/officerIntervention/form', 'referralInLieuOfArrest', 'pathways.officerIntervention.stages.abeyance', 'PROGRAM.ABEYANCE_WITHOUT_CHARGE'],
  ['a peer who attests', laDoor, 'pathways/officerIntervention/stages/abeyance/attesters/engage', ['caseManager', 'peer'], 'pathways.officerIntervention.stages.abeyance.attesters.engage[1]', 'PROGRAM.PEER_ATTESTS'],
  ['an officer who attests', laDoor, 'pathways/officerIntervention/stages/abeyance/attesters/engage', ['officer'], 'pathways.officerIntervention.stages.abeyance.attesters.engage[0]', 'PROGRAM.ROLE_CANNOT_ATTEST'],
  ['a condition that nobody may attest', laDoor, 'pathways/officerIntervention/stages/abeyance/attesters/engage', [], 'pathways.officerIntervention.stages.abeyance.attesters.engage', 'PROGRAM.NOBODY_ATTESTS'],
  ['naloxone plus without naloxone', huntingtonQrt, 'pathways/naloxonePlus/stages/outreach/offersNaloxone', false, 'pathways.naloxonePlus.stages.outreach.offersNaloxone', 'PROGRAM.NALOXONE_NOT_OFFERED'],
  ['an unknown time zone', laDoor, 'zone', 'America/Atlantis', 'zone', 'PROGRAM.ZONE_UNKNOWN'],
  ['an offset for a time zone', laDoor, 'zone', '-08:00', 'zone', 'PROGRAM.ZONE_UNKNOWN'],
  ['no time to answer', laDoor, 'pathways/officerIntervention/stages/warmHandoff/acknowledgeWithin', 'PT0M', 'pathways.officerIntervention.stages.warmHandoff.acknowledgeWithin', 'PROGRAM.DURATION_EMPTY'],
  ['an id that is no plain word', huntingtonQrt, 'areas/a.b', { label: 'A', served: true }, 'areas.a.b', 'PROGRAM.ID_NOT_PLAIN'],
  ['an id that every object has', huntingtonQrt, 'areas/constructor', { label: 'A', served: true }, 'areas.constructor', 'PROGRAM.ID_NOT_PLAIN'],
  ['a setting without a source', laDoor, 'sources/officerIntervention.intake', undefined, 'pathways.officerIntervention.stages.intake.within', 'PROGRAM.SOURCE_MISSING'],
  ['a source of no setting', laDoor, 'sources/officerIntervention.mood', laDoor.sources['areas'], 'sources.officerIntervention.mood', 'PROGRAM.SOURCE_WITHOUT_SETTING'],
];

describe('a definition is refused, with the path of the setting, for', () => {
  test.each([...shape, ...rules])('%s', (_title, program, setting, value, path, code) => {
    expect(saidOf(program, { [setting]: value })).toContainEqual({ path, code });
  });

  test.each([null, 7, 'text', [], {}])('what is no definition at all: %j', (definition) => {
    expect(programProblems(definition).length).toBeGreaterThan(0);
  });
});

describe('a definition at the edge of what is allowed', () => {
  test.each<[string, Program, string, unknown]>([
    ['a window that opens at once', huntingtonQrt, 'pathways/naloxonePlus/stages/outreach/window', { opens: 'PT0S', closes: 'PT1M' }],
    ['hours of one minute, first and last included', philadelphiaPad, 'pathways/officerIntervention/stages/eligibility/hours/to', '12:00'],
    ['a handoff that passes on to nobody', laDoor, 'pathways/officerIntervention/stages/warmHandoff/passesOn', 0],
    ['29 February of a leap year', laDoor, 'effectiveFrom', '2028-02-29'],
  ])('%s', (_title, program, setting, value) => {
    expect(saidOf(program, { [setting]: value })).toEqual([]);
  });
});

describe('many problems', () => {
  test('of one definition are listed together', () => {
    const said = saidOf(huntingtonQrt, { 'areas/huntington/neighbours': ['atlantis'], zone: 'Nowhere', 'schedules/weekdays/team': 'nobody' });
    expect(said.map(({ path }) => path)).toEqual(['zone', 'areas.huntington.neighbours[0]', 'schedules.weekdays.team']);
  });

  test('of several definitions are listed together, each under its name', () => {
    const broken = { ...huntingtonQrt, zone: 'Nowhere' };
    const sound = { name: 'sound.json', definition: laDoor };
    const register = () => soundPrograms([{ name: 'one.json', definition: broken }, sound, { name: 'two.json', definition: 7 }]);
    expect(register).toThrow(/one\.json: zone: .*\n- two\.json: the definition: must be object/);
    expect(register).not.toThrow(/sound\.json/);
  });
});

describe('where a setting comes from', () => {
  test('is said by the longest path that it lies under', () => {
    expect(sourceOf(huntingtonQrt, 'naloxonePlus.outreach.window.closes')!.cite).toContain('within 72 hours');
    expect(sourceOf(huntingtonQrt, 'naloxonePlus.outreach.attempts')!.kind).toBe('default');
    expect(sourceOf(huntingtonQrt, 'naloxonePlusTwo')).toBeUndefined();
  });

  test('is said of single values, and of a list as one', () => {
    const paths = settingsOf(philadelphiaPad).map(({ path }) => path);
    expect(paths).toContain('officerIntervention.eligibility.hours.days');
    expect(paths).toContain('officerIntervention.form');
    expect(paths.some((path) => liesUnder(path, 'sources'))).toBe(false);
  });

  test('two published values that differ are both kept, with their dates', () => {
    expect(philadelphiaPad.sources['officerIntervention.eligibility.hours']).toMatchObject({ on: '2026-11', alsoPublished: [{ value: { days: [1, 3, 5] } }] });
  });
});

test('the published JSON Schema is that of the types: `npm run schema` writes it', () => {
  expect(programSchema).toEqual(JSON.parse(programSchemaText()));
});
