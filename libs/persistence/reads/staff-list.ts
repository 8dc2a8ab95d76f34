import type { Role } from '#protocol/roles';
import type { Caller, StaffRow } from '../case-log/staff.js';
import type { Sql } from './rows.js';

export type { Caller, StaffRow };

/** The caller's row of the staff list, if they are on it and active. */
export async function findStaff(sql: Sql, { issuer, subject }: Caller): Promise<StaffRow | undefined> {
  const { rows } = await sql.query<StaffRow>({
    name: 'find-staff',
    text: `
      select s.id, s.agency_id as "agencyId", s.organisation_id as "organisationId", s.name, s.roles, s.programs,
        coalesce(o.part2_from <= current_date, false) as part2
      from staff s join organisation o on o.id = s.organisation_id
      where s.issuer = $1 and s.subject = $2 and s.active`,
    values: [issuer, subject],
  });
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
}

/** An agency's staff and organisations: who may be chosen, and what ids are called. */
export class Directory {
  private readonly names: Map<string, string>;

  constructor(
    private readonly people: readonly Person[],
    readonly organisations: readonly Organisation[],
  ) {
    const named = [...people, ...organisations.map(({ id, title }) => ({ id, name: title }))];
    this.names = new Map(named.map(({ id, name }) => [id, name]));
  }

  static async of(sql: Sql, agencyId: string): Promise<Directory> {
    const people = await sql.query<Person>({
      name: 'agency-staff',
      text: 'select id, name, roles, programs, active from staff where agency_id = $1 order by name, id',
      values: [agencyId],
    });
    const organisations = await sql.query<Organisation>({
      name: 'agency-organisations',
      text: 'select id, title, type from organisation where agency_id = $1 order by title, id',
      values: [agencyId],
    });
    return new Directory(people.rows, organisations.rows);
  }

  /** Those who work in a program now. */
  peopleOf(programId: string): Person[] {
    return this.people.filter((person) => person.active && person.programs.includes(programId));
  }

  readonly nameOf = (id: string): string | undefined => this.names.get(id);
}
