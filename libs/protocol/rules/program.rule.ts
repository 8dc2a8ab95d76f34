import { liesUnder, settingsOf, sourceOf } from '../program-settings.js';
import type { AbeyanceSettings, EligibilityRule, EligibilitySettings, OutreachSettings, Program, StageSettings } from '../program.js';
import { attestCondition } from '../steps/attest-condition.step.js';
import { hasLength } from './outreach.rule.js';

/** What is wrong with a program's definition. `path` leads to the setting, e.g. `pathways.naloxonePlus.stages.outreach.window`. */
export interface ProgramProblem {
  path: string;
  /** Stable, e.g. `PROGRAM.WINDOW_CLOSES_FIRST`. */
  code: string;
  message: string;
}

/** Every rule that a definition of the right shape breaks; none of them can be said by its JSON Schema. */
export function programRuleProblems(program: Program): ProgramProblem[] {
  return [
    ...problemOfZone(program.zone),
    ...problemsOfIds(program),
    ...problemsOfAreas(program),
    ...problemsOfTeams(program),
    ...problemsOfSchedules(program),
    ...problemsOfMeeting(program),
    ...Object.entries(program.pathways).flatMap(([id, { stages }]) => problemsOfStages(program, `pathways.${id}.stages`, stages)),
    ...problemsOfNaloxone(program),
    ...problemsOfIntervention(program),
    ...problemsOfDurations(program),
    ...problemsOfSources(program),
  ];
}

function problemOfZone(zone: string): ProgramProblem[] {
  return isZone(zone) ? [] : [problem('zone', 'ZONE_UNKNOWN', `"${zone}" is no IANA time zone, such as America/New_York`)];
}

