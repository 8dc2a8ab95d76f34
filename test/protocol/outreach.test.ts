import type { CaseFile, OutreachStanding } from '#protocol/case-file';
import type { Profession } from '#protocol/professions';
import type { Program } from '#protocol/program';
import { huntingtonQrt } from '#protocol/programs/huntington-qrt.program';
import { laDoor } from '#protocol/programs/la-door.program';
import { plymouthCountyOutreach } from '#protocol/programs/plymouth-county-outreach.program';
import { elapsed, familyVisitDays, familyVisitStanding, newOutreach, visitStanding, visitWindow } from '#protocol/rules/outreach.rule';
import type { StaffFacts } from '#protocol/staff-facts';
import { checkIn } from '#protocol/steps/check-in.step';
import { checkOut } from '#protocol/steps/check-out.step';
import { confirmEligibility } from '#protocol/steps/confirm-eligibility.step';
import { declareSceneSafe } from '#protocol/steps/declare-scene-safe.step';
import { moveToPathway } from '#protocol/steps/move-to-pathway.step';
import { openActiveOutreach } from '#protocol/steps/open-active-outreach.step';
import { openNaloxonePlus } from '#protocol/steps/open-naloxone-plus.step';
import { recordContactAttempt } from '#protocol/steps/record-contact-attempt.step';
import { recordFamilyContact } from '#protocol/steps/record-family-contact.step';
import { recordNaloxone } from '#protocol/steps/record-naloxone.step';
import { sendTeam } from '#protocol/steps/send-team.step';
import { setOutreachStanding } from '#protocol/steps/set-outreach-standing.step';
import { takeUpOutreach } from '#protocol/steps/take-up-outreach.step';
import { updateReferral } from '#protocol/steps/update-referral.step';
import { doorText } from '#protocol/views/door-text';
import { aCharge, aFile, monday, peer, perform, refusals } from './builders.js';

const zone = 'America/New_York';
const threeDays = { opens: 'PT12H', closes: 'PT72H' };
const twoDays = { opens: 'PT12H', closes: 'PT48H' };

/** `HH:MM` (and seconds) after an event. */
function after(event: string, time: string): string {
  const [hours, minutes, seconds = 0] = time.split(':').map(Number) as [number, number, number?];
  return new Date(Date.parse(event) + ((hours * 60 + minutes) * 60 + seconds) * 1_000).toISOString();
}

describe('a visit in its window', () => {
  const events = [
    ['on an ordinary day', '2026-06-01T17:00:00.000Z'],
    ['across the change to daylight-saving time in March', '2026-03-08T04:30:00.000Z'],
    ['across the change back in November', '2026-11-01T03:30:00.000Z'],
    ['written in local time, before the change in March', '2026-03-07T23:30:00-05:00'],
  ] as const;
  describe.each(events)('%s', (_when, event) => {
    test.each([
      ['00:00', threeDays, 'early'],
      ['11:59', threeDays, 'early'],
      ['12:00', threeDays, 'inWindow'],
      ['72:00', threeDays, 'inWindow'],
      ['72:01', threeDays, 'missed'],
      ['11:59', twoDays, 'early'],
      ['12:00', twoDays, 'inWindow'],
      ['48:00', twoDays, 'inWindow'],
      ['48:01', twoDays, 'missed'],
    ] as const)('%s after it, with %j, is %s', (time, window, standing) => {
      expect(visitStanding(after(event, time), event, window)).toBe(standing);
    });
  });

  test.each([
    ['the last second before the first minute', '11:59:59', 'early'],
    ['the last second of the last minute', '72:00:59', 'inWindow'],
    ['the second after it', '72:01:00', 'missed'],
  ])('counts whole minutes: %s', (_which, time, standing) => {
    expect(visitStanding(after(monday, time), monday, threeDays)).toBe(standing);
  });

  it('counts minutes as they are written down, where the event has seconds', () => {
    const event = '2026-06-01T17:00:40.000Z';
    expect(visitWindow(event, threeDays)).toEqual({ opens: '2026-06-02T05:00:00.000Z', closes: '2026-06-04T17:00:59.999Z' });
  });

  it('may open at once', () => {
    expect(visitStanding(monday, monday, { opens: 'PT0S', closes: 'PT72H' })).toBe('inWindow');
  });

  it('reads days as 24 hours, and refuses months, which have no length of their own', () => {
    expect(elapsed('P3D')).toBe(elapsed('PT72H'));
    expect(elapsed('P1WT1M')).toBe(7 * 86_400_000 + 60_000);
    expect(() => elapsed('P1M')).toThrow('Not a duration');
  });
});

