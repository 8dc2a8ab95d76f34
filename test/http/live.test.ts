import pg from 'pg';
import { LiveStreams, streamsOfOneAccount } from '#api/live/live-streams';
import { agencyKey } from '#persistence/agencies';
import { Browser } from '../support/browser.js';
import { staffId } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import { instantFrom } from '../support/http-moves.js';
import { LiveReader } from '../support/live-reader.js';

const pco = 'plymouth-county-outreach';
const mostStreams = 12;

let http: HttpEngine;
let owner: pg.Pool;
let open: LiveReader[];
/** Of sessions: the real time, but where a test says what time it is. */
let itIs: number | undefined;
const signInClock = { now: () => new Date(itIs ?? Date.now()) };

beforeAll(async () => {
  http = await HttpEngine.start({ signInClock, web: {}, variables: { LIVE_STREAMS: String(mostStreams) } });
  owner = new pg.Pool({ connectionString: http.engine.testDatabase.ownerUrl, max: 2 });
});
beforeEach(() => {
  open = [];
  itIs = undefined;
});
afterEach(async () => {
  for (const reader of open) reader.close();
  await eventually('all streams to have ended', () => open.every(({ ended }) => ended));
});
afterAll(async () => {
  await owner.end();
  await http.stop();
});

const eventually = (what: string, holds: () => boolean) => http.engine.until(what, async () => holds() || undefined);

async function follows(as: string): Promise<LiveReader> {
  const reader = await LiveReader.open(http, as);
  open.push(reader);
  return reader;
}

const outreach = (as = 'pco-coordinator', programId = pco, area = 'brockton') => http.opened(as, programId, { source: 'engagementEvent', area, seenAt: instantFrom(http) }, 'activeOutreach');
const isToldOf = (reader: LiveReader, caseId: string) => eventually('the change to be told', () => reader.told.some((one) => one.case === caseId));
const addsNote = async (as: string, caseId: string) => expect((await http.perform(as, caseId, 'addNote', { note: 'Called back.' })).status).toBe(200);

describe('a live stream', () => {
  it('tells of a case that its reader may know of', async () => {
    const reader = await follows('pco-peer');
    const caseId = await outreach();
    await isToldOf(reader, caseId);
    expect(reader.headers.get('content-type')).toBe('text/event-stream');
  });

  it('says to come again after five seconds, and names a case or a program alone', async () => {
    const reader = await follows('pco-peer');
    const caseId = await outreach();
    await isToldOf(reader, caseId);
    expect(reader.text.replace(/event: changed\ndata: \{"(case|program)":"[\w-]+"\}\n\n/g, '')).toBe('retry: 5000\n\n');
  });

  it("tells nothing of another agency's case", async () => {
    const [theirs, ours] = [await follows('qrt-coordinator'), await follows('pco-coordinator')];
    const caseId = await outreach();
    await isToldOf(ours, caseId);
    const own = await http.opened('qrt-coordinator', 'huntington-qrt', { source: 'emsOrFire', area: 'huntington', overdoseAt: instantFrom(http), fatal: false }, 'naloxonePlus');
    await isToldOf(theirs, own);
    expect(theirs.told.filter((one) => one.case === caseId)).toEqual([]);
  });

  it('tells an officer of the cases that the officer opened, and of no other', async () => {
    const officer = await follows('pco-officer');
    const others = await outreach();
    const own = await outreach('pco-officer');
    await isToldOf(officer, own);
    expect(officer.told.filter((one) => one.case === others)).toEqual([]);
  });

  it('tells the other agency of a case from when it is shared with them', async () => {
    const theirs = await follows('qrt-coordinator');
    const caseId = await outreach();
    await http.does('pco-coordinator', caseId, 'shareCase', { agency: agencyKey('huntington'), purpose: 'coordination', reason: 'The person has moved there' });
    await isToldOf(theirs, caseId);
  });

  it("tells of a program's own log", async () => {
    const [ours, theirs] = [await follows('pco-coordinator'), await follows('qrt-coordinator')];
    const call = { callId: `c-${Date.now()}`, occurredAt: instantFrom(http), area: 'brockton', kind: 'medical' };
    const { status } = await http.send('POST', '/api/notices/call', { as: 'pco-feed', body: call });
    expect(status).toBe(201);
    await eventually('the program to be named', () => ours.told.some((one) => one.program === pco));
    expect(theirs.told).toEqual([]);
  });

  it('names a case at most once in a second, however much is added to it', async () => {
    const caseId = await outreach();
    const reader = await follows('pco-coordinator');
    const began = Date.now();
    for (let nth = 0; nth < 10; nth += 1) await addsNote('pco-peer', caseId);
    await isToldOf(reader, caseId);
    const seconds = (Date.now() - began) / 1_000;
    expect(reader.told.filter((one) => one.case === caseId).length).toBeLessThanOrEqual(Math.floor(seconds) + 1);
  });

  it('is not for machine accounts, nor for nobody', async () => {
    expect((await follows('pco-feed')).status).toBe(403);
    expect((await http.send('GET', '/api/live')).status).toBe(401);
  });
});

