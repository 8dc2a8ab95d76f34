import { interventionSettings } from '#protocol/stage-settings';
import { chargesNotDiverted } from '#protocol/rules/eligibility.rule';
import { addCharge } from '#protocol/steps/add-charge.step';
import { confirmEligibility } from '#protocol/steps/confirm-eligibility.step';
import { openOfficerIntervention } from '#protocol/steps/open-officer-intervention.step';
import { recordScreening } from '#protocol/steps/record-screening.step';
import { aCharge, aFile, door, mari, officer, pad, perform, refusals } from './builders.js';

const padScreen = {
  contactAt: '2026-06-01T17:00:00Z',
  district: '22',
  ageBand: 'from25to34' as const,
  charges: [{ id: 'charge-1', class: 'retailTheft' }],
  offerAccepted: true,
};
const allThree = ['justiceInvolvement', 'healthChallenge', 'livesInArea'];
const doorScreen = { ...padScreen, district: 'southLa', charges: [{ id: 'charge-1', class: 'drugPossession' }], criteria: allThree };
const charge = (offenceClass: string) => ({ id: `charge-${offenceClass}`, class: offenceClass });

describe("the officer's first screen", () => {
  test.each([
    ['district 22', { district: '22' }, []],
    ['district 24', { district: '24' }, []],
    ['district 39', { district: '39' }, []],
    ['district 25', { district: '25' }, ['ELIGIBILITY.DISTRICT_NOT_SERVED']],
    ['noon', { contactAt: '2026-06-01T12:00:00-04:00' }, []],
    ['a minute before noon', { contactAt: '2026-06-01T11:59:59-04:00' }, ['ELIGIBILITY.OUTSIDE_HOURS']],
    ['20:00', { contactAt: '2026-06-01T20:00:00-04:00' }, []],
    ['20:01', { contactAt: '2026-06-01T20:01:00-04:00' }, ['ELIGIBILITY.OUTSIDE_HOURS']],
    ['20:00 in winter time', { contactAt: '2026-12-01T20:00:00-05:00' }, []],
    ['20:01 in winter time', { contactAt: '2026-12-01T20:01:00-05:00' }, ['ELIGIBILITY.OUTSIDE_HOURS']],
    ['a Friday', { contactAt: '2026-06-05T17:00:00Z' }, []],
    ['a Saturday', { contactAt: '2026-06-06T17:00:00Z' }, ['ELIGIBILITY.OUTSIDE_HOURS']],
    ['a Sunday', { contactAt: '2026-06-07T17:00:00Z' }, ['ELIGIBILITY.OUTSIDE_HOURS']],
    ['20:01, left as a referral for the next working day', { contactAt: '2026-06-01T20:01:00-04:00', referralForNextWorkingDay: true }, []],
    ['an assault charge', { charges: [charge('assault')] }, ['ELIGIBILITY.CHARGE_NOT_DIVERTED']],
    ['a diverted charge with an assault charge', { charges: [charge('retailTheft'), charge('assault')] }, ['ELIGIBILITY.CHARGE_NOT_DIVERTED']],
    ['a class that is not on the list', { charges: [charge('arson')] }, ['ELIGIBILITY.CHARGE_NOT_DIVERTED']],
    ['somebody under 18', { ageBand: 'under18' as const }, ['ELIGIBILITY.UNDER_AGE']],
    ['an offer that was not accepted', { offerAccepted: false }, ['ELIGIBILITY.OFFER_NOT_ACCEPTED']],
    [
      'district 25 at 20:01 with an assault charge',
      { district: '25', contactAt: '2026-06-01T20:01:00-04:00', charges: [charge('assault')] },
      ['ELIGIBILITY.DISTRICT_NOT_SERVED', 'ELIGIBILITY.OUTSIDE_HOURS', 'ELIGIBILITY.CHARGE_NOT_DIVERTED'],
    ],
  ])('Philadelphia: %s', (_name, over, codes) => {
    expect(refusals(openOfficerIntervention, { ...padScreen, ...over }, { program: pad })).toEqual(codes);
  });

  test.each([
    ['all three criteria', allThree, []],
    ['no criterion', [], ['ELIGIBILITY.CRITERIA_NOT_MET']],
    ...allThree.map((missing): [string, string[], string[]] => [
      `all but ${missing}`,
      allThree.filter((criterion) => criterion !== missing),
      ['ELIGIBILITY.CRITERIA_NOT_MET'],
    ]),
  ])('LA DOOR: %s', (_name, criteria, codes) => {
    expect(refusals(openOfficerIntervention, { ...doorScreen, criteria }, { program: door })).toEqual(codes);
  });

  test('LA DOOR: driving under the influence beside drug possession makes the whole case not eligible', () => {
    const charges = [charge('drugPossession'), charge('drivingUnderInfluence')];
    expect(refusals(openOfficerIntervention, { ...doorScreen, charges }, { program: door })).toEqual(['ELIGIBILITY.CHARGE_NOT_DIVERTED']);
  });

  test('somebody under 18 is eligible where the program states its rule', () => {
    const stating = structuredClone(pad);
    interventionSettings(stating).stages.eligibility.underEighteen = 'With the consent of a guardian';
    expect(refusals(openOfficerIntervention, { ...padScreen, ageBand: 'under18' }, { program: stating })).toEqual([]);
  });

  test('a referral in lieu of arrest holds no charge', () => {
    expect(perform(openOfficerIntervention, padScreen, { program: pad }).charges).toMatchObject([{ status: 'notHeld' }]);
  });

  test('a charge to be held waits for its acceptance', () => {
    expect(perform(openOfficerIntervention, doorScreen, { program: door }).charges).toMatchObject([{ status: 'screened' }]);
  });

  test.each([
    ['Philadelphia: the officer’s screen decides', pad, padScreen, { decision: 'eligible', by: officer }],
    ['LA DOOR: the team has yet to confirm it', door, doorScreen, undefined],
  ])('%s', (_name, program, input, eligibility) => {
    const file = perform(openOfficerIntervention, input, { program, by: officer });
    if (eligibility) expect(file.eligibility).toMatchObject(eligibility);
    else expect(file.eligibility).toBeUndefined();
  });
});

