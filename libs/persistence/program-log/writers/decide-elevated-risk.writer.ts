import type { decideElevatedRisk } from '#protocol/program-steps/decide-elevated-risk.program-step';
import { derivedUuid } from '../../canonical.js';
import { openCase } from '../../case-log/open-case.js';
import { performStep } from '../../case-log/perform-step.js';
import { refusedFor } from '../../case-log/step-facts.js';
import type { Recorded, Refused } from '../../case-log/answers.js';
import { resolveDue } from '../../deadlines.js';
import { openSealed } from '../../keys/key-vault.js';
import { programHolder } from '../program-keys.js';
import { sealedFor, type SealedColumn } from './sealed-columns.js';
import type { Writer, WriterContext } from './writer.js';

type Context = WriterContext<typeof decideElevatedRisk>;

interface AgendaItem {
  caseId: string | null;
  area: string | null;
  sealed: Partial<Record<'name' | 'description' | 'concern', SealedColumn>>;
  attends: boolean;
}

/**
 * Keeps the decision with its reason. Where the risk is acutely elevated, outreach to somebody new begins in the same
 * transaction, and a case that exists is told of it.
 */
export const decideElevatedRiskWriter: Writer<typeof decideElevatedRisk> = async (context) => {
  const { sql, staff, at, eventKey, sealed, input } = context;
  const item = await agendaItem(context);
  const refusals = whyNotDecided(context, item);
  if (refusals.length > 0) return refusedFor(refusals);
  const told = input.decision === 'acutelyElevated' ? await tell(context, item) : undefined;
  if (told && !told.ok) return told;
  const opened = item.caseId === null ? told?.caseId : undefined;
  await sql.query(
    `update meeting_entry set decision = $2, factors = $3, because = $9, reason = $4, review_on = $5, opened_case = $6, decided_by = $7, decided_at = $8 where id = $1`,
    [input.entry, input.decision, [...new Set(input.factors)].sort(), sealedFor(eventKey, sealed, 'reason'), input.reviewOn ?? null, opened ?? null, staff.id, at, input.because ?? null],
  );
  return { result: { entryId: input.entry, ...(opened && { openedCase: opened }) }, cases: told ? [told] : [] };
};

async function agendaItem({ sql, staff, input }: Context): Promise<AgendaItem> {
  const { rows } = await sql.query<AgendaItem>(
    `select e.case_id as "caseId", e.area, e.sealed,
       exists (select from meeting_attendance a where a.meeting_id = e.meeting_id and a.staff_id = $2) as attends
     from meeting_entry e where e.id = $1`,
    [input.entry, staff.id],
  );
  return rows[0]!;
}

function whyNotDecided({ program, at, input }: Context, { attends }: AgendaItem) {
  const { reviewWithin } = program.stakeholderMeeting!;
  const last = resolveDue({ plus: reviewWithin, at: 'endOfDay' }, new Date(at), program.zone);
  const late = input.reviewOn !== undefined && resolveDue({ from: input.reviewOn, at: 'endOfDay' }, new Date(at), program.zone) > last;
  return [
    ...(attends ? [] : [{ field: 'entry', code: 'MEETING.NOT_ATTENDING', message: 'Only who attends the meeting records its decisions' }]),
    ...(late ? [{ field: 'reviewOn', code: 'MEETING.REVIEW_TOO_LATE', message: `The program reviews within ${reviewWithin}` }] : []),
  ];
}

async function tell(context: Context, item: AgendaItem): Promise<Recorded | Refused | undefined> {
  const { sql, parts, caller, program, commandId, at, input: decided } = context;
  if (item.caseId !== null) {
    const note = `The stakeholder meeting found acutely elevated risk; review on ${decided.reviewOn}.`;
    return performStep(sql, parts, caller, { caseId: item.caseId, commandId: derivedUuid('meetingDecision', program.id, commandId), stepId: 'addNote', input: { note } });
  }
  if (!('activeOutreach' in program.pathways)) return undefined;
  const input = { source: 'stakeholderMeeting', area: item.area, seenAt: at, ...known(context, item) };
  return openCase(sql, parts, caller, { caseId: derivedUuid('meetingCase', program.id, commandId), programId: program.id, pathwayId: 'activeOutreach', input });
}

/** Who it is, for those who look for the person; what came from a Part 2 program does not go along. */
function known({ keys, program }: Context, { sealed }: AgendaItem): Record<string, unknown> {
  const shared = Object.entries(sealed).filter(([name, column]) => name !== 'concern' && column.sealed.provenance === 'case');
  return Object.fromEntries(shared.map(([name, { eventKey, path, sealed }]) => [name, openSealed(keys, { caseId: programHolder(program.id), eventKey, path }, sealed)]));
}
