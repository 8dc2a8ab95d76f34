import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { verifyAudit } from '#persistence/audit/verify-audit';
import { staffIdOf } from '#persistence/seed';
import { TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import { openingIn } from '../support/moves.js';

let http: HttpEngine;
let owner: pg.Client;
let caseId: string;
const clock = new TestClock(new Date('2031-03-04T19:00:00Z'));
const privacyOfficer = 'mari-privacy-officer';
const staffId = (account: string) => staffIdOf('madison', account);
const opening = () => openingIn('madison', ['drugPossession']);

beforeAll(async () => {
  http = await HttpEngine.start({ withoutWorker: true, clock });
  owner = new pg.Client({ connectionString: http.engine.testDatabase.ownerUrl });
  await owner.connect();
  caseId = await http.opened('mari-officer', 'madison-mari', opening());
});
afterAll(async () => {
  await owner.end();
  await http.stop();
});
beforeEach(() => clock.advance(60_000));

/** Of this test alone: each begins a minute after the last. */
const since = () => `from=${clock.now().toISOString()}`;
interface Entry {
  at: string;
  stream: string;
  seq: number;
  action: string;
  outcome: string;
  code?: string;
  by: { account?: { subject: string } };
  cases?: string[];
}
const audit = async (query = '', as = privacyOfficer) => ((await http.read(as, `audit?${since()}${query && `&${query}`}`)) as { items: Entry[] }).items;
const aboutCase = async () => (await audit(`case=${caseId}`)).map(({ action, outcome, code, by }) => [action, outcome, ...(code ? [code] : []), by.account?.subject]);
const broken = async () => {
  const found = [];
  for await (const { broken: one } of verifyAudit(http.engine.database.pool)) if (one) found.push(one);
  return found;
};

describe('what is read, changed and refused is in the audit', () => {
  it("says who read a person's record, when, from where", async () => {
    await http.send('GET', `/api/cases/${caseId}`, { as: 'mari-coordinator', headers: { 'User-Agent': 'Browser/1.0' } });
    expect(await audit(`case=${caseId}`)).toEqual([
      {
        at: clock.now().toISOString(),
        stream: expect.any(String),
        seq: expect.any(Number),
        action: 'readCase',
        title: 'Read a case',
        outcome: 'done',
        by: { staffId: staffId('mari-coordinator'), agencyId: 'madison', roles: ['coordinator'], account: { issuer: 'embedded', subject: 'mari-coordinator' } },
        name: expect.any(String),
        cases: [caseId],
        detail: { version: 1 },
        from: { address: expect.stringMatching(/127\.0\.0\.1$/), agent: 'Browser/1.0' },
      },
    ]);
  });

  it('says what was changed: the step, and the version of the case with it', async () => {
    const { body } = await http.perform('mari-peer', caseId, 'addNote', { note: 'x' });
    expect(await audit('action=performStep')).toMatchObject([{ outcome: 'done', cases: [caseId], detail: { stepId: 'addNote', version: body.version } }]);
  });

  it('says who opened a case', async () => {
    const opened = await http.opened('mari-officer', 'madison-mari', opening());
    expect(await audit('action=openCase')).toMatchObject([{ outcome: 'done', cases: [opened], by: { staffId: staffId('mari-officer') }, detail: { version: 1 } }]);
  });

  it.each([
    ['that is not theirs', 'recordLevelOfCare', { edition: 'third', level: '1' }, 403],
    ['with bad input', 'captureConsent', {}, 400],
  ])('says who tried a step %s, and the code', async (_what, stepId, input, status) => {
    const { body } = await http.perform('mari-peer', caseId, stepId, input);
    expect(body.status).toBe(status);
    expect(await audit('outcome=refused')).toMatchObject([{ action: 'performStep', code: body.code, cases: [caseId], detail: { stepId } }]);
  });

  it('says who asked for a case of another agency', async () => {
    expect((await http.send('GET', `/api/cases/${caseId}`, { as: 'door-coordinator' })).status).toBe(404);
    expect(await audit(`case=${caseId}`, 'door-privacy-officer')).toMatchObject([{ action: 'readCase', outcome: 'refused', code: 'CASE.NOT_FOUND', by: { agencyId: 'los-angeles' } }]);
  });

  it('says who tried what their role may not, on any route', async () => {
    expect((await http.send('GET', '/api/rosters', { as: 'mari-feed' })).status).toBe(403);
    expect(await audit('outcome=refused')).toMatchObject([{ action: 'attempt', code: 'SCOPE.NOT_ALLOWED', detail: { method: 'GET', route: '/api/rosters' } }]);
  });

  it.each([
    ['no token', undefined, 'AUTH.TOKEN_MISSING'],
    ['a forged one', 'Bearer x.y.z', 'AUTH.TOKEN_INVALID'],
  ])('says that somebody came with %s, whom it cannot name', async (_what, Authorization, code) => {
    await http.send('GET', `/api/cases/${caseId}`, { headers: Authorization === undefined ? {} : { Authorization } });
    expect(await audit('action=signInRefused')).toMatchObject([{ outcome: 'refused', code, by: {}, cases: [caseId] }]);
  });

  it("says that a session was used first, once, and nothing of a session's later uses", async () => {
    await http.read('mari-supervisor', 'me');
    await http.read('mari-supervisor', 'me');
    expect(await audit(`action=signIn&staff=${staffId('mari-supervisor')}`)).toMatchObject([{ by: { staffId: staffId('mari-supervisor') }, detail: { acr: 'urn:dpad:development', amr: ['pwd'] } }]);
  });

  it('names every case of a list that was read', async () => {
    await http.read('mari-officer', 'cases?program=madison-mari');
    const [entry] = await audit('action=searchCases');
    expect(entry?.cases).toContain(caseId);
    expect(await aboutCase()).toEqual([['searchCases', 'done', 'mari-officer']]);
  });

  it('is found by the participant: what was read of their cases', async () => {
    const { rows } = await owner.query<{ id: string }>('select participant_id as id from case_head where case_id = $1', [caseId]);
    const { id } = rows[0]!;
    await http.read('mari-coordinator', `participants/${id}`);
    await http.read('mari-coordinator', `cases/${caseId}`);
    expect((await audit(`participant=${id}`)).map(({ action }) => action).sort()).toEqual(['readCase', 'readParticipant']);
  });

  it('tells of every route that reads of one case or one participant', async () => {
    const { paths } = (await http.send('GET', '/api/openapi.json')).body as { paths: Record<string, object> };
    const routes = Object.entries(paths).flatMap(([path, methods]) => ('get' in methods && /\{(caseId|participantId)\}/.test(path) ? [path] : []));
    expect(routes.length).toBeGreaterThan(5);
    for (const route of routes) {
      clock.advance(60_000);
      await http.send('GET', route.replace(/\{(caseId|participantId)\}/, caseId).replace(/\{\w+\}/g, randomUUID()), { as: 'mari-coordinator' });
      const noted = await audit(`staff=${staffId('mari-coordinator')}`);
      expect([route, noted.map(({ action }) => action)]).toEqual([route, [expect.not.stringMatching(/^attempt$/)]]);
    }
  });

  it('holds nothing that was entered', async () => {
    const planted = 'Marked-4711';
    await http.send('POST', '/api/participants/search', { as: 'mari-coordinator', body: { name: planted } });
    await http.perform('mari-peer', caseId, 'addNote', { note: planted });
    await http.send('GET', `/api/cases?program=${planted}`, { as: 'mari-officer' });
    await http.send('GET', `/api/participants/${planted}`, { as: 'mari-coordinator' });
    const { rows } = await owner.query('select body from audit_event where body ilike $1', [`%${planted}%`]);
    expect(rows).toEqual([]);
  });
});

describe('the audit is read', () => {
  it('by privacy officers alone', async () => {
    expect((await http.send('GET', '/api/audit', { as: 'mari-administrator' })).body).toMatchObject({ status: 403, code: 'ROLE.NOT_ALLOWED' });
    const api = new pg.Client({ connectionString: http.engine.testDatabase.apiUrl });
    await api.connect();
    try {
      const seenBy = async (account: string) => {
        await api.query(`select set_config('dpad.agency', 'madison', false), set_config('dpad.staff', $1, false)`, [staffId(account)]);
        return (await api.query('select 1 from audit_event limit 1')).rows.length;
      };
      expect([await seenBy('mari-administrator'), await seenBy(privacyOfficer)]).toEqual([0, 1]);
    } finally {
      await api.end();
    }
  });

  it('within one agency', async () => {
    await http.read('door-officer', 'cases');
    expect(await audit('action=searchCases')).toEqual([]);
    expect(await audit('action=searchCases', 'door-privacy-officer')).toHaveLength(1);
  });

  it('and says itself who read it, and what they looked for', async () => {
    await audit(`case=${caseId}`);
    expect(await audit('action=readAudit')).toMatchObject([{ by: { staffId: staffId(privacyOfficer) }, detail: { case: caseId } }]);
  });

  it('page by page, the newest first, each event once', async () => {
    for (let time = 0; time < 5; time += 1) {
      await http.read('mari-coordinator', `cases/${caseId}`);
      clock.advance(time % 2);
    }
    const begun = `from=${new Date(clock.now().getTime() - 2).toISOString()}&action=readCase&limit=2`;
    const pages: Entry[][] = [];
    for (let cursor = ''; pages.length < 4; ) {
      const { items, next } = (await http.read(privacyOfficer, `audit?${begun}${cursor}`)) as { items: Entry[]; next?: string };
      pages.push(items);
      if (next === undefined) break;
      cursor = `&cursor=${next}`;
    }
    expect(pages.map((items) => items.length)).toEqual([2, 2, 1]);
    expect(new Set(pages.flat().map(({ stream, seq }) => `${stream} ${seq}`)).size).toBe(5);
    const times = pages.flat().map(({ at }) => at);
    expect(times).toEqual([...times].sort().reverse());
  });

  it.each([['from=yesterday'], ['staff=7'], ['action=stole'], ['outcome=maybe'], ['cursor=x']])('is not searched by %s', async (query) => {
    expect((await http.send('GET', `/api/audit?${query}`, { as: privacyOfficer })).status).toBe(400);
  });

});

describe('the audit is durable', () => {
  it('of 200 reads at once each one, in a whole chain', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => http.send('GET', `/api/cases/${caseId}`, { as: 'mari-coordinator' })));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await audit('action=readCase&limit=500')).toHaveLength(200);
    expect(await broken()).toEqual([]);
  });

  it('or the read is refused; once it can be written again, reads go on', async () => {
    await owner.query('revoke insert on audit_event from dpad_api');
    try {
      const refused = await http.send('GET', `/api/cases/${caseId}`, { as: 'mari-coordinator' });
      expect(refused).toMatchObject({ status: 503, body: { code: 'AUDIT.UNAVAILABLE' } });
      expect(JSON.stringify(refused.body)).not.toContain(caseId);
      expect((await http.send('GET', '/api/me')).status).toBe(401);
    } finally {
      await owner.query('grant insert on audit_event to dpad_api');
    }
    await http.read('mari-coordinator', `cases/${caseId}`);
    expect(await aboutCase()).toEqual([['readCase', 'done', 'mari-coordinator']]);
    expect(await broken()).toEqual([]);
  });

  it('and a step whose audit failed is answered when it is sent again, and noted then', async () => {
    const commandId = randomUUID();
    await owner.query('revoke insert on audit_event from dpad_api');
    expect((await http.perform('mari-peer', caseId, 'addNote', { note: 'x' }, commandId)).status).toBe(503);
    await owner.query('grant insert on audit_event to dpad_api');
    const again = await http.perform('mari-peer', caseId, 'addNote', { note: 'x' }, commandId);
    expect(again.status).toBe(200);
    expect(await audit('action=performStep')).toMatchObject([{ detail: { stepId: 'addNote', version: again.body.version } }]);
  });

  it('is not changed by the API', async () => {
    const api = new pg.Client({ connectionString: http.engine.testDatabase.apiUrl });
    await api.connect();
    try {
      for (const statement of ['update audit_event set seq = 9', 'delete from audit_event', 'truncate audit_event', 'alter table audit_event disable trigger all', 'drop policy added_by_all on audit_event']) {
        await expect(api.query(statement)).rejects.toMatchObject({ code: '42501' });
      }
    } finally {
      await api.end();
    }
  });
});
