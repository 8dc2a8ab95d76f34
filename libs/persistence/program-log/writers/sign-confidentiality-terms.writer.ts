import type { signConfidentialityTerms } from '#protocol/program-steps/sign-confidentiality-terms.program-step';
import { credentialIdOf } from '../../case-log/staff-facts.js';
import type { Writer } from './writer.js';

const kind = 'confidentialityTerms';

export const signConfidentialityTermsWriter: Writer<typeof signConfidentialityTerms> = async ({ sql, agencyId, staff, at, input: { person, signedOn } }) => {
  const id = credentialIdOf(person, kind, signedOn);
  await sql.query(
    `insert into staff_credential (id, agency_id, staff_id, kind, obtained_on, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (staff_id, kind, obtained_on) do nothing`,
    [id, agencyId, person, kind, signedOn, staff.id, at],
  );
  return { result: { credentialId: id } };
};
