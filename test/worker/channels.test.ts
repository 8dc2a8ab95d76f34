import { createHmac } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { emailChannel } from '#worker/channels/email';
import type { Message } from '#worker/channels/channel';
import { smsChannel } from '#worker/channels/sms';
import { webhookChannel } from '#worker/channels/webhook';
import { HttpReceiver, SmtpReceiver } from '../support/receivers.js';

const message: Message = {
  deliveryId: '0190a000-0000-8000-8000-000000000001',
  address: 'name@example.org',
  subject: 'A review is asked for',
  body: 'Please open it and review it.',
  link: 'https://dpad.example.org/cases/0190a000-0000-8000-8000-00000000000c',
  kind: 'reviewAsked',
  caseId: '0190a000-0000-8000-8000-00000000000c',
  programId: 'aProgram',
  createdAt: '2027-03-01T12:00:00.000Z',
};
const unknown = { outcome: 'unknown', reason: 'noAnswer' };
const unreachable = { outcome: 'refused', reason: 'unreachable', forGood: false };
const refused = (forGood: boolean) => ({ outcome: 'refused', reason: 'refused', forGood });
const answerWithinMs = 1_000;

/** A port that nothing listens on. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('e-mail', () => {
  const server = new SmtpReceiver();
  let url: string;
  let send: ReturnType<typeof emailChannel>;
  beforeAll(async () => {
    url = await server.listen();
    send = emailChannel({ url, from: 'Program <dpad@example.org>', answerWithinMs });
  });
  afterEach(() => server.forget());
  afterAll(() => server.close());

  it('goes to one address, with an id that follows from the delivery', async () => {
    await expect(send(message)).resolves.toEqual({ outcome: 'sent' });
    await send(message);
    expect(server.received).toHaveLength(2);
    for (const { to, raw } of server.received) {
      expect(to).toEqual(['name@example.org']);
      expect(raw).toContain(`Message-ID: <${message.deliveryId}@example.org>`);
      expect(raw).toContain('Subject: A review is asked for');
      expect(raw).toContain('Auto-Submitted: auto-generated');
      expect(raw).toContain(`${message.body}\r\n\r\n${message.link}`);
    }
  });

  it.each([
    ['the recipient for good', { code: 550, at: 'recipient' }, true],
    ['the recipient for now', { code: 450, at: 'recipient' }, false],
    ['the message for good', { code: 554, at: 'message' }, true],
    ['the message for now', { code: 451, at: 'message' }, false],
  ] as const)('is refused where the server refuses %s', async (_what, reply, forGood) => {
    server.replies = [reply];
    await expect(send(message)).resolves.toEqual(refused(forGood));
  });

  it('is not known to have arrived where the connection breaks after the message', async () => {
    server.replies = ['hangUp'];
    await expect(send(message)).resolves.toEqual(unknown);
  });

  it('is not known to have arrived where no answer comes after the message', async () => {
    server.replies = ['silence'];
    await expect(send(message)).resolves.toEqual(unknown);
  });

  it('has certainly not been sent where nothing listens', async () => {
    const toNobody = emailChannel({ url: `smtp://127.0.0.1:${await closedPort()}`, from: 'dpad@example.org', answerWithinMs });
    await expect(toNobody(message)).resolves.toEqual(unreachable);
  });

  it('goes in the clear to this machine alone, by the name that it is known by as such', async () => {
    const inTheClear = emailChannel({ url: url.replace('127.0.0.1', '127.1'), from: 'dpad@example.org', answerWithinMs });
    await expect(inTheClear(message)).resolves.toMatchObject({ outcome: 'refused', forGood: false });
    expect(server.received).toHaveLength(0);
  });

  it('has certainly not been sent where the server does not greet', async () => {
    const mute = createServer((socket) => void socket.on('error', () => undefined));
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const toMute = emailChannel({ url: `smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`, from: 'dpad@example.org', answerWithinMs });
    await expect(toMute(message)).resolves.toEqual(unreachable);
    await new Promise((resolve) => mute.close(resolve));
  });
});

describe.each(['webhook', 'sms'] as const)('%s', (kind) => {
  const server = new HttpReceiver();
  const key = Buffer.alloc(32, 5);
  let url: string;
  const send = (to = url) =>
    kind === 'webhook'
      ? webhookChannel({ signingKey: `whsec_${key.toString('base64')}`, clock: { now: () => new Date('2027-03-01T12:00:05.900Z') }, answerWithinMs, anywhere: true })({ ...message, address: `${to}/hook` })
      : smsChannel({ gatewayUrl: `${to}/messages`, token: 'a-token', answerWithinMs })({ ...message, address: '+12155550123' });
  beforeAll(async () => (url = await server.listen()));
  afterEach(() => server.forget());
  afterAll(() => server.close());

  it.each([
    [200, { outcome: 'sent' }],
    [204, { outcome: 'sent' }],
    [429, refused(false)],
    [500, refused(false)],
    [503, refused(false)],
    [400, refused(true)],
    [410, refused(true)],
    [502, unknown],
    [504, unknown],
    ['silence', unknown],
    ['hangUp', unknown],
  ] as const)('answered with %s', async (reply, result) => {
    server.replies = [reply];
    await expect(send()).resolves.toEqual(result);
    expect(server.received).toHaveLength(1);
    expect(server.received[0]!.headers['idempotency-key']).toBe(message.deliveryId);
  });

  it('follows no redirect', async () => {
    server.replies = [{ status: 307, headers: { Location: `${url}/elsewhere` } }];
    await expect(send()).resolves.toEqual(refused(true));
    expect(server.received).toHaveLength(1);
  });

  it('is sent where the answer begins and does not end', async () => {
    server.replies = [{ status: 200, headers: { 'Content-Length': '100' }, body: 'half' }];
    await expect(send()).resolves.toMatchObject({ outcome: 'sent' });
  });

  it('has certainly not been sent where nothing listens', async () => {
    await expect(send(`http://127.0.0.1:${await closedPort()}`)).resolves.toEqual(unreachable);
  });
});

describe('a webhook that leads inside', () => {
  const server = new HttpReceiver();
  const settings = { signingKey: Buffer.alloc(32).toString('base64'), clock: { now: () => new Date(0) }, answerWithinMs };
  let url: string;
  beforeAll(async () => (url = await server.listen()));
  afterEach(() => server.forget());
  afterAll(() => server.close());

  it('by its address is not posted to', async () => {
    await expect(webhookChannel(settings)({ ...message, address: url })).resolves.toEqual({ ...unreachable, forGood: true });
    expect(server.received).toHaveLength(0);
  });

  it('by the name that it is found by is not connected to', async () => {
    const named = url.replace('127.0.0.1', 'localhost');
    await expect(webhookChannel(settings)({ ...message, address: named })).resolves.toEqual(unreachable);
    expect(server.received).toHaveLength(0);
  });

  it('is posted to where its host is one that was allowed, and no other is', async () => {
    const send = webhookChannel({ ...settings, hosts: ['127.0.0.1'] });
    await expect(send({ ...message, address: url })).resolves.toEqual({ outcome: 'sent' });
    await expect(send({ ...message, address: 'https://example.org/hook' })).resolves.toEqual({ ...unreachable, forGood: true });
  });
});

describe('what is posted', () => {
  const server = new HttpReceiver();
  let url: string;
  beforeAll(async () => (url = await server.listen()));
  afterEach(() => server.forget());
  afterAll(() => server.close());

  it('to a webhook is signed over id, time and body, so that the receiver knows who sent it', async () => {
    const key = Buffer.alloc(32, 5);
    const clock = { now: () => new Date('2027-03-01T12:00:05.900Z') };
    await webhookChannel({ signingKey: key.toString('base64'), clock, anywhere: true })({ ...message, address: url });
    const { headers, body } = server.received[0]!;
    const expected = createHmac('sha256', key).update(`${message.deliveryId}.1803902405.${body}`).digest('base64');
    expect(headers).toMatchObject({ 'webhook-id': message.deliveryId, 'webhook-timestamp': '1803902405', 'webhook-signature': `v1,${expected}` });
    expect(JSON.parse(body)).toEqual({
      type: 'notice.reviewAsked',
      timestamp: message.createdAt,
      data: { caseId: message.caseId, programId: 'aProgram', subject: message.subject, body: message.body, link: message.link },
    });
  });

  it('to a text-message gateway is the subject and the link, and its id is kept', async () => {
    server.replies = [{ status: 201, body: '{"id":"SM-1"}' }];
    const sent = await smsChannel({ gatewayUrl: url, token: 'a-token' })({ ...message, address: '+12155550123' });
    expect(sent).toEqual({ outcome: 'sent', providerId: 'SM-1' });
    const { headers, body } = server.received[0]!;
    expect(headers.authorization).toBe('Bearer a-token');
    expect(JSON.parse(body)).toEqual({ to: '+12155550123', text: `${message.subject}: ${message.link}`, reference: message.deliveryId });
    expect((JSON.parse(body) as { text: string }).text.length).toBeLessThanOrEqual(160);
  });

  it.each(['not json', '{"id":{"a":1}}', '{"id":"<b>+12155550123</b>"}', 'null'])('keeps nothing of an answer %s', async (body) => {
    server.replies = [{ status: 200, body }];
    await expect(smsChannel({ gatewayUrl: url, token: 'a-token' })({ ...message, address: '+12155550123' })).resolves.toEqual({ outcome: 'sent' });
  });
});
