import type { Program, TeamSettings } from '#protocol/program';
import { laDoor } from '#protocol/programs/la-door.program';
import { huntingtonQrt } from '#protocol/programs/huntington-qrt.program';
import { paariHub } from '#protocol/programs/paari-hub.program';
import { westVirginiaPoliceAndPeers } from '#protocol/programs/west-virginia-police-and-peers.program';
import type { CredentialKind, Profession, TrainingKind } from '#protocol/professions';
import { riskDecisionProblems } from '#protocol/rules/meeting.rule';
import { daysBetween, daysOfSchedule, mostDaysOfARoster, namedTwice, rosterProblems, windowProblems } from '#protocol/rules/roster.rule';
import { teamProblems, trainingProblems } from '#protocol/rules/team.rule';
import { holding, type StaffFacts } from '#protocol/staff-facts';
import { acceptHandoff } from '#protocol/steps/accept-handoff.step';
import { assignStaff } from '#protocol/steps/assign-staff.step';
import { recordWarmHandoff } from '#protocol/steps/record-warm-handoff.step';
import { sendTeam } from '#protocol/steps/send-team.step';
import { aFile, refusals } from './builders.js';

const id = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;
const at = '2026-06-01T17:00:00.000Z';
const today = '2026-06-01';

function facts(over: Partial<StaffFacts> = {}): StaffFacts {
  return { roles: ['peer'], professions: ['peer'], part2: true, credentials: [], trainings: [], openCases: 0, ...over };
}

const allCredentials = (until?: string) =>
  westVirginiaPoliceAndPeers.peerWork.credentials.map((kind) => ({ kind, from: '2024-01-01', ...(until !== undefined && { until }) }));

describe('what a person holds', () => {
  const held = [{ kind: 'naloxone' as const, from: '2026-01-10', until: '2026-06-01' }];
  it.each([
    ['2026-01-09', 'missing'],
    ['2026-01-10', 'inForce'],
    ['2026-06-01', 'inForce'],
    ['2026-06-02', 'expired'],
  ])('on %s is %s', (day, standing) => expect(holding(held, 'naloxone', day)).toBe(standing));

  it('is in force where a later one of the kind takes the place of one that ran out', () => {
    expect(holding([...held, { kind: 'naloxone', from: '2026-05-30' }], 'naloxone', '2026-07-01')).toBe('inForce');
  });
});

describe('giving a peer a participant', () => {
  const wv = westVirginiaPoliceAndPeers;
  const assigning = (person: StaffFacts, program: Program = wv) =>
    refusals(assignStaff, { role: 'peer', person: id(1) }, { program, at, staffFacts: new Map([[id(1), person]]) });

  it('is open where each credential is held', () => expect(assigning(facts({ credentials: allCredentials() }))).toEqual([]));

  it.each(wv.peerWork.credentials)('is refused without %s, and with nothing else missing', (missing: CredentialKind) => {
    expect(assigning(facts({ credentials: allCredentials().filter(({ kind }) => kind !== missing) }))).toEqual(['CREDENTIAL.MISSING']);
  });

  it('is open on the last day of a credential', () => expect(assigning(facts({ credentials: allCredentials(today) }))).toEqual([]));

  it('is refused on the day after, for each that has run out', () => {
    expect(assigning(facts({ credentials: allCredentials('2026-05-31') }))).toEqual(wv.peerWork.credentials.map(() => 'CREDENTIAL.EXPIRED'));
  });

  it('asks a peer outside of a Part 2 program for the confidentiality terms, also where the program asks for no credential', () => {
    const terms = { kind: 'confidentialityTerms' as const, from: '2024-01-01' };
    expect(assigning(facts({ part2: false }), laDoor)).toEqual(['CREDENTIAL.MISSING']);
    expect(assigning(facts({ part2: false, credentials: [terms] }), laDoor)).toEqual([]);
  });

  it("counts days in the program's zone", () => {
    const late = '2026-06-02T03:59:59.999Z';
    const staffFacts = new Map([[id(1), facts({ credentials: allCredentials(today) })]]);
    expect(refusals(assignStaff, { role: 'peer', person: id(1) }, { program: wv, at: late, staffFacts })).toEqual([]);
  });

  it('names the field and the credential', () => {
    const context = { file: undefined as never, program: wv, at, by: { staffId: id(2), roles: ['coordinator'] as const } };
    const staffFacts = new Map([[id(1), facts({ credentials: allCredentials().slice(1) })]]);
    expect(assignStaff.check?.({ ...context, input: { role: 'peer', person: id(1) }, staffFacts })).toEqual([
      { code: 'CREDENTIAL.MISSING', message: 'Is not on record: 500 hours of paid or volunteer experience', field: 'person' },
    ]);
  });

  it('asks for no credential where the program names none', () => expect(assigning(facts(), laDoor)).toEqual([]));

  it('is open to the fifteenth participant, and refused to the sixteenth', () => {
    expect(assigning(facts({ openCases: 14 }), laDoor)).toEqual([]);
    expect(assigning(facts({ openCases: 15 }), laDoor)).toEqual(['CASELOAD.FULL']);
  });

  it('is not given to somebody who does not hold that role', () => {
    expect(assigning(facts({ roles: ['clinician'] }), laDoor)).toEqual(['ASSIGNMENT.ROLE_NOT_HELD']);
  });

  it('limits no other role', () => {
    const staffFacts = new Map([[id(1), facts({ roles: ['peer', 'caseManager'], openCases: 40 })]]);
    expect(refusals(assignStaff, { role: 'caseManager', person: id(1) }, { program: wv, staffFacts })).toEqual([]);
  });

  it('keeps nobody from coming to a person who waits with an officer; a missing credential does', () => {
    const full = new Map([[id(1), facts({ openCases: 15, credentials: allCredentials() })]]);
    expect(refusals(acceptHandoff, { coming: id(1), arrivesAt: at }, { program: wv, staffFacts: full })).toEqual([]);
    const none = new Map([[id(1), facts({ credentials: allCredentials().slice(1) })]]);
    expect(refusals(acceptHandoff, { coming: id(1), arrivesAt: at }, { program: wv, staffFacts: none })).toEqual(['CREDENTIAL.MISSING']);
  });

  it('is recorded whatever the caseload once the peer has met the person, but never without a credential', () => {
    const full = new Map([[id(1), facts({ openCases: 15, credentials: allCredentials() })]]);
    expect(refusals(recordWarmHandoff, { outcome: 'met', metBy: id(1) }, { program: wv, staffFacts: full })).toEqual([]);
    const none = new Map([[id(1), facts({ credentials: allCredentials().slice(1) })]]);
    expect(refusals(recordWarmHandoff, { outcome: 'met', metBy: id(1) }, { program: wv, staffFacts: none })).toEqual(['CREDENTIAL.MISSING']);
  });
});

