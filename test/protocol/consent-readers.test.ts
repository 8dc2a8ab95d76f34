import type { Consent } from '#protocol/case-file';
import type { Role } from '#protocol/roles';
import { roles } from '#protocol/roles';
import { consentsFor, mayKnowOfConsent, mayKnowOfItem } from '#protocol/rules/consent-readers.rule';

const justice: Consent = {
  id: 'consent-1',
  kinds: ['criminalJustice'],
  signedOn: '2026-06-01',
  scope: ['conditions'],
  recipients: [{ id: 'recipient-1', class: 'prosecution' }],
  untilFinalDisposition: true,
};
const treatment: Consent = { ...justice, id: 'consent-2', kinds: ['treatment'], scope: ['notes'], recipients: [{ id: 'recipient-2', class: 'careTeam' }], untilFinalDisposition: false };
const combined: Consent = { id: 'consent-3', kinds: ['criminalJustice', 'treatment'], signedOn: '2026-06-01', expiresOn: '2026-12-31', untilFinalDisposition: false };

const own = (role: Role) => ({ roles: [role], agencyId: 'agency-1', caseAgencyId: 'agency-1' });
const all = Object.keys(roles) as Role[];
const care: readonly Role[] = ['peer', 'clinician', 'caseManager', 'coordinator', 'supervisor', 'privacyOfficer'];
const court: readonly Role[] = ['courtLiaison', 'prosecutor', 'defender'];
const others = all.filter((role) => !care.includes(role) && !court.includes(role));

describe('of the consents of a case', () => {
  test.each(care)('%s knows every one, as it was signed', (role) => {
    expect(consentsFor(own(role), [justice, treatment])).toEqual([justice, treatment]);
  });

  test.each(court)('%s knows those for criminal justice', (role) => {
    expect(consentsFor(own(role), [justice, treatment])?.map(({ id }) => id)).toEqual(['consent-1']);
  });

  test.each(court)('%s sees nothing of the other kinds in one that combines them', (role) => {
    const [shown] = consentsFor(own(role), [combined])!;
    expect(shown).toMatchObject({ kinds: ['criminalJustice'], scope: ['conditions'] });
    expect(shown!.recipients!.map((recipient) => recipient.class)).toEqual(['prosecution', 'courtLiaisons', 'defense']);
  });

  test.each(others)('%s does not learn that there are any', (role) => {
    expect(consentsFor(own(role), [justice, treatment])).toBeUndefined();
    expect(mayKnowOfConsent([role], treatment)).toBe(false);
  });

  test('staff of another agency do not learn that there are any', () => {
    expect(consentsFor({ ...own('peer'), agencyId: 'agency-2' }, [treatment])).toBeUndefined();
  });
});

test('a recipient of a consent is named to whoever may know of the consent', () => {
  const recipient = { ...treatment.recipients![0]!, consent: treatment };
  expect(mayKnowOfItem(['peer'], 'recipients', recipient)).toBe(true);
  expect(mayKnowOfItem(['defender'], 'recipients', recipient)).toBe(false);
});

test('what is no consent is named by other rules', () => expect(mayKnowOfItem(['officer'], 'charges', {})).toBe(true));
