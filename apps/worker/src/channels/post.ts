import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { SendResult } from '#persistence/channels/deliveries';

export type Posted = { status: number; body: string } | { failed: 'unreachable' | 'noAnswer' };

const longestBody = 10_000;

/**
 * Posts JSON on a connection of its own and follows no redirect. Not `fetch`, which does not tell a connection that was
 * never made from an answer that never came.
 */
export function post(url: string, headers: Record<string, string>, body: string, withinMs: number, lookup?: LookupFunction): Promise<Posted> {
  return new Promise((resolve) => {
    const isSecure = url.startsWith('https:');
    const length = Buffer.byteLength(body);
    let isConnected = false;
    let isAnswered = false;
    const request = (isSecure ? requestHttps : requestHttp)(url, {
      method: 'POST',
      agent: false,
      ...(lookup && { lookup }),
      headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': length, Connection: 'close' },
    });
    const timer = setTimeout(() => request.destroy(), withinMs);
    const end = (posted: Posted) => {
      clearTimeout(timer);
      resolve(posted);
    };
    request.once('socket', (socket) => socket.once(isSecure ? 'secureConnect' : 'connect', () => (isConnected = true)));
    request.once('close', () => !isAnswered && end({ failed: isConnected ? 'noAnswer' : 'unreachable' }));
    request.on('error', () => undefined);
    request.once('response', (response) => {
      isAnswered = true;
      let text = '';
      const status = response.statusCode ?? 0;
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
        if (text.length > longestBody) response.destroy();
      });
      // The status is the answer, also where the rest of it does not come.
      response.once('close', () => end({ status, body: text.slice(0, longestBody) }));
      response.on('error', () => undefined);
    });
    request.end(body);
  });
}

/** Statuses that say: not now. */
const notNow = [408, 425, 429, 500, 503];
/** A gateway that has handed the request on, and has no answer to it. */
const handedOn = [502, 504];

export function resultOf(posted: Posted): SendResult {
  if ('failed' in posted) {
    return posted.failed === 'noAnswer' ? { outcome: 'unknown', reason: 'noAnswer' } : { outcome: 'refused', reason: 'unreachable', forGood: false };
  }
  if (posted.status >= 200 && posted.status < 300) return { outcome: 'sent' };
  if (handedOn.includes(posted.status)) return { outcome: 'unknown', reason: 'noAnswer' };
  return { outcome: 'refused', reason: 'refused', forGood: !notNow.includes(posted.status) };
}
