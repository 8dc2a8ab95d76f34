import { randomUUID } from 'node:crypto';
import { raiseAlert } from '#persistence/alerts/raise-alert';
import type { StaffChannel } from '#persistence/channels/staff-channels';
import { inTransaction } from '#persistence/database';
import type { Role } from '#protocol/roles';
import { emailChannel } from '#worker/channels/email';
import { smsChannel } from '#worker/channels/sms';
import { webhookChannel } from '#worker/channels/webhook';
import { Dispatcher } from '#worker/dispatcher';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, type Answered, type Answer } from '../support/http-engine.js';
import { openingIn } from '../support/moves.js';
import { HttpReceiver, SmtpReceiver } from '../support/receivers.js';

const email: StaffChannel = { kind: 'email', address: 'name@example.org' };
const sms: StaffChannel = { kind: 'sms', address: '+12155550123' };

let http: HttpEngine;
const clock = new TestClock();
const mails = new SmtpReceiver();
const posts = new HttpReceiver();
let dispatcher: Dispatcher;
let hook: StaffChannel;

beforeAll(async () => {
  clock.set('2031-03-04T18:05:00.000Z');
  http = await HttpEngine.start({ clock });
  const [smtpUrl, gateway] = [await mails.listen(), await posts.listen()];
  hook = { kind: 'webhook', address: `${gateway}/hook` };
  dispatcher = new Dispatcher({
    database: http.engine.workerDatabase,
    clock,
    publicUrl: 'https://dpad.example.org',
    channels: {
      email: emailChannel({ url: smtpUrl, from: 'dpad@example.org' }),
      webhook: webhookChannel({ signingKey: Buffer.alloc(32).toString('base64'), clock, anywhere: true }),
      sms: smsChannel({ gatewayUrl: `${gateway}/messages`, token: 'a-token' }),
    },
    log: { notDelivered: () => undefined, failed: (error) => expect(error).toBeUndefined() },
  });
});

afterAll(async () => {
  await mails.close();
  await posts.close();
  await http.stop();
});

/** What the test before has left in the outbox goes out first. */
beforeEach(async () => {
  await aRound();
  mails.forget();
  posts.forget();
});

const put = (as: string, body: unknown): Promise<Answer> => http.send('PUT', '/api/me/channels', { as, body });
const isReachedBy = async (as: string, ...items: StaffChannel[]) => expect((await put(as, { items })).status).toBe(200);

async function aRound(): Promise<void> {
  await dispatcher.dispatch();
  await dispatcher.settled();
}

async function aHandoffIsAskedFor(): Promise<string> {
  const caseId = await http.opened('mari-officer', 'madison-mari', openingIn('madison', ['drugPossession']));
  await http.untilOpenTo('mari-peer', caseId, 'acceptHandoff');
  await http.engine.untilQuiet(caseId);
  return caseId;
}

async function noticesOf(as: string, caseId: string): Promise<Answered[]> {
  const { items } = await http.read(as, 'outbox?limit=500');
  return (items as Answered[]).filter((notice) => notice.caseId === caseId);
}

