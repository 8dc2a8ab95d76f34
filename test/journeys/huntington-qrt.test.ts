import { TestClock } from '../support/engine.js';
import { HttpEngine, stepIdsOf } from '../support/http-engine.js';
import {
  askedOf, attempt, brokenLinkIn, dayFrom, everythingSeenBy, inProgram, instantFrom, noticesFor, people, refusalInProgram, teamGoesOut, treatmentWords, worklistOf,
} from '../support/http-moves.js';
import { hour } from '../support/moves.js';
import { noticed, overdoseIn } from '../support/notices.js';

const programId = 'huntington-qrt';
const coordinator = 'qrt-coordinator';
/** An EMS practitioner, a peer, an officer in plainclothes, and a faith leader. */
const teamOfFour = ['responder', 'peer', 'officer-2', 'faith-leader'] as const;

describe('the Quick Response Team in Huntington', () => {
  let http: HttpEngine;
  const clock = new TestClock();
  beforeAll(async () => {
    http = await HttpEngine.start({ clock });
  });
  afterAll(() => http.stop());
  beforeEach(() => clock.set('2031-03-04T18:05:00.000Z'));

  const overdose = (minutes: number) => noticed(http, 'qrt-feed', overdoseIn(http, 'huntington', {}, minutes));
  const inOrder = async () => (await worklistOf(http, coordinator)).filter(({ stepId }) => stepId === 'takeUpOutreach').map(({ caseId }) => caseId as string);

  it('works first on those never contacted, then on those who could not be found, then on those who may be interested later', async () => {
    const cases = [await overdose(-300), await overdose(-200), await overdose(-100), await overdose(-50), await overdose(-5)];
    const [declined, later, notLocated, active, never] = cases as [string, string, string, string, string];
    const earlier = { declined, interestedLater: later, notLocated, activeParticipant: active };
    for (const [standing, caseId] of Object.entries(earlier)) {
      await http.untilOpenTo(coordinator, caseId, 'takeUpOutreach');
      await http.does(coordinator, caseId, 'setOutreachStanding', { standing });
    }
    const stated = [never, notLocated, later, active, declined];
    await http.engine.until('the list to be in the order of work', async () => JSON.stringify(await inOrder()) === JSON.stringify(stated));
    const last = (await worklistOf(http, coordinator, declined)).find(({ stepId }) => stepId === 'takeUpOutreach');
    expect(last).toMatchObject({ priority: 5, late: false, why: 'Nobody has taken this up yet' });
  });

  it('rosters the four together, trained in brief intervention and motivational interviewing, and no officer in uniform', async () => {
    const roster = (...accounts: string[]) => ({ schedule: 'weekdays', firstDay: dayFrom(http, 1), members: people('qrt', ...accounts) });
    expect(await refusalInProgram(http, coordinator, programId, 'rosterSchedule', roster(...teamOfFour))).toBe('ROSTER.TRAINING_MISSING');
    for (const training of ['screeningAndBriefIntervention', 'motivationalInterviewing']) {
      await inProgram(http, coordinator, programId, 'holdTraining', { training, heldOn: dayFrom(http), attended: people('qrt', ...teamOfFour, 'officer') });
    }
    expect(await refusalInProgram(http, coordinator, programId, 'rosterSchedule', roster('responder', 'peer', 'officer-2'))).toBe('ROSTER.ROLE_MISSING');
    expect(await refusalInProgram(http, coordinator, programId, 'rosterSchedule', roster(...teamOfFour, 'officer'))).toBe('ROSTER.EXCLUDED');
    await inProgram(http, coordinator, programId, 'rosterSchedule', roster(...teamOfFour));
  });

  it('four go out within 72 hours; the person may be interested later, then declines, and the data record is the last step', async () => {
    const caseId = await overdose(-60);
    expect(await askedOf(http, coordinator, caseId, 'takeUpOutreach')).toMatchObject({ priority: 1, late: false });
    expect((await http.read(coordinator, `cases/${caseId}`)).outreach.window).toEqual({ opens: '2031-03-04T17:05:00.000Z', closes: '2031-03-07T17:05:59.999Z' });

    clock.advance(24 * hour);
    await http.does(coordinator, caseId, 'takeUpOutreach');
    await http.does(coordinator, caseId, 'declareSceneSafe', { scene: 'safe' });
    await http.untilOpenTo(coordinator, caseId, 'sendTeam');
    const three = await http.perform(coordinator, caseId, 'sendTeam', { members: people('qrt', 'responder', 'peer', 'officer-2') });
    expect(three).toMatchObject({ status: 422, body: { errors: [{ code: 'TEAM.PROFESSION_MISSING', field: 'members', message: expect.stringMatching(/Faith leader/) }] } });
    await http.does(coordinator, caseId, 'sendTeam', { members: people('qrt', ...teamOfFour) });
    for (const account of teamOfFour) {
      await http.untilOpenTo(`qrt-${account}`, caseId, 'checkIn');
      expect(await noticesFor(http, `qrt-${account}`, caseId)).toContain('visitAssigned');
    }
    await http.does('qrt-faith-leader', caseId, 'checkIn');
    await http.does('qrt-peer', caseId, 'recordContactAttempt', attempt(http, 'interestedLater'));
    await http.does('qrt-responder', caseId, 'checkOut', { team: 'well' });
    expect((await http.read(coordinator, `cases/${caseId}`)).outreach).toMatchObject({ visit: 'inWindow', standing: 'interestedLater', attempts: 1 });
    await http.engine.until('the next attempt to be of lower priority, and due a day later', async () => {
      const next = (await worklistOf(http, 'qrt-peer', caseId)).find(({ stepId }) => stepId === 'recordContactAttempt');
      return next?.priority === 3 && next.due === instantFrom(http, 24 * 60);
    });

    clock.advance(24 * hour);
    await http.does('qrt-peer', caseId, 'recordContactAttempt', attempt(http, 'declined'));
    await http.does('qrt-peer', caseId, 'recordNaloxone', { to: 'person', answer: 'hasSome' });
    expect(await http.read(coordinator, `cases/${caseId}`)).toMatchObject({ status: 'open' });
    await http.does('qrt-peer', caseId, 'recordFamilyContact', { at: instantFrom(http), method: 'inPerson', outcome: 'noFamilyKnown' });
    await http.engine.untilClosed(caseId);

    expect(stepIdsOf((await http.read('qrt-peer', `cases/${caseId}`)).openSteps)).toContain('recordClosing');
    await http.does('qrt-peer', caseId, 'recordClosing', { outcomes: ['metWhereTheyAre'], remark: 'The card with our number is on the table' });
    const closed = await http.read(coordinator, `cases/${caseId}`);
    expect(closed).toMatchObject({ outcome: 'declined', outreach: { attempts: 2 }, closing: { by: { name: 'Randall Perry' } } });
    expect(stepIdsOf(closed.openSteps)).not.toContain('recordClosing');
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });

  it('the officer on the team is shown the visit, for as long as it takes, and nothing of treatment', async () => {
    const caseId = await overdose(-60);
    await teamGoesOut(http, 'qrt', caseId, ...teamOfFour);
    await http.does('qrt-peer', caseId, 'recordContactAttempt', attempt(http, 'engaged'));
    await http.does('qrt-peer', caseId, 'recordNaloxone', { to: 'person', answer: 'hasSome' });
    await http.does('qrt-peer', caseId, 'recordServiceReceived', { service: 'medication', received: true, from: 'Tri-State Treatment Center' });
    expect(await everythingSeenBy(http, 'qrt-peer', caseId)).toMatch(treatmentWords);
    const officer = await everythingSeenBy(http, 'qrt-officer-2', caseId);
    expect(officer).toMatch(/huntington/);
    expect(officer).not.toMatch(treatmentWords);
    await http.does('qrt-officer-2', caseId, 'checkOut', { team: 'well' });
    expect((await http.send('GET', `/api/cases/${caseId}`, { as: 'qrt-officer-2' })).status).toBe(404);
    expect(await brokenLinkIn(http, caseId)).toBeUndefined();
  });
});