describe('sending a team', () => {
  const sending = (person: StaffFacts) =>
    refusals(sendTeam, { members: [{ id: 'row-1', person: id(1) }] }, {
      program: westVirginiaPoliceAndPeers,
      at,
      file: aFile({ pathwayId: 'activeOutreach', outreach: { standing: 'neverContacted', attempts: 0, sceneSafe: true } as never }),
      staffFacts: new Map([[id(1), person]]),
    });

  it('asks each peer on it for the credentials, and none for the caseload', () => {
    expect(sending(facts({ credentials: allCredentials() }))).toEqual([]);
    expect(sending(facts({ credentials: allCredentials().slice(1) }))).toEqual(['CREDENTIAL.MISSING']);
    expect(sending(facts({ credentials: allCredentials(), openCases: 15 }))).toEqual([]);
  });
});

describe('the composition of a team', () => {
  const member = (n: number, ...professions: Profession[]) => ({ id: id(n), professions });
  const quickResponse = huntingtonQrt.teams['quickResponse']!;
  const four = [member(1, 'emsPractitioner'), member(2, 'peer'), member(3, 'plainclothesOfficer'), member(4, 'faithLeader')];

  it('is met by a member for each line', () => expect(teamProblems(quickResponse, four)).toEqual([]));

  it.each(four.map((one, index) => [one.professions[0]!, index] as const))('names the line that nobody meets without the %s', (profession, index) => {
    const [problem, ...more] = teamProblems(quickResponse, four.filter((_, other) => other !== index));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ problem: 'roleMissing', oneOf: expect.arrayContaining([profession]) });
  });

  it('counts one person for one line at a time', () => {
    const both = teamProblems(laDoor.teams['outreach']!, [member(1, 'nurse', 'peer')]);
    expect(both).toHaveLength(1);
    expect(teamProblems(laDoor.teams['outreach']!, [member(1, 'nurse', 'peer'), member(2, 'nurse')])).toEqual([]);
    expect(teamProblems(laDoor.teams['outreach']!, [member(1, 'nurse'), member(2, 'nurse', 'peer')])).toEqual([]);
  });

  it('moves members along a chain of lines', () => {
    const team = { composition: [{ oneOf: ['nurse'], least: 1 }, { oneOf: ['nurse', 'peer'], least: 1 }, { oneOf: ['peer', 'clinician'], least: 1 }], excludes: [] } satisfies Pick<TeamSettings, 'composition' | 'excludes'>;
    expect(teamProblems(team, [member(1, 'clinician'), member(2, 'peer'), member(3, 'nurse')])).toEqual([]);
    expect(teamProblems(team, [member(2, 'peer', 'nurse'), member(3, 'nurse')])).toHaveLength(1);
  });

  it('counts as many of a line as it asks for', () => {
    const team = { composition: [{ oneOf: ['peer'], least: 2 }], excludes: [] } satisfies Pick<TeamSettings, 'composition' | 'excludes'>;
    expect(teamProblems(team, [member(1, 'peer')])).toHaveLength(1);
    expect(teamProblems(team, [member(1, 'peer'), member(2, 'peer')])).toEqual([]);
  });

  it.each(['officer', 'plainclothesOfficer'] as const)('refuses a %s on the outreach team of LA DOOR', (profession) => {
    const team = [member(1, 'nurse'), member(2, 'peer'), member(3, profession)];
    expect(teamProblems(laDoor.teams['outreach']!, team)).toEqual([{ problem: 'excluded', member: id(3), profession }]);
  });

  it('says whose training is missing, and whose has run out', () => {
    const trained = (n: number, kind: TrainingKind, until: string) => ({ id: id(n), trainings: [{ kind, from: '2025-01-01', until }] });
    const team = { trainings: ['naloxone'] as const };
    expect(trainingProblems(team, [trained(1, 'naloxone', today), trained(2, 'naloxone', '2026-05-31'), trained(3, 'shield', today)], today)).toEqual([
      { member: id(2), training: 'naloxone', standing: 'expired' },
      { member: id(3), training: 'naloxone', standing: 'missing' },
    ]);
  });
});

