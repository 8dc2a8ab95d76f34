import type { Pool, PoolClient } from 'pg';
import { professions as professionTitles } from '#protocol/professions';
import { roles as roleTitles, type Role } from '#protocol/roles';
import { scopes as scopeTitles } from '#protocol/scopes';
import { canonicalJson } from '../canonical.js';
import { inTransaction } from '../database.js';
import { pageOf, readCursor, type Page, type PageRequest } from '../reads/page.js';
import type { StaffRow } from '../reads/staff-list.js';
import { staffIdOf } from '../seed.js';
import { endWebSessionsOf } from '../sign-in/web-sessions.js';

/** What an administrator says of an account. */
export interface StaffAccount {
  name: string;
  organisationId: string;
  roles: string[];
  programs: string[];
  professions: string[];
  active: boolean;
  /** Of a machine account; a person has none. */
  scopes: string[];
}

export interface ListedAccount extends StaffAccount {
  staffId: string;
  issuer: string;
  subject: string;
  machine: boolean;
}

export interface AccountProblem {
  field: string;
  code: string;
  message: string;
}

/** A change of what an account may do, before it takes effect. */
export interface PermissionChange {
  staffId: string;
  before?: ListedAccount;
  after: ListedAccount;
}

export type AccountAnswer =
  | { ok: true; account: ListedAccount; created: boolean }
  | { ok: false; status: 403 | 404 | 409 | 422; code: string; message: string; errors?: AccountProblem[] };

/** Makes a change known before it takes effect: where that fails, it does not. */
export type Noted = (change: PermissionChange) => Promise<void>;

const columns = `
  id as "staffId", issuer, subject, name, organisation_id as "organisationId", roles, programs, professions, active, machine, scopes`;

/** The accounts of an agency, by name; ended ones too. */
export async function listAccounts(pool: Pool, agencyId: string, { limit, cursor }: PageRequest): Promise<Page<ListedAccount>> {
  const [after] = cursor === undefined ? [] : readCursor(cursor, 'uuid');
  const { rows } = await pool.query<ListedAccount>(
    `select ${columns} from staff where agency_id = $1 and ($2::uuid is null or (name, id) > ((select name from staff where id = $2), $2))
     order by name, id limit $3`,
    [agencyId, after ?? null, limit + 1],
  );
  const { rows: items, next } = pageOf(rows, limit, (last) => [last.staffId]);
  return next === undefined ? { items } : { items, next };
}

/** Where an agency's accounts may belong to, by title. */
export async function employersOf(pool: Pool, agencyId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await pool.query<{ id: string; name: string }>('select id, title as name from organisation where agency_id = $1 order by title, id', [agencyId]);
  return rows;
}