describe('the channels of a member of staff', () => {
  it('are none to begin with, and are replaced as a whole, in order', async () => {
    expect(await http.read('door-peer', 'me/channels')).toEqual({ items: [] });
    expect(await put('door-peer', { items: [sms, email] })).toMatchObject({ status: 200, body: { items: [sms, email] } });
    expect((await put('door-peer', { items: [email, hook] })).body).toEqual({ items: [email, hook] });
    expect(await http.read('door-peer', 'me/channels')).toEqual({ items: [email, hook] });
    expect((await put('door-peer', { items: [email, hook] })).body).toEqual({ items: [email, hook] });
    expect((await put('door-peer', { items: [] })).body).toEqual({ items: [] });
  });

  it('are replaced by one of two at once, never by a mixture', async () => {
    const one = [sms, email];
    const other = [hook, email, sms];
    await Promise.all([one, other, one, other].map((items) => put('door-peer', { items })));
    expect([one, other]).toContainEqual((await http.read('door-peer', 'me/channels')).items);
  });

  it("are nobody else's to read", async () => {
    await isReachedBy('door-case-manager', { kind: 'email', address: 'only.mine@example.org' });
    for (const as of ['door-supervisor', 'door-coordinator', 'door-administrator']) {
      const seen = JSON.stringify([await http.read(as, 'me/channels'), await http.read(as, 'outbox?limit=500')]);
      expect(seen).not.toContain('only.mine');
    }
  });

  it.each<[string, unknown, string, string]>([
    ['an e-mail address without a domain', { items: [email, { kind: 'email', address: 'name' }] }, 'items.1.address', 'CHANNEL.ADDRESS'],
    ['a second header in an address', { items: [{ kind: 'email', address: 'a@example.org\r\nBcc: b@example.org' }] }, 'items.0.address', 'CHANNEL.ADDRESS'],
    ['a webhook without TLS', { items: [{ kind: 'webhook', address: 'http://hooks.example.org' }] }, 'items.0.address', 'CHANNEL.ADDRESS'],
    ['a phone number without its country', { items: [{ kind: 'sms', address: '2155550123' }] }, 'items.0.address', 'CHANNEL.ADDRESS'],
    ['the same channel twice', { items: [sms, email, sms] }, 'items.2', 'CHANNEL.TWICE'],
    ['a kind that there is not', { items: [{ kind: 'pager', address: '1' }] }, 'items.0.kind', 'INPUT.IS_IN'],
    ['no address', { items: [{ kind: 'sms' }] }, 'items.0.address', 'INPUT.MISSING'],
    ['a number as address', { items: [{ kind: 'sms', address: 1 }] }, 'items.0.address', 'INPUT.IS_STRING'],
    ['something that is no channel', { items: [1] }, 'items.0', 'INPUT.OBJECT'],
    ['a field that there is not', { items: [{ ...sms, verified: true }] }, 'items.0.verified', 'INPUT.UNKNOWN_FIELD'],
    ['six of them', { items: Array.from({ length: 6 }, (_, n) => ({ kind: 'email', address: `a${n}@example.org` })) }, 'items', 'INPUT.ARRAY_MAX_SIZE'],
    ['no list', {}, 'items', 'INPUT.MISSING'],
    ['something that is no list', { items: sms }, 'items', 'INPUT.IS_ARRAY'],
    ['the character NUL', { items: [{ kind: 'email', address: 'a\u0000@example.org' }] }, 'items.0.address', 'INPUT.TEXT'],
    ['an array', [], '', 'INPUT.OBJECT'],
  ])('are refused with %s, by the name of the field, and stay as they were', async (_what, body, field, code) => {
    await isReachedBy('pad-peer', sms);
    const { status, body: answer } = await put('pad-peer', body);
    expect(status).toBe(400);
    expect(answer.errors).toContainEqual({ field, code, message: expect.any(String) });
    expect(await http.read('pad-peer', 'me/channels')).toEqual({ items: [sms] });
  });

  it('are asked for by somebody who is signed in', async () => {
    expect((await http.send('GET', '/api/me/channels')).status).toBe(401);
  });
});

