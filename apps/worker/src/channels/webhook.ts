import { createHmac } from 'node:crypto';
import type { Clock } from '#persistence/clock';
import { usualAnswerWithinMs, type Channel, type Message } from './channel.js';
import { post, resultOf } from './post.js';
import { isPublicHost, lookupPublic } from './public-address.js';

export interface WebhookSettings {
  /** Base64, with or without the prefix `whsec_`. */
  signingKey: string;
  clock: Clock;
  /** Hosts that webhooks may go to, also inside; if absent, any on the public internet. */
  hosts?: readonly string[];
  /** For development: staff's addresses are then this machine's too. */
  anywhere?: boolean;
  answerWithinMs?: number;
}

const notAllowed = { outcome: 'refused', reason: 'unreachable', forGood: true } as const;

/**
 * A signed POST in the form of Standard Webhooks 1.0: `v1,` and the HMAC-SHA256 of `id.timestamp.body`, in base64. Staff give
 * the address: it must not lead the worker to what only the worker reaches.
 */
export function webhookChannel({ signingKey, clock, hosts, anywhere = false, answerWithinMs = usualAnswerWithinMs }: WebhookSettings): Channel {
  const key = Buffer.from(signingKey.replace(/^whsec_/, ''), 'base64');
  const isNamed = hosts !== undefined || anywhere;
  return async (message) => {
    const { hostname } = new URL(message.address);
    if (hosts ? !hosts.includes(hostname) : !anywhere && !isPublicHost(hostname)) return notAllowed;
    const body = JSON.stringify(bodyOf(message));
    const timestamp = String(Math.floor(clock.now().getTime() / 1000));
    const signature = createHmac('sha256', key).update(`${message.deliveryId}.${timestamp}.${body}`).digest('base64');
    const headers = {
      'Idempotency-Key': message.deliveryId,
      'Webhook-Id': message.deliveryId,
      'Webhook-Timestamp': timestamp,
      'Webhook-Signature': `v1,${signature}`,
    };
    return resultOf(await post(message.address, headers, body, answerWithinMs, isNamed ? undefined : lookupPublic));
  };
}

function bodyOf({ kind, createdAt, caseId, alertId, programId, subject, body, link }: Message): object {
  const of = alertId === undefined ? { caseId } : { alertId };
  const type = `${alertId === undefined ? 'notice' : 'alert'}.${kind}`;
  return { type, timestamp: createdAt, data: { ...of, programId, subject, body, ...(link === undefined ? {} : { link }) } };
}
