import type { Consent, ConsentKind, ConsentScope, RecipientClass } from '#protocol/case-file';
import type { Provenance } from '#protocol/provenance';
import { roleIds, type Role } from '#protocol/roles';
import { basisOf, readerOf, type Held, type Person, type Reader } from '#protocol/rules/disclosure.rule';
import { aFile, aHeldCharge } from './builders.js';

/**
 * Every role, in every relation to a case, under every state of consent, asks for every kind of value. What is expected is
 * written a second time, in other words and from the law's side: a value stays where it is unless a sentence lets it go.
 */

const me = '01900000-0000-7000-8000-00000000000a';
const colleague = '01900000-0000-7000-8000-00000000000b';
const clinic = '01900000-0000-7000-8000-0000000000c1';
const anotherProgram = '01900000-0000-7000-8000-0000000000c2';
const myOrganisation = '01900000-0000-7000-8000-0000000000c3';
const noon = '2026-06-01T17:00:00.000Z';
const chicago = 'America/Chicago';

const relations = ['assigned', 'colleagueAssigned', 'openedIt', 'none', 'referredTo', 'otherAgency'] as const;
type Relation = (typeof relations)[number];

const sources = ['myOwnProgram', 'anotherProgram', 'noProgram', 'notKnown'] as const;
type Source = (typeof sources)[number];

const provenances: readonly Provenance[] = ['police', 'case', 'care', 'progress', 'part2', 'counselingNote'];
const kinds: readonly ConsentKind[] = ['treatment', 'namedRecipient', 'criminalJustice', 'counselingNotes', 'legalProceedings'];
const everyScope: readonly ConsentScope[] = ['participation', 'conditions', 'assessments', 'servicePlan', 'notes', 'counselingNotes'];
const everyClass: readonly RecipientClass[] = ['careTeam', 'treatingProviders', 'referringOfficers', 'prosecution', 'courtLiaisons', 'defense'];

/** In what state a consent is, and what it names. */
interface Given {
  name: string;
  inForce: boolean;
  kind?: ConsentKind;
  to: readonly RecipientClass[] | 'myOrganisation' | 'nobodyAnyMore';
  scope: readonly ConsentScope[];
  consents: Consent[];
}

function given(name: string, kind: ConsentKind, inForce: boolean, more: Partial<Consent> = {}, to: Given['to'] = everyClass, scope = everyScope): Given {
  const recipients =
    to === 'myOrganisation' ? [{ id: 'r1', organisation: myOrganisation }] : to === 'nobodyAnyMore' ? everyClass.map((one) => ({ id: one, class: one, revokedAt: noon })) : to.map((one) => ({ id: one, class: one }));
  const consent: Consent = { id: 'the-consent', kinds: [kind], signedOn: '2026-06-01', untilFinalDisposition: false, scope: [...scope], recipients, ...more };
  return { name, inForce, kind, to, scope, consents: [consent] };
}

const states: readonly Given[] = [
  { name: 'no consent', inForce: false, to: [], scope: [], consents: [] },
  ...kinds.flatMap((kind) => [
    given(`${kind}, in force`, kind, true),
    given(`${kind}, its last day today`, kind, true, { expiresOn: '2026-06-01' }),
    given(`${kind}, expired yesterday`, kind, false, { expiresOn: '2026-05-31' }),
    given(`${kind}, signed tomorrow`, kind, false, { signedOn: '2026-06-02' }),
    given(`${kind}, revoked now`, kind, false, { revokedAt: noon }),
    given(`${kind}, revoked a moment later`, kind, true, { revokedAt: '2026-06-01T17:00:00.001Z' }),
    given(`${kind}, ended by its condition`, kind, false, { endsWith: 'condition', endedAt: noon }),
    given(`${kind}, revoked for every recipient`, kind, true, {}, 'nobodyAnyMore'),
    given(`${kind}, to one organisation`, kind, true, {}, 'myOrganisation'),
    ...everyClass.map((one) => given(`${kind}, to ${one} alone`, kind, true, {}, [one])),
    ...everyScope.map((one) => given(`${kind}, of ${one} alone`, kind, true, {}, everyClass, [one])),
  ]),
];