function isZone(zone: string): boolean {
  if (!/^[A-Z]/.test(zone)) return false;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Ids become values in the open part of the record, and parts of paths. */
function problemsOfIds(program: Program): ProgramProblem[] {
  const factors = program.stakeholderMeeting?.factors ?? {};
  const own = { areas: program.areas, teams: program.teams, schedules: program.schedules, 'stakeholderMeeting.factors': factors };
  const ofStages = Object.entries(program.pathways).flatMap(([id, pathway]) => {
    const { eligibility, placement }: Partial<StageSettings> = pathway.stages;
    const at = `pathways.${id}.stages`;
    return [
      [`${at}.eligibility.criteria`, eligibility?.criteria ?? {}],
      [`${at}.placement.services`, placement?.services ?? {}],
    ] as const;
  });
  return [...Object.entries(own), ...ofStages].flatMap(([path, entries]) =>
    Object.keys(entries)
      .filter((id) => !/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/.test(id) || id in {})
      .map((id) => problem(`${path}.${id}`, 'ID_NOT_PLAIN', 'an id has 1 to 40 letters, digits, hyphens and underscores')),
  );
}

function problemsOfAreas({ areas }: Program): ProgramProblem[] {
  const beside = Object.entries(areas).flatMap(([id, { neighbours = [] }]) =>
    neighbours.flatMap((neighbour, index) => {
      const path = `areas.${id}.neighbours[${index}]`;
      if (neighbour === id) return [problem(path, 'AREA_BESIDE_ITSELF', 'an area is not beside itself')];
      return has(areas, neighbour) ? [] : [problem(path, 'AREA_UNKNOWN', `"${neighbour}" is not among the areas`)];
    }),
  );
  const served = Object.values(areas).some((area) => area.served);
  return [...beside, ...(served ? [] : [problem('areas', 'NO_AREA_SERVED', 'at least one area has to be served')])];
}

function problemsOfTeams({ teams }: Program): ProgramProblem[] {
  return Object.entries(teams).flatMap(([id, { composition, excludes }]) =>
    composition.flatMap(({ oneOf }, index) =>
      oneOf
        .filter((profession) => excludes.includes(profession))
        .map((profession) =>
          problem(`teams.${id}.composition[${index}]`, 'ROLE_EXCLUDED', `"${profession}" is asked for here and excluded from the same team`),
        ),
    ),
  );
}

function problemsOfSchedules({ schedules, teams }: Program): ProgramProblem[] {
  return Object.entries(schedules).flatMap(([id, { team, from, to }]) => [
    ...unless(has(teams, team), `schedules.${id}.team`, 'TEAM_UNKNOWN', `"${team}" is not among the teams`),
    ...unless(from < to, `schedules.${id}.to`, 'HOURS_END_FIRST', `ends at ${to}, before it begins at ${from}; past midnight it needs two lines`),
  ]);
}

function problemsOfMeeting({ stakeholderMeeting }: Program): ProgramProblem[] {
  if (!stakeholderMeeting) return [];
  const { factors, elevatedFrom } = stakeholderMeeting;
  const known = Object.keys(factors).length;
  return unless(elevatedFrom <= known, 'stakeholderMeeting.elevatedFrom', 'MORE_THAN_FACTORS', `asks for ${elevatedFrom} factors of ${known}`);
}

function problemsOfStages(program: Program, at: string, { eligibility, outreach, familySupport }: Partial<StageSettings>): ProgramProblem[] {
  return [
    ...(eligibility ? problemsOfEligibility(program, `${at}.eligibility`, eligibility) : []),
    ...(outreach ? problemsOfOutreach(program, `${at}.outreach`, outreach) : []),
    ...problemOfWindow(`${at}.familySupport.afterDeath`, familySupport?.afterDeath),
  ];
}

function problemsOfEligibility({ areas }: Program, at: string, settings: EligibilitySettings): ProgramProblem[] {
  const { districts, hours, offenceClasses } = settings;
  const values = offenceClasses.map(({ value }) => value);
  return [
    ...Object.keys(districts).flatMap((id) => unless(has(areas, id), `${at}.districts.${id}`, 'AREA_UNKNOWN', `"${id}" is not among the areas`)),
    ...(hours && hours.from > hours.to ? [problem(`${at}.hours.to`, 'HOURS_END_FIRST', `ends at ${hours.to}, before it begins at ${hours.from}`)] : []),
    ...values.flatMap((value, index) => unless(values.indexOf(value) === index, `${at}.offenceClasses[${index}]`, 'CLASS_TWICE', `"${value}" stands twice`)),
    ...settings.rules.flatMap((rule, index) => unless(standsOn[rule](settings), `${at}.rules[${index}]`, 'RULE_WITHOUT_SETTING', `"${rule}" has nothing to check`)),
  ];
}

/** What a rule of eligibility checks; without it the rule would let everybody through, or nobody. */
const standsOn: Record<EligibilityRule, (settings: EligibilitySettings) => boolean> = {
  districtServed: ({ districts }) => Object.values(districts).some(({ served }) => served),
  withinHours: ({ hours }) => hours !== undefined,
  allCriteria: ({ criteria }) => Object.keys(criteria).length > 0,
  chargesDiverted: ({ offenceClasses }) => offenceClasses.some(({ diverted }) => diverted),
};

function problemsOfOutreach({ teams }: Program, at: string, { team, window }: OutreachSettings): ProgramProblem[] {
  return [...unless(has(teams, team), `${at}.team`, 'TEAM_UNKNOWN', `"${team}" is not among the teams`), ...problemOfWindow(`${at}.window`, window)];
}

function problemOfWindow(at: string, window: { opens: string; closes: string } | undefined): ProgramProblem[] {
  if (!window) return [];
  const bad = (['opens', 'closes'] as const).filter((end) => !hasLength(window[end]));
  if (bad.length > 0) return bad.map((end) => problem(`${at}.${end}`, 'WINDOW_WITHOUT_LENGTH', `${window[end]} has no length of its own: use weeks, days, hours and minutes`));
  if (secondsOf(window.opens) < secondsOf(window.closes)) return [];
  return [problem(at, 'WINDOW_CLOSES_FIRST', `closes after ${window.closes}, not later than it opens, after ${window.opens}`)];
}

/** In naloxone plus, naloxone is offered and linkage (National Council, 2021, table 3, row 3). */
function problemsOfNaloxone({ pathways }: Program): ProgramProblem[] {
  if (!pathways.naloxonePlus) return [];
  const { offersNaloxone } = pathways.naloxonePlus.stages.outreach;
  return unless(offersNaloxone, 'pathways.naloxonePlus.stages.outreach.offersNaloxone', 'NALOXONE_NOT_OFFERED', 'this pathway offers naloxone');
}

function problemsOfIntervention({ pathways }: Program): ProgramProblem[] {
  if (!pathways.officerIntervention) return [];
  const { form, stages } = pathways.officerIntervention;
  const at = 'pathways.officerIntervention.stages.abeyance';
  if (form === 'referralInLieuOfArrest') {
    return unless(stages.abeyance === undefined, at, 'ABEYANCE_WITHOUT_CHARGE', 'a referral in lieu of arrest holds no charge');
  }
  if (!stages.abeyance) return [problem(at, 'ABEYANCE_MISSING', 'where a charge is held or a citation issued, this stage says how')];
  return problemsOfAttesters(`${at}.attesters`, stages.abeyance);
}

function problemsOfAttesters(at: string, { conditionKinds, attesters }: AbeyanceSettings): ProgramProblem[] {
  const nobody = conditionKinds.flatMap((kind) => unless(attesters[kind].length > 0, `${at}.${kind}`, 'NOBODY_ATTESTS', 'nobody may attest this kind'));
  const barred = Object.entries(attesters).flatMap(([kind, roles]) =>
    roles.flatMap((role, index) => {
      if (role === 'peer') return [problem(`${at}.${kind}[${index}]`, 'PEER_ATTESTS', 'a peer attests no condition: peers are not informants')];
      return unless(attestCondition.roles.includes(role), `${at}.${kind}[${index}]`, 'ROLE_CANNOT_ATTEST', `"${role}" attests no condition`);
    }),
  );
  return [...nobody, ...barred];
}

/** A time of nothing is nobody's time to act; only a window may open at once. */
function problemsOfDurations(program: Program): ProgramProblem[] {
  const durations = settingsOf(program).flatMap(({ path, value }) => [value].flat().map((entry) => ({ path, entry })));
  return durations.flatMap(({ path, entry }) => {
    const empty = typeof entry === 'string' && /^P(?=[\dT])[\dYMWDTHS]+$/.test(entry) && secondsOf(entry) === 0;
    return empty && !path.endsWith('.opens') ? [problem(inDefinition(path), 'DURATION_EMPTY', `${entry} is no time at all`)] : [];
  });
}

function problemsOfSources(program: Program): ProgramProblem[] {
  const settings = settingsOf(program).map(({ path }) => path);
  const silent = settings.filter((path) => sourceOf(program, path) === undefined);
  const idle = Object.keys(program.sources).filter((source) => !settings.some((path) => liesUnder(path, source)));
  return [
    ...silent.map((path) => problem(inDefinition(path), 'SOURCE_MISSING', `\`sources\` does not say where it comes from: add "${path}" or a part above it`)),
    ...idle.map((path) => problem(`sources.${path}`, 'SOURCE_WITHOUT_SETTING', 'no such setting is in this definition')),
  ];
}

/** From a path in `sources` to the setting's own. */
function inDefinition(path: string): string {
  const [pathway = '', ...below] = path.split('.');
  if (!has(pathwayHeads, pathway)) return path;
  return ['pathways', pathway, ...(below[0] === 'form' ? [] : ['stages']), ...below].join('.');
}

const pathwayHeads: Record<keyof Program['pathways'], true> = {
  selfReferral: true,
  activeOutreach: true,
  naloxonePlus: true,
  officerPrevention: true,
  officerIntervention: true,
};

/** Roughly, for comparing two durations: a month counts as 30 days, a year as 365. */
function secondsOf(duration: string): number {
  const [date = '', time = ''] = duration.slice(1).split('T');
  return sumOf(date, { Y: 31_536_000, M: 2_592_000, W: 604_800, D: 86_400 }) + sumOf(time, { H: 3600, M: 60, S: 1 });
}

function sumOf(part: string, secondsIn: Readonly<Record<string, number>>): number {
  return [...part.matchAll(/(\d+)([YMWDHS])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (secondsIn[unit!] ?? 0), 0);
}

function has(record: object, key: string): boolean {
  return Object.hasOwn(record, key);
}

function unless(holds: boolean, path: string, code: string, message: string): ProgramProblem[] {
  return holds ? [] : [problem(path, code, message)];
}

function problem(path: string, code: string, message: string): ProgramProblem {
  return { path, code: `PROGRAM.${code}`, message };
}
