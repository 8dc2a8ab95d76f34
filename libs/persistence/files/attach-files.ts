import type { PoolClient } from 'pg';
import type { Field, Fields } from '#protocol/fields';

/**
 * Whether the file is this person's own upload to this case, and no step refers to it yet. Until the transaction ends it is
 * neither attached elsewhere nor swept away.
 */
export async function holdUnattached(sql: PoolClient, of: { caseId: string; by: string }, fileId: string): Promise<boolean> {
  const { rowCount } = await sql.query({
    name: 'hold-unattached-file',
    text: 'select 1 from case_file where file_id = $1 and case_id = $2 and uploaded_by = $3 and event_key is null for update',
    values: [fileId, of.caseId, of.by],
  });
  return rowCount === 1;
}

/** Makes the files that a step's event refers to part of the record. They are held (`holdUnattached`) by its transaction. */
export async function attachFiles(sql: PoolClient, eventKey: string, fields: Fields, open: Readonly<Record<string, unknown>>): Promise<void> {
  const ids = (Object.entries(fields) as [string, Field][]).flatMap(([name, { kind }]) => (kind === 'file' ? (open[name] ?? []) : []));
  if (ids.length === 0) return;
  await sql.query({
    name: 'attach-files',
    text: 'update case_file set event_key = $2 where file_id = any($1::uuid[])',
    values: [ids, eventKey],
  });
}
