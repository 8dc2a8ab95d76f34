import type { CaseFile, Consent, ConsentKind, ConsentRecipient, ConsentScope, RecipientClass } from '../case-file.js';
import type { Provenance } from '../provenance.js';
import type { Role } from '../roles.js';
import { isInForce, recipientsOf, scopeOf } from './consent.rule.js';
import { isBefore } from './local-time.rule.js';
import { isJustice, isSealed } from './sealing.rule.js';

/** Who reads, as the staff list says it now. Ids are UUIDs. */
export interface Person {
  staffId: string;
  roles: readonly Role[];
  organisationId: string;
  /** Whether that organisation is a Part 2 program today (42 CFR 2.11). */
  part2: boolean;
  agencyId: string;
}

/** A case as one person stands to it at one instant. */
export interface Reader extends Person {
  /** The case's own agency; absent outside of cases. */
  caseAgencyId?: string;
  assigned: CaseFile['assigned'];
  /** Organisations that a referral of this case is addressed to. */
  referredTo: readonly string[];
  /** The Part 2 programs whose staff have written in this case. */
  part2Sources: readonly string[];
  /** Those in force at this instant. */
  consents: readonly Consent[];
  /** This person's own emergency access, where it is in force. */
  emergencyAccessId?: string;
  /** The justice class is sealed for good: what came from police or the court is read by nobody, open values included. */
  justiceSealed?: true;
}

/** Where a value comes from and what it is about. */
export interface Held {
  provenance: Provenance;
  /** What kind of information, as a consent says it; `notes`, the widest, where nothing else is said. */
  scope?: ConsentScope;
  /** The Part 2 program that it comes from, or `none`; where it is not known, any of the case's may be its source. */
  source?: string;
  /** Staff id of who wrote it. */
  author?: string;
  /** The organisation that a referral is addressed to, where it belongs to one. */
  addressedTo?: string;
  /** What a privacy officer watches over: that somebody has read or told something without a consent. */
  overseen?: true;
  /** What became of it, in a word: all that those who brought the person in are told, and under a consent alone. */
  feedback?: true;
  /** It belongs to the justice class, whatever else it is: nobody reads it once that is sealed. */
  justice?: true;
}

/** Why a person may read a value. */
export type Basis = { by: 'role' | 'ownOrganisation' | 'author' } | { by: 'consent'; consentId: string } | { by: 'emergency'; accessId: string };

type Reading = 'always' | 'oversight' | 'criminalJustice' | 'care' | 'feedback' | 'referral' | 'counselingNote' | 'never';

const nobody: Record<Provenance, Reading> = { police: 'never', case: 'never', care: 'never', progress: 'never', part2: 'never', counselingNote: 'never' };
const court: Record<Provenance, Reading> = { ...nobody, police: 'always', case: 'always', progress: 'criminalJustice' };
const field: Record<Provenance, Reading> = { ...nobody, police: 'always', case: 'always', part2: 'feedback' };
const careTeam: Record<Provenance, Reading> = { ...nobody, police: 'always', case: 'always', care: 'always', progress: 'always', part2: 'care' };

/** Closed, role by provenance. What is not stated is `never`. Sources: 42 CFR 2.12, 2.31, 2.33, 2.35. */
const table: Record<Role, Record<Provenance, Reading>> = {
  officer: field,
  responder: field,
  peer: careTeam,
  clinician: { ...careTeam, counselingNote: 'counselingNote' },
  caseManager: careTeam,
  courtLiaison: court,
  prosecutor: court,
  defender: court,
  provider: { ...nobody, part2: 'referral' },
  coordinator: careTeam,
  supervisor: careTeam,
  privacyOfficer: { ...nobody, case: 'always', care: 'oversight' },
  administrator: nobody,
  feed: nobody,
};

const classesOf: Partial<Record<Role, RecipientClass>> = {
  officer: 'referringOfficers',
  responder: 'referringOfficers',
  peer: 'careTeam',
  clinician: 'careTeam',
  caseManager: 'careTeam',
  coordinator: 'careTeam',
  supervisor: 'careTeam',
  courtLiaison: 'courtLiaisons',
  prosecutor: 'prosecution',
  defender: 'defense',
  provider: 'treatingProviders',
};

/**
 * The one rule of disclosure, which every read, export, notice and packet passes, value by value: why this person may read
 * this value at this instant, or `undefined`. Pure; denied unless a role allows it, and then never further than a consent
 * in force goes where the role needs one.
 */
export function basisOf(reader: Reader, held: Held): Basis | undefined {
  if (reader.justiceSealed && (held.justice || isJustice(held.provenance))) return undefined;
  const bases = reader.roles.flatMap((role) => basisInRole(role, reader, held) ?? []);
  // What needs no consent comes first: a disclosure under a consent is recorded, and only where it is one.
  return bases.find(({ by }) => by !== 'consent' && by !== 'emergency') ?? bases[0];
}

export function mayRead(reader: Reader, held: Provenance | Held): boolean {
  return basisOf(reader, typeof held === 'string' ? { provenance: held } : held) !== undefined;
}

function basisInRole(role: Role, reader: Reader, held: Held): Basis | undefined {
  switch (table[role][held.provenance]) {
    case 'always':
      return { by: 'role' };
    case 'oversight':
      return held.overseen ? { by: 'role' } : undefined;
    case 'criminalJustice':
      return underConsent(role, reader, ['criminalJustice'], 'conditions');
    case 'care':
      return ofTreatment(role, reader, held);
    case 'feedback':
      return inEmergency(reader) ?? (held.feedback ? underConsent(role, reader, ['namedRecipient'], 'participation') : undefined);
    case 'referral':
      if (held.author === reader.staffId) return { by: 'author' };
      return held.addressedTo === reader.organisationId ? (ownSource(reader, held) ?? underConsent(role, reader, ['treatment', 'namedRecipient'], held.scope ?? 'notes')) : undefined;
    case 'counselingNote':
      if (held.author === reader.staffId) return { by: 'author' };
      return underConsent(role, reader, ['counselingNotes'], 'counselingNotes');
    case 'never':
      return undefined;
  }
}

