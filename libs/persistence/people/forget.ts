import type { PoolClient } from 'pg';
import { rejoin } from './join.js';

/** Whoever comes back is new: no index, match or join leads to this participant any more. */
export async function forgetPerson(sql: PoolClient, { caseId, participantId }: { caseId: string; participantId: string }): Promise<void> {
  await sql.query('delete from participant_index where participant_id = $1', [participantId]);
  await sql.query('delete from contact_index where contact_id in (select id from contact where case_id = $1)', [caseId]);
  const { rows } = await sql.query<{ id: string }>(
    `delete from participant_match where participant_id = $1 or other_id = $1
     returning case when participant_id = $1 then other_id else participant_id end as id`,
    [participantId],
  );
  await rejoin(sql, [participantId, ...rows.map(({ id }) => id)]);
}