/** Adds an account to the list; the same again changes nothing. */
export async function addAccount(pool: Pool, by: StaffRow, account: StaffAccount & { issuer: string; subject: string; machine: boolean }, noted: Noted): Promise<AccountAnswer> {
  return inTransaction(pool, async (sql) => {
    await hold(sql, `${account.issuer} ${account.subject}`);
    const errors = await problemsOf(sql, by.agencyId, account, account.machine);
    if (errors.length > 0) return refusedFor(errors);
    const staffId = staffIdOf(by.agencyId, account.subject);
    const known = await sql.query<ListedAccount>(`select ${columns} from staff where id = $1 or (issuer = $2 and subject = $3)`, [staffId, account.issuer, account.subject]);
    const after = listed(staffId, account);
    const [before] = known.rows;
    if (before) {
      const same = canonicalJson(before) === canonicalJson(after);
      return same ? { ok: true, account: before, created: false } : { ok: false, status: 409, code: 'STAFF.LISTED', message: 'This account is on the list already: change it there' };
    }
    await noted({ staffId, after });
    const { name, organisationId, issuer, subject, roles, programs, professions, active, machine, scopes } = after;
    await sql.query(
      `insert into staff (id, agency_id, organisation_id, issuer, subject, name, roles, programs, professions, active, machine, scopes)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [staffId, by.agencyId, organisationId, issuer, subject, name, roles, programs, professions, active, machine, scopes],
    );
    return { ok: true, account: after, created: true };
  });
}

/** Changes an account of the same agency. Nobody changes their own: who gives permissions does not take them (separation of duties). */
export async function changeAccount(pool: Pool, by: StaffRow, staffId: string, account: StaffAccount, noted: Noted): Promise<AccountAnswer> {
  if (staffId === by.id) return { ok: false, status: 403, code: 'STAFF.OWN_ACCOUNT', message: 'Another administrator changes your account' };
  return inTransaction(pool, async (sql) => {
    const { rows } = await sql.query<ListedAccount>(`select ${columns} from staff where id = $1 and agency_id = $2 for no key update`, [staffId, by.agencyId]);
    const [before] = rows;
    if (!before) return { ok: false, status: 404, code: 'STAFF.NOT_FOUND', message: 'There is no such account' };
    const errors = await problemsOf(sql, by.agencyId, account, before.machine);
    if (errors.length > 0) return refusedFor(errors);
    const after = listed(staffId, { ...before, ...account });
    if (canonicalJson(before) === canonicalJson(after)) return { ok: true, account: before, created: false };
    await noted({ staffId, before, after });
    await sql.query(
      'update staff set name = $2, organisation_id = $3, roles = $4, programs = $5, professions = $6, active = $7, scopes = $8 where id = $1',
      [staffId, after.name, after.organisationId, after.roles, after.programs, after.professions, after.active, after.scopes],
    );
    // Else they would go on where the account is opened again within the hour.
    if (!after.active) await endWebSessionsOf(sql, staffId);
    return { ok: true, account: after, created: false };
  });
}

function listed(staffId: string, account: Omit<ListedAccount, 'staffId'>): ListedAccount {
  const { issuer, subject, name, organisationId, roles, programs, professions, active, machine, scopes } = account;
  return { staffId, issuer, subject, name, organisationId: organisationId.toLowerCase(), roles, programs, professions, active, machine, scopes };
}

function refusedFor(errors: AccountProblem[]): AccountAnswer {
  const [first] = errors;
  return { ok: false, status: 422, code: first!.code, message: first!.message, errors };
}

/** Every role, program, profession, scope and organisation that the agency does not have, by its field. */
async function problemsOf(sql: PoolClient, agencyId: string, account: StaffAccount, machine: boolean): Promise<AccountProblem[]> {
  const organisations = await sql.query('select 1 from organisation where id = $1 and agency_id = $2', [account.organisationId, agencyId]);
  const programs = await sql.query<{ id: string }>('select distinct program_id as id from program_revision where agency_id = $1', [agencyId]);
  const known = programs.rows.map(({ id }) => id);
  return [
    ...(organisations.rows.length > 0 ? [] : [{ field: 'organisationId', code: 'STAFF.UNKNOWN_ORGANISATION', message: 'The agency has no such organisation' }]),
    ...unknown('roles', account.roles, (role) => Object.hasOwn(roleTitles, role), 'STAFF.UNKNOWN_ROLE', 'There is no such role'),
    ...unknown('programs', account.programs, (program) => known.includes(program), 'STAFF.UNKNOWN_PROGRAM', 'The agency has no such program'),
    ...unknown('professions', account.professions, (profession) => Object.hasOwn(professionTitles, profession), 'STAFF.UNKNOWN_PROFESSION', 'There is no such profession'),
    ...unknown('scopes', account.scopes, (scope) => Object.hasOwn(scopeTitles, scope), 'STAFF.UNKNOWN_SCOPE', 'There is no such scope'),
    ...(machine || account.scopes.length === 0 ? [] : [{ field: 'scopes', code: 'STAFF.NO_MACHINE', message: 'Scopes are for machine accounts' }]),
    ...(!machine || !account.roles.some((role) => notForMachines.includes(role)) ? [] : [{ field: 'roles', code: 'STAFF.PERSONS_ROLE', message: 'A machine account cannot have this role' }]),
  ];
}

/** Roles that give permissions or watch over them: a person's alone. */
const notForMachines: readonly string[] = ['administrator', 'privacyOfficer'] satisfies Role[];

function unknown(field: string, values: readonly string[], isKnown: (value: string) => boolean, code: string, message: string): AccountProblem[] {
  return values.flatMap((value, index) => (isKnown(value) ? [] : [{ field: `${field}.${index}`, code, message }]));
}

/** Two who add the same account do so one after the other. */
async function hold(sql: PoolClient, account: string): Promise<void> {
  await sql.query(`select pg_advisory_xact_lock(hashtextextended('account ' || $1, 0))`, [account]);
}

