import { keptFor, waitsForRetention, type KeptClass } from '#protocol/rules/sealing.rule';
import { isBefore } from '#protocol/rules/local-time.rule';
import type { sealRecords } from '#protocol/steps/seal-records.step';
import { resolveDue } from '../../deadlines.js';
import { refused } from '../answers.js';
import type { Effect } from './effect.js';

/** What the file does not say: since when the case is closed, and so whether the program's retention has ended. */
export const sealRecordsEffect: Effect<typeof sealRecords> = async ({ sql, caseId, program, at, input: { classes, ground } }) => {
  const waiting = classes.filter((each): each is KeptClass => waitsForRetention(each, ground));
  if (waiting.length === 0) return undefined;
  const { rows } = await sql.query<{ closedAt: Date | string }>(
    `select recorded_at as "closedAt" from case_event where case_id = $1 and type = 'caseClosed' order by seq desc limit 1`,
    [caseId],
  );
  const closedAt = rows[0] && new Date(rows[0].closedAt).toISOString();
  const ends = waiting.map((each) => closedAt && resolveDue({ from: closedAt, plus: keptFor(each, program.retention), at: 'endOfDay' }, new Date(at), program.zone));
  if (ends.every((end) => end !== undefined && isBefore(end, at))) return undefined;
  const message = 'The program keeps this class longer: only an order seals it before its retention has ended.';
  return refused(422, 'SEALING.RETENTION_NOT_ENDED', message, { errors: [{ field: 'classes', code: 'SEALING.RETENTION_NOT_ENDED', message }] });
};
