import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the ports that systems hand to outgoing connections; and Temporal's server stores its ports as 16 bits, signed.
const internalPorts = { from: 20_000, to: 32_767 } as const;

/** A port for internal use that was free a moment ago. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(internalPorts.from, internalPorts.to + 1);
    if (await isPortFree(port)) return port;
  }
  throw new Error(`No port from ${internalPorts.from} to ${internalPorts.to} is free`);
}

/** The preferred port where it is free, else another. */
export async function portNear(preferred: number): Promise<number> {
  return (await isPortFree(preferred)) ? preferred : freePort();
}

/** Free on every address: what binds all addresses would collide with what holds the port on any of them. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await canListen(port, undefined)) && (await canListen(port, '127.0.0.1'));
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
