import type { Consent } from '#protocol/case-file';
import { consentDocument, type ConsentWords } from '#protocol/documents/consent.document';
import type { Language, PrintedDocument } from '#protocol/documents/printed-document';
import type { StepEvent } from '#protocol/event';
import type { Program } from '#protocol/program';
import { consentsFor, readsConsents } from '#protocol/rules/consent-readers.rule';
import { standingOf, type ConsentStanding } from '#protocol/rules/consent.rule';
import { consentView } from '#protocol/views/case-view';
import { momentAt } from '#protocol/views/reader';
import { openSealed } from '../keys/key-vault.js';
import type { ReadParts } from './case-reads.js';
import { eventsOfTypes, readCase, type CaseRow } from './case-rows.js';
import { Directory, type StaffRow } from './staff-list.js';

export type ListedConsent = ReturnType<typeof consentView> & { standing: ConsentStanding };

interface Reading {
  row: CaseRow;
  program: Program;
  /** RFC 3339. */
  at: string;
  known: readonly Consent[];
  nameOf: (id: string) => string | undefined;
}

/**
 * The consents of a case, the one signed last first, each with what it allows and how it stands; `undefined` where there is no
 * such case for this person, or they may not know of its consents.
 */
export async function consentsOf(parts: ReadParts, staff: StaffRow, caseId: string): Promise<{ items: ListedConsent[] } | undefined> {
  const reading = await start(parts, staff, caseId);
  if (!reading) return undefined;
  const { row, program, at, known, nameOf } = reading;
  const items = known.map((consent) => ({ ...consentView(consent, { nameOf }), standing: standingOf(consent, row.file, at, program.zone) }));
  return { items: items.reverse() };
}

/** One consent as its participant takes it home, for the care team and the privacy officer alone. */
export async function printedConsent(
  parts: ReadParts,
  staff: StaffRow,
  { caseId, consentId, language }: { caseId: string; consentId: string; language: Language },
): Promise<PrintedDocument | undefined> {
  const reading = readsConsents(staff.roles) ? await start(parts, staff, caseId) : undefined;
  const consent = reading?.known.find(({ id }) => id === consentId);
  if (!reading || !consent) return undefined;
  const { row, program, at, nameOf } = reading;
  return consentDocument({ language, consent, words: await wordsOf(parts, row, consentId), nameOf, program, at });
}

async function start(parts: ReadParts, staff: StaffRow, caseId: string): Promise<Reading | undefined> {
  const { pool } = parts.database;
  const row = await readCase(pool, staff, caseId);
  const known = row && consentsFor({ roles: staff.roles, agencyId: staff.agencyId, caseAgencyId: row.agencyId }, row.file.consents);
  if (!row || !known) return undefined;
  const { program } = await parts.shelf.at(pool, row.programId, row.programRevision);
  const { nameOf } = await Directory.ofCase(pool, row);
  return { row, program, at: momentAt(parts.clock.now(), program.zone).now, known, nameOf };
}

/** As they were signed: what was corrected since stands in the record, not on the paper that bears the signature. */
async function wordsOf({ database: { pool }, vault }: ReadParts, { caseId, participantId }: CaseRow, consentId: string): Promise<ConsentWords> {
  const taken = (await eventsOfTypes(pool, caseId, ['captureConsent'])).find(({ key }) => key === `c:${consentId}`);
  if (!taken) return { recipients: {} };
  const keys = await vault.keysOf(pool, caseId, participantId);
  const wordsAt = (prefix: string, names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const path = prefix + name;
        const sealed = taken.sealed[path];
        const value = sealed && openSealed(keys, { caseId, eventKey: taken.key, path }, sealed);
        return typeof value === 'string' ? [[name, value]] : [];
      }),
    );
  const howUnderstood = taken.open['howUnderstood'] as ConsentWords['howUnderstood'];
  return {
    ...wordsAt('', wordNames),
    ...(howUnderstood !== undefined && { howUnderstood }),
    recipients: Object.fromEntries(recipientRows(taken).map(({ id }) => [id, wordsAt(`recipients/${id}/`, ['name', 'members'])])),
  };
}

/** `recipient` is of revision 1. */
const wordNames = ['participant', 'discloser', 'what', 'purpose', 'endCondition', 'signature', 'drawn', 'recipient'] as const;

function recipientRows({ open }: StepEvent): readonly { id: string }[] {
  return (open['recipients'] ?? []) as { id: string }[];
}
