import { randomUUID } from 'node:crypto';
import { canonicalJson, derivedUuid } from '../canonical.js';
import type { Sql } from '../reads/rows.js';

export type DisclosureChannel = 'screen' | 'export' | 'packet' | 'notice' | 'referral' | 'file' | 'other';

/** On what ground without a consent (42 CFR 2.51, 2.12(c)(6), 2.61). */
export type DisclosureLaw = 'medicalEmergency' | 'reportOfChildAbuse' | 'courtOrder';

/** One disclosure: to whom, when, for what, and of what. It names paths and ids, and holds no value. */
export interface DisclosureRow {
  caseId: string;
  agencyId: string;
  /** Staff id. */
  toStaff?: string;
  toOrganisation?: string;
  /** RFC 3339. */
  at: string;
  /** A code; `consent` where it is the one that the consent states. */
  purpose: string;
  channel: DisclosureChannel;
  /** `section:<name>`, `entry:<number>:<path>`, `charge:<id>:recommendation`. */
  what: readonly string[];
  consentId?: string;
  /** The emergency access under which it was read. */
  accessId?: string;
  law?: DisclosureLaw;
}

/**
 * Records what is about to be disclosed: whoever answers before this has ended discloses unrecorded. What the same person
 * reads again under the same consent within the hour is recorded once; everything else each time.
 */
export async function recordDisclosures(sql: Sql, rows: readonly DisclosureRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.query({ name: 'record-disclosures', text: 'select record_disclosures($1)', values: [JSON.stringify(rows.map(asStored))] });
}

function asStored(row: DisclosureRow) {
  const said = { ...row, what: [...row.what].sort() };
  const once = row.channel === 'screen' ? derivedUuid(canonicalJson({ ...said, at: row.at.slice(0, 'YYYY-MM-DDThh'.length) })) : undefined;
  const stored = { ...said, id: once === undefined ? randomUUID() : derivedUuid(row.caseId, once) };
  return { ...stored, ...(once !== undefined && { once }), body: canonicalJson(stored) };
}