describe('a visit to a family after a death', () => {
  const window = { opens: 'P28D', closes: 'P42D' };
  /** 22:30 on the first of March in New York: a day later by UTC, and a week before the change in March. */
  const death = '2026-03-02T03:30:00.000Z';

  it('has a first and a last day by the calendar of the program', () => {
    expect(familyVisitDays(death, window, zone)).toEqual({ first: '2026-03-29', last: '2026-04-12' });
  });

  test.each([
    ['the last minute of the day before', '2026-03-28T23:59:00-04:00', 'early'],
    ['the first minute of the first day', '2026-03-29T00:00:00-04:00', 'inWindow'],
    ['the last minute of the last day', '2026-04-12T23:59:59-04:00', 'inWindow'],
    ['the first minute of the day after', '2026-04-13T00:00:00-04:00', 'missed'],
  ])('%s', (_when, at, standing) => {
    expect(familyVisitStanding(at, death, window, zone)).toBe(standing);
  });
});

describe('an attempt to contact the person', () => {
  const program = plymouthCountyOutreach;
  const opened = (over: Partial<CaseFile> = {}): CaseFile =>
    perform(openNaloxonePlus, { source: 'overdoseNotice', area: 'plymouth', overdoseAt: monday, fatal: false }, { file: inNaloxonePlus(over), program });
  const attempt = { at: after(monday, '20:00'), method: 'inPerson', outcome: 'notLocated' } as const;

  it('before the window opens, is refused', () => {
    expect(refusals(recordContactAttempt, { ...attempt, at: after(monday, '11:59') }, { file: opened(), program })).toEqual(['VISIT.EARLY']);
  });

  it('in its first minute, is taken', () => {
    expect(refusals(recordContactAttempt, { ...attempt, at: after(monday, '12:00') }, { file: opened(), program })).toEqual([]);
  });

  it('says from when it can be made, in local time', () => {
    const context = { file: opened(), input: { ...attempt, at: monday }, program, at: monday, by: { staffId: peer, roles: [] }, staffFacts: new Map() };
    expect(recordContactAttempt.check!(context)).toEqual([
      { code: 'VISIT.EARLY', message: 'The visit can be made from 2026-06-02, 01:00, on.', field: 'at' },
    ]);
  });

  it('made in the window and recorded after the clock has claimed it, counts as made in the window', () => {
    const missed = recordContactAttempt.lapse!(opened(), { at: after(monday, '72:01') });
    expect(missed.outreach).toMatchObject({ visit: 'missed' });
    const file = perform(recordContactAttempt, attempt, { file: missed, program, at: after(monday, '80:00') });
    expect(file.outreach).toMatchObject({ visit: 'inWindow' });
  });

  it('after the window, is taken, and the visit stays missed', () => {
    const missed = recordContactAttempt.lapse!(opened(), { at: after(monday, '72:01') });
    const file = perform(recordContactAttempt, { ...attempt, at: after(monday, '90:00') }, { file: missed, program });
    expect(file.outreach).toMatchObject({ visit: 'missed', attempts: 1 });
  });

  test.each([
    ['engaged', 'activeParticipant', 'engaged', 0],
    ['declined', 'declined', 'declined', 0],
    ['interestedLater', 'interestedLater', undefined, 0],
    ['notLocated', 'notLocated', undefined, 1],
    ['metFamilyOnly', 'notLocated', undefined, 1],
  ] as const)('that came to %s, sets the place in the order of work to %s', (outcome, standing, ended, withoutContact) => {
    const { outreach } = perform(recordContactAttempt, { ...attempt, outcome }, { file: opened(), program });
    expect(outreach).toMatchObject({ standing, attempts: 1, withoutContact });
    expect(outreach?.outcome).toBe(ended);
  });

  it('without contact as often as the program tries, ends outreach as not reached', () => {
    let file = opened();
    for (const ended of [undefined, undefined, 'notReached']) {
      file = perform(recordContactAttempt, attempt, { file, program });
      expect(file.outreach?.outcome).toBe(ended);
    }
  });

  it('with somebody interested later, never ends by the number of attempts', () => {
    let file = opened();
    for (let nth = 0; nth < 6; nth += 1) file = perform(recordContactAttempt, { ...attempt, outcome: 'interestedLater' }, { file, program });
    expect(file.outreach).toMatchObject({ attempts: 6, withoutContact: 0 });
    expect(file.outreach?.outcome).toBeUndefined();
  });

  test.each([
    ['nobody was found', { ...attempt, naloxoneLeft: true }, ['OUTREACH.NALOXONE_WITHOUT_CONTACT']],
    ['nobody was met in person', { ...attempt, method: 'phone', outcome: 'engaged', naloxoneLeft: true }, ['OUTREACH.NALOXONE_WITHOUT_CONTACT']],
    ['family was met', { ...attempt, outcome: 'metFamilyOnly', naloxoneLeft: true }, []],
    ['the person was met', { ...attempt, outcome: 'declined', naloxoneLeft: true }, []],
  ] as const)('leaves naloxone where somebody was met alone: %s', (_who, input, codes) => {
    expect(refusals(recordContactAttempt, input, { file: opened(), program })).toEqual(codes);
  });

  it('assigns the peer who stays in touch, where the person was engaged', () => {
    expect(perform(recordContactAttempt, { ...attempt, outcome: 'engaged', metBy: peer }, { file: opened(), program }).assigned).toEqual({ peer });
    expect(refusals(recordContactAttempt, { ...attempt, metBy: peer }, { file: opened(), program })).toEqual(['OUTREACH.NOT_ENGAGED']);
  });
});

