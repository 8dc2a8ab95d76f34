import type { Role } from '#protocol/roles';
import type { Sql } from './rows.js';

/**
 * Staff ids of those of a program who are on call in a role at that instant, in the order in which they are asked: whoever
 * is rostered then, on call before the others. Where nobody is, everybody with the role.
 */
export async function onCallStaff(sql: Sql, programId: string, role: Role, at: Date): Promise<string[]> {
  const { rows } = await sql.query<{ id: string }>({
    name: 'on-call-staff',
    text: `
      with held as (
        select id, name from staff where programs @> array[$1] and roles @> array[$2] and active
      ), rostered as (
        select distinct on (held.id) held.id, e.starts_at, m.position,
          array_position('{onCall,afterHours,embedded,rideAlong,site}'::text[], e.kind) as kind
        from roster_entry e join roster_member m on m.roster_id = e.id join held on held.id = m.staff_id
        where e.program_id = $1 and e.cancelled_at is null and e.starts_at <= $3 and e.ends_at > $3
        order by held.id, kind, e.starts_at, m.position
      )
      select held.id from held left join rostered on rostered.id = held.id
      where rostered.id is not null or not exists (select from rostered)
      order by rostered.kind, rostered.starts_at, rostered.position, held.name, held.id`,
    values: [programId, role, at],
  });
  return rows.map(({ id }) => id);
}
