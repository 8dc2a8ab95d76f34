import { randomUUID } from 'node:crypto';
import { raiseAlert } from '#persistence/alerts/raise-alert';
import { claimDeliveries, type SendResult } from '#persistence/channels/deliveries';
import { replaceChannels, type StaffChannel } from '#persistence/channels/staff-channels';
import { connect, inTransaction, type Database } from '#persistence/database';
import { alertKinds, type AlertKind } from '#protocol/alerts';
import type { Role } from '#protocol/roles';
import { alertText } from '#protocol/views/notice-text';
import type { Channels } from '#worker/channels/configured';
import { emailChannel } from '#worker/channels/email';
import { smsChannel } from '#worker/channels/sms';
import { webhookChannel } from '#worker/channels/webhook';
import { Dispatcher, type DispatcherParts } from '#worker/dispatcher';
import { emptied } from '../support/emptied.js';
import { TestClock } from '../support/engine.js';
import { HttpReceiver, SmtpReceiver } from '../support/receivers.js';
import { createTestDatabase, type TestDatabase } from '../support/servers.js';

const raised = new Date('2027-03-01T12:00:00.000Z');
const minutes = 60_000;
const hours = 60 * minutes;
const peers = '00000000-0000-4000-8000-0000000000aa';
const homeTownPolice = '00000000-0000-4000-8000-0000000000bb';
const sms: StaffChannel = { kind: 'sms', address: '+12155550123' };
const email: StaffChannel = { kind: 'email', address: 'name@example.org' };
const mails = new SmtpReceiver();
const posts = new HttpReceiver();

let testDatabase: TestDatabase;
let owner: Database;
let worker: Database;
let channels: Channels;
let gateway: string;
let clock: TestClock;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  owner = await connect({ url: testDatabase.ownerUrl, connections: 4 });
  worker = await connect({ url: testDatabase.workerUrl, connections: 8 });
  const smtpUrl = await mails.listen();
  gateway = await posts.listen();
  channels = {
    email: emailChannel({ url: smtpUrl, from: 'dpad@example.org' }),
    webhook: webhookChannel({ signingKey: Buffer.alloc(32).toString('base64'), clock: { now: () => raised }, anywhere: true }),
    sms: smsChannel({ gatewayUrl: `${gateway}/messages`, token: 'a-token' }),
  };
  await owner.pool.query(`
    insert into agency values ('agency', 'Agency'), ('other', 'Other');
    insert into organisation values ('${peers}', 'agency', 'Peers', 'peerSupport', null), ('${homeTownPolice}', 'agency', 'Brockton Police', 'police', null)`);
});

beforeEach(() => {
  clock = new TestClock(raised);
});

afterEach(async () => {
  mails.forget();
  posts.forget();
  await emptied(owner.pool, 'staff');
});

afterAll(async () => {
  await mails.close();
  await posts.close();
  await worker.close();
  await owner.close();
  await testDatabase.drop();
});

interface Person {
  roles?: Role[];
  channels?: StaffChannel[];
  agency?: string;
  programs?: string[];
  organisation?: string;
}

async function aPerson({ roles = ['coordinator'], channels: own = [sms], agency = 'agency', programs = ['aProgram'], organisation = peers }: Person = {}): Promise<string> {
  const id = randomUUID();
  await owner.pool.query(
    `insert into staff (id, agency_id, organisation_id, issuer, subject, name, roles, programs, active)
     values ($1, $2, $3, 'issuer', $1::uuid::text, 'Yolanda Price', $4, $5, true)`,
    [id, agency, organisation, roles, programs],
  );
  await replaceChannels(owner.pool, { id, agencyId: agency }, own, raised);
  return id;
}

interface Raised {
  kind?: AlertKind;
  of?: string;
  roles?: Role[];
  organisationId?: string;
  area?: string;
  subject?: string;
}

async function anAlert({ kind = 'spike', of = randomUUID(), roles = ['coordinator'], ...more }: Raised = {}): Promise<void> {
  const at = clock.now().toISOString();
  await inTransaction(worker.pool, (sql) => raiseAlert(sql, { agencyId: 'agency', programId: 'aProgram', kind, of, roles, since: at, until: at, count: 3, at, ...more }));
}

