import { randomUUID } from 'node:crypto';
import { programs } from '#protocol/programs/registry';
import { HttpEngine } from '../support/http-engine.js';
import { staffId } from '../support/engine.js';
import { serverTime } from '../support/told-case.js';
import { ToldOutreach } from '../support/told-outreach.js';

const minutes = { hour: 60, day: 24 * 60 };

describe('outreach, families, and visits', () => {
  let http: HttpEngine;
  beforeAll(async () => {
    http = await HttpEngine.start({ timeSkipping: true });
  });
  afterAll(() => http.stop());

  const minutesAgo = async (ago: number) => new Date((await serverTime(http.engine)).getTime() - ago * 60_000).toISOString();

  /** Plymouth: the visit is made 12 to 72 hours after the overdose. */
  async function atPlymouth(more: Record<string, unknown> = {}): Promise<ToldOutreach & { overdoseAt: string }> {
    const overdoseAt = await minutesAgo(0);
    const input = { source: 'overdoseNotice', area: 'plymouth', overdoseAt, fatal: false, ...more };
    const told = await ToldOutreach.open(http, 'pco', 'coordinator', 'plymouth-county-outreach', 'naloxonePlus', input);
    return Object.assign(told, { overdoseAt: input.overdoseAt });
  }

  /** LA DOOR: no window, a nurse and a peer, all three criteria afterwards. */
  async function atDoor(more: Record<string, unknown> = {}): Promise<ToldOutreach> {
    const input = { source: 'engagementEvent', area: 'southLa', seenAt: await minutesAgo(10), ...more };
    return ToldOutreach.open(http, 'door', 'peer', 'la-door', 'activeOutreach', input);
  }

  const atQrt = async (more: Record<string, unknown> = {}) => {
    const input = { source: 'emsOrFire', area: 'huntington', overdoseAt: await minutesAgo(0), fatal: false, ...more };
    return ToldOutreach.open(http, 'qrt', 'responder', 'huntington-qrt', 'naloxonePlus', input);
  };

  const minuteAfter = (told: { overdoseAt: string }, hours: number, more = 0) =>
    new Date(Math.floor(Date.parse(told.overdoseAt) / 60_000) * 60_000 + (hours * 60 + more) * 60_000).toISOString();

  describe('the visit and its window', () => {
    it('is early 11 h 59 min after the overdose, and made 12 hours after it', async () => {
      const told = await atPlymouth();
      await told.passes(minuteAfter(told, 11, 59));
      const attempt = async () => ({ at: await told.now(), method: 'inPerson', outcome: 'notLocated' });
      expect(await told.refusal('peer', 'recordContactAttempt', await attempt())).toBe('VISIT.EARLY');
      await told.passes(minuteAfter(told, 12));
      expect(await told.refusal('peer', 'recordContactAttempt', await attempt())).toBe('recorded');
      expect((await told.file()).outreach).toMatchObject({ visit: 'inWindow', attempts: 1 });
    });

    it('is made in the last minute of the 72nd hour', async () => {
      const told = await atPlymouth();
      await told.passes(minuteAfter(told, 72));
      expect(await told.noticeKinds()).toEqual(['outreachRequested']);
      await told.attempts('notLocated');
      expect((await told.file()).outreach).toMatchObject({ visit: 'inWindow' });
    });

    it('is missed a minute later: supervisor and coordinator are told, and outreach goes on late', async () => {
      const told = await atPlymouth();
      expect(await told.waitFor('recordContactAttempt')).toMatchObject({ lapses: true, due: new Date(Date.parse(minuteAfter(told, 72, 1)) - 1).toISOString() });
      await told.passes(new Date(Date.parse(minuteAfter(told, 72, 1)) + 2_000).toISOString());
      expect((await told.file()).outreach).toMatchObject({ visit: 'missed', attempts: 0 });
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'visitMissed', roles: ['supervisor', 'coordinator'] });
      expect(await told.waitFor('recordContactAttempt')).toMatchObject({ lapses: false });
      await told.passes(7 * minutes.day);
      expect(await told.noticeKinds()).toEqual(['outreachRequested', 'visitMissed']);
      await told.attempts('engaged');
      expect((await told.file()).outreach).toMatchObject({ visit: 'missed', outcome: 'engaged' });
    });

    it('opened after its window has closed, is missed at once, and goes on', async () => {
      const told = await atPlymouth({ overdoseAt: await minutesAgo(80 * minutes.hour) });
      expect(await told.noticeKinds()).toEqual(['outreachRequested', 'visitMissed']);
      expect(await told.openSteps()).toContain('takeUpOutreach');
    });

    it('where there is no window, is late after the time that the program sets, and stays open', async () => {
      const told = await atDoor();
      const { due, lapses } = (await told.waitFor('recordContactAttempt'))!;
      expect({ lapses, due }).toEqual({ lapses: false, due: new Date(Date.parse((await told.file()).start!.at) + 72 * 3_600_000).toISOString() });
    });
  });

  describe('going out', () => {
    it('is taken up, declared safe, sent and checked in, one after the other', async () => {
      const told = await atDoor();
      const open = async () => (await told.openSteps()).filter((step) => step !== 'withdrawFromProgram' && step !== 'recordContactAttempt');
      expect(await open()).toEqual(['takeUpOutreach']);
      await told.does('coordinator', 'takeUpOutreach', { passedTo: staffId('door-peer') });
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'outreachRequested', staff: staffId('door-peer') });
      expect(await open()).toEqual(['declareSceneSafe']);
      await told.does('coordinator', 'declareSceneSafe', { scene: 'notSafe', hazards: ['dog'] });
      expect(await open()).toEqual(['declareSceneSafe']);
      await told.does('coordinator', 'declareSceneSafe', { scene: 'safe', remark: 'The dog is on a chain now' });
      expect(await open()).toEqual(['sendTeam']);
      await told.does('coordinator', 'sendTeam', { members: [{ person: staffId('door-nurse') }, { person: staffId('door-peer') }] });
      const assigned = (await told.notices()).filter(({ kind }) => kind === 'visitAssigned');
      expect(assigned.map(({ staff }) => staff).sort()).toEqual([staffId('door-nurse'), staffId('door-peer')].sort());
      expect(await open()).toEqual(['checkIn']);
    });

    it('with an officer on the team of LA DOOR, is refused, and nobody is sent', async () => {
      const told = await atDoor();
      await told.does('coordinator', 'takeUpOutreach');
      await told.does('coordinator', 'declareSceneSafe', { scene: 'safe' });
      const members = ['door-nurse', 'door-peer', 'door-officer'].map((account) => ({ person: staffId(account) }));
      const { status, body } = await told.tries('coordinator', 'sendTeam', { members });
      expect([status, body.errors]).toEqual([422, [expect.objectContaining({ code: 'TEAM.PROFESSION_EXCLUDED', field: 'members.2.person' })]]);
      expect((await told.file()).outreach?.team).toBeUndefined();
    });

    it('is known to those who are sent, for as long as they are', async () => {
      const told = await atDoor();
      expect((await http.send('GET', `/api/cases/${told.id}`, { as: 'door-nurse' })).status).toBe(404);
      await told.teamIsSent('nurse', 'peer');
      await told.does('nurse', 'checkIn');
      await told.does('nurse', 'recordContactAttempt', { at: await told.now(), method: 'inPerson', outcome: 'notLocated' });
      await told.does('nurse', 'checkOut', { team: 'well' });
      expect((await http.send('GET', `/api/cases/${told.id}`, { as: 'door-nurse' })).status).toBe(404);
    });

    it('without check-out in time, the supervisor is told once; the check-out stays open, late and most urgent', async () => {
      const told = await atDoor();
      await told.teamIsSent('nurse', 'peer');
      await told.does('peer', 'checkIn');
      const { due } = (await told.waitFor('checkOut'))!;
      expect(Date.parse(due!) - Date.parse((await told.file()).teamOut!.at)).toBe(2 * 3_600_000);
      await told.passes(new Date(Date.parse(due!) - 2_000).toISOString());
      expect(await told.noticeKinds()).not.toContain('checkOutOverdue');
      await told.passes(new Date(Date.parse(due!) + 2_000).toISOString());
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'checkOutOverdue', roles: ['supervisor', 'coordinator'] });
      expect((await told.file()).teamOut).toMatchObject({ overdue: true });
      expect(await told.waitFor('checkOut')).toMatchObject({ lapses: false, priority: 1, due });
      await told.passes(5 * minutes.hour);
      expect((await told.noticeKinds()).filter((kind) => kind === 'checkOutOverdue')).toHaveLength(1);
      await told.does('peer', 'checkOut', { team: 'well' });
      expect((await told.file()).teamOut).toBeUndefined();
    });

    it('outreach that has engaged the person ends when the team is back', async () => {
      const told = await atDoor();
      await told.teamIsSent('nurse', 'peer');
      await told.does('peer', 'checkIn');
      await told.attempts('engaged');
      await told.does('peer', 'recordNaloxone', { to: 'person', answer: 'declined' });
      expect(await told.stages()).toEqual({ outreach: 'running' });
      await told.does('peer', 'checkOut', { team: 'well' });
      expect(await told.stages()).toEqual({ outreach: 'engaged', eligibility: 'running' });
    });

    it('a team that is out when the case closes, can still check out', async () => {
      const told = await atDoor();
      await told.teamIsSent('nurse', 'peer');
      await told.does('nurse', 'checkIn');
      await told.does('peer', 'withdrawFromProgram', { reason: 'wishesToLeave' });
      expect((await told.file()).status).toBe('closed');
      await told.does('nurse', 'checkOut', { team: 'well' });
      expect((await told.file()).teamOut).toBeUndefined();
      expect(await told.refusal('peer', 'checkOut', { team: 'well' })).toBe('STEP.NOT_OPEN');
    });

    it('a second visit asks again whether the scene is safe, and for a team', async () => {
      const told = await atDoor();
      await told.teamIsSent('nurse', 'peer');
      await told.does('peer', 'checkIn');
      await told.attempts('notLocated');
      expect(await told.openSteps()).toEqual(['checkOut', 'recordContactAttempt', 'withdrawFromProgram']);
      await told.does('peer', 'checkOut', { team: 'well' });
      expect(await told.openSteps()).toEqual(['declareSceneSafe', 'recordContactAttempt', 'withdrawFromProgram']);
    });
  });

  describe('attempts', () => {
    it('are made again after the time that the program sets, and end as not reached after the last', async () => {
      const told = await atDoor();
      await told.attempts('notLocated');
      const { lastAttemptAt } = (await told.file()).outreach!;
      expect((await told.waitFor('recordContactAttempt'))!.due).toBe(new Date(Date.parse(lastAttemptAt!) + 24 * 3_600_000).toISOString());
      await told.attempts('metFamilyOnly');
      await told.attempts('notLocated');
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'notReached', outreach: { attempts: 3 } });
    });

    it('declined, end outreach and close the case once naloxone has been offered', async () => {
      const told = await atDoor();
      await told.attempts('declined');
      expect(await told.openSteps()).toEqual(['recordNaloxone', 'withdrawFromProgram']);
      await told.does('peer', 'recordNaloxone', { to: 'person', answer: 'hasSome' });
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'declined' });
    });

    it('declined by phone, close the case: naloxone cannot be handed over', async () => {
      const told = await atDoor();
      await told.attempts('declined', { method: 'phone' });
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'declined' });
    });

    it('with somebody interested later, go on', async () => {
      const told = await atDoor();
      for (let nth = 0; nth < 4; nth += 1) await told.attempts('interestedLater', { method: 'phone' });
      expect(await told.file()).toMatchObject({ status: 'open', outreach: { attempts: 4, standing: 'interestedLater' } });
    });

    it('engaged with all three criteria of LA DOOR, lead to care; with two of them, to nothing', async () => {
      const told = await atDoor();
      await told.attempts('engaged', { method: 'phone' });
      const two = { decision: 'eligible', criteria: ['justiceInvolvement', 'healthChallenge'] };
      expect(await told.refusal('case-manager', 'confirmEligibility', two)).toBe('ELIGIBILITY.CRITERIA_NOT_MET');
      await told.does('case-manager', 'confirmEligibility', { ...two, criteria: [...two.criteria, 'livesInArea'] });
      expect(await told.stages()).toMatchObject({ outreach: 'engaged', eligibility: 'eligible', intake: 'running' });
    });
  });

  describe('the order of work', () => {
    const places = async (told: readonly ToldOutreach[]) => {
      const { items } = await http.read('qrt-coordinator', 'worklist?limit=500');
      const ids = (items as { caseId: string; stepId: string }[]).filter(({ stepId }) => stepId === 'takeUpOutreach').map(({ caseId }) => caseId);
      return ids.filter((id) => told.some((one) => one.id === id));
    };

    it('of Huntington: three referrals arriving in reverse order come out in the stated order', async () => {
      const later = await atQrt({ standing: 'interestedLater' });
      const notLocated = await atQrt({ standing: 'notLocated' });
      const never = await atQrt();
      expect(await places([later, notLocated, never])).toEqual([never.id, notLocated.id, later.id]);
    });

    it('changes with what the coordinator knows of earlier contacts', async () => {
      const first = await atQrt({ overdoseAt: await minutesAgo(5) });
      const second = await atQrt();
      expect(await places([first, second])).toEqual([first.id, second.id]);
      await first.does('coordinator', 'setOutreachStanding', { standing: 'declined' });
      expect(await first.waitFor('recordContactAttempt')).toMatchObject({ priority: 5 });
      expect(await places([first, second])).toEqual([second.id, first.id]);
    });

    it('changes with an attempt that found nobody', async () => {
      const told = await atQrt();
      expect(await told.waitFor('takeUpOutreach')).toMatchObject({ priority: 1 });
      await told.attempts('notLocated');
      expect(await told.waitFor('takeUpOutreach')).toMatchObject({ priority: programs['huntington-qrt']!.pathways.naloxonePlus!.stages.outreach.order.notLocated });
    });
  });

  it('the hops from the notice on are reported for the program, to those who run it alone', async () => {
    const report = async () => (await http.read('qrt-supervisor', 'reports/hops?program=huntington-qrt')).items as { from: string; to: string; cases: number; medianMinutes?: number }[];
    const [before] = await report();
    const told = await atQrt();
    await told.passes(30);
    await told.does('coordinator', 'takeUpOutreach');
    const items = await report();
    expect(items.map(({ from, to }) => `${from} ${to}`)).toEqual(['notice coordinator', 'coordinator sent', 'sent contact', 'contact engaged', 'engaged placed']);
    expect(items[0]).toMatchObject({ cases: before!.cases + 1, medianMinutes: 30 });
    expect(items[4]).toEqual({ from: 'engaged', to: 'placed', cases: 0 });
    const status = async (as: string, program: string) => (await http.send('GET', `/api/reports/hops?program=${program}`, { as })).status;
    expect([await status('qrt-officer', 'huntington-qrt'), await status('qrt-supervisor', 'la-door'), await status('qrt-supervisor', '')]).toEqual([403, 404, 400]);
  });

  describe('naloxone', () => {
    const lotOf = async (kits: number): Promise<string> => {
      const body = { commandId: randomUUID(), input: { lot: `L-${randomUUID().slice(0, 8)}`, kits, expiresOn: '2199-01-01' } };
      const answer = await http.send('POST', '/api/programs/la-door/steps/stockNaloxone', { as: 'door-coordinator', body });
      expect(answer.status).toBe(200);
      return answer.body.result.lotId as string;
    };
    const given = async (lot: string) => (await http.engine.database.pool.query<{ given: number }>('select given from naloxone_lot where id = $1', [lot])).rows[0]!.given;
    const inCare = async () => {
      const told = await atDoor();
      await told.attempts('engaged');
      return told;
    };
    const gives = (lot: string, kits: number) => ({ to: 'person', answer: 'given', lot, kits });

    it('given, leaves the stock; the same command again takes nothing more', async () => {
      const [told, lot, commandId] = [await inCare(), await lotOf(5), randomUUID()];
      for (const _ of ['first', 'again']) {
        const answer = await http.perform('door-peer', told.id, 'recordNaloxone', gives(lot, 2), commandId);
        expect(answer.status).toBe(200);
      }
      expect(await given(lot)).toBe(2);
      expect((await told.file()).naloxone).toEqual({ offers: 1, kits: 2 });
    });

    it('more than the lot has, is refused, and nothing is recorded', async () => {
      const [told, lot] = [await inCare(), await lotOf(3)];
      const { seq } = await http.engine.head(told.id);
      const { status, body } = await told.tries('peer', 'recordNaloxone', gives(lot, 4));
      expect([status, body.errors]).toEqual([422, [expect.objectContaining({ code: 'NALOXONE.LOT_HAS_TOO_FEW', field: 'kits' })]]);
      expect([await given(lot), (await http.engine.head(told.id)).seq]).toEqual([0, seq]);
    });

    it('the last kit, asked for in two cases at once, is given once', async () => {
      const [first, second, lot] = [await inCare(), await inCare(), await lotOf(1)];
      const answers = await Promise.all([first, second].map((told) => told.tries('peer', 'recordNaloxone', gives(lot, 1))));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
      expect(await given(lot)).toBe(1);
    });

    it('of another program, is not one of the lots', async () => {
      const told = await atPlymouth();
      await told.passes(13 * minutes.hour);
      await told.attempts('engaged');
      expect(await told.refusal('peer', 'recordNaloxone', gives(await lotOf(5), 1))).toBe('FIELD.NOT_AN_OPTION');
    });

    it('where nobody was met, is not given', async () => {
      const [told, lot] = [await atDoor(), await lotOf(5)];
      expect(await told.refusal('peer', 'recordNaloxone', gives(lot, 1))).toBe('NALOXONE.NO_CONTACT');
      expect(await given(lot)).toBe(0);
    });
  });

  describe('the family', () => {
    const supported = async (told: ToldOutreach) => ({ at: await told.now(), method: 'inPerson', outcome: 'supported', offered: ['peerSupport'] });

    it('of a survivor is offered support beside the visit, and the case stays open for it', async () => {
      const told = await atPlymouth();
      expect(await told.waitFor('recordFamilyContact')).toMatchObject({ lapses: false });
      await told.passes(13 * minutes.hour);
      await told.attempts('declined', { method: 'phone' });
      expect(await told.stages()).toEqual({ outreach: 'declined', familySupport: 'running' });
      await told.does('peer', 'recordFamilyContact', await supported(told));
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'declined', family: { outcome: 'supported', met: true } });
    });

    it('that is not known, keeps nothing open', async () => {
      const told = await atPlymouth();
      await told.does('peer', 'recordFamilyContact', { at: await told.now(), method: 'other', outcome: 'noFamilyKnown' });
      expect(await told.stages()).toEqual({ outreach: 'running', familySupport: 'noFamilyKnown' });
    });

    it('bereaved, is visited from the 28th day to the end of the 42nd; nobody else is sought', async () => {
      const told = await atPlymouth({ fatal: true });
      expect(await told.openSteps()).toEqual(['checkIn', 'recordFamilyContact']);
      expect(await told.refusal('peer', 'recordFamilyContact', await supported(told))).toBe('VISIT.EARLY');
      const { due, lapses } = (await told.waitFor('recordFamilyContact'))!;
      expect(lapses).toBe(true);
      await told.passes(new Date(Date.parse(due!) - 60_000).toISOString());
      expect(await told.noticeKinds()).toEqual([]);
      await told.does('peer', 'recordFamilyContact', await supported(told));
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'familySupported' });
    });

    it('bereaved and not visited in time: supervisor and coordinator are told, and the visit is made late', async () => {
      const told = await atPlymouth({ fatal: true });
      await told.passes(new Date(Date.parse((await told.waitFor('recordFamilyContact'))!.due!) + 1_000).toISOString());
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'visitMissed', roles: ['supervisor', 'coordinator'] });
      expect((await told.file()).family).toMatchObject({ visit: 'missed' });
      await told.does('peer', 'recordFamilyContact', { ...(await supported(told)), outcome: 'notReached', offered: [] });
      expect((await told.file()).status).toBe('open');
      await told.does('peer', 'recordFamilyContact', await supported(told));
      expect(await told.file()).toMatchObject({ status: 'closed', outcome: 'familySupported' });
    });

    it('visited, has its own check-in and check-out, and the case waits for the team', async () => {
      const told = await atPlymouth({ fatal: true });
      await told.passes(30 * minutes.day);
      await told.does('peer', 'checkIn');
      await told.does('peer', 'recordFamilyContact', await supported(told));
      expect((await told.file()).status).toBe('open');
      await told.passes(3 * minutes.hour);
      expect((await told.notices()).at(-1)).toMatchObject({ kind: 'checkOutOverdue' });
      await told.does('peer', 'checkOut', { team: 'well' });
      expect((await told.file()).status).toBe('closed');
    });
  });

  describe('going on in another pathway', () => {
    it('an outreach contact who asks for help becomes a self-referral, with its history, and intake is not asked again', async () => {
      const told = await atPlymouth();
      await told.does('peer', 'recordFamilyContact', { at: await told.now(), method: 'other', outcome: 'noFamilyKnown' });
      await told.passes(13 * minutes.hour);
      await told.attempts('engaged', { method: 'phone' });
      await told.does('peer', 'recordIntake', { needs: ['treatment'] });
      const before = await told.events();
      await told.does('peer', 'moveToPathway', { pathway: 'selfReferral', reason: 'personAsked' });
      expect((await told.events()).slice(0, before.length)).toEqual(before);
      expect(await told.file()).toMatchObject({ pathwayId: 'selfReferral', moves: [{ from: 'naloxonePlus' }], outreach: { outcome: 'engaged' } });
      await told.does('peer', 'acceptHandoff', { coming: staffId('pco-peer'), arrivesAt: new Date(Date.parse(await told.now()) + 1_200_000).toISOString() });
      await told.does('peer', 'recordWarmHandoff', { outcome: 'met', metBy: staffId('pco-peer') });
      expect(await told.openSteps()).toEqual(['agreeServicePlan', 'withdrawFromProgram']);
    });

    it('a self-referral is sought by outreach, and its steps are open then alone', async () => {
      const input = { source: 'familyOrFriend', area: 'plymouth', askedAt: await minutesAgo(0) };
      const told = await ToldOutreach.open(http, 'pco', 'officer', 'plymouth-county-outreach', 'selfReferral', input);
      expect(await told.refusal('peer', 'recordContactAttempt', { at: await told.now(), method: 'phone', outcome: 'engaged' })).toBe('STEP.NOT_IN_PATHWAY');
      await told.does('coordinator', 'moveToPathway', { pathway: 'activeOutreach', reason: 'outreachNeeded' });
      expect(await told.openSteps()).toEqual(['recordContactAttempt', 'takeUpOutreach', 'withdrawFromProgram']);
    });

    it('with a charge that may be held, is refused', async () => {
      const opening = {
        contactAt: await minutesAgo(0),
        district: 'southLa',
        ageBand: 'from25to34',
        criteria: ['justiceInvolvement', 'healthChallenge', 'livesInArea'],
        charges: [{ class: 'drugPossession', title: 'Possession' }],
        incidentNumber: '31-1',
        offerAccepted: true,
        whereNow: 'Here',
      };
      const told = await ToldOutreach.open(http, 'door', 'officer', 'la-door', 'officerIntervention', opening);
      expect(await told.refusal('peer', 'moveToPathway', { pathway: 'activeOutreach', reason: 'outreachNeeded' })).toBe('PATHWAY.CHARGE_PENDING');
    });
  });
});