describe('a handoff', () => {
  it('that one peer cannot take goes to the next, and each message is recorded with what came of it', async () => {
    await isReachedBy('mari-peer', email);
    await isReachedBy('mari-peer-2', sms);
    const caseId = await aHandoffIsAskedFor();
    await aRound();
    expect(mails.received.length + posts.received.length).toBe(1);
    clock.advance(60_000);
    await http.does('mari-peer', caseId, 'declineHandoffRequest', { reason: 'tooFar' });
    await http.engine.until('the request to be passed on', async () => (await noticesOf('mari-coordinator', caseId)).length === 2);
    await aRound();
    expect([mails.received.length, posts.received.length]).toEqual([1, 1]);
    const notices = await noticesOf('mari-coordinator', caseId);
    expect(notices.map(({ kind }) => kind as string)).toEqual(['handoffPassedOn', 'handoffRequested']);
    const told = notices.flatMap(({ deliveries }) => deliveries as { to: { id: string }; state: string; attempts: number; escalation: boolean }[]);
    expect(told.map(({ to }) => to.id).sort()).toEqual([staffId('mari-peer'), staffId('mari-peer-2')].sort());
    for (const delivery of told) expect(delivery).toMatchObject({ state: 'sent', attempts: 1, escalation: false });
  });
});

describe('what came of a notice', () => {
  it('is shown to coordinator and supervisor, and to the others as far as it is their own', async () => {
    await isReachedBy('mari-peer', sms);
    await isReachedBy('mari-peer-2', sms);
    await isReachedBy('mari-supervisor', email);
    posts.replies = [400];
    const caseId = await aHandoffIsAskedFor();
    await aRound();
    await aRound();
    for (const as of ['mari-coordinator', 'mari-supervisor']) {
      const [notice] = await noticesOf(as, caseId);
      expect(notice.deliveries).toMatchObject([
        { channel: 'sms', state: 'failed', reason: 'refused', escalation: false, at: clock.now().toISOString() },
        { channel: 'email', state: 'sent', escalation: true, to: { id: staffId('mari-supervisor') } },
      ]);
    }
    const own = await Promise.all(['mari-peer', 'mari-peer-2'].map(async (as) => (await noticesOf(as, caseId))[0].deliveries as unknown[]));
    expect(own.map(({ length }) => length).sort()).toEqual([0, 1]);
    expect(JSON.stringify(await noticesOf('mari-coordinator', caseId))).not.toContain(sms.address);
  });
});

describe('what came of an alert', () => {
  async function anAlertFor(...roles: Role[]): Promise<string> {
    const [of, at] = [randomUUID(), clock.now().toISOString()];
    const alert = { agencyId: 'madison', programId: 'madison-mari', kind: 'overload', of, subject: of, roles, since: at, until: at, count: 16, at } as const;
    await inTransaction(http.engine.workerDatabase.pool, (sql) => raiseAlert(sql, alert));
    return of;
  }
  const deliveriesOf = async (as: string): Promise<{ to: { id: string } }[] | undefined> => {
    const { items } = await http.read(as, 'alerts?limit=1');
    return (items as { deliveries: { to: { id: string } }[] }[])[0]?.deliveries;
  };
  const told = (as: string) => ({ to: expect.objectContaining({ id: staffId(as) }) as unknown, state: 'sent' });

  it('is shown to the coordinator, and to the others as far as it is their own', async () => {
    await isReachedBy('mari-coordinator', email);
    await isReachedBy('mari-clinician', sms);
    await anAlertFor('coordinator', 'clinician');
    await aRound();
    expect(await deliveriesOf('mari-coordinator')).toEqual(expect.arrayContaining([expect.objectContaining(told('mari-coordinator')), expect.objectContaining(told('mari-clinician'))]));
    expect(await deliveriesOf('mari-clinician')).toMatchObject([told('mari-clinician')]);
    expect(JSON.stringify(await deliveriesOf('mari-coordinator'))).not.toContain(sms.address);
  });

  it('is shown to the supervisor who was told because nobody else could be, though it is not for that role', async () => {
    await isReachedBy('mari-supervisor', email);
    await isReachedBy('mari-clinician');
    const subject = await anAlertFor('clinician');
    await aRound();
    const { items } = await http.read('mari-supervisor', 'alerts?limit=500');
    expect((items as { subject: string }[]).find((alert) => alert.subject === subject)).toMatchObject({
      deliveries: expect.arrayContaining([expect.objectContaining({ to: expect.objectContaining({ id: staffId('mari-supervisor') }), escalation: true })]),
    });
  });
});

