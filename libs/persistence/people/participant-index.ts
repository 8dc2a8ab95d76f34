import type { PoolClient } from 'pg';
import type { StepEvent } from '#protocol/event';
import { derivedUuid } from '../canonical.js';
import type { Head } from '../case-log/head.js';
import type { CaseKeys, KeyVault } from '../keys/key-vault.js';
import { identityAfter, type DatedTerm } from './identity.js';
import { differentBirthDates } from './same-person.js';

export interface Participant {
  participantId: string;
  agencyId: string;
}

/** Digests of what a person is recognized by; the digest says of which kind it is, so that a phone is never a name. */
export function digestsOf(vault: KeyVault, agencyId: string, terms: readonly Pick<DatedTerm, 'kind' | 'text'>[]): Buffer[] {
  return terms.map(({ kind, text }) => vault.blindIndex(agencyId, `${kind}|${text}`));
}

/** Those by which they may stand in an index now: while the master key is being replaced, there are two of each. */
export function digestsToFind(vault: KeyVault, agencyId: string, terms: readonly Pick<DatedTerm, 'kind' | 'text'>[]): Buffer[] {
  return terms.flatMap(({ kind, text }) => vault.blindIndexes(agencyId, `${kind}|${text}`));
}

/**
 * Those who index one digest at once wait for each other until the first has committed: of two people opened at the same
 * time, one finds the other. Always in one order, so that none waits for one who waits for it.
 */
export async function lockDigests(sql: PoolClient, agencyId: string, digests: readonly Buffer[]): Promise<void> {
  const locks = [...new Set(digests.map((digest) => `person|${agencyId}|${digest.toString('base64url')}`))].sort();
  await sql.query({ name: 'lock-digests', text: 'select pg_advisory_xact_lock(hashtextextended(lock, 0)) from unnest($1::text[]) as locks (lock)', values: [locks] });
}

/**
 * Makes these the terms by which the participant is recognized, and finds who else is recognized by them. Always the same
 * statements, whoever is known: neither an answer nor its time tells.
 */
export async function indexParticipant(sql: PoolClient, vault: KeyVault, { participantId, agencyId }: Participant, terms: readonly DatedTerm[]): Promise<void> {
  const digests = digestsOf(vault, agencyId, terms);
  await lockDigests(sql, agencyId, [...digests, ...(await indexedDigests(sql, participantId))]);
  await sql.query({ name: 'forget-index', text: 'delete from participant_index where participant_id = $1', values: [participantId] });
  await sql.query({
    name: 'index-participant',
    text: `
      insert into participant_index (participant_id, agency_id, kind, digest, since)
      select $1, $2, * from unnest($3::text[], $4::bytea[], $5::timestamptz[])`,
    values: [participantId, agencyId, terms.map(({ kind }) => kind), digests, terms.map(({ since }) => since)],
  });
  await findMatches(sql, { participantId, agencyId });
}

/** Those that go, too: whoever is just finding this participant by one of them has to be done first. */
async function indexedDigests(sql: PoolClient, participantId: string): Promise<Buffer[]> {
  const { rows } = await sql.query<{ digest: Buffer }>({ name: 'indexed-digests', text: 'select digest from participant_index where participant_id = $1', values: [participantId] });
  return rows.map(({ digest }) => digest);
}

/** By what is known after these events of the case. */
export async function reindexParticipant(sql: PoolClient, vault: KeyVault, { caseId, participantId, agencyId }: Pick<Head, 'caseId' | 'participantId' | 'agencyId'>, keys: CaseKeys): Promise<void> {
  const { rows } = await sql.query<{ body: string }>({
    name: 'step-events',
    text: `select body from case_event where case_id = $1 and key like 'c:%' order by seq`,
    values: [caseId],
  });
  const events = rows.map(({ body }) => JSON.parse(body) as StepEvent);
  await indexParticipant(sql, vault, { participantId, agencyId }, identityAfter(events, keys).terms);
}

/** For each kind: with a name that many have, a coordinator compares with those known longest, and joins from there. */
const mostMatches = 10;

/**
 * Others of the agency with an equal index, those known longest first. Undecided matches are those that the indexes give now; a decision stands,
 * whatever becomes known later.
 */
async function findMatches(sql: PoolClient, { participantId, agencyId }: Participant): Promise<void> {
  const { rows } = await sql.query<{ otherId: string; kinds: string[]; foundAt: string }>({
    name: 'find-matches',
    text: `
      select o.participant_id as "otherId", array_agg(o.kind order by o.kind) as kinds, min(greatest(o.since, i.since)) as "foundAt"
      from participant_index i cross join lateral (
        select o.* from participant_index o
        where o.agency_id = i.agency_id and o.digest = i.digest and o.participant_id <> i.participant_id
          and not ${differentBirthDates('participant_index', 'participant_id', 'i', 'o')}
        order by o.since, o.participant_id limit ${mostMatches}
      ) o
      where i.participant_id = $1 and i.agency_id = $2
      group by o.participant_id`,
    values: [participantId, agencyId],
  });
  const pairs = rows.map(({ otherId, kinds, foundAt }) => ({ ...pairOf(participantId, otherId), kinds, foundAt }));
  await sql.query({
    name: 'drop-undecided',
    text: 'delete from participant_match where (participant_id = $1 or other_id = $1) and decision is null',
    values: [participantId],
  });
  await sql.query({
    name: 'insert-matches',
    text: `
      insert into participant_match (id, agency_id, participant_id, other_id, kinds, found_at)
      select id, $1, first, second, kinds, "foundAt"
      from json_to_recordset($2) as found (id uuid, first uuid, second uuid, kinds text[], "foundAt" timestamptz)
      on conflict (participant_id, other_id) do nothing`,
    values: [agencyId, JSON.stringify(pairs)],
  });
}

/** Two participants, in one order whichever comes first. */
function pairOf(one: string, other: string): { id: string; first: string; second: string } {
  const [first, second] = [one, other].sort() as [string, string];
  return { id: derivedUuid('match', first, second), first, second };
}