describe('a roster', () => {
  const wv = westVirginiaPoliceAndPeers;
  const team = wv.teams['peers']!;
  const trained = (until?: string) => team.trainings.map((kind) => ({ kind, from: '2026-01-01', ...(until !== undefined && { until }) }));
  const problems = (person: StaffFacts, day = today) =>
    rosterProblems({ program: wv, team, members: [id(1)], staffFacts: new Map([[id(1), person]]), day }).map(({ code, field }) => [code, field]);

  it('takes a peer with every credential and training in date on that day', () => {
    expect(problems(facts({ credentials: allCredentials(), trainings: trained(today) }))).toEqual([]);
  });

  it('names who lacks what on that day, not today', () => {
    const person = facts({ credentials: allCredentials(), trainings: trained(today) });
    expect(problems(person, '2026-06-02')).toEqual(team.trainings.map(() => ['ROSTER.TRAINING_EXPIRED', 'members.0.person']));
    expect(problems(facts({ credentials: allCredentials('2026-06-01'), trainings: trained() }), '2026-06-02')[0]).toEqual(['CREDENTIAL.EXPIRED', 'members.0.person']);
  });

  it('names the role that nobody on it holds', () => {
    const staffFacts = new Map([[id(1), facts()]]);
    expect(rosterProblems({ program: laDoor, team: laDoor.teams['outreach']!, members: [id(1)], staffFacts, day: today })).toEqual([
      { code: 'ROSTER.ROLE_MISSING', message: 'Nobody on the team is: Nurse', field: 'members' },
    ]);
  });

  it('is for the days of its schedule alone', () => {
    const { schedules } = laDoor;
    expect(daysOfSchedule(schedules['mondayMorning']!, '2026-05-31', '2026-06-14')).toEqual(['2026-06-01', '2026-06-08']);
    expect(daysOfSchedule({ days: [7] }, '2026-06-07', '2026-06-07')).toEqual(['2026-06-07']);
    expect(daysOfSchedule({ days: [7] }, '2026-06-06', '2026-06-06')).toEqual([]);
  });

  it('counts days over the change of clocks', () => expect(daysBetween('2026-03-07', '2026-03-09')).toEqual(['2026-03-07', '2026-03-08', '2026-03-09']));

  it('never counts further than it has to', () => expect(daysBetween('2026-01-01', '2199-01-01')).toHaveLength(mostDaysOfARoster + 1));

  it('closes after it opens, and within a day', () => {
    const codes = (endsAt: string) => windowProblems(at, endsAt).map(({ code }) => code);
    expect(codes(at)).toEqual(['ROSTER.CLOSES_BEFORE_OPENS']);
    expect(codes('2026-06-01T17:00:00.001Z')).toEqual([]);
    expect(codes('2026-06-02T17:00:00.000Z')).toEqual([]);
    expect(codes('2026-06-02T17:00:00.001Z')).toEqual(['ROSTER.TOO_LONG']);
  });

  it('names nobody twice', () => {
    expect(namedTwice([{ person: id(1) }, { person: id(2) }, { person: id(1) }], 'members').map(({ field }) => field)).toEqual(['members.2.person']);
  });
});

describe("the stakeholder meeting's decision", () => {
  const settings = paariHub.stakeholderMeeting!;
  const [one, two] = Object.keys(settings.factors) as [string, string];
  const codes = (decision: Parameters<typeof riskDecisionProblems>[0]) => riskDecisionProblems(decision, settings).map(({ code }) => code);
  const elevated = { decision: 'acutelyElevated', reviewOn: today } as const;

  it('finds the risk acutely elevated with as many factors as the program asks for', () => expect(codes({ ...elevated, factors: [one, two] })).toEqual([]));
  it('says why with fewer', () => expect(codes({ ...elevated, factors: [one] })).toEqual(['MEETING.TOO_FEW_FACTORS']));
  it('counts a factor once', () => expect(codes({ ...elevated, factors: [one, one] })).toEqual(['MEETING.TOO_FEW_FACTORS']));
  it('may have a reason of its own', () => expect(codes({ ...elevated, factors: [], because: 'imminentDanger' })).toEqual([]));
  it('says when it is reviewed', () => expect(codes({ decision: 'acutelyElevated', factors: [one, two] })).toEqual(['MEETING.REVIEW_MISSING']));
  it('needs none of it where the risk is not elevated', () => expect(codes({ decision: 'notElevated', factors: [] })).toEqual([]));
});
