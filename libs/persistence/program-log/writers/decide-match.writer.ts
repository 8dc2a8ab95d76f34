import type { decideMatch } from '#protocol/program-steps/decide-match.program-step';
import { refusedFor } from '../../case-log/step-facts.js';
import { decide } from '../../people/join.js';
import { knownParticipants } from '../../people/participants.js';
import { instant, shown } from '../../reads/rows.js';
import type { Writer } from './writer.js';

interface Match {
  first: string;
  second: string;
  kinds: string[];
  foundAt: string;
}

/** Whoever decides has to know of both. The event says which two it joined, and all that their row says. */
export const decideMatchWriter: Writer<typeof decideMatch> = async ({ sql, staff, agencyId, at, input: { match: id, decision } }) => {
  const { rows } = await sql.query<Match>(
    `select participant_id as first, other_id as second, kinds, ${instant('found_at')} as "foundAt" from participant_match where id = $1 and agency_id = $2`,
    [id, agencyId],
  );
  // An undecided match goes as soon as it is known otherwise who somebody is: also in this moment.
  const [found] = rows;
  if (!found || (await knownParticipants(sql, staff, [found.first, found.second])).length < 2) {
    return refusedFor([{ field: 'match', code: 'FIELD.NOT_AN_OPTION', message: 'This is not one of the options open now' }]);
  }
  const { first, second, kinds, foundAt } = found;
  const match = { id, participants: [first, second] as const, kinds, foundAt: shown(foundAt) };
  await decide(sql, { ...match, agencyId, decision, by: staff.id, at });
  return { result: match };
};