interface Asked {
  role: Role;
  relation: Relation;
  inProgram: boolean;
  provenance: Provenance;
  scope: ConsentScope;
  source: Source;
  state: Given;
  /** The referral that it belongs to is addressed to the reader's organisation. */
  addressed: boolean;
  feedback: boolean;
}

/* The oracle: sentences, each with its source. A value goes where one of them says so. */

const is = (role: Role, ...some: Role[]) => some.includes(role);
const careTeam: Role[] = ['peer', 'clinician', 'caseManager', 'coordinator', 'supervisor'];
const brought: Role[] = ['officer', 'responder'];
const inCourt: Role[] = ['courtLiaison', 'prosecutor', 'defender'];
/** By which class a consent names them. */
const calledBy: Partial<Record<Role, RecipientClass>> = {
  ...Object.fromEntries(careTeam.map((role) => [role, 'careTeam'])),
  ...Object.fromEntries(brought.map((role) => [role, 'referringOfficers'])),
  prosecutor: 'prosecution',
  courtLiaison: 'courtLiaisons',
  defender: 'defense',
  provider: 'treatingProviders',
};

/** A consent that is in force, is of the right kind, covers the value, and names this reader (42 CFR 2.31(a)). */
function consented({ role, relation, state }: Asked, kindsThatServe: readonly ConsentKind[], scope: ConsentScope): boolean {
  if (!state.inForce || !state.kind || !kindsThatServe.includes(state.kind) || !state.scope.includes(scope)) return false;
  if (state.to === 'nobodyAnyMore') return false;
  if (state.to === 'myOrganisation') return true;
  const named = calledBy[role];
  if (!named || !state.to.includes(named)) return false;
  // A class means those of the case's own agency; a provider is one only by a referral to it.
  return role === 'provider' ? relation === 'referredTo' : relation !== 'otherAgency';
}

/** Nothing of a Part 2 program's is in it, or it stays inside the program that wrote it (42 CFR 2.11, 2.12(c)(3)). */
function staysInside({ source, inProgram, relation }: Asked): boolean {
  if (source === 'noProgram') return relation !== 'otherAgency';
  return source === 'myOwnProgram' && inProgram;
}

const sentences: Record<string, (asked: Asked) => boolean> = {
  'What police hold is read by the care team, by those in the field and by the court: it is not Part 2': ({ role, provenance }) =>
    provenance === 'police' && is(role, ...careTeam, ...brought, ...inCourt),
  'How the case runs is read by these, and by the privacy officer': ({ role, provenance }) =>
    provenance === 'case' && is(role, ...careTeam, ...brought, ...inCourt, 'privacyOfficer'),
  'What a care team writes outside of a Part 2 program stays with the care team (law.md 8)': ({ role, provenance }) =>
    provenance === 'care' && is(role, ...careTeam),
  'The care team makes the attestations, and so reads them': ({ role, provenance }) => provenance === 'progress' && is(role, ...careTeam),
  'The court reads how conditions stand under a consent of 2.35 alone': (asked) =>
    asked.provenance === 'progress' && is(asked.role, ...inCourt) && consented(asked, ['criminalJustice'], 'conditions'),
  'A member of the care team reads of treatment what stays inside, or what a consent covers, but not where a colleague answers for the person in the same role': (asked) => {
    if (asked.provenance !== 'part2' || !is(asked.role, ...careTeam)) return false;
    if (asked.relation === 'colleagueAssigned' && is(asked.role, 'peer', 'clinician', 'caseManager')) return false;
    return staysInside(asked) || consented(asked, ['treatment', 'namedRecipient'], asked.scope);
  },
  'A provider reads of a referral that is addressed to it': (asked) =>
    asked.provenance === 'part2' && asked.role === 'provider' && asked.addressed && (staysInside(asked) || consented(asked, ['treatment', 'namedRecipient'], asked.scope)),
  'Who brought the person in is told what became of it, by a consent that names them': (asked) =>
    asked.provenance === 'part2' && is(asked.role, ...brought) && asked.feedback && consented(asked, ['namedRecipient'], 'participation'),
  'A counseling note is read by a clinician whom a consent for counseling notes names': (asked) =>
    asked.provenance === 'counselingNote' && asked.role === 'clinician' && consented(asked, ['counselingNotes'], 'counselingNotes'),
};

