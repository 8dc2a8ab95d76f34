import pg from 'pg';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import { conditionOn, consents, isHeld, isMet, isTakenIn, screenIn } from '../support/http-moves.js';
import { readPdf } from '../support/pdf-words.js';

let http: HttpEngine;
let owner: pg.Pool;
let caseId: string;

beforeAll(async () => {
  http = await HttpEngine.start({ clock: new TestClock(new Date('2031-03-04T18:05:00.000Z')) });
  owner = new pg.Pool({ connectionString: http.engine.testDatabase.ownerUrl, max: 2 });
  caseId = await http.opened('mari-officer', 'madison-mari', screenIn(http, 'madison', ['drugPossession']));
  await isMet(http, 'mari', caseId);
  await isTakenIn(http, 'mari', caseId);
  await consents(http, 'mari', caseId);
  await isHeld(http, 'mari', caseId, [conditionOn(http, 'attend')]);
  await http.does('mari-coordinator', caseId, 'assignStaff', { role: 'peer', person: staffId('mari-peer') });
});
afterAll(async () => {
  await owner.end();
  await http.stop();
});

const path = (query = '') => `/api/cases/${caseId}/participant-paper${query}`;

async function printed(as: string, query = '') {
  const response = await fetch(http.base + path(query), { headers: { Authorization: `Bearer ${await http.token(as)}` } });
  if (response.status !== 200) throw new Error(`${as}: ${response.status}`);
  return { type: response.headers.get('content-type'), name: response.headers.get('content-disposition'), ...(await readPdf(Buffer.from(await response.arrayBuffer()))) };
}

describe("a participant's paper", () => {
  it('has their conditions, dates, contacts and consents, and how to take these back', async () => {
    const { type, name, title, words } = await printed('mari-peer');
    expect([type, name, title]).toEqual(['application/pdf', 'attachment; filename="your-plan.pdf"', 'Your plan and your rights']);
    expect(words).toContain('Go to the meetings that you agreed on');
    expect(words).toContain('As the officer writes it');
    expect(words).toContain('Dale Hendricks Your peer');
    expect(words).toContain('It lasts until your charges are closed.');
    expect(words).toContain('To take it back, tell anybody on your team');
  });

  it('is printed in Spanish', async () => {
    const { language, words } = await printed('mari-case-manager', '?language=es');
    expect([language, words]).toEqual(['es', expect.stringContaining('Lo que usted aceptó que compartamos')]);
  });

  it('says who was told of them', async () => {
    await http.read('mari-prosecutor', `cases/${caseId}`);
    expect((await printed('mari-peer')).words).toMatch(/Who was told about you .*Dane County Justice Partners/);
  });

  it.each(['mari-peer', 'mari-clinician', 'mari-case-manager', 'mari-coordinator', 'mari-supervisor', 'mari-privacy-officer'])('is printed for %s', async (as) => {
    expect((await printed(as)).title).toBe('Your plan and your rights');
  });

  it.each(['mari-officer', 'mari-prosecutor', 'mari-court-liaison', 'mari-defender', 'mari-provider', 'mari-administrator', 'door-peer'])('is not for %s', async (as) => {
    const { status, body } = await http.send('GET', path(), { as });
    expect([status, body.code]).toEqual([404, 'CASE.NOT_FOUND']);
  });

  it('is in the audit as an export', async () => {
    await printed('mari-supervisor');
    const { rows } = await owner.query(`select 1 from audit_event where action = 'exportParticipantPaper' and outcome = 'done' and staff_id = $1 and case_ids @> array[$2::uuid]`, [staffId('mari-supervisor'), caseId]);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('is printed in no other language', async () => {
    const { status, body } = await http.send('GET', path('?language=fr'), { as: 'mari-peer' });
    expect([status, body.errors]).toMatchObject([400, [{ field: 'language' }]]);
  });
});
