import type { PoolClient } from 'pg';

export type MatchDecision = 'samePerson' | 'anotherPerson';

export interface DecidedMatch {
  id: string;
  agencyId: string;
  participants: readonly [string, string];
  /** By what and when it had been found, for a record that is made anew. */
  kinds: readonly string[];
  foundAt: string;
  decision: MatchDecision;
  /** Staff id. */
  by: string;
  /** RFC 3339. */
  at: string;
}

/** Records the decision and joins, or parts, what hangs together by all decisions so far. */
export async function decide(sql: PoolClient, { id, agencyId, participants, kinds, foundAt, decision, by, at }: DecidedMatch): Promise<void> {
  // Joined people can hang together across programs, whose logs do not wait for each other.
  await sql.query(`select pg_advisory_xact_lock(hashtextextended('people|' || $1, 0))`, [agencyId]);
  await sql.query(
    `insert into participant_match (id, agency_id, participant_id, other_id, kinds, found_at, decision, decided_by, decided_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (participant_id, other_id) do update set decision = $7, decided_by = $8, decided_at = $9`,
    [id, agencyId, ...participants, kinds, foundAt, decision, by, at],
  );
  for (const participantId of participants) await joinGroup(sql, participantId);
}

/** Makes anew what hangs together, after decisions have gone. */
export async function rejoin(sql: PoolClient, participantIds: readonly string[]): Promise<void> {
  for (const participantId of participantIds) await joinGroup(sql, participantId);
}

/** All that hang together by decisions are the one of them that was first. */
async function joinGroup(sql: PoolClient, participantId: string): Promise<void> {
  await sql.query(
    `with recursive joined (id) as (
       select $1::uuid
       union
       select beside.id from joined j, lateral (
         select m.other_id as id from participant_match m where m.participant_id = j.id and m.decision = 'samePerson'
         union all
         select m.participant_id from participant_match m where m.other_id = j.id and m.decision = 'samePerson'
       ) beside
     ), first as (
       select p.id from joined j join participant p on p.id = j.id order by p.created_at, p.id limit 1
     )
     update participant p set same_as = nullif(first.id, p.id) from joined j, first where p.id = j.id`,
    [participantId],
  );
}