function lawSays(asked: Asked): boolean {
  return Object.values(sentences).some((lets) => lets(asked));
}

type Circumstance = Pick<Asked, 'role' | 'relation' | 'inProgram' | 'source' | 'state'>;

function readerIn({ role, relation, inProgram, source, state }: Circumstance): Reader {
  const person: Person = { staffId: me, roles: [role], organisationId: myOrganisation, part2: inProgram, agencyId: relation === 'otherAgency' ? 'elsewhere' : 'agency-1' };
  const assigned = relation === 'assigned' ? { [role]: me } : relation === 'colleagueAssigned' ? { [role]: colleague } : {};
  const provider = relation === 'referredTo' ? myOrganisation : clinic;
  const file = aFile({
    assigned,
    consents: state.consents,
    charges: [aHeldCharge()],
    placements: [{ id: 'p', provider, service: 'detox', status: 'requested' }],
    ...(relation === 'openedIt' && { openedBy: me }),
  });
  const part2Sources = source === 'noProgram' ? [] : source === 'myOwnProgram' ? [myOrganisation] : [myOrganisation, anotherProgram];
  return readerOf(person, { agencyId: 'agency-1', part2Sources, file }, noon, chicago);
}

const writtenBy: Record<Source, string | undefined> = { myOwnProgram: myOrganisation, anotherProgram, noProgram: 'none', notKnown: undefined };

function heldAs({ provenance, scope, source, addressed, feedback }: Asked): Held {
  const from = writtenBy[source];
  return {
    provenance,
    scope,
    author: colleague,
    ...(from !== undefined && { source: from }),
    ...(addressed && { addressedTo: myOrganisation }),
    ...(feedback && { feedback: true }),
  };
}

function* everyCircumstance(role: Role): Generator<Circumstance> {
  for (const relation of relations)
    for (const inProgram of [false, true])
      for (const source of sources)
        for (const state of states) yield { role, relation, inProgram, source, state };
}

function* everyValue(role: Role): Generator<Pick<Asked, 'provenance' | 'scope' | 'addressed' | 'feedback'>> {
  for (const provenance of provenances)
    for (const scope of everyScope)
      for (const addressed of role === 'provider' ? [false, true] : [false])
        for (const feedback of is(role, ...brought) ? [false, true] : [false]) yield { provenance, scope, addressed, feedback };
}

describe('who may know what, by the law and by the rule', () => {
  test.each(roleIds)('%s', (role) => {
    const values = [...everyValue(role)];
    for (const circumstance of everyCircumstance(role)) {
      const reader = readerIn(circumstance);
      for (const value of values) {
        const asked = { ...circumstance, ...value };
        const may = basisOf(reader, heldAs(asked)) !== undefined;
        if (may !== lawSays(asked)) throw new Error(`${JSON.stringify({ ...asked, state: asked.state.name })}: the law says ${may ? 'no' : 'yes'}`);
      }
    }
  });

  test.each(Object.entries(sentences))('%s', (_sentence, lets) => {
    const letsSomethingGo = (role: Role) => {
      for (const circumstance of everyCircumstance(role)) for (const value of everyValue(role)) if (lets({ ...circumstance, ...value })) return true;
      return false;
    };
    expect(roleIds.some(letsSomethingGo)).toBe(true);
  });
});

