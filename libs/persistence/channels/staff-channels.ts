import type { Pool } from 'pg';
import type { ChannelKind } from '#protocol/channels';
import { derivedUuid } from '../canonical.js';
import { inTransaction } from '../database.js';
import type { Sql } from '../reads/rows.js';
import type { StaffRow } from '../reads/staff-list.js';

export interface StaffChannel {
  kind: ChannelKind;
  address: string;
}

/** A person's channels, the one to be tried first at the head. */
export async function channelsOf(sql: Sql, staffId: string): Promise<StaffChannel[]> {
  const { rows } = await sql.query<StaffChannel>(
    'select kind, address from contact_channel where staff_id = $1 and active order by position',
    [staffId],
  );
  return rows;
}

/** Replaces a person's channels. Those taken away stay as rows, since deliveries name them. */
export function replaceChannels(pool: Pool, staff: Pick<StaffRow, 'id' | 'agencyId'>, channels: readonly StaffChannel[], at: Date): Promise<void> {
  return inTransaction(pool, async (sql) => {
    // Two replacements at once would otherwise leave a mixture of both.
    await sql.query(`select pg_advisory_xact_lock(hashtextextended('channels:' || $1, 0))`, [staff.id]);
    await sql.query('update contact_channel set active = false, updated_at = $2 where staff_id = $1 and active', [staff.id, at]);
    for (const [position, { kind, address }] of channels.entries()) {
      await sql.query(
        `insert into contact_channel (id, agency_id, staff_id, position, kind, address, active, updated_at)
         values ($1, $2, $3, $4, $5, $6, true, $7)
         on conflict (id) do update set position = $4, active = true, updated_at = $7`,
        [derivedUuid('channel', staff.id, kind, address), staff.agencyId, staff.id, position, kind, address, at],
      );
    }
  });
}