describe('a live stream ends', () => {
  const idleMs = () => http.environment.signIn.idleMinutes * 60_000;
  const inAMinute = () => Date.now() + 60_000;

  async function wasBusyAt(as: string, at: number): Promise<LiveReader> {
    await http.token(as);
    itIs = at;
    await http.read(as, 'me');
    itIs += 1;
    const reader = await follows(as);
    itIs -= 1;
    return reader;
  }

  it('once the account is taken off the list', async () => {
    const reader = await follows('pco-responder');
    await owner.query('update staff set active = false where id = $1', [staffId('pco-responder')]);
    await eventually('the stream to end', () => reader.ended);
    await owner.query('update staff set active = true where id = $1', [staffId('pco-responder')]);
  });

  it('as soon as its reader signs out of the web app', async () => {
    const browser = new Browser(http.web);
    await browser.signIn('pco-case-manager');
    await browser.ask('GET', '/api/me');
    const reader = LiveReader.of(await browser.ask('GET', '/api/live'));
    open.push(reader);
    expect(reader.status).toBe(200);
    const { status } = await browser.ask('POST', '/session/sign-out');
    expect(status).toBeLessThan(400);
    await eventually('the stream to end', () => reader.ended);
  });

  it('with the session, which it does not keep on', async () => {
    const reader = await wasBusyAt('pco-clinician', inAMinute());
    itIs! += idleMs() + 1;
    await http.service(LiveStreams).check();
    await eventually('the stream to end', () => reader.ended);
    expect((await follows('pco-clinician')).status).toBe(401);
  });

  it('at the last instant of the idle limit not yet', async () => {
    const reader = await wasBusyAt('pco-peer-2', inAMinute());
    itIs! += idleMs();
    await http.service(LiveStreams).check();
    const again = await follows('pco-peer-2');
    expect([reader.ended, again.status]).toEqual([false, 200]);
  });

  it('where what has changed could not be heard any more', async () => {
    const reader = await follows('pco-defender');
    const itself = new pg.Client({ connectionString: http.engine.testDatabase.apiUrl });
    await itself.connect();
    await itself.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dpad listens' and datname = current_database()`);
    await itself.end();
    await eventually('the stream to end', () => reader.ended);
    expect((await follows('pco-defender')).status).toBe(200);
  });
});

describe('too many live streams', () => {
  it('of one account are refused', async () => {
    const all = await Promise.all(Array.from({ length: streamsOfOneAccount + 1 }, () => follows('pco-supervisor')));
    expect(all.map(({ status }) => status).sort()).toEqual([...Array<number>(streamsOfOneAccount).fill(200), 429]);
    expect(all.find(({ status }) => status === 429)!.headers.get('retry-after')).toBe('60');
  });

  it('in all are refused', async () => {
    const accounts = ['pco-supervisor', 'qrt-supervisor', 'door-supervisor'];
    const all = await Promise.all(accounts.flatMap((as) => Array.from({ length: 5 }, () => follows(as))));
    expect(all.filter(({ status }) => status === 200)).toHaveLength(mostStreams);
  });

  it('leave room again once they are closed', async () => {
    const all = await Promise.all(Array.from({ length: streamsOfOneAccount }, () => follows('pco-supervisor')));
    all[0]!.close();
    await eventually('one to be open again', () => all[0]!.ended);
    await http.engine.until('there to be room', async () => (await follows('pco-supervisor')).status === 200 || undefined);
  });
});

it('closes its streams at shutdown, and does not wait for their readers', async () => {
  const other = await HttpEngine.start();
  const reader = await LiveReader.open(other, 'pco-peer');
  await other.stop();
  await eventually('the stream to end', () => reader.ended);
});
