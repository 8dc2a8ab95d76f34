import type { CaseFile } from '#protocol/case-file';
import type { Reader } from '#protocol/rules/disclosure.rule';
import type { Disclosed } from '#protocol/views/disclosed';
import { disclosureNote, type DisclosureNote } from '#protocol/views/disclosure-note';
import type { Sql } from '../reads/rows.js';
import { recordDisclosures, type DisclosureChannel, type DisclosureRow } from './record-disclosures.js';

/** What an answer discloses of one case. */
export interface Telling {
  caseId: string;
  agencyId: string;
  file: Pick<CaseFile, 'consents'>;
  reader: Reader;
  disclosed: readonly Disclosed[];
  /** RFC 3339. */
  at: string;
}

/** A disclosure could not be recorded: the answer is not given. */
export class DisclosureNotRecordedError extends Error {
  override readonly name = 'DisclosureNotRecordedError';
}

/** Records what an answer discloses, before it is given; what goes with it, where it discloses anything. */
export async function tell(
  sql: Sql,
  tellings: readonly Telling[],
  nameOf: (id: string) => string | undefined,
  channel: DisclosureChannel = 'screen',
): Promise<DisclosureNote | undefined> {
  try {
    await recordDisclosures(sql, tellings.flatMap((telling) => rowsOf(telling, channel)));
  } catch (cause) {
    throw new DisclosureNotRecordedError('What is disclosed could not be recorded', { cause });
  }
  const disclosed = tellings.flatMap((telling) => telling.disclosed);
  return disclosureNote(disclosed, tellings.flatMap(({ file }) => file.consents), nameOf);
}

function rowsOf({ caseId, agencyId, reader, disclosed, at }: Telling, channel: DisclosureChannel): DisclosureRow[] {
  const common = { caseId, agencyId, toStaff: reader.staffId, toOrganisation: reader.organisationId, at, channel };
  const grounds = [...new Set(disclosed.map(({ basis }) => JSON.stringify(basis)))];
  return grounds.map((ground) => {
    const what = [...new Set(disclosed.flatMap((one) => (JSON.stringify(one.basis) === ground ? [one.what] : [])))];
    const basis = JSON.parse(ground) as Disclosed['basis'];
    return basis.by === 'consent'
      ? { ...common, what, purpose: 'consent', consentId: basis.consentId }
      : { ...common, what, purpose: 'medicalEmergency', accessId: basis.accessId, law: 'medicalEmergency' };
  });
}
