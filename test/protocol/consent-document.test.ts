import type { Consent } from '#protocol/case-file';
import { consentDocument, type ConsentPaper, type ConsentWords } from '#protocol/documents/consent.document';
import { consentWordings } from '#protocol/documents/consent.wording';
import { dayInWords } from '#protocol/documents/day-in-words';

const consent: Consent = {
  id: 'consent-1',
  kinds: ['treatment'],
  signedOn: '2026-06-01',
  scope: ['participation', 'notes'],
  recipients: [
    { id: 'recipient-1', class: 'careTeam' },
    { id: 'recipient-2', organisation: 'organisation-1' },
    { id: 'recipient-3', class: 'outside' },
  ],
  expiresOn: '2026-12-31',
  untilFinalDisposition: false,
};
const words: ConsentWords = {
  participant: 'Jordan Avery',
  discloser: 'The clinic',
  what: 'When I came, and how it goes',
  purpose: 'Help with my recovery',
  signature: 'Jordan A. Avery',
  howUnderstood: 'interpreter',
  recipients: { 'recipient-3': { name: 'The county health exchange', members: 'Its member hospitals' } },
};
const paper = (more: Partial<ConsentPaper> = {}) =>
  consentDocument({
    language: 'en',
    consent,
    words,
    nameOf: (id) => (id === 'organisation-1' ? 'Yahara House' : undefined),
    program: { title: 'Madison MARI', zone: 'America/Chicago' },
    at: '2026-06-02T04:30:00Z',
    ...more,
  });
const under = (heading: string, more?: Partial<ConsentPaper>) => paper(more).sections.find((section) => section.heading === heading);
const { en, es } = consentWordings;

describe('the paper of a consent', () => {
  test.each([
    ['the kind', en.kind, [en.kinds.treatment]],
    ['who discloses', en.discloser, ['The clinic']],
    ['what', en.scope, [en.scopes.participation, en.scopes.notes, 'When I came, and how it goes']],
    ['to whom', en.recipients, [en.classes.careTeam, 'Yahara House', 'The county health exchange; passes on to: Its member hospitals']],
    ['the purpose', en.purpose, ['Help with my recovery']],
    ['when it ends', en.ends, ['Its last day is December 31, 2026.']],
    ['the right to revoke it, and how', en.revocation, en.revocable],
    ['the risk of redisclosure', en.redisclosure, [en.redisclosureRisk, en.redisclosureForProceedings]],
    ['how it was understood', en.understood, [en.ways.interpreter]],
    ['the signature', en.signature, ['Jordan A. Avery']],
  ])('says %s', (_name, heading, paragraphs) => {
    expect(under(heading)?.paragraphs).toEqual(paragraphs);
  });

  test("says whose it is, and the days by the program's calendar", () => {
    expect(paper().about).toEqual(['Participant: Jordan Avery', 'Madison MARI', 'Signed on June 1, 2026', 'Printed on June 1, 2026']);
  });

  test('states at its foot that the record is protected', () => expect(paper().foot).toBe(en.foot));

  test('has the same parts in Spanish', () => {
    const spanish = paper({ language: 'es' });
    expect(spanish.sections.map(({ heading }) => heading)).toEqual([es.kind, es.discloser, es.scope, es.recipients, es.purpose, es.ends, es.revocation, es.redisclosure, es.understood, es.signature]);
    expect(spanish.about[3]).toBe('Impreso el 1 de junio de 2026');
  });

  test('until the disposition says that a revocation takes effect then', () => {
    const justice: Consent = { id: 'consent-1', kinds: ['criminalJustice'], signedOn: '2026-06-01', untilFinalDisposition: true, revocationAsked: true };
    const more = { consent: justice };
    expect(under(en.ends, more)?.paragraphs).toEqual([en.endsAtDisposition]);
    expect(under(en.revocation, more)?.paragraphs).toEqual(en.revocableAtDisposition);
    expect(under(en.redisclosure, more)?.paragraphs).toEqual([en.redisclosureForProceedings]);
    expect(under(en.state, more)?.paragraphs).toEqual([en.revocationAsked]);
  });

  test.each<[string, Partial<Consent>, string]>([
    ['the close of the case', { endsWith: 'caseClosed' }, en.endsWithCase],
    ['a stated condition', { endsWith: 'condition' }, 'It ends when this has come to pass: I have moved'],
  ])('that ends with %s says so', (_name, end, said) => {
    const { expiresOn: _day, ...rest } = consent;
    expect(under(en.ends, { consent: { ...rest, ...end }, words: { ...words, endCondition: 'I have moved' } })?.paragraphs).toEqual([said]);
  });

  test('says for whom it was revoked since, and when', () => {
    const recipients: Consent['recipients'] = [{ id: 'recipient-1', class: 'careTeam' }, { id: 'recipient-2', organisation: 'organisation-1', revokedAt: '2026-06-02T04:00:00Z' }];
    expect(under(en.state, { consent: { ...consent, recipients } })?.paragraphs).toEqual(['Revoked for Yahara House; that took effect on June 1, 2026.']);
  });

  test('shows a signature that was drawn', () => {
    const { signature: _typed, ...rest } = words;
    expect(under(en.signature, { words: { ...rest, drawn: 'M0 0L1 1' } })).toEqual({ heading: en.signature, drawing: 'M0 0L1 1' });
  });

  test('of the first revision names its recipient as it was written', () => {
    const { recipients: _rows, scope: _scope, ...first } = consent;
    expect(under(en.recipients, { consent: first, words: { ...words, recipient: 'The clinic on Willy Street', recipients: {} } })?.paragraphs).toEqual(['The clinic on Willy Street']);
  });

  test('says what can no longer be read once its key is destroyed', () => {
    expect(under(en.purpose, { words: { recipients: {} } })?.paragraphs).toEqual([en.unreadable]);
  });
});

test.each([
  ['2026-06-01', 'June 1, 2026', '1 de junio de 2026'],
  ['2026-12-31', 'December 31, 2026', '31 de diciembre de 2026'],
])('the day %s is written out', (day, english, spanish) => {
  expect([dayInWords(day, 'en'), dayInWords(day, 'es')]).toEqual([english, spanish]);
});
