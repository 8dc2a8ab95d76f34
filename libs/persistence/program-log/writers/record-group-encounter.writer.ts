import type { recordGroupEncounter } from '#protocol/program-steps/record-group-encounter.program-step';
import { derivedUuid } from '../../canonical.js';
import type { Recorded, Refused } from '../../case-log/answers.js';
import { performStep } from '../../case-log/perform-step.js';
import type { Writer } from './writer.js';

/** The group's own row names nobody. Cases are written to in the order of their ids, so that two groups never wait for each other. */
export const recordGroupEncounterWriter: Writer<typeof recordGroupEncounter> = async ({ sql, parts, caller, agencyId, program, staff, at, commandId, input, sent }) => {
  const groupId = derivedUuid('group', program.id, commandId);
  const { topic, support, minutes, participants } = input;
  await sql.query(
    `insert into group_encounter (id, agency_id, program_id, at, topic, support, minutes, participants, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [groupId, agencyId, program.id, input.at, topic, support, minutes, participants.length, staff.id, at],
  );
  const rows = sent.participants.map((row, index) => ({ ...row, index })).sort((one, other) => (one.case < other.case ? -1 : 1));
  const cases: Recorded[] = [];
  for (const { case: caseId, remark, index } of rows) {
    const own = { at: input.at, support, minutes, outcome: 'talked', group: groupId, ...(remark !== undefined && { remark }) };
    const recorded = await performStep(sql, parts, caller, { caseId, commandId: derivedUuid(groupId, caseId), stepId: 'logEncounter', input: own });
    if (!recorded.ok) return about(recorded, `participants.${index}.case`);
    cases.push(recorded);
  }
  return { result: { groupId, participants: cases.length }, cases };
};

function about({ code, message, ...refusal }: Refused, field: string): Refused {
  return { ...refusal, code, message, errors: [{ field, code, message }] };
}