describe('the order of work', () => {
  const order: OutreachStanding[] = ['neverContacted', 'notLocated', 'interestedLater', 'activeParticipant', 'declined'];

  it('of Huntington: never contacted, then not located, then interested later; every other has its place', () => {
    const priorities = huntingtonQrt.pathways.naloxonePlus!.stages.outreach.order;
    expect(order.map((standing) => priorities[standing])).toEqual([1, 2, 3, 4, 5]);
  });

  it('follows from what the coordinator knows of earlier contacts', () => {
    const file = inOutreach();
    expect(perform(setOutreachStanding, { standing: 'declined' }, { file }).outreach?.standing).toBe('declined');
  });

  it('is not asked for once outreach has ended', () => {
    const ended = inOutreach({ outreach: { ...newOutreach(), outcome: 'engaged' } });
    expect(setOutreachStanding.openWhen!(ended, laDoor)).toBe(false);
    expect(setOutreachStanding.openWhen!(inOutreach(), laDoor)).toBe(true);
  });
});

describe('who is sent', () => {
  const safe = (over: Partial<CaseFile> = {}) => inOutreach({ outreach: { ...newOutreach(), sceneSafe: true }, ...over });
  const people = (...given: readonly (readonly Profession[])[]) => {
    const facts = given.map((of, index): [string, StaffFacts] => [`staff-${index}`, { roles: [], professions: of, part2: false, credentials: [], trainings: [], openCases: 0 }]);
    return { staffFacts: new Map(facts), input: { members: facts.map(([person], index) => ({ id: `row-${index}`, person })) } };
  };
  const codes = (program: Program, of: ReturnType<typeof people>, file: CaseFile) =>
    sendTeam.check!({ ...of, file, program, at: monday, by: { staffId: peer, roles: ['coordinator'] } }).map(({ code, field }) => [code, field]);

  it('is refused before the scene is declared safe', () => {
    expect(codes(laDoor, people(['nurse'], ['peer']), inOutreach())).toEqual([['VISIT.SCENE_NOT_SAFE', undefined]]);
  });

  it('a nurse and a peer go out for LA DOOR', () => {
    expect(codes(laDoor, people(['nurse'], ['peer']), safe())).toEqual([]);
  });

  test.each(['officer', 'plainclothesOfficer'] as const)('LA DOOR sends no %s', (profession) => {
    expect(codes(laDoor, people(['nurse'], ['peer'], [profession]), safe())).toEqual([['TEAM.PROFESSION_EXCLUDED', 'members.2.person']]);
  });

  it('Plymouth sends a plainclothes officer and one of coach, clinician, social worker', () => {
    const file = safe({ pathwayId: 'naloxonePlus' });
    expect(codes(plymouthCountyOutreach, people(['plainclothesOfficer'], ['socialWorker']), file)).toEqual([]);
    expect(codes(plymouthCountyOutreach, people(['plainclothesOfficer'], ['plainclothesOfficer']), file)).toEqual([['TEAM.PROFESSION_MISSING', 'members']]);
    expect(codes(plymouthCountyOutreach, people(['plainclothesOfficer', 'socialWorker']), file)).toEqual([['TEAM.PROFESSION_MISSING', 'members']]);
  });

  it('is named once', () => {
    const { input, staffFacts } = people(['nurse'], ['peer']);
    const twice = { members: [...input.members, { id: 'row-2', person: 'staff-0' }] };
    expect(codes(laDoor, { input: twice, staffFacts }, safe())).toEqual([['TEAM.MEMBER_TWICE', 'members']]);
  });

  it('a scene that is not safe any more is not safe', () => {
    expect(perform(declareSceneSafe, { scene: 'notSafe', hazards: ['dog'] }, { file: safe() }).outreach).toMatchObject({ hazards: ['dog'] });
    expect(perform(declareSceneSafe, { scene: 'notSafe' }, { file: safe() }).outreach).not.toHaveProperty('sceneSafe');
  });

  it('a visit is over with the check-out: the scene is declared safe again, and a team sent, before the next', () => {
    const out = perform(checkIn, {}, { file: safe({ outreach: { ...newOutreach(), sceneSafe: true, team: [peer], hazards: ['dog'] } }) });
    expect(out.teamOut).toMatchObject({ stage: 'outreach' });
    const back = perform(checkOut, { team: 'well' }, { file: out });
    expect(back).not.toHaveProperty('teamOut');
    expect(back.outreach).toEqual({ ...newOutreach(), hazards: ['dog'] });
  });
});

