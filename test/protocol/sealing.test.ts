import { emptyFile, type CaseFile, type Charge, type SealGround, type SealedClass } from '#protocol/case-file';
import { proofOfSealing } from '#protocol/documents/proof-of-sealing.document';
import { roles, type Role } from '#protocol/roles';
import { mayRead, needsConsent, type Reader } from '#protocol/rules/disclosure.rule';
import { isSealed, keptFor, sealedClasses, waitsForRetention, whyNotSealed } from '#protocol/rules/sealing.rule';

const at = '2031-03-04T18:00:00.000Z';
const charge = (status: Charge['status']): Charge => ({ id: status, class: 'theft', status, decisions: [] });
const fileWith = (more: Partial<CaseFile>): CaseFile => ({
  ...emptyFile({ caseId: '1', programId: 'madison-mari', pathwayId: 'officerIntervention', openedAt: at, openedBy: '2' }),
  ...more,
});
const seal = { at, by: '3', ground: 'completion' } as const;

interface Asked {
  classes?: SealedClass[];
  ground?: SealGround;
  orderGiven?: boolean;
  by?: Role[];
  justice?: 'onCompletion' | 'byOrder';
}
const codes = (file: Partial<CaseFile>, { classes = ['justice'], ground = 'completion', orderGiven = false, by = ['privacyOfficer'], justice = 'onCompletion' }: Asked = {}) =>
  whyNotSealed(fileWith(file), { classes, ground, orderGiven, by, retention: { service: 'P6Y', justice } }).map(({ code }) => code);

describe('the justice class is sealed by completion', () => {
  it.each(['declined', 'dismissed'] as const)('where every charge was %s', (status) => {
    expect(codes({ charges: [charge('dismissed'), charge(status)] })).toEqual([]);
  });

  it.each(['screened', 'offered', 'held'] as const)('never while one is %s, on whatever ground', (status) => {
    const charges = [charge('declined'), charge(status)];
    expect(codes({ charges })).toContain('SEALING.CHARGE_PENDING');
    expect(codes({ charges }, { ground: 'courtOrder', orderGiven: true })).toEqual(['SEALING.CHARGE_PENDING']);
  });

  it.each(['filed', 'reinstated', 'returned'] as const)('not where one was %s; an order seals it', (status) => {
    const charges = [charge('declined'), charge(status)];
    expect(codes({ charges })).toEqual(['SEALING.NOT_COMPLETED']);
    expect(codes({ charges }, { ground: 'courtOrder', orderGiven: true })).toEqual([]);
  });

  it('after a referral in lieu of arrest, when the case has closed', () => {
    expect(codes({ charges: [charge('notHeld')] })).toEqual(['SEALING.NOT_COMPLETED']);
    expect(codes({ charges: [charge('notHeld')], status: 'closed' })).toEqual([]);
  });

  it('not before a new offence has been reviewed', () => {
    const newOffences = [{ id: '1', reportedAt: at }];
    expect(codes({ charges: [charge('declined')], newOffences })).toEqual(['SEALING.CHARGE_PENDING']);
    expect(codes({ charges: [charge('declined')], newOffences: [{ ...newOffences[0]!, reviewedAt: at }] })).toEqual([]);
  });

  it('not where the program seals it by order alone', () => {
    expect(codes({ charges: [charge('declined')] }, { justice: 'byOrder' })).toEqual(['SEALING.ORDER_NEEDED']);
  });
});

describe('what a court liaison seals', () => {
  it.each([
    [['justice'], 'completion', []],
    [['justice'], 'courtOrder', ['SEALING.PRIVACY_OFFICER_ONLY']],
    [['justice', 'service'], 'completion', ['SEALING.PRIVACY_OFFICER_ONLY', 'SEALING.NOT_BY_COMPLETION']],
    [['service'], 'retention', ['SEALING.PRIVACY_OFFICER_ONLY']],
  ] as [SealedClass[], SealGround, string[]][])('%j by %s', (classes, ground, refused) => {
    expect(codes({ status: 'closed', charges: [charge('declined')] }, { classes, ground, orderGiven: true, by: ['courtLiaison'] })).toEqual(refused);
  });
});

describe('how long a class is kept', () => {
  it('counseling notes as long as service, where the program does not say', () => {
    expect(keptFor('counselingNote', { service: 'P3Y', justice: 'byOrder' })).toBe('P3Y');
    expect(keptFor('counselingNote', { service: 'P3Y', counselingNote: 'P1Y', justice: 'byOrder' })).toBe('P1Y');
  });

  it.each([
    ['service', 'retention', true],
    ['service', 'request', true],
    ['service', 'courtOrder', false],
    ['counselingNote', 'retention', true],
    ['counselingNote', 'request', false],
    ['counselingNote', 'courtOrder', false],
    ['justice', 'completion', false],
  ] as const)('%s by %s waits for it: %s', (recordClass, ground, waits) => {
    expect(waitsForRetention(recordClass, ground)).toBe(waits);
  });
});

describe('the identity', () => {
  it('is sealed with the last class, and not before', () => {
    expect(isSealed({ seals: { justice: seal, service: seal } }, 'identity')).toBe(false);
    expect(isSealed({ seals: { justice: seal, service: seal, counselingNote: seal } }, 'identity')).toBe(true);
  });
});

describe('once the justice class is sealed', () => {
  const reader = (role: Role): Reader => ({
    ...{ staffId: '1', roles: [role], organisationId: '2', part2: true, agencyId: 'madison', caseAgencyId: 'madison' },
    ...{ assigned: {}, referredTo: [], part2Sources: [], consents: [], justiceSealed: true },
  });

  it.each(Object.keys(roles) as Role[])('%s reads nothing that came from police or the court, and no consent would change that', (role) => {
    for (const held of [{ provenance: 'police' }, { provenance: 'progress', scope: 'conditions' }, { provenance: 'case', justice: true }] as const) {
      expect(mayRead(reader(role), held)).toBe(false);
      expect(needsConsent(reader(role), held)).toBe(false);
    }
  });

  it('a peer reads of care as before', () => {
    expect(mayRead(reader('peer'), 'case')).toBe(true);
  });
});

describe('the proof of sealing', () => {
  const paper = (language: 'en' | 'es') =>
    proofOfSealing({
      language,
      caseId: '0190a0c0-0000-7000-8000-000000000001',
      sealings: [{ classes: ['justice'], ground: 'completion', at: '2031-06-12T05:02:00.000Z', seq: 71, hash: 'ab'.repeat(32) }],
      program: { title: 'LA DOOR', zone: 'America/Los_Angeles' },
      at: '2031-06-13T18:00:00.000Z',
    });

  it.each([
    ['en', 'June 11, 2031'],
    ['es', '11 de junio de 2031'],
  ] as const)('says the day of the program, the entry and its hash, in %s', (language, day) => {
    const [sealing] = paper(language).sections;
    expect(sealing!.table!.rows.map(([, detail]) => detail)).toEqual([day, expect.any(String), '71', 'ab'.repeat(32)]);
  });

  it.each(sealedClasses)('has words for %s in both languages', (recordClass) => {
    for (const language of ['en', 'es'] as const) {
      const { sections } = proofOfSealing({ language, caseId: '1', sealings: [{ classes: [recordClass], ground: 'request', at, seq: 1, hash: '' }], program: { title: 'P', zone: 'UTC' }, at });
      expect(sections[0]!.heading).toMatch(/\w/);
    }
  });
});