describe('a notice is acknowledged', () => {
  const acknowledge = (as: string, caseId: string, noticeId: string) => http.send('POST', `/api/outbox/${caseId}/${noticeId}/acknowledge`, { as });

  it('once, however often it is said, and shows by whom', async () => {
    const caseId = await aHandoffIsAskedFor();
    const [notice] = await noticesOf('mari-peer', caseId);
    const at = clock.now().toISOString();
    expect(await acknowledge('mari-peer', caseId, notice.noticeId as string)).toMatchObject({ status: 200, body: { acknowledgedAt: at } });
    clock.advance(1000);
    const again = await Promise.all([1, 2, 3].map(() => acknowledge('mari-peer', caseId, notice.noticeId as string)));
    for (const answer of again) expect(answer).toMatchObject({ status: 200, body: { acknowledgedAt: at } });
    expect((await noticesOf('mari-supervisor', caseId))[0].acknowledgements).toEqual([{ by: { id: staffId('mari-peer'), name: expect.any(String) }, at }]);
    expect((await noticesOf('mari-peer-2', caseId))[0].acknowledgements).toEqual([]);
  });

  it('for the first time by several requests at once', async () => {
    const caseId = await aHandoffIsAskedFor();
    const [notice] = await noticesOf('mari-peer', caseId);
    const answers = await Promise.all([1, 2, 3, 4].map(() => acknowledge('mari-peer', caseId, notice.noticeId as string)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it.each([
    ['by somebody whom it is not for', 'mari-clinician'],
    ['by an officer who may not know of the case', 'mari-officer-2'],
    ['by staff of another agency', 'door-coordinator'],
  ])('and not %s: the answer is that of a notice that there is not', async (_who, as) => {
    const caseId = await aHandoffIsAskedFor();
    const [notice] = await noticesOf('mari-peer', caseId);
    const refused = await acknowledge(as, caseId, notice.noticeId as string);
    const none = await acknowledge(as, randomUUID(), notice.noticeId as string);
    expect(refused).toMatchObject({ status: 404, body: { code: 'NOTICE.NOT_FOUND' } });
    expect(refused.body).toEqual(none.body);
    expect((await noticesOf('mari-supervisor', caseId))[0].acknowledgements).toEqual([]);
  });

  it.each([
    ['no-id', 'x', 404],
    [randomUUID(), 'x'.repeat(2000), 404],
    [randomUUID(), '%00', 400],
    [randomUUID(), '%ff', 400],
  ])('/%s/%s is refused', async (caseId, noticeId, status) => {
    expect((await acknowledge('mari-peer', caseId, noticeId)).status).toBe(status);
  });
});

describe('what leaves the system', () => {
  it('holds nothing that was entered about a person, by any channel', async () => {
    for (const peer of ['mari-peer', 'mari-peer-2']) await isReachedBy(peer, hook);
    await isReachedBy('mari-supervisor', email);
    await isReachedBy('mari-coordinator', sms);
    posts.replies = [400];
    const caseId = await aHandoffIsAskedFor();
    await aRound();
    await aRound();
    await http.does('mari-peer', caseId, 'declineHandoffRequest', { reason: 'tooFar' });
    await http.engine.until('the request to be passed on', async () => (await noticesOf('mari-coordinator', caseId)).length === 2);
    await aRound();
    expect([mails.received.length, posts.received.length]).toEqual([1, 2]);
    const bytes = JSON.stringify([mails.received, posts.received]);
    expect(bytes).toContain(`https://dpad.example.org/cases/${caseId}`);
    const entered = ['Jordan', 'Avery', '2001-05-09', 'library', '31-004512', 'Possession', 'drugPossession', 'substance', 'tooFar', 'from25to34', staffId('mari-officer')];
    expect(entered.filter((value) => bytes.toLowerCase().includes(value.toLowerCase()))).toEqual([]);
  });
});