describe('naloxone', () => {
  const given = { to: 'person', answer: 'given', kits: 2, lot: 'lot-1' } as const;
  const met = inOutreach({ outreach: { ...newOutreach(), metInPerson: true } });

  test.each([
    ['given, with kits and lot', given, []],
    ['given, without how many', { to: 'person', answer: 'given', lot: 'lot-1' }, ['NALOXONE.KITS_MISSING']],
    ['given, without a lot', { to: 'person', answer: 'given', kits: 1 }, ['NALOXONE.LOT_MISSING']],
    ['declined', { to: 'family', answer: 'declined' }, []],
    ['declined, with kits', { to: 'person', answer: 'declined', kits: 1 }, ['NALOXONE.NOT_GIVEN']],
  ] as const)('%s', (_what, input, codes) => {
    expect(refusals(recordNaloxone, input, { file: met })).toEqual(codes);
  });

  it('is not given where a team goes out and has met nobody', () => {
    expect(refusals(recordNaloxone, given, { file: inOutreach() })).toEqual(['NALOXONE.NO_CONTACT']);
  });

  it('is given to the family, where only the family was met', () => {
    const file = inOutreach({ family: { contacts: 0, met: true } });
    expect(refusals(recordNaloxone, { ...given, to: 'family' }, { file })).toEqual([]);
  });

  it('is given in pathways without outreach', () => {
    expect(refusals(recordNaloxone, given, { file: aFile({ pathwayId: 'officerPrevention' }) })).toEqual([]);
  });

  it('counts offers and kits', () => {
    const once = perform(recordNaloxone, given, { file: met });
    expect(perform(recordNaloxone, { to: 'family', answer: 'declined' }, { file: once }).naloxone).toEqual({ offers: 2, kits: 2 });
  });
});

