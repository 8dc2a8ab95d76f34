import type { takeUpAlert } from '#protocol/program-steps/take-up-alert.program-step';
import { refused } from '../../case-log/answers.js';
import type { Writer } from './writer.js';

/** One person sees to it: a second one learns that it is taken. */
export const takeUpAlertWriter: Writer<typeof takeUpAlert> = async ({ sql, program, staff, at, input: { alert, state } }) => {
  const { rowCount } = await sql.query(
    `update alert set state = $3, changed_by = $4, changed_at = $5 where id = $1 and program_id = $2 and state = any($6::text[])`,
    [alert, program.id, state, staff.id, at, state === 'taken' ? ['open'] : ['open', 'taken']],
  );
  if (rowCount === 0) return refused(409, 'ALERT.TAKEN', 'Somebody sees to this alert already');
  return { result: { alertId: alert, state } };
};
