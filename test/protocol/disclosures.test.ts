import { accountingDocument, type AccountedDisclosure } from '#protocol/documents/accounting.document';
import type { Consent } from '#protocol/case-file';
import { recommendationFor } from '#protocol/rules/recommendation.rule';
import { readerOf, type Person } from '#protocol/rules/disclosure.rule';
import { caseView } from '#protocol/views/case-view';
import { hasTold } from '#protocol/views/corrected-disclosure';
import type { Disclosed } from '#protocol/views/disclosed';
import { disclosureNote, redisclosureStatement } from '#protocol/views/disclosure-note';
import type { Role } from '#protocol/roles';
import { aFile, aGivenConsent, aHeldCharge, mari, monday, peer } from './builders.js';

const clinic = '01900000-0000-7000-8000-0000000000c1';

function viewOf(roles: Role[], consents: Consent[] = []) {
  const person: Person = { staffId: peer, roles, organisationId: 'organisation-1', part2: false, agencyId: 'agency-1' };
  const file = aFile({
    consents,
    charges: [aHeldCharge()],
    placements: [{ id: 'placement-1', provider: clinic, service: 'detox', status: 'inProgress' }],
    engagement: { at30Days: 'engaged' },
    hops: { notice: monday, placed: monday },
  });
  const disclosed: Disclosed[] = [];
  const reader = readerOf(person, { agencyId: 'agency-1', part2Sources: [clinic], file }, monday, mari.zone);
  const view = caseView({ file, program: mari, reader, disclosed, nameOf: () => 'Somebody', titleOf: () => undefined, recommendationFor: () => recommendationFor(file, file.charges[0]!) });
  return { view, disclosed };
}

describe('a section of a case in which a Part 2 program has written', () => {
  test('is shown to the care team under a consent that covers it, and noted', () => {
    const { view, disclosed } = viewOf(['peer'], [aGivenConsent({ scope: ['participation'], recipients: [{ id: 'careTeam', class: 'careTeam' }] })]);
    expect(view.placements).toMatchObject([{ id: 'placement-1' }]);
    expect(view.hops).toEqual({ notice: monday, placed: monday });
    expect(disclosed).toContainEqual({ what: 'section:placements', basis: { by: 'consent', consentId: 'consent-1' } });
  });

  test('is "no consent" where the consent covers something else, and nothing is noted of it', () => {
    const { view, disclosed } = viewOf(['peer'], [aGivenConsent({ scope: ['assessments'], recipients: [{ id: 'careTeam', class: 'careTeam' }] })]);
    expect([view.placements, view.plan, view.engagement]).toEqual(['noConsent', 'noConsent', 'noConsent']);
    expect(view.hops).toEqual({ notice: monday });
    expect(disclosed).toEqual([]);
  });

  test.each<Role>(['officer', 'prosecutor', 'defender', 'courtLiaison', 'privacyOfficer'])('is not there for the %s, whatever the consent', (role) => {
    const everything = aGivenConsent({ kinds: ['treatment', 'namedRecipient', 'criminalJustice'], scope: ['participation', 'conditions', 'servicePlan', 'assessments', 'notes'] });
    const { view } = viewOf([role], [everything]);
    expect([view.placements, view.plan, view.engagement]).toEqual([undefined, undefined, undefined]);
    expect(view.hops).toEqual({ notice: monday });
  });
});

describe('what became of it', () => {
  const toOfficers = aGivenConsent({ kinds: ['namedRecipient'], scope: ['participation'], recipients: [{ id: 'officers', class: 'referringOfficers' }] });

  test('is told to who brought the person in, in a word, under a consent that names them', () => {
    const { view, disclosed } = viewOf(['officer'], [toOfficers]);
    expect(view.feedback).toEqual({ engaged: 'engaged', placed: true });
    expect(disclosed.map(({ what }) => what)).toEqual(['section:feedback']);
  });

  test.each<[string, Consent[]]>([
    ['no consent', []],
    ['a consent to treatment alone', [aGivenConsent()]],
    ['a consent that names others', [{ ...toOfficers, recipients: [{ id: 'defense', class: 'defense' }] }]],
    ['a consent that was revoked for them', [{ ...toOfficers, recipients: [{ id: 'officers', class: 'referringOfficers', revokedAt: monday }] }]],
  ])('is "no consent" under %s', (_what, consents) => {
    const { view, disclosed } = viewOf(['officer'], consents);
    expect([view.feedback, disclosed]).toEqual(['noConsent', []]);
  });

  test.each<Role>(['prosecutor', 'peer', 'provider'])('is no section of the %s', (role) => {
    expect(viewOf([role], [toOfficers]).view.feedback).toBeUndefined();
  });
});

