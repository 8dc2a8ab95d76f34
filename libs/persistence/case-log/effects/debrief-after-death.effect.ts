import { raiseAlert } from '../../alerts/raise-alert.js';
import { derivedUuid } from '../../canonical.js';
import type { EffectContext } from './effect.js';

/** When a participant has died, a debrief is due for the peer who walked with the person, and the supervisor is told. */
export async function debriefAfterDeath(context: Pick<EffectContext<never>, 'sql' | 'caseId' | 'agencyId' | 'programId' | 'at' | 'file'> & { input: { reason: string } }): Promise<undefined> {
  const { sql, caseId, agencyId, programId, at, file, input } = context;
  const { peer } = file.assigned;
  if (input.reason !== 'died' || peer === undefined) return;
  const id = derivedUuid('debrief', caseId, peer);
  await sql.query(
    'insert into debrief (id, case_id, agency_id, program_id, staff_id, since) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
    [id, caseId, agencyId, programId, peer, at],
  );
  await raiseAlert(sql, { agencyId, programId, kind: 'debriefDue', of: id, subject: peer, roles: ['supervisor'], since: at, until: at, count: 1, at });
}
