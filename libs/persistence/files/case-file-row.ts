import type { Provenance, RecordClass } from '#protocol/provenance';
import type { Held } from '#protocol/rules/disclosure.rule';
import type { Sealed } from '#protocol/event';
import type { Binding } from '../keys/key-vault.js';
import { instant, type Sql } from '../reads/rows.js';

/** An evidence file without its content. */
export interface CaseFileRow {
  fileId: string;
  caseId: string;
  class: RecordClass;
  provenance: Provenance;
  type: string;
  size: number;
  uploadedBy: string;
  organisationId: string;
  part2: boolean;
  uploadedAt: string;
  mac: string;
  name: Sealed | null;
  generation: number;
  /** The event that refers to it; none while it is only uploaded. */
  eventKey: string | null;
}

export async function findCaseFile(sql: Sql, fileId: string): Promise<CaseFileRow | undefined> {
  const { rows } = await sql.query<CaseFileRow>({
    name: 'find-case-file',
    text: `
      select file_id as "fileId", case_id as "caseId", class, provenance, type, size, uploaded_by as "uploadedBy", organisation_id as "organisationId",
        part2, ${instant('uploaded_at')} as "uploadedAt", mac, name, generation, event_key as "eventKey"
      from case_file where file_id = $1`,
    values: [fileId],
  });
  return rows[0];
}

/** Where a file's ciphertext belongs: no other case or file can open it. */
export function fileBinding({ caseId, fileId }: Pick<CaseFileRow, 'caseId' | 'fileId'>, path: 'content' | 'name'): Binding {
  return { caseId, eventKey: `file:${fileId}`, path };
}

/** A file comes from whoever uploaded it, as a note comes from its author. */
export function heldAs({ provenance, part2, organisationId, uploadedBy }: CaseFileRow): Held {
  return { provenance, source: part2 ? organisationId : 'none', author: uploadedBy };
}
