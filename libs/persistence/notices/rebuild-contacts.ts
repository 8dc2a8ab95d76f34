import type { Pool } from 'pg';
import type { StepEvent } from '#protocol/event';
import type { Identity } from '#protocol/person-index';
import type { ProgramEvent } from '#protocol/program-step';
import { foldLog, revisionsIn } from '../case-log/fold-log.js';
import { inTransaction } from '../database.js';
import { openSealed, type Binding, type CaseKeys, type KeyVault } from '../keys/key-vault.js';
import { identityIn } from '../people/identity.js';
import { keysOfProgram, programHolder } from '../program-log/program-keys.js';
import type { ProgramShelf } from '../programs.js';
import { contactByCall, contactByOpening, insertContact, type NewContact } from './contacts.js';

/**
 * Recreates the responses that are counted, and by what the people are recognized, from the events: openings of cases, and
 * calls. Whoever's values are sealed for good is not recognized any more. Alerts stay as they were raised.
 */
export async function rebuildContacts(pool: Pool, vault: KeyVault, shelf: ProgramShelf): Promise<void> {
  await rebuildOpenings(pool, vault, shelf);
  await rebuildCalls(pool, vault);
}

async function rebuildOpenings(pool: Pool, vault: KeyVault, shelf: ProgramShelf): Promise<void> {
  const { rows } = await pool.query<{ caseId: string; participantId: string }>(
    'select case_id as "caseId", participant_id as "participantId" from case_head order by opened_at, case_id',
  );
  for (const { caseId, participantId } of rows) {
    const opening = await pool.query<{ body: string }>('select body from case_event where case_id = $1 and seq = 1', [caseId]);
    const event = JSON.parse(opening.rows[0]!.body) as StepEvent;
    const contact = contactByOpening(event, foldLog([event], await revisionsIn(pool, shelf, [event])).file);
    if (contact) await replace(pool, vault, { ...contact, identity: said(event, caseId, await vault.keysOf(pool, caseId, participantId)) });
  }
}

async function rebuildCalls(pool: Pool, vault: KeyVault): Promise<void> {
  const { rows } = await pool.query<{ body: string }>(`select body from program_event where type = 'recordCall' order by recorded_at, program_id, seq`);
  for (const { body } of rows) {
    const event = JSON.parse(body) as ProgramEvent;
    const keys = await keysOfProgram(vault, pool, event.program);
    await replace(pool, vault, { ...contactByCall(event), identity: said(event, programHolder(event.program), keys) });
  }
}

function replace(pool: Pool, vault: KeyVault, contact: NewContact): Promise<void> {
  return inTransaction(pool, async (sql) => {
    await sql.query('delete from contact_index where contact_id = $1', [contact.id]);
    await sql.query('delete from contact where id = $1', [contact.id]);
    await insertContact(sql, vault, contact);
  });
}

/** Who it was, by what was sealed with the event. */
function said({ key, sealed }: Pick<StepEvent, 'key' | 'sealed'>, holder: string, keys: CaseKeys): Identity {
  const binding = (path: string): Binding => ({ caseId: holder, eventKey: key, path });
  return identityIn(Object.fromEntries(Object.entries(sealed).map(([path, value]) => [path, openSealed(keys, binding(path), value)])));
}
