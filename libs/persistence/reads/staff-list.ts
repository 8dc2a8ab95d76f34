import type { CaseFile } from '#protocol/case-file';
import type { Person as Reads } from '#protocol/rules/disclosure.rule';
import type { Role } from '#protocol/roles';
import { actFor, inAnyAgency } from '../agency-scope.js';
import type { Caller, StaffRow } from '../case-log/staff.js';
import type { Sql } from './rows.js';

export type { Caller, StaffRow };

/** A row of the staff list, as the rule of disclosure reads it. */
export function personOf({ id, roles, organisationId, part2, agencyId }: StaffRow): Reads {
  return { staffId: id, roles, organisationId, part2, agencyId };
}

/** The caller's row of the staff list, if they are on it and active. Their agency is that of what they ask for from here on. */
export async function findStaff(sql: Sql, { issuer, subject }: Caller): Promise<StaffRow | undefined> {
  const signingIn = {
    name: 'find-staff',
    text: `
      select s.id, s.agency_id as "agencyId", s.organisation_id as "organisationId", s.name, s.roles, s.programs, s.machine, s.scopes,
        coalesce(o.part2_from <= current_date, false) as part2
      from staff_signing_in($1, $2) s join organisation o on o.id = s.organisation_id`,
    values: [issuer, subject],
  };
  const { rows } = await inAnyAgency(() => sql.query<StaffRow>(signingIn));
  if (rows[0]) actFor(rows[0].agencyId);
  return rows[0];
}

export interface Account {
  subject: string;
  name: string;
  roles: Role[];
}

/** The active accounts of an issuer. */
export async function accountsOf(sql: Sql, issuer: string): Promise<Account[]> {
  const { rows } = await sql.query<Account>('select subject, name, roles from staff where issuer = $1 and active order by subject', [issuer]);
  return rows;
}

interface Person {
  id: string;
  name: string;
  roles: Role[];
  programs: string[];
  active: boolean;
}
interface Organisation {
  id: string;
  title: string;
  type: string;
  /** Where it is another agency's. */
  agency: { key: string; title: string } | null;
}

/** An agency's staff and organisations, and those whom it shares a case with: who may be chosen, and what ids are called. */
export class Directory {
  private readonly names: Map<string, string>;

  constructor(
    private readonly people: readonly Person[],
    readonly organisations: readonly Organisation[],
  ) {
    const named = [...people, ...organisations.map(({ id, title }) => ({ id, name: title }))];
    this.names = new Map(named.map(({ id, name }) => [id, name]));
  }

  /** With the agencies that a case has been shared with: they have taken part, and consents name their organisations. */
  static ofCase(sql: Sql, { agencyId, file }: { agencyId: string; file: Pick<CaseFile, 'sharedWith'> }): Promise<Directory> {
    return Directory.of(sql, agencyId, (file.sharedWith ?? []).map(({ agency }) => agency));
  }

  /** `others`: keys of agencies whose staff and organisations are named as well. */
  static async of(sql: Sql, agencyId: string, others: readonly string[] = []): Promise<Directory> {
    const people = await sql.query<Person>({
      name: 'agency-staff',
      text: `
        select id, name, roles, programs, active from staff
        where agency_id = $1 or agency_id in (select a.id from agency a where a.key = any($2::uuid[])) order by name, id`,
      values: [agencyId, others],
    });
    const organisations = await sql.query<Organisation>({
      name: 'agency-organisations',
      text: `
        select o.id, o.title, o.type, case when o.agency_id <> $1 then json_build_object('key', a.key, 'title', a.title) end as agency
        from organisation o join agency a on a.id = o.agency_id
        where o.agency_id = $1 or a.key = any($2::uuid[]) order by o.title, o.id`,
      values: [agencyId, others],
    });
    return new Directory(people.rows, organisations.rows);
  }

  /** Those who work in a program now. */
  peopleOf(programId: string): Person[] {
    return this.people.filter((person) => person.active && person.programs.includes(programId));
  }

  readonly nameOf = (id: string): string | undefined => this.names.get(id);
}