function dispatcherWith(parts: Partial<DispatcherParts> = {}): Dispatcher {
  return new Dispatcher({ database: worker, channels, clock, log: { notDelivered: () => undefined, failed: (error) => expect(error).toBeUndefined() }, ...parts });
}

async function aRound(parts: Partial<DispatcherParts> = {}): Promise<void> {
  const dispatcher = dispatcherWith(parts);
  await dispatcher.dispatch();
  await dispatcher.settled();
}

async function untilExhausted(): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    await aRound();
    clock.advance(81_000);
  }
}

async function deliveries(): Promise<{ staff: string; state: string; reason: string | null; attempts: number; escalation: boolean }[]> {
  const { rows } = await owner.pool.query<{ staff: string; state: string; reason: string | null; attempts: number; escalation: boolean }>(
    'select staff_id as staff, state, reason, attempts, escalation from delivery order by queued_at, escalation, channel, staff_id',
  );
  return rows;
}

describe('an alert', () => {
  it('goes out once to those in its roles, and stands as sent', async () => {
    const staff = await aPerson();
    await aPerson({ roles: ['peer'], channels: [email] });
    await anAlert();
    for (let round = 0; round < 3; round += 1) await aRound();
    expect(posts.received).toHaveLength(1);
    expect(mails.received).toEqual([]);
    expect(await deliveries()).toEqual([{ staff, state: 'sent', reason: null, attempts: 1, escalation: false }]);
  });

  it('that is raised again goes out once', async () => {
    await aPerson();
    for (let time = 0; time < 2; time += 1) {
      await anAlert({ of: 'the same' });
      await aRound();
    }
    expect(posts.received).toHaveLength(1);
  });

  it("of an organisation goes to its own staff, and to nobody else's", async () => {
    const officer = await aPerson({ roles: ['officer'], organisation: homeTownPolice });
    await aPerson({ roles: ['officer'], channels: [email] });
    await anAlert({ kind: 'homeTown', roles: ['officer'], organisationId: homeTownPolice });
    await aRound();
    expect((await deliveries()).map(({ staff }) => staff)).toEqual([officer]);
  });

  it.each([{ programs: ['another'] }, { agency: 'other' }])('goes to nobody of %j', async (elsewhere) => {
    await aPerson(elsewhere);
    await anAlert();
    await aRound();
    expect(await deliveries()).toEqual([]);
  });

  it('links to the page of alerts', async () => {
    await aPerson();
    await anAlert();
    await aRound({ publicUrl: 'https://dpad.example.org/' });
    expect(posts.received[0]!.body).toContain('https://dpad.example.org/alerts"');
  });

  it('is told to a webhook as an alert, by its id and no case', async () => {
    await aPerson({ channels: [{ kind: 'webhook', address: `${gateway}/hook` }] });
    await anAlert({ subject: randomUUID() });
    await aRound();
    const { rows } = await owner.pool.query<{ id: string }>('select id from alert');
    const sent = JSON.parse(posts.received[0]!.body) as { data: object };
    expect(sent).toMatchObject({ type: 'alert.spike', data: { alertId: rows[0]!.id, programId: 'aProgram' } });
    expect(Object.keys(sent.data).sort()).toEqual(['alertId', 'body', 'programId', 'subject']);
  });

  it.each([
    [24 * hours - 1, 'sent'],
    [24 * hours, 'failed'],
  ])('first seen by a dispatcher %i ms later is %s', async (later, state) => {
    await aPerson();
    await anAlert();
    clock.advance(later);
    await aRound();
    expect(await deliveries()).toMatchObject([{ state }]);
  });
});

