import { randomUUID } from 'node:crypto';
import { connect, type Database } from '#persistence/database';
import { claimDeliveries } from '#persistence/channels/deliveries';
import { replaceChannels, type StaffChannel } from '#persistence/channels/staff-channels';
import { emailChannel } from '#worker/channels/email';
import { smsChannel } from '#worker/channels/sms';
import { webhookChannel } from '#worker/channels/webhook';
import type { Channels } from '#worker/channels/configured';
import { DeliveryCounts } from '#worker/delivery-counts';
import { Dispatcher, type DispatcherParts } from '#worker/dispatcher';
import { createMetrics } from '#worker/metrics';
import { emptied } from '../support/emptied.js';
import { TestClock } from '../support/engine.js';
import { HttpReceiver, SmtpReceiver } from '../support/receivers.js';
import { createTestDatabase, type TestDatabase } from '../support/servers.js';

const posted = new Date('2027-03-01T12:00:00.000Z');
const seconds = 1000;
const minutes = 60 * seconds;

let testDatabase: TestDatabase;
let owner: Database;
let worker: Database;
let channels: Channels;
let gateway: string;
let clock: TestClock;
const mails = new SmtpReceiver();
const posts = new HttpReceiver();

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  owner = await connect({ url: testDatabase.ownerUrl, connections: 4 });
  worker = await connect({ url: testDatabase.workerUrl, connections: 8 });
  const smtpUrl = await mails.listen();
  gateway = await posts.listen();
  channels = {
    email: emailChannel({ url: smtpUrl, from: 'dpad@example.org' }),
    webhook: webhookChannel({ signingKey: Buffer.alloc(32).toString('base64'), clock: { now: () => posted }, anywhere: true }),
    sms: smsChannel({ gatewayUrl: `${gateway}/messages`, token: 'a-token' }),
  };
  await owner.pool.query(`
    insert into agency values ('agency', 'Agency'), ('other', 'Other');
    insert into organisation values ('00000000-0000-4000-8000-0000000000aa', 'agency', 'Peers', 'peerSupport', null);
    insert into participant values ('00000000-0000-4000-8000-000000000001', 'agency', now());
    insert into program_revision values ('aProgram', 1, 'agency', 'hash', '{}', '2026-01-01')`);
});

beforeEach(() => {
  clock = new TestClock(posted);
});

afterEach(async () => {
  mails.forget();
  posts.forget();
  await emptied(owner.pool, 'case_head', 'staff');
});

afterAll(async () => {
  await mails.close();
  await posts.close();
  await worker.close();
  await owner.close();
  await testDatabase.drop();
});

const sms: StaffChannel = { kind: 'sms', address: '+12155550123' };
const email: StaffChannel = { kind: 'email', address: 'name@example.org' };
const webhook = (): StaffChannel => ({ kind: 'webhook', address: `${gateway}/hook` });

interface Person {
  name?: string;
  roles?: string[];
  channels?: StaffChannel[];
  active?: boolean;
  agency?: string;
  programs?: string[];
}

async function aPerson({ name = 'A person', roles = ['peer'], channels: own = [sms], active = true, agency = 'agency', programs = ['aProgram'] }: Person = {}): Promise<string> {
  const id = randomUUID();
  await owner.pool.query(
    `insert into staff (id, agency_id, organisation_id, issuer, subject, name, roles, programs, active)
     values ($1, $2, '00000000-0000-4000-8000-0000000000aa', 'issuer', $1::uuid::text, $3, $4, $5, $6)`,
    [id, agency, name, roles, programs, active],
  );
  await replaceChannels(owner.pool, { id, agencyId: agency }, own, posted);
  return id;
}

async function aCase(openedBy: string = randomUUID()): Promise<string> {
  const caseId = randomUUID();
  await owner.pool.query(
    `insert into case_head (case_id, agency_id, participant_id, program_id, program_revision, pathway_id, seq, hash, file,
       status, stages, assignees, opened_by, opened_at, updated_at)
     values ($1, 'agency', '00000000-0000-4000-8000-000000000001', 'aProgram', 1, 'officerIntervention', 9, '', '{}', 'open', '{}', '{}', $2, now(), now())`,
    [caseId, openedBy],
  );
  return caseId;
}

interface Posted {
  caseId?: string;
  kind?: string;
  roles?: string[];
  staff?: string;
}

