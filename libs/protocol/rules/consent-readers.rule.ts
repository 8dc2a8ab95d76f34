import type { Consent, RecipientClass } from '../case-file.js';
import type { ItemCollection, RecipientItem } from '../fields.js';
import type { Role } from '../roles.js';
import { recipientsOf, scopeOf } from './consent.rule.js';
import type { Reader } from './disclosure.rule.js';

type Roles = readonly Role[];

const care: Roles = ['peer', 'clinician', 'caseManager', 'coordinator', 'supervisor', 'privacyOfficer'];
const court: Roles = ['courtLiaison', 'prosecutor', 'defender'];

/** Persons in the justice system who need to monitor how the case goes on (42 CFR 2.35). */
export const justiceClasses: readonly RecipientClass[] = ['prosecution', 'courtLiaisons', 'defense'];

/**
 * That a consent for treatment was given says that the person is in treatment: an officer learns of no consent, the court
 * of those for criminal justice alone (42 CFR 2.13, 2.35).
 */
export function mayKnowOfConsent(roles: Roles, { kinds }: Consent): boolean {
  return readsConsents(roles) || (isOf(court, roles) && kinds.includes('criminalJustice'));
}

/** The care team and the privacy officer: every consent, as it was signed. */
export function readsConsents(roles: Roles): boolean {
  return isOf(care, roles);
}

type ConsentReader = Pick<Reader, 'roles' | 'agencyId' | 'caseAgencyId'>;

/**
 * The consents of a case that its reader may know of, to the court without what goes beyond criminal justice; `undefined`
 * for whoever may not know that there are any. Staff of another agency learn of a consent by what it discloses to them.
 */
export function consentsFor({ roles, agencyId, caseAgencyId }: ConsentReader, consents: readonly Consent[]): Consent[] | undefined {
  if (agencyId !== caseAgencyId || !(readsConsents(roles) || isOf(court, roles))) return undefined;
  const known = consents.filter((consent) => mayKnowOfConsent(roles, consent));
  return readsConsents(roles) ? known : known.map(asToTheCourt);
}

/** Whether one of the case's items may be named to them. */
export function mayKnowOfItem(roles: Roles, of: ItemCollection, item: unknown): boolean {
  if (of === 'consents') return mayKnowOfConsent(roles, item as Consent);
  return of !== 'recipients' || mayKnowOfConsent(roles, (item as RecipientItem).consent);
}

function asToTheCourt(consent: Consent): Consent {
  return {
    ...consent,
    kinds: ['criminalJustice'],
    scope: scopeOf(consent).filter((scope) => scope === 'conditions'),
    recipients: recipientsOf(consent).filter((recipient) => recipient.class === undefined || justiceClasses.includes(recipient.class)),
  };
}

function isOf(some: Roles, roles: Roles): boolean {
  return roles.some((role) => some.includes(role));
}
