import type { CaseFile, Consent } from '#protocol/case-file';
import type { OpenInput } from '#protocol/fields';
import { mayRead, readerOf, type Reader } from '#protocol/rules/disclosure.rule';
import { criminalJusticeConsentInForce, finalDispositionAt, isInForce, recipientsOf } from '#protocol/rules/consent.rule';
import { captureConsent } from '#protocol/steps/capture-consent.step';
import { decideCharge } from '#protocol/steps/decide-charge.step';
import { endConsent } from '#protocol/steps/end-consent.step';
import { revokeConsent } from '#protocol/steps/revoke-consent.step';
import { steps } from '#protocol/steps/registry';
import { aCharge, aFile, aHeldCharge, aHold, mari, pad, peer, perform, prosecutor, refusals } from './builders.js';

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
  const readerAs = (role: 'prosecutor' | 'courtLiaison' | 'defender', consents: Consent[]) => {
    const person = { staffId: prosecutor, roles: [role], organisationId: 'organisation-1', part2: false, agencyId: 'agency-1' };
    const file = aFile({ consents, charges: [aHeldCharge()] });
    return readerOf(person, { agencyId: 'agency-1', part2Sources: [], file }, noon, chicago);
  };

  test.each(['prosecutor', 'courtLiaison', 'defender'] as const)('%s: the charge always, the conditions only under the consent, treatment never', (role) => {
    const [without, under] = [[], [untilDisposition]].map((consents) => readerAs(role, consents)) as [Reader, Reader];
    expect([mayRead(without, 'police'), mayRead(under, 'police')]).toEqual([true, true]);
    expect([mayRead(without, 'progress'), mayRead(under, 'progress')]).toEqual([false, true]);
    expect([mayRead(without, 'part2'), mayRead(under, 'part2')]).toEqual([false, false]);
    expect([mayRead(without, 'counselingNote'), mayRead(under, 'counselingNote')]).toEqual([false, false]);
  });

  test('a recipient for whom it was revoked sees nothing more, the others do', () => {
    const recipients = [{ id: 'recipient-1', class: 'prosecution', revokedAt: noon } as const, { id: 'recipient-2', class: 'defense' } as const];
    const consent: Consent = { ...untilADate, scope: ['conditions'], recipients };
    expect(mayRead(readerAs('prosecutor', [consent]), 'progress')).toBe(false);
    expect(mayRead(readerAs('defender', [consent]), 'progress')).toBe(true);
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

type Written = OpenInput<typeof captureConsent.fields>;

const courtRows = [{ id: 'recipient-1', class: 'prosecution' as const }, { id: 'recipient-2', class: 'defense' as const }];
const forTheCourt: Written = {
  kinds: ['criminalJustice'],
  scope: ['conditions'],
  recipients: courtRows,
  revocationExplained: true,
  ends: 'atFinalDisposition',
  understood: true,
  howUnderstood: 'readAloud',
  signatureKind: 'typed',
  signedOn: '2026-06-01',
};
const onDate = { ends: 'onDate', expiresOn: '2026-12-31' } as const;
const forTreatment: Written = {
  ...forTheCourt,
  ...onDate,
  kinds: ['treatment'],
  scope: ['participation', 'notes'],
  recipients: [{ id: 'recipient-1', class: 'careTeam' }],
  redisclosureRiskStated: true,
};
const someoneOutside = { id: 'recipient-1', class: 'outside' as const };
const forCounselingNotes: Written = { ...forTreatment, kinds: ['counselingNotes'], scope: ['counselingNotes'], recipients: [someoneOutside] };
const forProceedings: Written = { ...forTreatment, kinds: ['legalProceedings'], scope: ['conditions'], recipients: [someoneOutside] };
const named = ['signature', 'recipients.0.name'];

describe('taking a consent', () => {
  const charged = aFile({ charges: [aCharge()] });
  const codes = (input: Written, given = named) => refusals(captureConsent, input, { file: charged, paths: given });

  test.each<[string, Written]>([
    ['for the court, with its elements', forTheCourt],
    ['for treatment, payment and operations', forTreatment],
    ['for treatment and a named recipient', { ...forTreatment, kinds: ['treatment', 'namedRecipient'] }],
    ['for counseling notes', forCounselingNotes],
    ['for legal proceedings', forProceedings],
    ['for a court that is named', { ...forTheCourt, recipients: [{ id: 'recipient-1', court: 'organisation-1' }] }],
    ['that ends today', { ...forTreatment, expiresOn: '2026-06-01' }],
    ['that ends when the case closes', { ...forTreatment, ends: 'whenCaseCloses', expiresOn: undefined }],
    ['signed 30 days ago', { ...forTreatment, signedOn: '2026-05-02' }],
  ])('%s is allowed', (_name, input) => {
    expect(codes(input)).toEqual([]);
  });

  test.each<[string, Written, string, string]>([
    ['of no kind', { ...forTreatment, kinds: [] }, 'CONSENT.KIND_MISSING', 'kinds'],
    ['of counseling notes with another kind', { ...forCounselingNotes, kinds: ['counselingNotes', 'namedRecipient'] }, 'CONSENT.NEVER_COMBINED', 'kinds'],
    ['of legal proceedings with another kind', { ...forProceedings, kinds: ['legalProceedings', 'namedRecipient'] }, 'CONSENT.NEVER_COMBINED', 'kinds'],
    ['of nothing in particular', { ...forTreatment, scope: [] }, 'CONSENT.SCOPE_MISSING', 'scope'],
    ['for treatment, of counseling notes too', { ...forTreatment, scope: ['notes', 'counselingNotes'] }, 'CONSENT.COUNSELING_NOTES_APART', 'scope'],
    ['for a named recipient, of counseling notes', { ...forTreatment, kinds: ['namedRecipient'], scope: ['counselingNotes'] }, 'CONSENT.COUNSELING_NOTES_APART', 'scope'],
    ['for counseling notes, of other notes too', { ...forCounselingNotes, scope: ['counselingNotes', 'notes'] }, 'CONSENT.COUNSELING_NOTES_APART', 'scope'],
    ['for the court, of assessments', { ...forTheCourt, scope: ['conditions', 'assessments'] }, 'CONSENT.BEYOND_CRIMINAL_JUSTICE', 'scope'],
    ['to nobody in particular', { ...forTreatment, recipients: [{ id: 'recipient-1' }] }, 'CONSENT.RECIPIENT_MISSING', 'recipients.0.class'],
    ['to two in one row', { ...forTreatment, recipients: [{ id: 'recipient-1', class: 'careTeam', court: 'organisation-1' }] }, 'CONSENT.RECIPIENT_TWICE', 'recipients.0.class'],
    ['for the court, to the care team', { ...forTheCourt, recipients: [...courtRows, { id: 'recipient-3', class: 'careTeam' }] }, 'CONSENT.RECIPIENT_NOT_IN_JUSTICE', 'recipients.2.class'],
    ['for the court, to a police agency', { ...forTheCourt, recipients: [{ id: 'recipient-1', policeAgency: 'organisation-1' }] }, 'CONSENT.RECIPIENT_NOT_IN_JUSTICE', 'recipients.0.class'],
    ['for legal proceedings, to the care team', { ...forProceedings, recipients: [{ id: 'recipient-1', class: 'careTeam' }] }, 'CONSENT.RECIPIENT_NOT_OUTSIDE', 'recipients.0.class'],
    ['to a class as an intermediary', { ...forTreatment, recipients: [{ id: 'recipient-1', class: 'careTeam', isIntermediary: true }] }, 'CONSENT.INTERMEDIARY_NOT_NAMED', 'recipients.0.class'],
    ['to an intermediary without its members', { ...forTreatment, recipients: [{ id: 'recipient-1', serviceProvider: 'organisation-1', isIntermediary: true }] }, 'CONSENT.MEMBERS_NOT_NAMED', 'recipients.0.members'],
    ['without the right to revoke', { ...forTreatment, revocationExplained: false }, 'CONSENT.REVOCATION_NOT_EXPLAINED', 'revocationExplained'],
    ['for treatment without the risk of redisclosure', { ...forTreatment, redisclosureRiskStated: false }, 'CONSENT.REDISCLOSURE_NOT_STATED', 'redisclosureRiskStated'],
    ['without its last day', { ...forTreatment, expiresOn: undefined }, 'CONSENT.EXPIRY_MISSING', 'expiresOn'],
    ['with a last day that is over', { ...forTreatment, expiresOn: '2026-05-31' }, 'CONSENT.EXPIRY_IN_PAST', 'expiresOn'],
    ['with a last day and the disposition', { ...forTheCourt, expiresOn: '2026-12-31' }, 'CONSENT.TWO_EXPIRIES', 'expiresOn'],
    ['until a condition that is not stated', { ...forTreatment, ends: 'onCondition', expiresOn: undefined }, 'CONSENT.END_CONDITION_MISSING', 'endCondition'],
    ['until the disposition, for treatment', { ...forTreatment, ends: 'atFinalDisposition', expiresOn: undefined }, 'CONSENT.DISPOSITION_ONLY_FOR_CRIMINAL_JUSTICE', 'ends'],
    ['not understood', { ...forTreatment, understood: false }, 'CONSENT.NOT_UNDERSTOOD', 'understood'],
    ['signed 31 days ago', { ...forTreatment, signedOn: '2026-05-01' }, 'CONSENT.SIGNATURE_TOO_OLD', 'signedOn'],
  ])('%s is refused by name', (_name, input, code, field) => {
    expect(whyNot(input)).toEqual([{ code, field }]);
  });

  test.each<[string, Written, string[], string, string]>([
    ['to somebody outside, not named', { ...forTreatment, recipients: [someoneOutside] }, ['signature'], 'CONSENT.RECIPIENT_NOT_NAMED', 'recipients.0.name'],
    ['not signed', forTreatment, [], 'CONSENT.SIGNATURE_MISSING', 'signature'],
    ['to be drawn, and not drawn', { ...forTreatment, signatureKind: 'drawn' }, [], 'CONSENT.SIGNATURE_MISSING', 'drawn'],
    ['typed and drawn', forTreatment, ['signature', 'drawn'], 'CONSENT.TWO_SIGNATURES', 'drawn'],
    ['with a last day and a condition', forTreatment, ['signature', 'endCondition'], 'CONSENT.TWO_EXPIRIES', 'endCondition'],
  ])('%s is refused by name', (_name, input, given, code, field) => {
    expect(whyNot(input, given)).toEqual([{ code, field }]);
  });

  function whyNot(input: Written, given: readonly string[] = named) {
    const by = { staffId: peer, roles: ['peer'] as const };
    const refused = captureConsent.check?.({ file: charged, input, program: mari, at: noon, by, staffFacts: new Map(), given }) ?? [];
    return refused.map(({ code, field }) => ({ code, field }));
  }

  test('an intermediary with its members is allowed', () => {
    const recipients = [{ id: 'recipient-1', serviceProvider: 'organisation-1', isIntermediary: true }];
    expect(codes({ ...forTreatment, recipients }, ['signature', 'recipients.0.members'])).toEqual([]);
  });

  test('until the disposition, where no charge waits for one', () => {
    const none = aFile({ charges: [aCharge({ status: 'notHeld' })] });
    expect(refusals(captureConsent, forTheCourt, { file: none, program: pad, paths: named })).toEqual(['CONSENT.NO_CHARGE_PENDING']);
  });

  test.each(['kinds', 'participant', 'discloser', 'scope', 'what', 'recipients', 'purpose', 'revocationExplained', 'ends', 'understood', 'howUnderstood', 'signatureKind', 'signedOn'])(
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

  test('its recipients and what it allows are known to the case, its words are not', () => {
    const file = perform(captureConsent, forTheCourt, { file: charged, paths: named, at: noon });
    expect(file.consents).toEqual([
      { id: 'command-1', kinds: ['criminalJustice'], signedOn: '2026-06-01', recipients: courtRows, scope: ['conditions'], untilFinalDisposition: true },
    ]);
  });

  test('one of the first revision is for those whom its kind is for', () => {
    const first = captureConsent.earlier![1]!(charged, { ...forTheCourt, recipients: [] }, { seq: 1, id: 'consent-1', at: noon, by: peer, program: mari });
    expect(first.consents).toEqual([{ id: 'consent-1', kinds: ['criminalJustice'], signedOn: '2026-06-01', untilFinalDisposition: true }]);
    expect(recipientsOf(first.consents[0]!).map((recipient) => recipient.class)).toEqual(['prosecution', 'courtLiaisons', 'defense']);
  });
});

describe('a consent that ends with an event', () => {
  const consent: Consent = { id: 'consent-1', kinds: ['treatment'], signedOn: '2026-05-01', untilFinalDisposition: false };
  const inForce = (more: Partial<Consent>, at: string, over: Partial<CaseFile> = {}) => isInForce({ ...consent, ...more }, aFile(over), at, chicago);

  test('is in force while the case is open, and not once it has closed', () => {
    expect(inForce({ endsWith: 'caseClosed' }, noon)).toBe(true);
    expect(inForce({ endsWith: 'caseClosed' }, noon, { status: 'closed' })).toBe(false);
  });

  test('is in force until its condition is recorded as come to pass', () => {
    expect(inForce({ endsWith: 'condition' }, noon)).toBe(true);
    expect(inForce({ endsWith: 'condition', endedAt: noon }, '2026-06-01T16:59:59.999Z')).toBe(true);
    expect(inForce({ endsWith: 'condition', endedAt: noon }, noon)).toBe(false);
  });

  test('is ended by whoever records the condition', () => {
    const file = perform(endConsent, { consent: 'consent-1' }, { file: aFile({ consents: [{ ...consent, endsWith: 'condition' }] }), at: noon });
    expect(file.consents).toMatchObject([{ endedAt: noon }]);
  });

  test('is open to that only where one waits for a condition', () => {
    expect(endConsent.openWhen?.(aFile({ consents: [consent] }), mari)).toBe(false);
    expect(endConsent.openWhen?.(aFile({ consents: [{ ...consent, endsWith: 'condition' }] }), mari)).toBe(true);
    expect(endConsent.openWhen?.(aFile({ consents: [{ ...consent, endsWith: 'condition', endedAt: noon }] }), mari)).toBe(false);
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

  test('is told to the person where it takes effect later', () => {
    const file = aFile({ consents: [untilDisposition], charges: [aHeldCharge()] });
    expect(refusals(revokeConsent, { ...revoke, personTold: false }, { file })).toEqual(['CONSENT.PERSON_NOT_TOLD']);
  });

  test('that takes effect at once does not wait until the person has been told so', () => {
    const notTold = { ...revoke, personTold: false };
    expect(perform(revokeConsent, notTold, { file: aFile({ consents: [untilADate], charges: [aHeldCharge()] }), at: noon }).consents).toMatchObject([{ revokedAt: noon }]);
    expect(refusals(revokeConsent, notTold, { file: aFile({ consents: [untilDisposition], charges: [released] }) })).toEqual([]);
  });

  test('stays open after the case has closed', () => expect(revokeConsent.afterClosing).toBe(true));

  test('of a treatment consent is not for the court, which does not know of it', () => {
    const file = aFile({ consents: [{ ...untilADate, kinds: ['treatment'] }] });
    expect(refusals(revokeConsent, revoke, { file, roles: ['defender'] })).toEqual(['FIELD.NOT_AN_OPTION']);
    expect(refusals(revokeConsent, revoke, { file, roles: ['peer'] })).toEqual([]);
  });

  describe('for one recipient', () => {
    const two: Consent['recipients'] = [{ id: 'recipient-1', class: 'prosecution' }, { id: 'recipient-2', class: 'defense' }];
    const first = { ...revoke, recipient: 'recipient-1' };

    test('leaves the others', () => {
      const file = perform(revokeConsent, first, { file: aFile({ consents: [{ ...untilADate, recipients: two }] }), at: noon });
      expect(file.consents).toEqual([{ ...untilADate, recipients: [{ ...two[0], revokedAt: noon }, two[1]] }]);
    });

    test('of one given until the disposition takes effect then', () => {
      const file = perform(revokeConsent, first, { file: aFile({ consents: [{ ...untilDisposition, recipients: two }], charges: [aHeldCharge()] }), at: noon });
      expect(file.consents[0]?.recipients).toEqual([{ ...two[0], revocationAsked: true }, two[1]]);
      expect(isInForce(file.consents[0]!, file, noon, chicago)).toBe(true);
      expect(isInForce(file.consents[0]!, { ...file, charges: [released] }, noon, chicago)).toBe(false);
    });

    test('revokes the whole consent where it was the last', () => {
      const recipients: Consent['recipients'] = [two[0]!, { ...two[1]!, revokedAt: '2026-05-20T12:00:00Z' }];
      const file = perform(revokeConsent, first, { file: aFile({ consents: [{ ...untilADate, recipients }] }), at: noon });
      expect(file.consents).toMatchObject([{ revokedAt: noon }]);
    });

    test('is refused where the consent does not name it', () => {
      const other = { ...untilADate, id: 'consent-2', recipients: two };
      expect(refusals(revokeConsent, first, { file: aFile({ consents: [untilADate, other] }) })).toEqual(['CONSENT.NOT_ITS_RECIPIENT']);
    });
  });
});