async function aNotice({ caseId, kind = 'reviewAsked', roles = ['peer'], staff }: Posted = {}): Promise<string> {
  const of = caseId ?? (await aCase());
  await worker.pool.query(
    `with posted as (
       insert into outbox (case_id, key, agency_id, program_id, kind, roles, staff, created_at) values ($1, $2, 'agency', 'aProgram', $3, $4, $5, $6)
       returning case_id, key, created_at
     ) insert into dispatch (case_id, key, posted_at) select * from posted`,
    [of, `${clock.now().getTime()}/${kind}`, kind, roles, staff ?? null, clock.now()],
  );
  return of;
}

function dispatcherWith(parts: Partial<DispatcherParts> = {}): Dispatcher {
  return new Dispatcher({
    database: worker,
    channels,
    clock,
    log: { notDelivered: () => undefined, failed: (error) => expect(error).toBeUndefined() },
    ...parts,
  });
}

async function aRound(parts: Partial<DispatcherParts> = {}): Promise<void> {
  const dispatcher = dispatcherWith(parts);
  await dispatcher.dispatch();
  await dispatcher.settled();
}

/** As many rounds as it takes for every attempt to have its turn. */
async function untilExhausted(parts: Partial<DispatcherParts> = {}): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    await aRound(parts);
    clock.advance(81 * seconds);
  }
}

interface DeliveryRow {
  staff: string;
  channel: string | null;
  state: string;
  reason: string | null;
  attempts: number;
  escalation: boolean;
}

async function deliveries(): Promise<DeliveryRow[]> {
  const { rows } = await owner.pool.query<DeliveryRow>(
    'select staff_id as staff, channel, state, reason, attempts, escalation from delivery order by queued_at, escalation, channel, staff_id',
  );
  return rows;
}

const textsTo = () => posts.received.filter(({ path }) => path === '/messages').map(({ body }) => (JSON.parse(body) as { to: string }).to);

describe('a notice', () => {
  it('goes out once, and stands as sent', async () => {
    const staff = await aPerson();
    await aNotice();
    for (let round = 0; round < 3; round += 1) await aRound();
    expect(textsTo()).toEqual([sms.address]);
    expect(await deliveries()).toEqual([{ staff, channel: 'sms', state: 'sent', reason: null, attempts: 1, escalation: false }]);
  });

  it('goes to the one who is named, and to nobody else in the role', async () => {
    await aPerson();
    const named = await aPerson({ channels: [email] });
    await aNotice({ staff: named });
    await aRound();
    expect(textsTo()).toEqual([]);
    expect(mails.received.map(({ to }) => to)).toEqual([[email.address]]);
  });

  it('goes to nobody of another program, of another agency, or who has left', async () => {
    await aPerson({ programs: ['another'] });
    await aPerson({ agency: 'other' });
    await aPerson({ active: false });
    await aNotice();
    await aRound();
    expect(await deliveries()).toEqual([]);
  });

  it('goes to the officer who opened the case, and tells no other officer that there is one', async () => {
    const opener = await aPerson({ roles: ['officer'] });
    await aPerson({ roles: ['officer'], channels: [email] });
    await aNotice({ caseId: await aCase(opener), kind: 'nobodyIsComing', roles: ['officer'] });
    await aRound();
    expect((await deliveries()).map(({ staff }) => staff)).toEqual([opener]);
    expect(mails.received).toEqual([]);
  });

  it('goes by the channel that the person has put first', async () => {
    await aPerson({ channels: [email, sms] });
    await aNotice();
    await aRound();
    expect(mails.received).toHaveLength(1);
    expect(textsTo()).toEqual([]);
  });

  it('links to the case where people sign in, and has no link where no address is known', async () => {
    await aPerson();
    const caseId = await aNotice();
    await aRound({ publicUrl: 'https://dpad.example.org/' });
    expect(posts.received[0]!.body).toContain(`https://dpad.example.org/cases/${caseId}"`);
    clock.advance(1);
    await aNotice();
    await aRound();
    expect(posts.received[1]!.body).not.toContain('http');
  });
});

