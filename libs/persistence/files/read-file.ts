import type { EvidenceType } from '#protocol/evidence-files';
import { readerOf } from '#protocol/rules/disclosure.rule';
import { discloses, type Answering } from '#protocol/views/disclosed';
import type { DisclosureNote } from '#protocol/views/disclosure-note';
import { noSuchCase, refused, type Refused } from '../case-log/answers.js';
import { tell } from '../disclosures/tell.js';
import { openSealed, openSealedBytes, type SealedBytes } from '../keys/key-vault.js';
import { readCase } from '../reads/case-rows.js';
import type { ReadParts } from '../reads/case-reads.js';
import { Directory, personOf, type StaffRow } from '../reads/staff-list.js';
import type { Sql } from '../reads/rows.js';
import { fileBinding, findCaseFile, heldAs, type CaseFileRow } from './case-file-row.js';

export interface ReadFile {
  ok: true;
  type: EvidenceType;
  /** What the device called it. */
  name?: string;
  content: Buffer;
  disclosure?: DisclosureNote;
}

const noSuchFile = refused(404, 'FILE.NOT_FOUND', 'There is no such file');
const sealedForGood = refused(410, 'FILE.SEALED', 'The record of this file has been sealed: nobody can read it any more');

/**
 * An evidence file, for whoever may read it now; what it discloses is recorded before it is answered. What no step refers to
 * is its uploader's alone.
 */
export async function readFile({ database: { pool }, vault, clock, shelf }: ReadParts, staff: StaffRow, of: { caseId: string; fileId: string }): Promise<ReadFile | Refused> {
  const row = await readCase(pool, staff, of.caseId);
  if (!row) return noSuchCase;
  const found = await findCaseFile(pool, of.fileId);
  if (!found || found.caseId !== row.caseId || (found.eventKey === null && found.uploadedBy !== staff.id)) return noSuchFile;
  const { program } = await shelf.at(pool, row.programId, row.programRevision);
  const at = clock.now().toISOString();
  const answering: Answering = { reader: readerOf(personOf(staff), row, at, program.zone), disclosed: [] };
  if (!discloses(answering, heldAs(found), `file:${found.fileId}`)) return noSuchFile;

  const keys = await vault.keysOf(pool, row.caseId, row.participantId);
  const content = openSealedBytes(keys, fileBinding(found, 'content'), await ciphertextOf(pool, found));
  if (!content) return sealedForGood;
  const name = found.name && openSealed(keys, fileBinding(found, 'name'), found.name);
  const { nameOf } = await Directory.ofCase(pool, row);
  const disclosure = await tell(pool, [{ ...row, ...answering, at }], nameOf, 'file');
  return { ok: true, type: found.type as EvidenceType, ...(typeof name === 'string' && { name }), content, ...(disclosure && { disclosure }) };
}

async function ciphertextOf(sql: Sql, { fileId, class: recordClass, provenance, generation }: CaseFileRow): Promise<SealedBytes> {
  const { rows } = await sql.query<{ content: Buffer }>({ name: 'file-content', text: 'select content from case_file where file_id = $1', values: [fileId] });
  return { class: recordClass, provenance, generation, box: rows[0]!.content };
}
