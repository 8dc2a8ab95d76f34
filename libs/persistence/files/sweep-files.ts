import { unattachedFor } from '#protocol/evidence-files';
import type { Clock } from '../clock.js';
import type { Database } from '../database.js';

const filesPerSweep = 100;

/** Deletes uploads that no step has referred to in time: they never were part of the record. How many they were. */
export async function sweepFiles({ database, clock }: { database: Pick<Database, 'pool'>; clock: Clock }): Promise<number> {
  const before = new Date(clock.now().getTime() - unattachedFor);
  const { rowCount } = await database.pool.query(
    `delete from case_file where file_id in (
       select file_id from case_file where event_key is null and uploaded_at <= $1 order by uploaded_at limit ${filesPerSweep})
     and event_key is null`,
    [before],
  );
  return rowCount ?? 0;
}