describe('a refusal that may pass', () => {
  it('500 and then 200: one message in the end, under the same key', async () => {
    await aPerson();
    await aNotice();
    posts.replies = [500, 200];
    await aRound();
    clock.advance(5 * seconds - 1);
    await aRound();
    expect(posts.received).toHaveLength(1);
    clock.advance(1);
    await aRound();
    clock.advance(minutes);
    await aRound();
    expect(posts.received).toHaveLength(2);
    expect(new Set(posts.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(await deliveries()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('has four attempts, and then fails', async () => {
    await aPerson();
    await aNotice();
    posts.replies = Array.from({ length: 9 }, () => 503);
    await untilExhausted();
    expect(posts.received).toHaveLength(4);
    expect(await deliveries()).toMatchObject([{ state: 'failed', reason: 'refused', attempts: 4 }]);
  });
});

describe('a refusal for good', () => {
  it('fails at once, and the next channel is tried', async () => {
    await aPerson({ channels: [email, sms] });
    await aNotice();
    mails.replies = [{ code: 550, at: 'recipient' }];
    await aRound();
    await aRound();
    expect(await deliveries()).toMatchObject([
      { channel: 'email', state: 'failed', reason: 'refused', attempts: 1 },
      { channel: 'sms', state: 'sent', attempts: 1 },
    ]);
    expect(textsTo()).toEqual([sms.address]);
  });

  it('of the last channel tells the supervisor that the notice reached nobody', async () => {
    await aPerson();
    const supervisor = await aPerson({ roles: ['supervisor'], channels: [email] });
    await aNotice();
    posts.replies = [400];
    await aRound();
    await aRound();
    expect(await deliveries()).toMatchObject([
      { state: 'failed', escalation: false },
      { staff: supervisor, state: 'sent', escalation: true },
    ]);
    expect(mails.received[0]!.raw).toContain('Subject: A message reached nobody');
  });

  it('of one of two recipients does not', async () => {
    await aPerson({ name: 'A' });
    await aPerson({ name: 'B', channels: [email] });
    await aPerson({ roles: ['supervisor'], channels: [webhook()] });
    await aNotice();
    posts.replies = [400];
    await aRound();
    await aRound();
    expect((await deliveries()).map(({ state }) => state).sort()).toEqual(['failed', 'sent']);
  });

  it('of two recipients at the same moment tells the supervisor once', async () => {
    await aPerson({ name: 'A' });
    await aPerson({ name: 'B', channels: [{ kind: 'sms', address: '+12155550199' }] });
    await aPerson({ roles: ['supervisor'], channels: [email] });
    await aNotice();
    posts.replies = [400, 400];
    await aRound();
    await aRound();
    expect(mails.received).toHaveLength(1);
  });
});

describe('a person', () => {
  it('without a channel is shown, and the supervisor is told', async () => {
    const peer = await aPerson({ channels: [] });
    await aPerson({ roles: ['supervisor'], channels: [email] });
    await aNotice();
    await aRound();
    expect(await deliveries()).toMatchObject([
      { staff: peer, channel: null, state: 'failed', reason: 'noChannel', attempts: 0 },
      { channel: 'email', state: 'sent', escalation: true },
    ]);
  });

  it('with a channel that is not configured here is reached by another that is', async () => {
    await aPerson({ channels: [email, sms] });
    await aNotice();
    await aRound({ channels: { sms: channels.sms! } });
    expect(textsTo()).toEqual([sms.address]);
    expect(mails.received).toEqual([]);
  });

  it('with none that is configured waits visibly, the supervisor is told meanwhile, and it goes out once it is configured', async () => {
    const peer = await aPerson({ channels: [email] });
    await aPerson({ roles: ['supervisor'] });
    await aNotice();
    await aRound({ channels: { sms: channels.sms! } });
    expect(await deliveries()).toMatchObject([
      { staff: peer, channel: 'email', state: 'queued', reason: 'notConfigured' },
      { channel: 'sms', state: 'sent', escalation: true },
    ]);
    await aRound();
    expect(mails.received).toHaveLength(1);
    expect((await deliveries()).map(({ state, reason }) => [state, reason])).toEqual([['sent', null], ['sent', null]]);
  });

  it('who has taken the channel away meanwhile gets nothing by it', async () => {
    const id = await aPerson();
    await aNotice();
    posts.replies = [500];
    await aRound();
    await replaceChannels(owner.pool, { id, agencyId: 'agency' }, [email], clock.now());
    clock.advance(5 * seconds);
    await aRound();
    await aRound();
    expect(posts.received).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ channel: 'sms', state: 'failed', reason: 'withdrawn' }, { channel: 'email', state: 'sent' }]);
  });
});

describe('what may have arrived', () => {
  it.each(['silence', 'hangUp'] as const)('is unknown after %s, and is not sent again by any channel', async (reply) => {
    await aPerson({ channels: [sms, email] });
    await aPerson({ roles: ['supervisor'], channels: [email] });
    await aNotice();
    posts.replies = [reply];
    await untilExhausted({ channels: { ...channels, sms: smsChannel({ gatewayUrl: `${gateway}/messages`, token: 'a-token', answerWithinMs: 1_000 }) } });
    expect(posts.received).toHaveLength(1);
    expect(mails.received).toEqual([]);
    expect(await deliveries()).toMatchObject([{ state: 'unknown', reason: 'noAnswer', attempts: 1 }]);
  });

  it('is unknown where a channel does not come back', async () => {
    await aPerson();
    await aNotice();
    await aRound({ channels: { sms: () => new Promise(() => undefined) }, sendWithinMs: 10 });
    expect(await deliveries()).toMatchObject([{ state: 'unknown', reason: 'noAnswer' }]);
  });

  it('is unknown two minutes after a worker died before the sending, not sooner', async () => {
    await aPerson();
    await aNotice();
    await aRound({ channels: { email: channels.email! } });
    await claimDeliveries(worker.pool, { now: clock.now(), configured: ['sms'] }, 10);
    clock.advance(2 * minutes);
    await aRound();
    expect(await deliveries()).toMatchObject([{ state: 'started' }]);
    clock.advance(1);
    const reported: unknown[] = [];
    await aRound({ log: { notDelivered: (...what) => reported.push(what[2]), failed: (error) => expect(error).toBeUndefined() } });
    expect(await deliveries()).toMatchObject([{ state: 'unknown', reason: 'interrupted', attempts: 1 }]);
    expect(reported).toEqual(['unknown']);
    await untilExhausted();
    expect(posts.received).toEqual([]);
  });

  it('is unknown where a worker died after the sending: it was sent once', async () => {
    await aPerson();
    await aNotice();
    const dying = await connect({ url: testDatabase.workerUrl, connections: 2 });
    posts.onReceived = () => dying.close();
    const failures: unknown[] = [];
    await aRound({ database: dying, log: { notDelivered: () => undefined, failed: (error) => failures.push(error) } });
    expect(failures).toHaveLength(1);
    clock.advance(2 * minutes + 1);
    await untilExhausted();
    expect(posts.received).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ state: 'unknown', reason: 'interrupted' }]);
  });

  it('takes the truth that a slow worker brings after it was reported', async () => {
    await aPerson();
    await aNotice();
    let answer: (() => void) | undefined;
    const slow = dispatcherWith({ channels: { sms: () => new Promise((resolve) => (answer = () => resolve({ outcome: 'sent' }))) } });
    await slow.dispatch();
    clock.advance(2 * minutes + 1);
    await aRound();
    expect(await deliveries()).toMatchObject([{ state: 'unknown' }]);
    answer!();
    await slow.settled();
    expect(await deliveries()).toMatchObject([{ state: 'sent', reason: null }]);
  });
});

