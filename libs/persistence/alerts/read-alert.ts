import type { Identity } from '#protocol/person-index';
import type { ProgramEvent } from '#protocol/program-step';
import { around } from '#protocol/rules/spike.rule';
import type { Program } from '#protocol/program';
import { alertOverseers } from '#protocol/alerts';
import type { RecordParts } from '../case-log/record-parts.js';
import { openSealed } from '../keys/key-vault.js';
import { identityIn } from '../people/identity.js';
import { readIdentity } from '../people/participants.js';
import { differentBirthDates } from '../people/same-person.js';
import { keysOfProgram, programHolder } from '../program-log/program-keys.js';
import { knownCases } from '../reads/may-know.js';
import { instant, shown, type Sql } from '../reads/rows.js';
import type { StaffRow } from '../reads/staff-list.js';
import { listAlerts, type Alert } from './list-alerts.js';

/** One overdose or response that an alert counts. */
export interface Counted {
  at: string;
  area: string;
  /** Of a response: what it was about. */
  kind?: string;
  /** Where it opened a case that this person may know of. */
  caseId?: string;
  /** The number of the call. */
  callId?: string;
}

export interface AlertDetail extends Alert {
  counted: Counted[];
  /** Whom repeated responses were to, as it was said last. */
  person?: Identity;
}

/** An alert and what it counts, for those who watch over all of them; `undefined` for anybody else. */
export async function readAlert(parts: RecordParts, staff: StaffRow, alertId: string): Promise<AlertDetail | undefined> {
  const { pool } = parts.database;
  if (!staff.roles.some((role) => alertOverseers.includes(role))) return undefined;
  const { items } = await listAlerts(pool, staff, { limit: 1, alertId });
  const [alert] = items;
  if (!alert) return undefined;
  if (alert.kind === 'spike') {
    const pinned = await parts.shelf.current(pool, alert.programId, parts.clock.now());
    return { ...alert, counted: pinned ? await overdosesOf(pool, staff, alert, pinned.program) : [] };
  }
  if (alert.kind !== 'repeatContacts') return { ...alert, counted: [] };
  const contacts = await contactsOf(pool, staff, alert);
  const said = await Promise.all(contacts.map((contact) => whatWasSaid(parts, alert.programId, contact)));
  const counted = said.map(({ callId }, index) => ({ ...shownContact(contacts[index]!), ...(callId !== undefined && { callId }) }));
  return { ...alert, counted, person: Object.assign({}, ...said.map(({ identity }) => identity)) as Identity };
}

async function overdosesOf(sql: Sql, staff: StaffRow, { programId, area = '', since, until }: Alert, program: Program): Promise<Counted[]> {
  const known = knownCases(staff, 5);
  const { rows } = await sql.query<{ at: string; area: string; caseId: string }>(
    `select ${instant('n.occurred_at')} as at, n.area, n.case_id as "caseId" from overdose_notice n join case_head h on h.case_id = n.case_id
     where n.program_id = $1 and n.area = any($2::text[]) and n.occurred_at between $3 and $4 and ${known.sql} order by n.occurred_at, n.case_id`,
    [programId, around(area, program.areas), since, until, ...known.values],
  );
  return rows.map((row) => ({ ...row, at: shown(row.at) }));
}

interface ContactRow {
  at: string;
  area: string;
  kind: string;
  caseId: string | null;
  participantId: string | null;
  commandId: string | null;
}

async function contactsOf(sql: Sql, staff: StaffRow, { subject, programId, since, until }: Alert): Promise<ContactRow[]> {
  const known = knownCases(staff, 5);
  const { rows } = await sql.query<ContactRow>(
    `select ${instant('c.occurred_at')} as at, c.area, c.kind, h.case_id as "caseId", h.participant_id as "participantId", c.command_id as "commandId"
     from contact c left join case_head h on h.case_id = c.case_id and ${known.sql}
     where c.program_id = $2 and c.occurred_at between $3 and $4 and c.id in (
       select o.contact_id from contact_index i join contact_index o on o.program_id = i.program_id and o.digest = i.digest
       where i.contact_id = $1 and not ${differentBirthDates('contact_index', 'contact_id', 'i', 'o')})
     order by c.occurred_at, c.id`,
    [subject, programId, since, until, ...known.values],
  );
  return rows;
}

function shownContact({ at, area, kind, caseId }: ContactRow): Counted {
  return { at: shown(at), area, kind, ...(caseId !== null && { caseId }) };
}

async function whatWasSaid({ database: { pool }, vault }: RecordParts, programId: string, { caseId, participantId, commandId }: ContactRow): Promise<{ identity: Identity; callId?: string }> {
  if (caseId !== null && participantId !== null) return { identity: await readIdentity(pool, vault, { caseId, participantId }) };
  const { rows } = await pool.query<{ body: string }>('select body from program_event where program_id = $1 and key = $2', [programId, `c:${commandId}`]);
  if (!rows[0]) return { identity: {} };
  const { key, open, sealed } = JSON.parse(rows[0].body) as ProgramEvent;
  const keys = await keysOfProgram(vault, pool, programId);
  const values = Object.entries(sealed).map(([path, value]) => [path, openSealed(keys, { caseId: programHolder(programId), eventKey: key, path }, value)]);
  return { identity: identityIn(Object.fromEntries(values) as Record<string, unknown>), callId: String(open['callId']) };
}