/** Of a care team, those read about treatment who are responsible for the person: not where a colleague is, in the same role. */
function ofTreatment(role: Role, reader: Reader, held: Held): Basis | undefined {
  if (held.author === reader.staffId) return { by: 'author' };
  if (isAColleagues(role, reader)) return inEmergency(reader);
  return ownSource(reader, held) ?? underConsent(role, reader, ['treatment', 'namedRecipient'], held.scope ?? 'notes') ?? inEmergency(reader);
}

/** To those who help in a medical emergency, as far as they need it for that (42 CFR 2.51). */
function inEmergency({ emergencyAccessId }: Reader): Basis | undefined {
  return emergencyAccessId === undefined ? undefined : { by: 'emergency', accessId: emergencyAccessId };
}

/** Communication within one program, and what no Part 2 program has said (42 CFR 2.11, 2.12(c)(3)). */
function ownSource(reader: Reader, { source, author }: Held): Basis | undefined {
  if (author === reader.staffId) return { by: 'author' };
  const sources = source === undefined ? reader.part2Sources : source === 'none' ? [] : [source];
  if (sources.length === 0) return reader.caseAgencyId === undefined || reader.caseAgencyId === reader.agencyId ? { by: 'role' } : undefined;
  return reader.part2 && sources.every((organisation) => organisation === reader.organisationId) ? { by: 'ownOrganisation' } : undefined;
}

const answerForAPerson: readonly Role[] = ['peer', 'clinician', 'caseManager'];

/** Nobody of another agency is assigned: what they may read is what a consent names their organisation for. */
function isAColleagues(role: Role, { assigned, staffId, caseAgencyId, agencyId }: Reader): boolean {
  if (!answerForAPerson.includes(role) || (caseAgencyId !== undefined && caseAgencyId !== agencyId)) return false;
  return assigned[role] !== undefined && !Object.values(assigned).includes(staffId);
}

function underConsent(role: Role, reader: Reader, kinds: readonly ConsentKind[], scope: ConsentScope): Basis | undefined {
  const consent = reader.consents.find(
    (one) => one.kinds.some((kind) => kinds.includes(kind)) && scopeOf(one).includes(scope) && recipientsOf(one).some((recipient) => names(recipient, role, reader)),
  );
  return consent && { by: 'consent', consentId: consent.id };
}

/** A class is that of the case's own agency: staff of another are named by their organisation. */
function names({ organisation, class: named }: ConsentRecipient, role: Role, reader: Reader): boolean {
  if (organisation !== undefined) return organisation === reader.organisationId;
  if (named === undefined || named !== classesOf[role]) return false;
  if (named === 'treatingProviders') return reader.referredTo.includes(reader.organisationId);
  return reader.caseAgencyId === reader.agencyId;
}

type CaseState = Pick<CaseFile, 'assigned' | 'consents' | 'charges' | 'placements' | 'status' | 'emergencyAccess' | 'seals'> & { closedAt?: string };

/** A person as the reader of one case at an instant (RFC 3339), by the calendar of the program's zone. */
export function readerOf(
  person: Person,
  of: { agencyId: string; part2Sources: readonly string[]; file: CaseState },
  at: string,
  zone: string,
): Reader {
  const { staffId, roles, organisationId, part2, agencyId } = person;
  const { file } = of;
  const access = file.emergencyAccess?.find(({ by, until }) => by === staffId && isBefore(at, until));
  return {
    staffId,
    roles,
    organisationId,
    part2,
    agencyId,
    caseAgencyId: of.agencyId,
    assigned: file.assigned,
    referredTo: file.placements.map(({ provider }) => provider),
    part2Sources: of.part2Sources,
    consents: file.consents.filter((consent) => isInForce(consent, file, at, zone)).map((consent) => withoutRevoked(consent, at)),
    ...(access && { emergencyAccessId: access.id }),
    ...(isSealed(file, 'justice') && { justiceSealed: true }),
  };
}

/** Of a list over many cases, or of what belongs to none: what a person may read without any consent. */
export function readerWithoutCase({ staffId, roles, organisationId, part2, agencyId }: Person): Reader {
  return { staffId, roles, organisationId, part2, agencyId, assigned: {}, referredTo: [], part2Sources: [], consents: [] };
}

function withoutRevoked(consent: Consent, at: string): Consent {
  return { ...consent, recipients: recipientsOf(consent).filter(({ revokedAt }) => revokedAt === undefined || isBefore(at, revokedAt)) };
}

/** Whether a consent would let the person read a value: then "no consent" stands in its place. */
export function needsConsent(reader: Reader, held: Held): boolean {
  if (basisOf(reader, held) !== undefined) return false;
  return basisOf({ ...reader, consents: [{ ...toEverybody, recipients: [{ id: '', organisation: reader.organisationId }] }] }, held) !== undefined;
}

const toEverybody: Consent = {
  id: '',
  kinds: ['treatment', 'namedRecipient', 'criminalJustice', 'counselingNotes'],
  signedOn: '',
  scope: ['participation', 'conditions', 'assessments', 'servicePlan', 'notes', 'counselingNotes'],
  untilFinalDisposition: false,
};
