import { emergencyReviewWithin, later } from '#protocol/rules/emergency.rule';
import type { reviewEmergencyAccess } from '#protocol/steps/review-emergency-access.step';
import type { useEmergencyAccess } from '#protocol/steps/use-emergency-access.step';
import { alertIdOf, raiseAlert } from '../../alerts/raise-alert.js';
import type { Effect } from './effect.js';

/** Supervisors and the privacy officer are told in the transaction that opens the access: it is never used untold. */
export const tellOfEmergencyAccess: Effect<typeof useEmergencyAccess> = async ({ sql, agencyId, programId, caseId, commandId, at }) => {
  const until = later(at, emergencyReviewWithin);
  await raiseAlert(sql, { agencyId, programId, kind: 'emergencyAccess', of: commandId, subject: caseId, roles: ['supervisor', 'privacyOfficer'], since: at, until, count: 1, at });
  return undefined;
};

/** What has been reviewed waits for nobody any more. */
export const closeEmergencyAlert: Effect<typeof reviewEmergencyAccess> = async ({ sql, programId, by, at, input: { access } }) => {
  await sql.query({
    name: 'close-alert',
    text: `update alert set state = 'closed', changed_by = $2, changed_at = $3 where id = $1 and state <> 'closed'`,
    values: [alertIdOf('emergencyAccess', programId, access), by, at],
  });
  return undefined;
};
