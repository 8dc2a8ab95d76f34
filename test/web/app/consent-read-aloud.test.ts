import { consentText } from '../../../apps/web/src/features/consent/consent-text';

const input = {
  participant: 'Jordan Avery',
  kinds: ['treatment'],
  discloser: 'The clinic',
  scope: ['participation'],
  what: 'That I come to my appointments',
  recipients: [{ id: 'r-1', class: 'careTeam' }, { id: 'r-2', treatmentProvider: 'o-1' }],
  purpose: 'To arrange care',
  ends: 'onDate',
  expiresOn: '2026-12-31',
};
const clinic = { name: 'treatmentProvider', kind: 'organisation' as const, label: '', required: false, options: [{ value: 'o-1', label: 'Mendota Recovery Center' }] };
const fields = [{ name: 'recipients', kind: 'list' as const, label: '', required: true, fields: [clinic] }];
const read = (more: object = {}, language: 'en' | 'es' = 'en'): string =>
  consentText({ input: { ...input, ...more }, fields, language, open: '…', zone: 'America/Chicago', at: '2026-06-01T18:00:00Z' })
    .flatMap(({ heading, paragraphs = [] }) => [heading, ...paragraphs])
    .join('\n');

describe('what is read aloud before a consent is signed', () => {
  it('is what the paper says, with the names of its recipients', () => {
    for (const said of ['Jordan Avery', 'The clinic', 'That I come to my appointments', "The program's care team", 'Mendota Recovery Center', 'December 31, 2026']) expect(read()).toContain(said);
  });

  it('is Spanish where the person wants it so, but for what was said in the words of the person', () => {
    expect(read({}, 'es')).toContain('31 de diciembre de 2026');
    expect(read({}, 'es')).toContain('That I come to my appointments');
  });

  it.each([
    ['nothing at all', { participant: undefined, kinds: undefined, discloser: undefined, scope: undefined, what: undefined, recipients: undefined, purpose: undefined, ends: undefined, expiresOn: undefined }],
    ['no day on which it ends', { expiresOn: undefined }],
    ['a recipient who is not chosen', { recipients: [{ id: 'r-1' }] }],
  ])('leaves a gap for %s', (_what, more) => {
    const text = read(more);
    expect(text).toContain('…');
    expect(text).not.toMatch(/undefined|NaN|no longer be read/);
  });
});
