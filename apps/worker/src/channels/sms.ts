import type { SendResult } from '#persistence/channels/deliveries';
import { usualAnswerWithinMs, type Channel, type Message } from './channel.js';
import { post, resultOf, type Posted } from './post.js';

export interface SmsSettings {
  gatewayUrl: string;
  token: string;
  answerWithinMs?: number;
}

/** A text message by a gateway's HTTP interface: `{ to, text, reference }` with a bearer token; `id` of its answer is kept. */
export function smsChannel({ gatewayUrl, token, answerWithinMs = usualAnswerWithinMs }: SmsSettings): Channel {
  return async (message) => {
    const body = JSON.stringify({ to: message.address, text: textOf(message), reference: message.deliveryId });
    const headers = { Authorization: `Bearer ${token}`, 'Idempotency-Key': message.deliveryId };
    const posted = await post(gatewayUrl, headers, body, answerWithinMs);
    return withProviderId(resultOf(posted), posted);
  };
}

/** Short: 160 characters are one message. */
function textOf({ subject, link }: Message): string {
  return link === undefined ? `${subject}. Sign in to read it.` : `${subject}: ${link}`;
}

function withProviderId(result: SendResult, posted: Posted): SendResult {
  if (result.outcome !== 'sent' || !('body' in posted)) return result;
  const id = idIn(posted.body);
  return id === undefined ? result : { ...result, providerId: id };
}

function idIn(body: string): string | undefined {
  try {
    const { id } = JSON.parse(body) as { id?: unknown };
    return typeof id === 'string' && /^[\w:.-]{1,200}$/.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
