import type { CaseFile, Charge, Placement } from '#protocol/case-file';
import { isWaiting } from '#protocol/rules/referral.rule';
import { sealedClasses } from '#protocol/rules/sealing.rule';
import { agenciesSharing } from '#protocol/rules/sharing.rule';
import { transferCase } from '#protocol/steps/transfer-case.step';
import { aCharge, aFile, aHeldCharge, mari, monday, officer, peer } from './builders.js';

const agency = '01900000-0000-7000-8000-00000000000a';
const elsewhere = '01900000-0000-7000-8000-00000000000b';
const facts = { seq: 9, id: 'transfer-1', at: monday, by: officer, program: mari };

function whyNot(over: Partial<CaseFile> = {}, said: { agreed?: boolean; approvedBy?: string } = {}): string[] {
  const input = { agency, agreed: true, approvedBy: peer, ...said };
  return transferCase.check!({ file: aFile(over), input, program: mari, at: monday, by: { staffId: officer, roles: ['coordinator'] }, staffFacts: new Map() }).map(({ code }) => code);
}

describe('a case is handed over to another agency', () => {
  it('with the person agreeing to it, and approved by somebody else', () => {
    expect(whyNot()).toEqual([]);
  });

  it('not where the person does not agree', () => {
    expect(whyNot({}, { agreed: false })).toEqual(['TRANSFER.NOT_AGREED']);
  });

  it('not approved by whoever hands it over', () => {
    expect(whyNot({}, { approvedBy: officer })).toEqual(['TRANSFER.OWN_APPROVAL']);
  });

  it.each([
    ['may be held', aCharge()],
    ['is offered to be held', aCharge({ status: 'offered' })],
    ['is held', aHeldCharge()],
  ])('not while a charge %s', (_what, charge) => {
    expect(whyNot({ charges: [charge] })).toEqual(['TRANSFER.CHARGE_PENDING']);
  });

  it.each<Charge['status']>(['notHeld', 'declined', 'dismissed', 'reinstated', 'filed', 'returned'])('once its charge is %s', (status) => {
    expect(whyNot({ charges: [aCharge({ status })] })).toEqual([]);
  });

  it('not while a team is at an address', () => {
    expect(whyNot({ teamOut: { stage: 'outreach', by: peer, at: monday } })).toEqual(['VISIT.TEAM_OUT']);
  });

  it.each(sealedClasses)('not once its class %s is sealed for good', (sealed) => {
    expect(whyNot({ seals: { [sealed]: { at: monday, by: peer, ground: 'courtOrder' } } })).toEqual(['TRANSFER.SEALED']);
  });

  it('while a legal hold stands: the record stays, and the hold with it', () => {
    expect(whyNot({ legalHold: [{ id: 'hold-1', by: peer, at: monday }] })).toEqual([]);
  });

  it('is shared with that agency from then on, beside those that know of it already', () => {
    const shared = aFile({ sharedWith: [{ id: 'share-1', agency: elsewhere, purpose: 'coordination', by: officer, at: monday }] });
    const file = transferCase.apply(shared, { agency, agreed: true, approvedBy: peer }, facts);
    expect(agenciesSharing(file, '2031-01-01T00:00:00.000Z', mari.zone)).toEqual([elsewhere, agency]);
    expect(file.transferredAt).toBe(monday);
  });

  it('wants no place by a waiting list any more', () => {
    const placement: Placement = { id: 'placement-1', provider: peer, service: 'detox', status: 'requested', place: peer, waitingSince: monday };
    const waits = (over: Partial<CaseFile>) => isWaiting(aFile({ placements: [placement], ...over }), placement);
    expect([waits({}), waits({ transferredAt: monday })]).toEqual([true, false]);
  });
});
