import { randomBytes, randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createDoorbell, type Doorbell } from '#temporal/doorbell';

const masterKey = randomBytes(32);

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function doorbellAt(port: number): Doorbell {
  return createDoorbell({ address: `127.0.0.1:${port}`, namespace: 'default', taskQueue: 'dpad' }, masterKey);
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function unusedPort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('the doorbell while Temporal is away', () => {
  it('returns within its deadline where nothing listens, and counts the failure', async () => {
    const doorbell = doorbellAt(await unusedPort());
    expect(await secondsOf(() => doorbell.ring(randomUUID(), 'officerIntervention'))).toBeLessThan(2.5);
    expect(doorbell.counts).toEqual({ rings: 1, failures: 1 });
    await doorbell.close();
  });

  it('returns within its deadline where something listens and never answers', async () => {
    const sockets = new Set<{ destroy(): void }>();
    const silent = createServer((socket) => sockets.add(socket));
    const doorbell = doorbellAt(await listening(silent));
    expect(await secondsOf(() => doorbell.ring(randomUUID(), 'officerIntervention'))).toBeLessThan(2.5);
    expect(await secondsOf(() => doorbell.isReachable())).toBeLessThan(2.5);
    expect(doorbell.counts.failures).toBe(1);
    await doorbell.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });

  it('is not reachable', async () => {
    const doorbell = doorbellAt(await unusedPort());
    await expect(doorbell.isReachable()).resolves.toBe(false);
    await doorbell.close();
  });

  it('keeps each of many rings within the deadline', async () => {
    const doorbell = doorbellAt(await unusedPort());
    const rings = () => Promise.all(Array.from({ length: 100 }, () => doorbell.ring(randomUUID(), 'officerIntervention')));
    expect(await secondsOf(rings)).toBeLessThan(3);
    expect(doorbell.counts).toEqual({ rings: 100, failures: 100 });
    await doorbell.close();
  });
});
