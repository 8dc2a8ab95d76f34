import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { factsOfStaff } from '#persistence/case-log/staff-facts';
import { inTransaction } from '#persistence/database';
import { ProgramShelf } from '#persistence/programs';
import { StaffWatch } from '#worker/staff-watch';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, type Answer, type Answered } from '../support/http-engine.js';
import { instantFrom, screenIn } from '../support/http-moves.js';

/** A Tuesday; 13:05 in West Virginia. */
const tuesday = '2031-03-04T18:05:00.000Z';
const wv = 'west-virginia-police-and-peers';

let http: HttpEngine;
let owner: pg.Pool;
const clock = new TestClock(new Date(tuesday));

beforeAll(async () => {
  http = await HttpEngine.start({ clock });
  owner = new pg.Pool({ connectionString: http.engine.testDatabase.ownerUrl, max: 2 });
});
afterEach(() => clock.set(tuesday));
afterAll(async () => {
  await owner.end();
  await http.stop();
});

const does = (as: string, programId: string, stepId: string, input: object, commandId: string = randomUUID()): Promise<Answer> =>
  http.send('POST', `/api/programs/${programId}/steps/${stepId}`, { as, body: { commandId, input } });
const named = (...accounts: string[]) => accounts.map((account) => ({ person: staffId(account) }));
const codesOf = ({ status, body }: Answer): unknown => [status, (body.errors as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`)];

async function anOutreachCase(site: string, programId: string, area: string): Promise<string> {
  const input = { source: 'engagementEvent', area, seenAt: instantFrom(http) };
  const { status, body } = await http.send('POST', '/api/cases', { as: `${site}-coordinator`, body: { caseId: randomUUID(), programId, pathwayId: 'activeOutreach', input } });
  expect(status).toBe(201);
  return body.caseId as string;
}
const inLosAngeles = () => anOutreachCase('door', 'la-door', 'southLa');
const inWestVirginia = () => anOutreachCase('wv', wv, 'county');

const assigns = (as: string, caseId: string, person: string, role = 'peer', commandId: string = randomUUID()) =>
  http.send('POST', `/api/cases/${caseId}/steps/assignStaff`, { as, body: { commandId, input: { role, person: staffId(person) } } });

async function personOf(as: string, account: string): Promise<Answered> {
  const items = (await http.read(as, 'staff?limit=500')).items as { id: string }[];
  return items.find(({ id }) => id === staffId(account));
}

describe("a peer's credentials", () => {
  const expires = (credential: string, expiresOn?: string) =>
    does('wv-coordinator', wv, 'recordCredential', { person: staffId('wv-peer'), credential, obtainedOn: '2024-01-01', evidence: 'WV-PRSS 4471', ...(expiresOn && { expiresOn }) });
  afterEach(() => expires('stateCertificate'));

  it('let the peer be given a participant until the last day of each', async () => {
    const caseId = await inWestVirginia();
    expect((await expires('stateCertificate', '2031-03-04')).status).toBe(200);
    clock.set('2031-03-05T04:59:59.000Z');
    expect((await assigns('wv-coordinator', caseId, 'wv-peer')).status).toBe(200);
    clock.set('2031-03-05T05:00:00.000Z');
    const answer = await assigns('wv-coordinator', caseId, 'wv-peer');
    expect(codesOf(answer)).toEqual([422, ['person CREDENTIAL.EXPIRED']]);
    expect(answer.body.errors[0].message).toContain("The state's peer certificate");
  });

  it('are refused by name where one is not on record', async () => {
    await owner.query('delete from staff_credential where staff_id = $1 and kind = $2', [staffId('wv-peer'), 'icrcPrssExam']);
    const caseId = await inWestVirginia();
    expect(codesOf(await assigns('wv-coordinator', caseId, 'wv-peer'))).toEqual([422, ['person CREDENTIAL.MISSING']]);
    await expires('icrcPrssExam');
    expect((await assigns('wv-coordinator', caseId, 'wv-peer')).status).toBe(200);
  });

  it('stand in the list of staff with the reason why the peer cannot be chosen, before anybody tries', async () => {
    const whyNot = async () => (await personOf('wv-coordinator', 'wv-peer')).work[0].whyNotAssigned as unknown;
    expect(await whyNot()).toEqual([]);
    await expires('stateCertificate', '2031-03-03');
    expect(await whyNot()).toEqual([{ code: 'CREDENTIAL.EXPIRED', message: "Has run out: The state's peer certificate" }]);
  });

  it('are listed with their last day, for coordinators and supervisors', async () => {
    await expires('stateCertificate', '2032-01-31');
    const { credentials, professions } = await personOf('wv-supervisor', 'wv-peer');
    expect(professions).toEqual(['peer']);
    expect(credentials).toHaveLength(7);
    expect(credentials).toContainEqual({ credential: 'stateCertificate', obtainedOn: '2024-01-01', expiresOn: '2032-01-31' });
    expect((await http.send('GET', '/api/staff', { as: 'wv-peer' })).status).toBe(403);
  });

  it.each([
    ['obtained tomorrow', { obtainedOn: '2031-03-05' }, 'obtainedOn FIELD.OUT_OF_BOUNDS'],
    ['that ran out before it was obtained', { expiresOn: '2024-01-31' }, 'expiresOn CREDENTIAL.ENDS_BEFORE_IT_BEGINS'],
    ['of somebody of another program', { person: staffId('door-peer') }, 'person FIELD.NOT_AN_OPTION'],
  ])('refuse one %s', async (_what, input, problem) => {
    const answer = await does('wv-coordinator', wv, 'recordCredential', { person: staffId('wv-peer'), credential: 'ethics6Hours', obtainedOn: '2024-02-01', ...input });
    expect(codesOf(answer)).toEqual([422, [problem]]);
  });
});

describe('the confidentiality terms', () => {
  const signs = (as: string, person: string, how: 'here' | 'onPaper' = 'here') =>
    does(as, wv, 'signConfidentialityTerms', { person: staffId(person), how, signedOn: '2026-01-05', signature: 'Signed in own name' });
  const without = (person: string) =>
    owner.query('delete from staff_credential where staff_id = $1 and kind = $2', [staffId(person), 'confidentialityTerms']);

  it('are signed by a peer outside of a Part 2 program before anybody gives the peer a participant', async () => {
    await without('wv-peer');
    const caseId = await inWestVirginia();
    const answer = await assigns('wv-coordinator', caseId, 'wv-peer');
    expect(codesOf(answer)).toEqual([422, ['person CREDENTIAL.MISSING']]);
    expect(answer.body.errors[0].message).toContain('The confidentiality terms, signed');
    expect((await signs('wv-peer', 'wv-peer')).status).toBe(200);
    expect((await assigns('wv-coordinator', caseId, 'wv-peer')).status).toBe(200);
  });

  it('are recorded from paper by a coordinator', async () => {
    await without('wv-peer');
    const caseId = await inWestVirginia();
    expect((await signs('wv-coordinator', 'wv-peer', 'onPaper')).status).toBe(200);
    expect((await assigns('wv-coordinator', caseId, 'wv-peer')).status).toBe(200);
  });

  it('are asked for in what the peer reads of their own work, until they are signed', async () => {
    const own = async () => ((await http.read('wv-peer', 'staff/me')).work as object[])[0];
    await without('wv-peer');
    expect(await own()).toMatchObject({ programId: wv, termsToSign: true });
    expect((await signs('wv-peer', 'wv-peer')).status).toBe(200);
    expect(await own()).not.toHaveProperty('termsToSign');
  });

  it.each([
    ['for somebody else', 'wv-coordinator', 'here' as const, 'person TERMS.NOT_FOR_OTHERS'],
    ['on paper by the peer', 'wv-peer', 'onPaper' as const, 'how TERMS.PAPER_IS_KEPT_BY_OTHERS'],
  ])('are not signed %s', async (_what, as, how, problem) => {
    expect(codesOf(await signs(as, 'wv-peer', how))).toEqual([422, [problem]]);
  });

  it('are no certificate that somebody else can record', async () => {
    const answer = await does('wv-coordinator', wv, 'recordCredential', { person: staffId('wv-peer'), credential: 'confidentialityTerms', obtainedOn: '2026-01-05' });
    expect(codesOf(answer)).toEqual([400, ['credential INPUT.IS_IN']]);
  });
});

describe('the caseload', () => {
  const aCaseOf = async (peer: string): Promise<string> => {
    const { rows } = await owner.query<{ caseId: string }>(`select case_id as "caseId" from case_head where file->'assigned'->>'peer' = $1 limit 1`, [staffId(peer)]);
    return rows[0]!.caseId;
  };

  it('takes the fifteenth participant, and one of two that two coordinators give as the fifteenth at once', async () => {
    const caseIds = await Promise.all(Array.from({ length: 16 }, inLosAngeles));
    for (const caseId of caseIds.slice(0, 14)) expect((await assigns('door-coordinator', caseId, 'door-peer')).status).toBe(200);
    const answers = await Promise.all([assigns('door-coordinator', caseIds[14]!, 'door-peer'), assigns('door-supervisor', caseIds[15]!, 'door-peer')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(codesOf(answers.find(({ status }) => status === 422)!)).toEqual([422, ['person CASELOAD.FULL']]);
    expect((await personOf('door-coordinator', 'door-peer')).work).toEqual([
      {
        programId: 'la-door',
        openCases: 15,
        caseload: 15,
        whyNotAssigned: [{ code: 'CASELOAD.FULL', message: 'Has 15 participants; the program gives a peer 15 at most' }],
        supervision: { dueAt: tuesday, due: true },
      },
    ]);
  });

  it('is counted by one coordinator after the other', async () => {
    const { pool } = http.engine.database;
    const peer = staffId('door-peer-2');
    const first = await pool.connect();
    await first.query('begin');
    await factsOfStaff(first, [peer]);
    const second = inTransaction(pool, (sql) => factsOfStaff(sql, [peer]));
    await http.engine.until('the second to wait', async () => {
      const { rowCount } = await owner.query(`select from pg_locks where locktype = 'advisory' and not granted`);
      return rowCount === 1;
    });
    await first.query('commit');
    first.release();
    expect((await second).get(peer)).toMatchObject({ openCases: 0 });
  });

  it('does not count the same participant twice', async () => {
    expect((await assigns('door-coordinator', await aCaseOf('door-peer'), 'door-peer')).status).toBe(200);
  });

  it('is free again when a case closes', async () => {
    await http.does('door-coordinator', await aCaseOf('door-peer'), 'withdrawFromProgram', { reason: 'movedAway' });
    await http.engine.until('the case to close', async () => (await personOf('door-coordinator', 'door-peer')).work[0].openCases === 14);
    expect((await assigns('door-coordinator', await inLosAngeles(), 'door-peer')).status).toBe(200);
  });
});

describe('cases that wait for somebody', () => {
  const waiting = async () => ((await http.read('wv-coordinator', 'cases?unassigned=true&limit=500')).items as { caseId: string }[]).map(({ caseId }) => caseId);

  it('are found among those that nobody is assigned to, until somebody is', async () => {
    const caseId = await inWestVirginia();
    expect(await waiting()).toContain(caseId);
    expect((await assigns('wv-coordinator', caseId, 'wv-coordinator', 'coordinator')).status).toBe(200);
    expect(await waiting()).not.toContain(caseId);
  });
});

describe('supervision', () => {
  const supervised = (at: string, more: object = {}) =>
    does('door-supervisor', 'la-door', 'recordSupervision', { kind: 'individual', supervisor: staffId('door-supervisor'), peers: named('door-peer'), at, minutes: 50, ...more });

  it('is due a week after the last, by the hour in the zone of the program', async () => {
    expect((await supervised('2031-03-04T17:00:00Z')).status).toBe(200);
    const due = async (): Promise<unknown> => (await personOf('door-supervisor', 'door-peer')).work[0].supervision;
    expect(await due()).toEqual({ lastAt: '2031-03-04T17:00:00.000Z', dueAt: '2031-03-11T16:00:00.000Z', due: false });
    clock.set('2031-03-11T15:59:59.999Z');
    expect(await due()).toMatchObject({ due: false });
    clock.set('2031-03-11T16:00:00.000Z');
    expect(await due()).toMatchObject({ due: true });
  });

  it('counts for each peer of a group', async () => {
    const { body } = await supervised('2031-03-04T18:00:00Z', { kind: 'group', peers: named('door-peer', 'door-peer-2') });
    expect(body.result.supervisionIds).toHaveLength(2);
    expect((await personOf('door-supervisor', 'door-peer-2')).work[0].supervision).toMatchObject({ lastAt: '2031-03-04T18:00:00.000Z' });
    expect((await personOf('door-supervisor', 'door-supervisor')).work[0]).toMatchObject({ peers: 2, peersAtMost: 8 });
  });

  it.each([
    ['of two peers as individual', { peers: named('door-peer', 'door-peer-2') }, 'peers SUPERVISION.NOT_INDIVIDUAL'],
    ['that is yet to come', { at: '2031-03-04T19:05:00Z' }, 'at FIELD.OUT_OF_BOUNDS'],
    ['by somebody who is no supervisor', { supervisor: staffId('door-peer-2') }, 'supervisor FIELD.NOT_AN_OPTION'],
    ['after a death that nobody recorded', { kind: 'debrief', debrief: randomUUID() }, 'debrief FIELD.NOT_AN_OPTION'],
  ])('is refused %s', async (_what, input, problem) => {
    expect(codesOf(await supervised('2031-03-04T17:00:00Z', input))).toEqual([422, [problem]]);
  });
});

describe('what supervisors are told of', () => {
  const watch = () => new StaffWatch({ database: http.engine.workerDatabase, shelf: new ProgramShelf(), clock });
  const told = async (kind: string, subject: string) =>
    ((await http.read('door-supervisor', `alerts?limit=500&state=open&kind=${kind}`)).items as { subject: string }[]).filter((alert) => alert.subject === subject);
  const supervises = (at: string) =>
    does('door-supervisor', 'la-door', 'recordSupervision', { kind: 'individual', supervisor: staffId('door-supervisor'), peers: named('door-peer'), at, minutes: 30 });

  it('is supervision that is due, once for each week that goes by, until it is held', async () => {
    const peer = staffId('door-peer');
    clock.set('2031-03-11T16:59:59.999Z');
    await watch().look();
    expect(await told('supervisionDue', peer)).toHaveLength(0);
    clock.set('2031-03-11T18:00:00.000Z');
    await watch().look();
    await Promise.all([watch().look(), watch().look()]);
    expect(await told('supervisionDue', peer)).toHaveLength(1);
    clock.set('2031-03-18T18:00:00.000Z');
    await watch().look();
    expect(await told('supervisionDue', peer)).toHaveLength(2);
    await supervises('2031-03-18T17:00:00Z');
    expect(await told('supervisionDue', peer)).toHaveLength(0);
    await watch().look();
    expect(await told('supervisionDue', peer)).toHaveLength(0);
  });

  it('is not supervision of a peer without participants', async () => {
    clock.set('2031-06-01T18:00:00.000Z');
    await watch().look();
    expect(await told('supervisionDue', staffId('door-peer-2'))).toEqual([]);
  });

  it('is a peer with more participants than the program gives, once a week, and not at the limit', async () => {
    const peer = staffId('door-peer');
    await watch().look();
    expect(await told('overload', peer)).toEqual([]);
    const caseId = await inLosAngeles();
    await http.untilOpenTo('door-coordinator', caseId, 'withdrawFromProgram');
    await http.engine.untilQuiet(caseId);
    await owner.query(
      `update case_head set file = jsonb_set(file, '{assigned,peer}', to_jsonb($2::text)), assignees = assignees || $2::uuid where case_id = $1`,
      [caseId, peer],
    );
    await watch().look();
    await watch().look();
    expect(await told('overload', peer)).toMatchObject([{ count: 16 }]);
    clock.set('2031-03-10T18:05:00.000Z');
    await watch().look();
    expect(await told('overload', peer)).toHaveLength(2);
  });

  it('is a supervisor with more peers than the program gives', async () => {
    const supervisor = staffId('door-supervisor');
    await owner.query(
      `with peers as (
         insert into staff (id, agency_id, organisation_id, issuer, subject, name, roles, professions, programs, active)
         select gen_random_uuid(), agency_id, organisation_id, issuer, 'door-more-' || n, 'More ' || n, roles, professions, programs, true
         from staff, generate_series(1, 7) as n where id = $1 returning id
       )
       insert into supervision select gen_random_uuid(), 'los-angeles', 'la-door', id, $2, 'individual', $3, 30, $2, $3 from peers`,
      [staffId('door-peer-2'), supervisor, tuesday],
    );
    await watch().look();
    expect(await told('overload', supervisor)).toMatchObject([{ count: 9 }]);
  });
});

describe('after a death', () => {
  it('a debrief is due for the peer, and the supervisor is told until it is held', async () => {
    const caseId = await http.opened('mari-officer', 'madison-mari', screenIn(http, 'madison', ['drugPossession']));
    expect((await assigns('mari-coordinator', caseId, 'mari-peer')).status).toBe(200);
    await http.does('mari-coordinator', caseId, 'withdrawFromProgram', { reason: 'died' });
    const alerts = async (): Promise<unknown> => (await http.read('mari-supervisor', 'alerts?kind=debriefDue&state=open')).items;
    expect(await alerts()).toMatchObject([{ subject: staffId('mari-peer'), roles: ['supervisor'], count: 1 }]);

    const { items } = await http.read('mari-supervisor', 'programs/madison-mari/steps');
    const form = (items as { stepId: string; fields: { name: string; options: { value: string }[] }[] }[]).find(({ stepId }) => stepId === 'recordSupervision')!;
    const [debrief] = form.fields.find(({ name }) => name === 'debrief')!.options;
    const holds = (peer: string) =>
      does('mari-supervisor', 'madison-mari', 'recordSupervision', { kind: 'debrief', supervisor: staffId('mari-supervisor'), peers: named(peer), at: tuesday, minutes: 60, debrief: debrief!.value });
    expect(codesOf(await holds('mari-peer-2'))).toEqual([422, ['debrief SUPERVISION.NOT_THEIR_DEBRIEF']]);
    expect(await alerts()).toHaveLength(1);
    expect((await holds('mari-peer')).status).toBe(200);
    expect(await alerts()).toEqual([]);
    expect(codesOf(await holds('mari-peer'))).toEqual([422, ['debrief FIELD.NOT_AN_OPTION']]);
  });

  it('a debrief of one death leaves the peer due that of another', async () => {
    const cases = await Promise.all([1, 2].map(() => http.opened('mari-officer', 'madison-mari', screenIn(http, 'madison', ['drugPossession']))));
    for (const caseId of cases) {
      expect((await assigns('mari-coordinator', caseId, 'mari-peer-2')).status).toBe(200);
      await http.does('mari-coordinator', caseId, 'withdrawFromProgram', { reason: 'died' });
    }
    const { rows } = await owner.query<{ id: string }>('select id from debrief where case_id = $1', [cases[0]]);
    const held = { kind: 'debrief', supervisor: staffId('mari-supervisor'), peers: named('mari-peer-2'), at: tuesday, minutes: 60, debrief: rows[0]!.id };
    expect((await does('mari-supervisor', 'madison-mari', 'recordSupervision', held)).status).toBe(200);
    const { items } = await http.read('mari-supervisor', 'alerts?kind=debriefDue&state=open');
    expect((items as { subject: string }[]).filter(({ subject }) => subject === staffId('mari-peer-2'))).toHaveLength(1);
  });

  it('nothing is due for whoever left for another reason', async () => {
    const caseId = await http.opened('mari-officer', 'madison-mari', screenIn(http, 'madison', ['drugPossession']));
    await assigns('mari-coordinator', caseId, 'mari-peer');
    await http.does('mari-coordinator', caseId, 'withdrawFromProgram', { reason: 'movedAway' });
    const { rows } = await owner.query('select from debrief where case_id = $1', [caseId]);
    expect(rows).toEqual([]);
  });
});

describe('a group encounter', () => {
  const group = (participants: object[], more: object = {}, commandId?: string) =>
    does('wv-peer', wv, 'recordGroupEncounter', { at: '2031-03-04T17:00:00Z', topic: 'recoverySkills', support: ['affiliational', 'informational'], minutes: 60, participants, ...more }, commandId);
  const encountersOf = async (caseId: string): Promise<Answered[]> => {
    const { rows } = await owner.query<{ body: string }>(`select body from case_event where case_id = $1 and type = 'logEncounter'`, [caseId]);
    return rows.map(({ body }) => JSON.parse(body) as object);
  };

  it('is recorded once, and in the case of each participant, where none of the others shows', async () => {
    const caseIds = await Promise.all([inWestVirginia(), inWestVirginia(), inWestVirginia()]);
    const commandId = randomUUID();
    const participants = caseIds.map((id, index) => ({ case: id, remark: `Remark ${index}` }));
    const { status, body } = await group(participants, {}, commandId);
    expect([status, body.result]).toEqual([200, { groupId: expect.any(String), participants: 3 }]);
    for (const caseId of caseIds) {
      const [event, ...more] = await encountersOf(caseId);
      expect(more).toEqual([]);
      expect(event.open).toMatchObject({ group: body.result.groupId, minutes: 60, support: ['affiliational', 'informational'] });
      for (const other of caseIds.filter((id) => id !== caseId)) expect(JSON.stringify(event)).not.toContain(other);
      const timeline = await http.read('wv-peer', `cases/${caseId}/events`);
      expect(JSON.stringify(timeline)).toContain(`Remark ${caseIds.indexOf(caseId)}`);
      expect(JSON.stringify(timeline).match(/Remark \d/g)).toHaveLength(1);
    }
    const again = await group(participants, {}, commandId);
    expect(again.body).toEqual(body);
    expect(await encountersOf(caseIds[0])).toHaveLength(1);
    const { rows } = await owner.query('select topic, participants from group_encounter where id = $1', [body.result.groupId]);
    expect(rows).toEqual([{ topic: 'recoverySkills', participants: 3 }]);
  });

  it.each([
    ['with one case twice', (id: string) => [{ case: id }, { case: id }], 'participants.1.case ENCOUNTER.NAMED_TWICE'],
    ['with a case of another program', (id: string, other: string) => [{ case: id }, { case: other }], 'participants.1.case FIELD.NOT_AN_OPTION'],
    ['with a case that is not there', (id: string) => [{ case: id }, { case: randomUUID() }], 'participants.1.case FIELD.NOT_AN_OPTION'],
  ])('is refused %s, and no case has any of it', async (_what, participants, problem) => {
    const caseId = await inWestVirginia();
    const other = await inLosAngeles();
    expect(codesOf(await group(participants(caseId, other)))).toEqual([422, [problem]]);
    expect(await encountersOf(caseId)).toEqual([]);
  });

  it('is of two people or more', async () => {
    expect((await group([{ case: await inWestVirginia() }])).status).toBe(400);
  });

  it('is written to the same cases by two peers at once', async () => {
    const [one, other] = await Promise.all([inWestVirginia(), inWestVirginia()]);
    const answers = await Promise.all([group([{ case: one }, { case: other }]), group([{ case: other }, { case: one }])]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await encountersOf(one)).toHaveLength(2);
  });
});