describe('a charge added before eligibility is decided', () => {
  test('that the program diverts is screened like the others', () => {
    const file = perform(addCharge, { charges: [{ id: 'charge-2', class: 'drugPossession' }] }, { file: aFile({ charges: [aCharge()] }), program: door });
    expect(file.charges.map(({ status }) => status)).toEqual(['screened', 'screened']);
    expect(file.eligibility).toBeUndefined();
  });

  test('that the program does not divert makes the whole case not eligible, with that reason', () => {
    const file = perform(addCharge, { charges: [{ id: 'charge-2', class: 'drivingUnderInfluence' }] }, { file: aFile({ charges: [aCharge()] }), program: door });
    expect(file.eligibility).toMatchObject({ decision: 'notEligible', reasons: ['ELIGIBILITY.CHARGE_NOT_DIVERTED'] });
    expect(file.charges.map(({ status }) => status)).toEqual(['returned', 'returned']);
  });

  test('is refused beyond twenty', () => {
    const charges = Array.from({ length: 20 }, (_, n) => aCharge({ id: `charge-${n}` }));
    expect(refusals(addCharge, { charges: [charge('drugPossession')] }, { file: aFile({ charges }) })).toEqual(['CHARGE.TOO_MANY']);
  });

  test('can be added no more once eligibility is decided', () => {
    const decided = aFile({ eligibility: { decision: 'eligible', by: officer, at: '2026-06-01T17:00:00Z' } });
    expect(addCharge.openWhen?.(decided, door)).toBe(false);
    expect(addCharge.openWhen?.(aFile(), door)).toBe(true);
  });
});

describe('confirming eligibility', () => {
  test.each([
    ['not eligible without a reason', { decision: 'notEligible' as const }, ['ELIGIBILITY.REASON_MISSING']],
    ['eligible with a reason against it', { decision: 'eligible' as const, reasons: ['ELIGIBILITY.OUTSIDE_HOURS' as const] }, ['ELIGIBILITY.REASON_CONTRADICTS']],
    ['not eligible with a reason', { decision: 'notEligible' as const, reasons: ['ELIGIBILITY.CRITERIA_NOT_MET' as const] }, []],
    ['eligible', { decision: 'eligible' as const }, []],
  ])('%s', (_name, input, codes) => {
    expect(refusals(confirmEligibility, input)).toEqual(codes);
  });

  test('somebody not eligible has the charges returned and the reason kept', () => {
    const input = { decision: 'notEligible' as const, reasons: ['ELIGIBILITY.CRITERIA_NOT_MET' as const] };
    const file = perform(confirmEligibility, input, { file: aFile({ charges: [aCharge()] }) });
    expect(file.charges).toMatchObject([{ status: 'returned' }]);
    expect(file.eligibility).toMatchObject({ decision: 'notEligible', reasons: ['ELIGIBILITY.CRITERIA_NOT_MET'] });
  });
});

describe('a screening that led nowhere', () => {
  const screening = { screenedOn: '2026-06-01', district: '22' };
  test.each([
    ['not eligible without a reason', { ...screening, outcome: 'notEligible' as const }, ['SCREENING.REASON_MISSING']],
    ['not eligible with one', { ...screening, outcome: 'notEligible' as const, reasons: ['ELIGIBILITY.UNDER_AGE' as const] }, []],
    ['not offered without a reason', { ...screening, outcome: 'notOffered' as const }, ['SCREENING.REASON_MISSING']],
    ['not offered with one', { ...screening, outcome: 'notOffered' as const, notOfferedBecause: 'otherCall' as const }, []],
    ['declined', { ...screening, outcome: 'declined' as const }, []],
  ])('%s', (_name, input, codes) => {
    expect(refusals(recordScreening, input, { program: pad })).toEqual(codes);
  });

  test('has no field that could say who the person is', () => {
    const fields: Record<string, { kind: string }> = recordScreening.fields;
    const kinds = Object.values(fields).map(({ kind }) => kind);
    expect(kinds.filter((kind) => ['text', 'note', 'place', 'dateTime'].includes(kind))).toEqual([]);
  });
});

test.each([
  ['diverted classes', ['drugPossession', 'retailTheft'], []],
  ['one that is not', ['drugPossession', 'assault'], ['assault']],
])('charges not diverted: %s', (_name, classes, barred) => {
  expect(chargesNotDiverted(classes, interventionSettings(mari).stages.eligibility)).toEqual(barred);
});
