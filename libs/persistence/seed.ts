import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import type { OrganisationType } from '#protocol/fields';
import type { CredentialKind, Profession } from '#protocol/professions';
import type { Role } from '#protocol/roles';
import type { Scope } from '#protocol/scopes';
import { derivedUuid } from './canonical.js';
import { credentialIdOf } from './case-log/staff-facts.js';
import { wholeUrl } from './database.js';
import { Agency, entities, Organisation, Staff, StaffCredential } from './entities.js';

export interface ListedOrganisation {
  agency: string;
  title: string;
  type: OrganisationType;
  /** Whether it is a Part 2 program (42 CFR 2.11). */
  part2: boolean;
}

export interface StaffMember {
  /** The subject of the person's token at `issuer`. */
  account: string;
  name: string;
  agency: string;
  organisation: Omit<ListedOrganisation, 'agency'>;
  roles: readonly Role[];
  professions: readonly Profession[];
  /** Held since before the list was made, with no date on which they run out. */
  credentials?: readonly CredentialKind[];
  programs: readonly string[];
  /** Of a machine account: what it may be let do. */
  scopes?: readonly Scope[];
}

const ignore = { onConflictAction: 'ignore' } as const;

/** Puts organisations, staff and theirs on the lists; rows that stand are left as they are. */
export async function seedStaff(
  ownerUrl: string,
  issuer: string,
  members: readonly StaffMember[],
  organisations: readonly ListedOrganisation[],
): Promise<void> {
  const orm = await MikroORM.init({ entities, clientUrl: ownerUrl, driverOptions: wholeUrl(ownerUrl), debug: false });
  try {
    await orm.em.fork().transactional(async (em) => {
      const employers = members.map(({ agency, organisation }) => ({ ...organisation, agency }));
      for (const organisation of [...organisations, ...employers]) await listOrganisation(em, organisation);
      for (const member of members) await listMember(em, issuer, member);
    });
  } finally {
    await orm.close(true);
  }
}

async function listOrganisation(em: EntityManager, { agency, title, type, part2 }: ListedOrganisation): Promise<void> {
  await em.upsert(Agency, { id: agency, title: agency }, ignore);
  const id = organisationIdOf(agency, title);
  await em.upsert(Organisation, { id, agencyId: agency, title, type, part2From: part2 ? '2024-01-01' : null }, ignore);
}

async function listMember(em: EntityManager, issuer: string, member: StaffMember): Promise<void> {
  const { account, name, agency, organisation, roles, professions, credentials = [], programs, scopes } = member;
  const id = staffIdOf(agency, account);
  const person = {
    id,
    agencyId: agency,
    organisationId: organisationIdOf(agency, organisation.title),
    issuer,
    subject: account,
    name,
    roles: [...roles],
    professions: [...professions],
    programs: [...programs],
    active: true,
    machine: scopes !== undefined,
    scopes: [...(scopes ?? [])],
  };
  await em.upsert(Staff, person, ignore);
  for (const kind of credentials) await em.upsert(StaffCredential, heldByListing(id, agency, kind), ignore);
}

function heldByListing(staffId: string, agencyId: string, kind: CredentialKind) {
  const obtainedOn = '2024-01-01';
  const recordedAt = new Date(`${obtainedOn}T00:00:00Z`);
  return { id: credentialIdOf(staffId, kind, obtainedOn), agencyId, staffId, kind, obtainedOn, recordedBy: staffId, recordedAt };
}

export function staffIdOf(agency: string, account: string): string {
  return derivedUuid('staff', agency, account);
}

export function organisationIdOf(agency: string, title: string): string {
  return derivedUuid('organisation', agency, title);
}