describe('the note that goes with a disclosure', () => {
  const consents = [aGivenConsent({ recipients: [{ id: 'r', organisation: clinic }], expiresOn: '2026-12-31' }), aGivenConsent({ id: 'not-used' })];
  const disclosed: Disclosed[] = [{ what: 'section:plan', basis: { by: 'consent', consentId: 'consent-1' } }];

  test('says what the consent covers, to whom and until when', () => {
    const note = disclosureNote(disclosed, consents, () => 'The clinic');
    expect(note).toMatchObject({ statement: redisclosureStatement, consents: [{ consentId: 'consent-1', recipients: ['The clinic'], ends: 'In force until 2026-12-31' }] });
    expect(note!.consents).toHaveLength(1);
  });

  test('is not there where nothing was disclosed', () => {
    expect(disclosureNote([], consents, () => undefined)).toBeUndefined();
  });

  test('fits a header in its short form', () => {
    expect(disclosureNote(disclosed, consents, () => undefined)!.shortStatement).toMatch(/^[\x20-\x7e]{1,120}$/);
  });
});

describe('a value that was corrected', () => {
  const corrected = { entry: 7, path: 'level', step: 'recordLevelOfCare' };
  test.each([
    ['by its own path', ['entry:7:level'], true],
    ['by its entry', ['entry:7'], true],
    ['by another path of its entry', ['entry:7:edition'], false],
    ['by another entry', ['entry:70:level', 'entry:17'], false],
    ['by a section of another kind', ['section:placements'], false],
    ['by nothing', [], false],
  ])('was told %s: %p is %p', (_how, what, told) => {
    expect(hasTold(what, corrected)).toBe(told);
  });

  test('was told by the section that shows it', () => {
    expect(hasTold(['section:placements'], { entry: 7, path: 'status', step: 'updateReferral' })).toBe(true);
    expect(hasTold(['section:conditions'], { entry: 7, path: 'status', step: 'attestCondition' })).toBe(true);
  });
});

describe('the accounting as the participant takes it home', () => {
  const disclosures: AccountedDisclosure[] = [
    { at: monday, to: ['Sofia Brandt', 'Project Office'], purpose: 'To plan the move', what: ['section:plan', 'section:placements', 'entry:12:note', 'entry:3'], consentOf: '2026-05-01' },
    { at: monday, to: ['Dr. Ruth Adeyemi'], purpose: 'medicalEmergency', what: ['entry:4:note'], law: 'medicalEmergency' },
  ];
  const paper = (language: 'en' | 'es', of = disclosures) => accountingDocument({ language, participant: 'Jordan Avery', program: { title: 'MARI', zone: mari.zone }, disclosures: of, at: monday });

  test('says to whom, when, for what purpose, what, and on what ground', () => {
    const [, { table }] = paper('en').sections as [unknown, { table: { rows: string[][] } }];
    expect(table.rows).toEqual([
      ['June 1, 2026', 'Sofia Brandt, Project Office', 'To plan the move', 'Service plan; Referrals and places; Entries 3, 12 of the record', 'Your consent of May 1, 2026'],
      ['June 1, 2026', 'Dr. Ruth Adeyemi', 'A medical emergency', 'Entries 4 of the record', 'Medical emergency (42 CFR 2.51)'],
    ]);
  });

  test('is written in Spanish too', () => {
    const { title, about, sections } = paper('es');
    expect([title, about]).toEqual(['A quién se divulgó su información', ['Participante: Jordan Avery', 'MARI', 'Impreso el 1 de junio de 2026']]);
    expect(JSON.stringify(sections)).toContain('Plan de servicios; Referencias y plazas; Anotaciones 3, 12 del expediente');
  });

  test('says so where nothing was disclosed', () => {
    expect(paper('en', []).sections.at(-1)!.paragraphs).toEqual(['Nothing has been disclosed.']);
  });
});
