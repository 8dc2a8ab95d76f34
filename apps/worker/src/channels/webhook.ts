import { createHmac } from 'node:crypto';
import type { Clock } from '#persistence/clock';
import { usualAnswerWithinMs, type Channel, type Message } from './channel.js';
import { post, resultOf } from './post.js';

export interface WebhookSettings {
  /** Base64, with or without the prefix `whsec_`. */
  signingKey: string;
  clock: Clock;
  answerWithinMs?: number;
}

/** A signed POST in the form of Standard Webhooks 1.0: `v1,` and the HMAC-SHA256 of `id.timestamp.body`, in base64. */
export function webhookChannel({ signingKey, clock, answerWithinMs = usualAnswerWithinMs }: WebhookSettings): Channel {
  const key = Buffer.from(signingKey.replace(/^whsec_/, ''), 'base64');
  return async (message) => {
    const body = JSON.stringify(bodyOf(message));
    const timestamp = String(Math.floor(clock.now().getTime() / 1000));
    const signature = createHmac('sha256', key).update(`${message.deliveryId}.${timestamp}.${body}`).digest('base64');
    const headers = {
      'Idempotency-Key': message.deliveryId,
      'Webhook-Id': message.deliveryId,
      'Webhook-Timestamp': timestamp,
      'Webhook-Signature': `v1,${signature}`,
    };
    return resultOf(await post(message.address, headers, body, answerWithinMs));
  };
}

function bodyOf({ kind, createdAt, caseId, alertId, programId, subject, body, link }: Message): object {
  const of = alertId === undefined ? { caseId } : { alertId };
  const type = `${alertId === undefined ? 'notice' : 'alert'}.${kind}`;
  return { type, timestamp: createdAt, data: { ...of, programId, subject, body, ...(link === undefined ? {} : { link }) } };
}
