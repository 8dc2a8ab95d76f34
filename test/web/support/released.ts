import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The app at an address of its own, where a newer version of it can take the place of the older one. */
export interface Released {
  url: string;
  /** Puts a newer version in place: each file has another name, and those of the older version are gone. */
  newerVersion(): void;
  close(): void;
}

/** What the system at `upstream` answers, with the names of the app's files as the version has them. */
export async function released(upstream: string): Promise<Released> {
  let isNewer = false;
  const server = createServer((asked, answer) => {
    const path = asked.url!;
    if (isNewer && path.startsWith('/assets/')) {
      answer.writeHead(404).end();
      return;
    }
    const { host: _host, 'accept-encoding': _encoding, ...headers } = asked.headers;
    const onward = request(`${upstream}${path.replace('/assets-2/', '/assets/')}`, { method: asked.method!, headers }, (found) => passOn(found, answer, isNewer));
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    newerVersion: () => {
      isNewer = true;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function passOn(found: IncomingMessage, answer: ServerResponse, isNewer: boolean): void {
  const { 'content-length': _length, ...headers } = found.headers;
  // A file that a browser had kept by itself would not be missed.
  answer.writeHead(found.statusCode!, { ...headers, 'cache-control': 'no-store' });
  const isFile = /javascript|html|css/.test(headers['content-type'] ?? '');
  if (!isNewer || !isFile) {
    found.pipe(answer);
    return;
  }
  const parts: Buffer[] = [];
  found.on('data', (part: Buffer) => parts.push(part));
  found.on('end', () => answer.end(inNewerVersion(Buffer.concat(parts).toString())));
}

function inNewerVersion(file: string): string {
  return file.replaceAll(/(?<=["'`(/])assets\//g, 'assets-2/').replace(/(?<=url:"index\.html",revision:")\w+/, 'newer');
}