describe('the family', () => {
  const program = plymouthCountyOutreach;
  const bereaved = inNaloxonePlus({ start: { source: 'overdoseNotice', area: 'plymouth', at: monday, fatal: true } });
  const contact = { method: 'inPerson' as const, outcome: 'supported' as const, offered: ['griefResources' as const] };

  test.each([
    ['the day before the fourth week is over', '2026-06-28T12:00:00-04:00', ['VISIT.EARLY']],
    ['the first day', '2026-06-29T00:00:00-04:00', []],
    ['after the last day', '2026-08-01T12:00:00-04:00', []],
  ])('after a death, on %s', (_when, at, codes) => {
    expect(refusals(recordFamilyContact, { ...contact, at }, { file: bereaved, program, at: '2026-09-01T00:00:00Z' })).toEqual(codes);
  });

  it('that is not known, is recorded at any time', () => {
    const input = { at: monday, method: 'other', outcome: 'noFamilyKnown' } as const;
    expect(perform(recordFamilyContact, input, { file: bereaved, program }).family).toEqual({ contacts: 1, outcome: 'noFamilyKnown' });
  });

  it('not reached, is tried again', () => {
    const input = { at: after(monday, '700:00'), method: 'inPerson', outcome: 'notReached' } as const;
    expect(perform(recordFamilyContact, input, { file: bereaved, program }).family).toEqual({ contacts: 1 });
  });

  it('was offered nothing, where nobody was met', () => {
    const input = { ...contact, at: after(monday, '700:00'), outcome: 'notReached' as const };
    expect(refusals(recordFamilyContact, input, { file: bereaved, program })).toEqual(['FAMILY.NOBODY_MET']);
  });

  it('of somebody who died, is all that there is: nobody is sought', () => {
    const file = perform(openNaloxonePlus, { source: 'overdoseNotice', area: 'plymouth', overdoseAt: monday, fatal: true }, { file: inNaloxonePlus(), program });
    expect(file.outreach).toBeUndefined();
    expect(moveToPathway.openWhen!(file, program)).toBe(false);
  });
});

describe('the hops from the notice to a place', () => {
  it('are each kept as they were reached first', () => {
    const at = (hours: number) => after(monday, `${hours}:00`);
    const program = plymouthCountyOutreach;
    let file = perform(openNaloxonePlus, { source: 'overdoseNotice', area: 'plymouth', overdoseAt: monday, fatal: false }, { file: inNaloxonePlus(), program, at: at(1) });
    file = perform(takeUpOutreach, { passedTo: peer }, { file, program, at: at(2) });
    file = sendTeam.apply(file, { members: [{ id: 'row-1', person: peer }] }, { seq: 1, id: 'c', at: at(12), by: peer, program });
    file = perform(recordContactAttempt, { at: at(13), method: 'inPerson', outcome: 'interestedLater' }, { file, program, at: at(14) });
    file = perform(recordContactAttempt, { at: at(20), method: 'phone', outcome: 'engaged' }, { file, program, at: at(21) });
    file = { ...file, placements: [{ id: 'placement-1', provider: 'provider', service: 'medication', status: 'accepted' }] };
    file = perform(updateReferral, { placement: 'placement-1', status: 'inProgress' }, { file, program, at: at(50) });
    expect(file.hops).toEqual({ notice: at(1), coordinator: at(2), sent: at(12), contact: at(13), engaged: at(20), placed: at(50) });
  });
});

