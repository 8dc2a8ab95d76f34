import type { CaseFile, Consent } from '#protocol/case-file';
import { mayRead } from '#protocol/may-read';
import { criminalJusticeConsentInForce, finalDispositionAt } from '#protocol/rules/consent.rule';
import { captureConsent } from '#protocol/steps/capture-consent.step';
import { decideCharge } from '#protocol/steps/decide-charge.step';
import { revokeConsent } from '#protocol/steps/revoke-consent.step';
import { steps } from '#protocol/steps/registry';
import { aCharge, aFile, aHeldCharge, aHold, mari, pad, perform, refusals } from './builders.js';

const chicago = 'America/Chicago';
const noon = '2026-06-01T17:00:00.000Z';
const untilDisposition: Consent = { id: 'consent-1', kinds: ['criminalJustice'], signedOn: '2026-05-01', untilFinalDisposition: true };
const untilADate: Consent = { id: 'consent-1', kinds: ['criminalJustice'], signedOn: '2026-05-01', expiresOn: '2026-06-01', untilFinalDisposition: false };
const released = aHeldCharge({ status: 'declined', endedAt: '2026-05-20T12:00:00Z' });

describe('whether a criminal-justice consent is in force', () => {
  test.each<[string, Partial<CaseFile>, string, boolean]>([
    ['none was given', { charges: [aHeldCharge()] }, noon, false],
    ['until the disposition, charge held', { consents: [untilDisposition], charges: [aHeldCharge()] }, noon, true],
    ['until the disposition, hold not begun yet', { consents: [untilDisposition], charges: [aCharge()] }, noon, true],
    ['until the disposition, at the instant of the disposition', { consents: [untilDisposition], charges: [released] }, '2026-05-20T12:00:00Z', false],
    ['until the disposition, just before it', { consents: [untilDisposition], charges: [released] }, '2026-05-20T11:59:59.999Z', true],
    ['until the disposition, one of two charges still held', { consents: [untilDisposition], charges: [released, aHeldCharge({ id: 'charge-2' })] }, noon, true],
    ['until the disposition, revocation asked, charge held', { consents: [{ ...untilDisposition, revocationAsked: true }], charges: [aHeldCharge()] }, noon, true],
    ['until the disposition, revocation asked, disposed of', { consents: [{ ...untilDisposition, revocationAsked: true }], charges: [released] }, noon, false],
    ['the last day', { consents: [untilADate], charges: [aHeldCharge()] }, '2026-06-02T04:59:59.999Z', true],
    ['the day after, in the program’s zone', { consents: [untilADate], charges: [aHeldCharge()] }, '2026-06-02T05:00:00Z', false],
    ['signed tomorrow', { consents: [{ ...untilADate, signedOn: '2026-06-02', expiresOn: '2026-07-01' }], charges: [aHeldCharge()] }, noon, false],
    ['just before a revocation', { consents: [{ ...untilADate, revokedAt: noon }], charges: [aHeldCharge()] }, '2026-06-01T16:59:59.999Z', true],
    ['from a revocation on', { consents: [{ ...untilADate, revokedAt: noon }], charges: [aHeldCharge()] }, noon, false],
    ['only one for treatment', { consents: [{ ...untilDisposition, kinds: ['treatment'], untilFinalDisposition: false }], charges: [aHeldCharge()] }, noon, false],
    ['one revoked, another in force', { consents: [{ ...untilADate, revokedAt: noon }, { ...untilDisposition, id: 'consent-2' }], charges: [aHeldCharge()] }, noon, true],
  ])('%s', (_name, file, at, inForce) => {
    expect(criminalJusticeConsentInForce(aFile(file), at, chicago)).toBe(inForce);
  });

  test('the final disposition is the last of all', () => {
    const later = aHeldCharge({ id: 'charge-2', status: 'filed', endedAt: '2026-05-21T00:30:00+02:00' });
    expect(finalDispositionAt({ charges: [later, released] })).toBe('2026-05-21T00:30:00+02:00');
  });

  test('it ends when the prosecutor’s decision takes effect, not when it is written', () => {
    const file = { ...aHold([]), consents: [untilDisposition] };
    const decided = perform(decideCharge, { charge: 'charge-1', decision: 'decline', effectiveAt: '2026-06-15T17:00:00Z' }, { file, at: noon });
    expect(criminalJusticeConsentInForce(decided, '2026-06-15T16:59:59Z', chicago)).toBe(true);
    expect(criminalJusticeConsentInForce(decided, '2026-06-15T17:00:00Z', chicago)).toBe(false);
  });
});

describe('what the court sees', () => {
  test.each(['prosecutor', 'courtLiaison', 'defender'] as const)('%s: the charge always, the conditions only under the consent, treatment never', (role) => {
    const [without, under] = [false, true].map((criminalJusticeConsent) => ({ roles: [role], criminalJusticeConsent }));
    expect([mayRead(without!, 'police'), mayRead(under!, 'police')]).toEqual([true, true]);
    expect([mayRead(without!, 'progress'), mayRead(under!, 'progress')]).toEqual([false, true]);
    expect([mayRead(without!, 'part2'), mayRead(under!, 'part2')]).toEqual([false, false]);
    expect([mayRead(without!, 'counselingNote'), mayRead(under!, 'counselingNote')]).toEqual([false, false]);
  });

  test.each(['recordReturnToUse', 'recordLevelOfCare', 'recordDiagnosis'] as const)('%s is never read by the court', (id) => {
    expect(steps[id].provenance).toBe('part2');
  });

  test('an attestation is read under the consent, its grounds and evidence never', () => {
    expect(steps.attestCondition.provenance).toBe('progress');
    expect(steps.attestCondition.fields.because.provenance).toBe('part2');
    expect(steps.attestCondition.fields.evidence.provenance).toBe('part2');
  });
});

