import { readFile } from 'node:fs/promises';
import type { JWTPayload } from 'jose';
import type { Claimed } from '#persistence/staff/fill-by-claims';
import { roleIds, type Role } from '#protocol/roles';
import { refuse } from '../problem/problem.js';

/** How one agency's staff list is filled from what its issuer says of who signs in. */
export interface ClaimsOfAgency {
  agency: string;
  /** Whose claims these are, where one issuer serves several agencies. */
  applies?: { claim: string; value: string };
  /** Where the roles stand, which of ours each value is, and which values say nothing of this system. */
  roles: { claim: string; as: Record<string, Role>; ignore?: string[] };
  /** Where the name stands; the subject if absent. */
  name?: string;
  /** Title of the organisation of who comes in this way, and their programs. */
  organisation: string;
  programs: string[];
}

/** Reads the file of `SIGN_IN_CLAIMS`. Throws where it is not right: a wrong one gives the wrong people roles. */
export async function readClaimsFile(path: string): Promise<ClaimsOfAgency[]> {
  const content = JSON.parse(await readFile(path, 'utf8')) as unknown;
  if (!Array.isArray(content)) throw new Error('SIGN_IN_CLAIMS must hold a list, with one entry for each agency');
  for (const [index, entry] of content.entries()) {
    const problem = problemOf(entry as Partial<ClaimsOfAgency>, content.length > 1);
    if (problem !== undefined) throw new Error(`SIGN_IN_CLAIMS, entry ${index + 1}: ${problem}`);
  }
  return content as ClaimsOfAgency[];
}

/** What these claims say, if an agency's list is filled from them. Refuses (403) a role that the agency does not know. */
export function claimedBy(claims: JWTPayload, agencies: readonly ClaimsOfAgency[]): Claimed | undefined {
  const of = agencies.find(({ applies }) => applies === undefined || textsAt(claims, applies.claim).includes(applies.value));
  if (!of) return undefined;
  const { agency, organisation, programs, roles: { claim, as, ignore = [] } } = of;
  const values = textsAt(claims, claim).filter((value) => !ignore.includes(value));
  if (values.some((value) => !Object.hasOwn(as, value))) {
    refuse(403, 'SIGN_IN.UNKNOWN_ROLE', 'The sign-in service gives you a role that is not known here: ask your administrator');
  }
  const [name] = of.name === undefined ? [] : textsAt(claims, of.name);
  return { agency, organisation, programs, roles: values.map((value) => as[value]!), ...(name !== undefined && { name: name.slice(0, 200) }) };
}

/** The texts at a path such as `realm_access.roles`; a name with dots that stands there as it is comes first. */
function textsAt(claims: JWTPayload, path: string): string[] {
  const value = Object.hasOwn(claims, path) ? claims[path] : path.split('.').reduce<unknown>(at, claims);
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '');
}

function at(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

function problemOf({ agency, applies, roles, organisation, programs }: Partial<ClaimsOfAgency>, oneOfSeveral: boolean): string | undefined {
  if (!isText(agency)) return 'agency must be given';
  if (!isText(organisation)) return 'organisation must be given, by its title';
  if (!Array.isArray(programs) || !programs.every(isText)) return 'programs must be a list of ids';
  if (oneOfSeveral && !(isText(applies?.claim) && isText(applies.value))) return 'applies must say claim and value, where there are several agencies';
  if (!isText(roles?.claim) || typeof roles.as !== 'object') return 'roles must say claim and as';
  const unknown = Object.values(roles.as).find((role) => !roleIds.includes(role));
  return unknown === undefined ? undefined : `roles.as: there is no role ${unknown}`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