describe('what the matrix leaves out', () => {
  const person: Person = { staffId: me, roles: ['caseManager'], organisationId: myOrganisation, part2: false, agencyId: 'agency-1' };
  const note: Held = { provenance: 'part2', source: anotherProgram, author: colleague };
  const readerOver = (over: Parameters<typeof aFile>[0], at = noon, of = person) => readerOf(of, { agencyId: 'agency-1', part2Sources: [anotherProgram], file: aFile(over) }, at, chicago);

  test('whoever wrote a value reads it', () => {
    expect(basisOf(readerOver({ assigned: { caseManager: colleague } }), { ...note, author: me })).toEqual({ by: 'author' });
    const clinician: Person = { ...person, roles: ['clinician'] };
    expect(basisOf(readerOver({}, noon, clinician), { provenance: 'counselingNote', author: me })).toEqual({ by: 'author' });
  });

  test('an emergency access lets its own user read of treatment until its last instant, and nobody else', () => {
    const emergencyAccess = [{ id: 'access-1', by: me, at: '2026-06-01T14:00:00.000Z', until: '2026-06-01T18:00:00.000Z' }];
    const emergency = { by: 'emergency', accessId: 'access-1' };
    expect(basisOf(readerOver({ emergencyAccess }, '2026-06-01T17:59:59.999Z'), note)).toEqual(emergency);
    expect(basisOf(readerOver({ emergencyAccess, assigned: { caseManager: colleague } }), note)).toEqual(emergency);
    expect(basisOf(readerOver({ emergencyAccess }, noon, { ...person, roles: ['responder'] }), note)).toEqual(emergency);
    expect(basisOf(readerOver({ emergencyAccess }, '2026-06-01T18:00:00.000Z'), note)).toBeUndefined();
    expect(basisOf(readerOver({ emergencyAccess }, noon, { ...person, staffId: colleague }), { ...note, author: me })).toBeUndefined();
    expect(basisOf(readerOver({ emergencyAccess }), { provenance: 'counselingNote', author: colleague })).toBeUndefined();
    expect(basisOf(readerOver({ emergencyAccess }, noon, { ...person, roles: ['prosecutor'] }), note)).toBeUndefined();
  });

  test('a consent that ends with the case, or with the final disposition, ends then', () => {
    const consent: Consent = { id: 'c', kinds: ['treatment'], signedOn: '2026-05-01', untilFinalDisposition: false, endsWith: 'caseClosed' };
    expect(basisOf(readerOver({ consents: [consent] }), note)).toEqual({ by: 'consent', consentId: 'c' });
    expect(basisOf(readerOver({ consents: [consent], status: 'closed' }), note)).toBeUndefined();
    const untilThen: Consent = { id: 'c', kinds: ['criminalJustice'], signedOn: '2026-05-01', untilFinalDisposition: true, revocationAsked: true };
    const prosecutor: Person = { ...person, roles: ['prosecutor'] };
    const charges = [aHeldCharge()];
    expect(basisOf(readerOver({ consents: [untilThen], charges }, noon, prosecutor), { provenance: 'progress' })).toEqual({ by: 'consent', consentId: 'c' });
    const disposed = [aHeldCharge({ status: 'dismissed', endedAt: noon })];
    expect(basisOf(readerOver({ consents: [untilThen], charges: disposed }, noon, prosecutor), { provenance: 'progress' })).toBeUndefined();
  });

  test('of several roles the one that reads without a consent counts', () => {
    const both: Person = { ...person, roles: ['prosecutor', 'coordinator'] };
    const consents: Consent[] = [{ id: 'c', kinds: ['criminalJustice'], signedOn: '2026-05-01', untilFinalDisposition: false }];
    expect(basisOf(readerOver({ consents }, noon, both), { provenance: 'progress' })).toEqual({ by: 'role' });
  });
});