const valid = {
  kinds: ['criminalJustice' as const],
  recipientIs: 'class' as const,
  revocationExplained: true,
  ends: 'atFinalDisposition' as const,
  understood: true,
  signedOn: '2026-06-01',
};
const onDate = { ends: 'onDate' as const, expiresOn: '2026-12-31' };

describe('taking a consent', () => {
  const file = aFile({ charges: [aCharge()] });
  test.each([
    ['complete', {}, []],
    ['of no kind', { kinds: [], ...onDate }, ['CONSENT.KIND_MISSING']],
    ['counseling notes with another kind', { ...onDate, kinds: ['counselingNotes' as const, 'namedRecipient' as const] }, ['CONSENT.NEVER_COMBINED']],
    ['legal proceedings with another kind', { ...onDate, kinds: ['legalProceedings' as const, 'criminalJustice' as const] }, ['CONSENT.NEVER_COMBINED']],
    ['counseling notes alone', { ...onDate, kinds: ['counselingNotes' as const] }, []],
    ['treatment with a named recipient', { ...onDate, kinds: ['treatment' as const, 'namedRecipient' as const], redisclosureRiskStated: true }, []],
    ['treatment without the risk of redisclosure', { ...onDate, kinds: ['treatment' as const] }, ['CONSENT.REDISCLOSURE_NOT_STATED']],
    ['an intermediary without its members', { recipientIs: 'intermediary' as const }, ['CONSENT.INTERMEDIARY_NOT_NAMED']],
    ['an intermediary with its members', { recipientIs: 'intermediary' as const, intermediaryMembersNamed: true }, []],
    ['the right to revoke not explained', { revocationExplained: false }, ['CONSENT.REVOCATION_NOT_EXPLAINED']],
    ['no expiry', { ends: 'onDate' as const }, ['CONSENT.EXPIRY_MISSING']],
    ['an expiry in the past', { ends: 'onDate' as const, expiresOn: '2026-05-31' }, ['CONSENT.EXPIRY_IN_PAST']],
    ['an expiry today', { ends: 'onDate' as const, expiresOn: '2026-06-01' }, []],
    ['two expiries', { expiresOn: '2026-12-31' }, ['CONSENT.TWO_EXPIRIES']],
    ['until the disposition, of another kind', { kinds: ['namedRecipient' as const] }, ['CONSENT.DISPOSITION_ONLY_FOR_CRIMINAL_JUSTICE']],
    ['not understood', { understood: false }, ['CONSENT.NOT_UNDERSTOOD']],
  ])('%s', (_name, over, codes) => {
    expect(refusals(captureConsent, { ...valid, ...over }, { file })).toEqual(codes);
  });

  test('until the disposition, where no charge waits for one', () => {
    const none = aFile({ charges: [aCharge({ status: 'notHeld' })] });
    expect(refusals(captureConsent, valid, { file: none, program: pad })).toEqual(['CONSENT.NO_CHARGE_PENDING']);
  });

  test.each(['participant', 'discloser', 'what', 'recipient', 'purpose', 'revocationExplained', 'ends', 'signature', 'signedOn'])(
    'the element "%s" cannot be left out',
    (element) => {
      const fields: Record<string, { required: boolean }> = captureConsent.fields;
      expect(fields[element]?.required).toBe(true);
    },
  );

  test('no officer and no responder takes one', () => {
    expect(captureConsent.roles).not.toContain('officer');
    expect(captureConsent.roles).not.toContain('responder');
  });

  test('it is open once the person has been met', () => {
    expect(captureConsent.openWhen?.(aFile(), mari)).toBe(false);
    expect(captureConsent.openWhen?.(aFile({ handoff: { passedOn: 0, outcome: 'met' } }), mari)).toBe(true);
  });
});

describe('revoking a consent', () => {
  const revoke = { consent: 'consent-1', personTold: true };
  test('takes effect at once', () => {
    const file = perform(revokeConsent, revoke, { file: aFile({ consents: [untilADate], charges: [aHeldCharge()] }), at: noon });
    expect(file.consents).toMatchObject([{ revokedAt: noon }]);
  });

  test('of one given until the disposition takes effect then', () => {
    const file = perform(revokeConsent, revoke, { file: aFile({ consents: [untilDisposition], charges: [aHeldCharge()] }), at: noon });
    expect(file.consents).toMatchObject([{ revocationAsked: true }]);
    expect(file.consents[0]?.revokedAt).toBeUndefined();
  });

  test('of one given until the disposition takes effect at once when no charge waits any more', () => {
    const file = perform(revokeConsent, revoke, { file: aFile({ consents: [untilDisposition], charges: [released] }), at: noon });
    expect(file.consents).toMatchObject([{ revokedAt: noon }]);
  });

  test('leaves the other consents as they are', () => {
    const other = { ...untilADate, id: 'consent-2' };
    expect(perform(revokeConsent, revoke, { file: aFile({ consents: [untilADate, other] }) }).consents[1]).toEqual(other);
  });

  test('is told to the person', () => {
    expect(refusals(revokeConsent, { ...revoke, personTold: false })).toEqual(['CONSENT.PERSON_NOT_TOLD']);
  });
});
