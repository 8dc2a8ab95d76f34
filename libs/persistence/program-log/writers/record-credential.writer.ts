import type { recordCredential } from '#protocol/program-steps/record-credential.program-step';
import { credentialIdOf } from '../../case-log/staff-facts.js';
import type { Writer } from './writer.js';

export const recordCredentialWriter: Writer<typeof recordCredential> = async ({ sql, agencyId, staff, at, input }) => {
  const { person, credential, obtainedOn, expiresOn, evidence } = input;
  const id = credentialIdOf(person, credential, obtainedOn);
  await sql.query(
    `insert into staff_credential (id, agency_id, staff_id, kind, obtained_on, expires_on, evidence, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (staff_id, kind, obtained_on) do update set expires_on = $6, evidence = $7, recorded_by = $8, recorded_at = $9`,
    [id, agencyId, person, credential, obtainedOn, expiresOn ?? null, evidence ?? null, staff.id, at],
  );
  return { result: { credentialId: id } };
};
