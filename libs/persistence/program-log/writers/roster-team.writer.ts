import type { rosterTeam } from '#protocol/program-steps/roster-team.program-step';
import { localTime } from '#protocol/rules/local-time.rule';
import { derivedUuid } from '../../canonical.js';
import { factsOfStaff } from '../../case-log/staff-facts.js';
import { refusedFor } from '../../case-log/step-facts.js';
import { whyNotRostered, writeMembers, writeShifts } from './rostering.js';
import type { Writer } from './writer.js';

export const rosterTeamWriter: Writer<typeof rosterTeam> = async ({ sql, agencyId, program, staff, at, commandId, input }) => {
  const { team, work, startsAt, endsAt } = input;
  const id = derivedUuid('roster', program.id, commandId);
  const shifts = [{ id, team, kind: work, day: localTime(startsAt, program.zone).date, startsAt, endsAt }];
  const members = input.members.map(({ person }) => person);
  const problems = await whyNotRostered({ sql, program, shifts, members, staffFacts: await factsOfStaff(sql, members) });
  if (problems.length > 0) return refusedFor(problems);
  await writeShifts(sql, shifts, { agencyId, programId: program.id, by: staff.id, at });
  await writeMembers(sql, [id], members);
  return { result: { rosterIds: [id] } };
};