describe('two dispatchers at once', () => {
  it('send each alert once', async () => {
    await aPerson();
    for (let index = 0; index < 60; index += 1) await anAlert();
    const both = [dispatcherWith(), dispatcherWith()];
    for (let round = 0; round < 8; round += 1) {
      await Promise.all(both.map((dispatcher) => dispatcher.dispatch()));
      await Promise.all(both.map((dispatcher) => dispatcher.settled()));
    }
    expect(posts.received).toHaveLength(60);
    expect(new Set(posts.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(60);
  });
});

describe('what may have arrived', () => {
  it('is unknown where a worker died between started and sent, and is not sent again', async () => {
    await aPerson({ channels: [sms, email] });
    await anAlert();
    await aRound({ channels: { webhook: channels.webhook! } });
    expect(await claimDeliveries(worker.pool, { now: clock.now(), configured: ['sms'] }, 10)).toMatchObject([{ caseId: null, kind: 'spike' }]);
    clock.advance(2 * minutes + 1);
    const reported: string[] = [];
    await aRound({ log: { notDelivered: (about) => reported.push(about), failed: (error) => expect(error).toBeUndefined() } });
    await untilExhausted();
    expect(await deliveries()).toMatchObject([{ state: 'unknown', reason: 'interrupted', attempts: 1 }]);
    expect(reported).toEqual([expect.stringMatching(/^alert [0-9a-f-]{36}$/)]);
    expect([...posts.received, ...mails.received]).toEqual([]);
  });

  it('is unknown where no answer came, and tells no supervisor', async () => {
    await aPerson();
    await aPerson({ roles: ['supervisor'], channels: [email] });
    await anAlert();
    posts.replies = ['hangUp'];
    await untilExhausted();
    expect(posts.received).toHaveLength(1);
    expect(mails.received).toEqual([]);
    expect(await deliveries()).toMatchObject([{ state: 'unknown', reason: 'noAnswer' }]);
  });

  it('is sent where the answer comes after it was given up', async () => {
    await aPerson();
    await anAlert();
    let answer: ((result: SendResult) => void) | undefined;
    const slow = dispatcherWith({ channels: { sms: () => new Promise((resolve) => (answer = resolve)) } });
    await slow.dispatch();
    clock.advance(2 * minutes + 1);
    await aRound();
    answer!({ outcome: 'sent' });
    await slow.settled();
    expect(await deliveries()).toMatchObject([{ state: 'sent', reason: null }]);
  });
});

describe('an alert that reaches nobody', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['is in the role', () => Promise.resolve()],
    ['in the role has a channel', () => aPerson({ channels: [] })],
  ])('because nobody %s is told to the supervisors', async (_why, others) => {
    await others();
    const supervisor = await aPerson({ roles: ['supervisor'], channels: [email] });
    await anAlert();
    await aRound();
    expect((await deliveries()).filter(({ escalation }) => escalation)).toMatchObject([{ staff: supervisor, state: 'sent' }]);
    expect(mails.received[0]!.raw).toContain('Subject: A message reached nobody');
  });

  it("at the home town's department is told to a supervisor of another organisation", async () => {
    const supervisor = await aPerson({ roles: ['supervisor'], channels: [email] });
    await aPerson({ roles: ['officer'] });
    await anAlert({ kind: 'homeTown', roles: ['officer'], organisationId: homeTownPolice });
    await aRound();
    expect(await deliveries()).toMatchObject([{ staff: supervisor, state: 'sent', escalation: true }]);
    expect(posts.received).toEqual([]);
  });

  it('because both of those in the role refused at the same moment tells the supervisor once', async () => {
    await aPerson();
    await aPerson({ channels: [{ kind: 'sms', address: '+12155550199' }] });
    await aPerson({ roles: ['supervisor'], channels: [email] });
    await anAlert();
    posts.replies = [400, 400];
    await aRound();
    await aRound();
    expect(mails.received).toHaveLength(1);
  });
});

describe('what leaves the system', () => {
  const personal = /Yolanda|Price|brockton|Brockton/;
  const ofHealth = /overdos|treatment|substance|drug|naloxone|death|died|spike|police|court|participant|peer/i;

  it.each(Object.keys(alertKinds) as AlertKind[])('of %s holds no personal value, place, subject or word on health in any byte', async (kind) => {
    const subject = randomUUID();
    const staff = await aPerson({ channels: [email] });
    const other = await aPerson();
    await anAlert({ kind, area: 'brockton', subject });
    await aRound({ publicUrl: 'https://dpad.example.org' });
    const bytes = [...mails.received.map(({ raw }) => raw), ...posts.received.map(({ headers, body }) => JSON.stringify(headers) + body)];
    expect(bytes).toHaveLength(2);
    for (const sent of bytes) {
      expect(sent).not.toMatch(personal);
      expect(sent).not.toMatch(ofHealth);
      for (const id of [subject, staff, other]) expect(sent).not.toContain(id);
    }
  });

  it('of a kind that a newer release has raised is told all the same', () => {
    expect(alertText('notYetKnown').subject).toBe('An alert waits for you');
  });
});
