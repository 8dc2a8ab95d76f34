import type { CaseFile } from '../case-file.js';
import { list, note, staff } from '../fields.js';
import { professions } from '../professions.js';
import type { Refusal } from '../refusal.js';
import { credentialProblems } from '../rules/assignment.rule.js';
import { withHop } from '../rules/outreach.rule.js';
import { teamProblems, type TeamMember, type TeamProblem } from '../rules/team.rule.js';
import { stageSettings } from '../stage-settings.js';
import { defineStep } from '../step.js';
import { doorText } from '../views/door-text.js';
import { outreachRoles } from './outreach-fields.js';

/**
 * Who goes out. The program says what its team is made of (PERF report, sections on Plymouth County and Huntington), and who
 * may not be on it (National Council for Mental Wellbeing 2021, section on LA DOOR: no officers).
 */
export const sendTeam = defineStep({
  id: 'sendTeam',
  revision: 1,
  title: 'Send a team',
  hint: `Name everybody who goes. ${doorText.hint}`,
  roles: outreachRoles,
  pathways: ['activeOutreach', 'naloxonePlus'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  fields: {
    members: list('Who goes?', { person: staff('Who?', { roles: outreachRoles }) }, { max: 8 }),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  check({ file, input, program, staffFacts, at }) {
    const settings = stageSettings(program, file.pathwayId, 'outreach');
    const team = settings && program.teams[settings.team];
    if (!team) return [];
    const ids = input.members.map(({ person }) => person);
    const members = ids.map((id): TeamMember => ({ id, professions: staffFacts.get(id)?.professions ?? [] }));
    const twice = ids.some((id, index) => ids.indexOf(id) !== index);
    return [
      ...(settings.sceneSafeFirst && !file.outreach?.sceneSafe ? [sceneNotSafe] : []),
      ...(twice ? [memberTwice] : []),
      ...teamProblems(team, members).map((problem) => refusalOf(problem, ids)),
      ...ids.flatMap((id, index) => credentialProblems({ program, staffFacts, at }, id, `members.${index}.person`)),
    ];
  },
  apply(file, { members }, { at }): CaseFile {
    if (!file.outreach) return file;
    return withHop({ ...file, outreach: { ...file.outreach, team: members.map(({ person }) => person) } }, 'sent', at);
  },
});

const sceneNotSafe: Refusal = { code: 'VISIT.SCENE_NOT_SAFE', message: 'The scene has to be declared safe before anybody is sent.' };
const memberTwice: Refusal = { code: 'TEAM.MEMBER_TWICE', message: 'Name each person once.', field: 'members' };

function refusalOf(problem: TeamProblem, ids: readonly string[]): Refusal {
  if (problem.problem === 'excluded') {
    const field = `members.${ids.indexOf(problem.member)}.person`;
    return { code: 'TEAM.PROFESSION_EXCLUDED', message: `This program sends no such member with its team: ${professions[problem.profession]}.`, field };
  }
  const asked = problem.oneOf.map((profession) => professions[profession]).join(' or ');
  return { code: 'TEAM.PROFESSION_MISSING', message: `The team needs a member of its own for this: ${asked}.`, field: 'members' };
}