describe('two dispatchers at once', () => {
  it('send each notice once', async () => {
    await aPerson();
    const caseIds = await Promise.all(Array.from({ length: 60 }, () => aNotice()));
    const both = [dispatcherWith(), dispatcherWith()];
    for (let round = 0; round < 8; round += 1) {
      await Promise.all(both.map((dispatcher) => dispatcher.dispatch()));
      await Promise.all(both.map((dispatcher) => dispatcher.settled()));
    }
    expect(posts.received).toHaveLength(caseIds.length);
    expect(new Set(posts.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(caseIds.length);
  });
});

describe('what comes too late', () => {
  it('a request to come is sent within the hour', async () => {
    await aPerson();
    await aNotice({ kind: 'handoffRequested' });
    clock.advance(60 * minutes - 1);
    await aRound();
    expect(posts.received).toHaveLength(1);
  });

  it('an hour later it wakes nobody, and is shown as late', async () => {
    await aPerson();
    await aPerson({ roles: ['supervisor'], channels: [email] });
    await aNotice({ kind: 'handoffRequested' });
    clock.advance(60 * minutes);
    await aRound();
    expect(posts.received).toEqual([]);
    expect(mails.received).toEqual([]);
    expect(await deliveries()).toMatchObject([{ state: 'failed', reason: 'late', attempts: 0 }]);
  });

  it('what has waited for a channel to be configured ends too', async () => {
    await aPerson({ channels: [email] });
    await aNotice({ kind: 'handoffRequested' });
    await aRound({ channels: { sms: channels.sms! } });
    clock.advance(60 * minutes);
    await aRound();
    expect(mails.received).toEqual([]);
    expect(await deliveries()).toMatchObject([{ state: 'failed', reason: 'late', attempts: 0 }]);
  });
});

describe('a handoff', () => {
  const numbered = (last: number): StaffChannel => ({ kind: 'sms', address: `+1215555010${last}` });

  it('is asked of one peer after the other, and of the first again after the last', async () => {
    await aPerson({ name: 'A', channels: [numbered(1)] });
    await aPerson({ name: 'B', channels: [numbered(2)] });
    const caseId = await aCase();
    for (const kind of ['handoffRequested', 'handoffPassedOn', 'handoffRequested']) {
      await aNotice({ caseId, kind });
      await aRound();
      clock.advance(10 * minutes);
    }
    expect(textsTo()).toEqual([1, 2, 1].map((last) => numbered(last).address));
  });

  it('with nobody on call goes to the supervisor', async () => {
    await aPerson({ active: false });
    const supervisor = await aPerson({ roles: ['supervisor'], channels: [email] });
    await aNotice({ kind: 'handoffRequested' });
    await aRound();
    expect(await deliveries()).toMatchObject([{ staff: supervisor, state: 'sent', escalation: true }]);
  });

  it("of another case begins with the first: one case's requests do not use up another's turn", async () => {
    await aPerson({ name: 'A', channels: [numbered(1)] });
    await aPerson({ name: 'B', channels: [numbered(2)] });
    await aNotice({ kind: 'handoffRequested' });
    clock.advance(1);
    await aNotice({ kind: 'handoffRequested' });
    await aRound();
    expect(textsTo()).toEqual([numbered(1).address, numbered(1).address]);
  });
});

describe('the metrics', () => {
  it('count deliveries by kind, channel and state, and hold no address, name or case', async () => {
    const staff = await aPerson({ name: 'Yolanda Price' });
    const caseId = await aNotice();
    const counts = new DeliveryCounts();
    await aRound({ changed: (change) => counts.add(change) });
    const text = await createMetrics({ sweeps: 0, rings: 0, stalled: 0 }, { rings: 0, failures: 0 }, counts).metrics();
    expect(text).toContain('dpad_deliveries_total{kind="reviewAsked",channel="sms",state="queued"} 1');
    expect(text).toContain('dpad_deliveries_total{kind="reviewAsked",channel="sms",state="sent"} 1');
    for (const personal of [sms.address, 'Yolanda', staff, caseId]) expect(text).not.toContain(personal);
  });
});

describe('a running dispatcher', () => {
  it('takes nothing from the outbox where no channel is configured', async () => {
    await aPerson();
    await aNotice();
    const idle = dispatcherWith({ channels: {}, intervalMs: 1 });
    idle.start();
    await new Promise((resolve) => setTimeout(resolve, 30));
    await idle.stop();
    expect(await deliveries()).toEqual([]);
  });

  it('goes on after a failure, and its end waits for the message that is under way', async () => {
    await aPerson();
    await aNotice();
    const failures: unknown[] = [];
    let answer: (() => void) | undefined;
    let broken = true;
    const pool = new Proxy(worker.pool, {
      get(target, name) {
        if (broken) {
          broken = false;
          throw new Error('the database went away');
        }
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
      },
    });
    const begun = new Promise<void>((begin) => {
      const dispatcher = dispatcherWith({
        database: { pool },
        intervalMs: 1,
        channels: {
          sms: () => {
            begin();
            return new Promise((resolve) => (answer = () => resolve({ outcome: 'sent' })));
          },
        },
        log: { notDelivered: () => undefined, failed: (error) => failures.push(error) },
      });
      running = dispatcher;
      dispatcher.start();
    });
    await begun;
    const stopped = running!.stop();
    answer!();
    await stopped;
    expect(failures).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ state: 'sent' }]);
  });
  let running: Dispatcher | undefined;
});