describe('eligibility after engagement', () => {
  const three = Object.keys(laDoor.pathways.activeOutreach!.stages.eligibility!.criteria);
  const file = inOutreach();

  it('with all three criteria of LA DOOR, is confirmed', () => {
    expect(refusals(confirmEligibility, { decision: 'eligible', criteria: three }, { file, program: laDoor })).toEqual([]);
  });

  test.each(three)('without "%s", is not', (missing) => {
    const criteria = three.filter((criterion) => criterion !== missing);
    expect(refusals(confirmEligibility, { decision: 'eligible', criteria }, { file, program: laDoor })).toEqual(['ELIGIBILITY.CRITERIA_NOT_MET']);
  });

  it('of somebody in an area that the program does not serve, is not confirmed', () => {
    const elsewhere = { ...file, start: { ...file.start!, area: 'other' } };
    expect(laDoor.areas['other']?.served).toBe(false);
    expect(refusals(confirmEligibility, { decision: 'eligible', criteria: three }, { file: elsewhere, program: laDoor })).toEqual(['ELIGIBILITY.DISTRICT_NOT_SERVED']);
  });

  it('somebody found not eligible needs a reason, and no criteria', () => {
    expect(refusals(confirmEligibility, { decision: 'notEligible', reasons: ['ELIGIBILITY.CRITERIA_NOT_MET'] }, { file, program: laDoor })).toEqual([]);
  });
});

describe('going on in another pathway', () => {
  const program = plymouthCountyOutreach;

  it('with a charge that is not decided, is refused', () => {
    expect(refusals(moveToPathway, { pathway: 'selfReferral', reason: 'personAsked' }, { file: aFile({ charges: [aCharge()] }), program })).toEqual(['PATHWAY.CHARGE_PENDING']);
  });

  it('while a team is at an address, is refused: somebody waits for it to check out', () => {
    const file = inOutreach({ teamOut: { stage: 'outreach', by: peer, at: monday } });
    expect(refusals(moveToPathway, { pathway: 'selfReferral', reason: 'personAsked' }, { file, program })).toEqual(['VISIT.TEAM_OUT']);
  });

  it('keeps what is known, and says where it came from', () => {
    const file = inOutreach({ outreach: { ...newOutreach('notLocated'), attempts: 1 }, intake: { by: peer, at: monday } });
    const moved = perform(moveToPathway, { pathway: 'selfReferral', reason: 'personAsked' }, { file, program });
    expect(moved).toEqual({ ...file, pathwayId: 'selfReferral', moves: [{ from: 'activeOutreach', at: monday }] });
  });

  it('to naloxone plus, asks when the overdose was, and counts the visit from it', () => {
    const file = inOutreach();
    expect(refusals(moveToPathway, { pathway: 'naloxonePlus', reason: 'overdose' }, { file, program })).toEqual(['PATHWAY.OVERDOSE_TIME_MISSING']);
    const overdoseAt = after(monday, '01:00');
    expect(perform(moveToPathway, { pathway: 'naloxonePlus', reason: 'overdose', overdoseAt }, { file, program }).start).toMatchObject({ at: overdoseAt });
  });

  it('to outreach, seeks somebody who was not engaged before, and nobody who was', () => {
    const selfReferred = aFile({ pathwayId: 'selfReferral' });
    const sought = perform(moveToPathway, { pathway: 'activeOutreach', reason: 'outreachNeeded' }, { file: selfReferred, program });
    expect(sought.outreach).toEqual(newOutreach());
    const engaged = { ...newOutreach('activeParticipant'), outcome: 'engaged' } as const;
    const kept = perform(moveToPathway, { pathway: 'activeOutreach', reason: 'otherHelp' }, { file: { ...selfReferred, outreach: engaged }, program });
    expect(kept.outreach).toEqual(engaged);
  });
});

describe('at a door', () => {
  it('no word tells what the visit is about', () => {
    const said = `${doorText.say} ${doorText.card}`;
    expect(said).toContain('Public health outreach');
    expect(said).not.toMatch(/overdose|drug|naloxone|narcan|opioid|police|treatment|recovery|program|substance|addiction/i);
  });
});

function inNaloxonePlus(over: Partial<CaseFile> = {}): CaseFile {
  return aFile({ pathwayId: 'naloxonePlus', programId: plymouthCountyOutreach.id, ...over });
}

function inOutreach(over: Partial<CaseFile> = {}): CaseFile {
  const opened = perform(openActiveOutreach, { source: 'officerInField', area: 'southLa', seenAt: monday }, { file: aFile({ pathwayId: 'activeOutreach' }), program: laDoor });
  return { ...opened, ...over };
}
