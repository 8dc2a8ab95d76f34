import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { isEvidenceType, mostBytesOfACase, mostFilesOfACase, type EvidenceType } from '#protocol/evidence-files';
import { whyRoleNotAllowed } from '#protocol/may-perform';
import { resolveProvenance } from '#protocol/provenance';
import { isSealed, recordClassOf } from '#protocol/rules/sealing.rule';
import { addEvidence } from '#protocol/steps/add-evidence.step';
import { noSuchCase, notListed, refused, type Refused } from '../case-log/answers.js';
import { lockHead, type Head } from '../case-log/head.js';
import { headColumns } from '../case-log/read-rows.js';
import type { RecordParts } from '../case-log/record-parts.js';
import { identify, type Caller, type StaffRow } from '../case-log/staff.js';
import { inTransaction } from '../database.js';
import { commandMac, seal, sealBytes, type CaseKeys } from '../keys/key-vault.js';
import { mayKnow } from '../reads/may-know.js';
import { fileBinding, findCaseFile } from './case-file-row.js';
import { contentTypeOf } from './content-type.js';

export interface Upload {
  caseId: string;
  /** Made by whoever uploads it, so that the same upload again is the same file. */
  fileId: string;
  /** The media type that the device gave it; `application/octet-stream` where it gave none. */
  type: string;
  /** What the device calls it. */
  name?: string;
  content: Buffer;
}

export interface StoredFile {
  ok: true;
  /** False where it had been uploaded before. */
  created: boolean;
  fileId: string;
  size: number;
  type: EvidenceType;
  sha256: string;
}

/**
 * Keeps an evidence file, encrypted under the case's key: one transaction, under the head's lock. It is part of the record
 * once a step refers to it. Refuses in this order: no such case (404), the same id with other content (409), role (403), a
 * closed case (409), its type (415, 422), a case that is full (422).
 */
export function storeFile(parts: RecordParts, caller: Caller, upload: Upload): Promise<StoredFile | Refused> {
  return inTransaction(parts.database.pool, (sql) => store(sql, parts, caller, upload));
}

async function store(sql: PoolClient, parts: RecordParts, caller: Caller, upload: Upload): Promise<StoredFile | Refused> {
  const staff = await identify(sql, caller);
  if (!staff) return notListed;
  const { fileId, content } = upload;
  // One id sent to two cases at once: the second waits here until the first has committed.
  await sql.query({ name: 'file-lock', text: `select pg_advisory_xact_lock(hashtextextended('file|' || $1, 0))`, values: [fileId] });
  const head = await lockHead(sql, upload.caseId);
  if (!head || !knows(staff, head)) return noSuchCase;
  const keys = await parts.vault.keysOf(sql, head.caseId, head.participantId);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const mac = commandMac(keys, `file|${fileId}|${sha256}`);
  const prior = await findCaseFile(sql, fileId);
  if (prior) {
    if (prior.caseId !== head.caseId || prior.uploadedBy !== staff.id || prior.mac !== mac) return refused(409, 'FILE.REUSED', 'This id was used before, with other content');
    return { ok: true, created: false, fileId, size: prior.size, type: prior.type as EvidenceType, sha256 };
  }
  const type = contentTypeOf(content);
  const sayNo = whyRoleNotAllowedHere(staff, head) ?? whyNotTaken(upload, type) ?? (await whyFull(sql, upload));
  if (sayNo) return sayNo;
  await insert(sql, { staff, head, keys, mac, type: type!, upload, at: parts.clock.now().toISOString() });
  return { ok: true, created: true, fileId, size: content.length, type: type!, sha256 };
}

function knows(staff: StaffRow, head: Head): boolean {
  const { file } = head;
  return mayKnow(staff, { ...head, assignees: headColumns(file).assignees, hasCharge: file.charges.length > 0, referredTo: file.placements.map(({ provider }) => provider), justiceSealed: isSealed(file, 'justice') });
}

function whyRoleNotAllowedHere(staff: StaffRow, { file }: Head): Refused | undefined {
  const notAllowed = whyRoleNotAllowed(addEvidence, staff);
  if (notAllowed) return refused(403, notAllowed.code, notAllowed.message);
  if (isSealed(file, addEvidence.recordClass)) return refused(409, 'RECORD.SEALED', 'This class of the record is sealed for good');
  return file.status === 'closed' ? refused(409, 'CASE.CLOSED', 'The case is closed') : undefined;
}

/** What a file is decides, not what it says it is; where both say something, they have to agree. */
function whyNotTaken({ type, content }: Upload, found: EvidenceType | undefined): Refused | undefined {
  if (content.length === 0) return fileRefused(422, 'FILE.EMPTY', 'The file is empty');
  const said = type === 'application/octet-stream' ? found : type;
  if (said === undefined || !isEvidenceType(said)) return fileRefused(415, 'FILE.TYPE_NOT_TAKEN', 'Files are PDF, JPEG, PNG, HEIC or plain text');
  return found === said ? undefined : fileRefused(422, 'FILE.NOT_WHAT_IT_SAYS', 'The content is not of the type that the file says it is');
}

async function whyFull(sql: PoolClient, { caseId, content }: Upload): Promise<Refused | undefined> {
  const { rows } = await sql.query<{ files: number; bytes: number }>('select count(*)::int as files, coalesce(sum(size), 0)::int as bytes from case_file where case_id = $1', [caseId]);
  const { files, bytes } = rows[0]!;
  const fits = files < mostFilesOfACase && bytes + content.length <= mostBytesOfACase;
  return fits ? undefined : fileRefused(422, 'FILE.CASE_FULL', `A case holds ${mostFilesOfACase} files and 100 MB at most`);
}

function fileRefused(status: 415 | 422, code: string, message: string): Refused {
  return refused(status, code, message, { errors: [{ field: 'file', code, message }] });
}

interface Insertion {
  staff: StaffRow;
  head: Head;
  keys: CaseKeys;
  mac: string;
  type: EvidenceType;
  upload: Upload;
  at: string;
}

async function insert(sql: PoolClient, { staff, head, keys, mac, type, upload, at }: Insertion): Promise<void> {
  const { fileId, name, content } = upload;
  const kind = { class: recordClassOf(addEvidence, staff), provenance: resolveProvenance(addEvidence.provenance, staff) };
  const of = { caseId: head.caseId, fileId };
  const sealed = sealBytes(keys, fileBinding(of, 'content'), kind, content);
  await sql.query({
    name: 'insert-case-file',
    text: `
      insert into case_file (file_id, case_id, agency_id, class, provenance, type, size, uploaded_by, organisation_id, part2, uploaded_at, mac, name, generation, content)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    values: [
      fileId,
      head.caseId,
      head.agencyId,
      kind.class,
      kind.provenance,
      type,
      content.length,
      staff.id,
      staff.organisationId,
      staff.part2,
      at,
      mac,
      name === undefined ? null : JSON.stringify(seal(keys, fileBinding(of, 'name'), kind, name)),
      sealed.generation,
      sealed.box,
    ],
  });
}
