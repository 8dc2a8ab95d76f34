import { PassThrough } from 'node:stream';
import { createTransport } from 'nodemailer';
import type { SendResult } from '#persistence/channels/deliveries';
import { usualAnswerWithinMs, type Channel, type Message } from './channel.js';

export interface EmailSettings {
  /** `smtp://` or `smtps://`, with user, password and options of the transport. */
  url: string;
  from: string;
  answerWithinMs?: number;
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** E-mail by SMTP, one connection a message. The Message-ID follows from the delivery: mailboxes drop a repetition. */
export function emailChannel({ url, from, answerWithinMs = usualAnswerWithinMs }: EmailSettings): Channel {
  const timeouts = { connectionTimeout: answerWithinMs, greetingTimeout: answerWithinMs, dnsTimeout: answerWithinMs, socketTimeout: answerWithinMs };
  // Beyond this machine never in the clear, unless the address itself says `requireTLS=false`.
  const requireTLS = !loopback.includes(new URL(url).hostname);
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '');
  return async (message) => {
    let begun = false;
    const transport = createTransport({ url, requireTLS, ...timeouts, disableFileAccess: true, disableUrlAccess: true });
    // The transport calls a connection that breaks after the message a failure to connect: only this tells the two apart.
    transport.use('stream', (mail, done) => {
      mail.message.transform(() => {
        begun = true;
        return new PassThrough();
      });
      done();
    });
    try {
      await transport.sendMail({
        from,
        to: message.address,
        messageId: `<${message.deliveryId}@${domain}>`,
        subject: message.subject,
        text: textOf(message),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { outcome: 'sent' };
    } catch (error) {
      return resultOf(error, begun);
    } finally {
      transport.close();
    }
  };
}

function textOf({ body, link }: Message): string {
  return link === undefined ? `${body}\n` : `${body}\n\n${link}\n`;
}

/** A reply of 4xx or 5xx says that nothing was taken (RFC 5321, 4.2.1). Without one it is certain only before the message. */
function resultOf(error: unknown, begun: boolean): SendResult {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (responseCode !== undefined) {
    const isOfThisMessage = code === 'EENVELOPE' || code === 'EMESSAGE';
    return { outcome: 'refused', reason: 'refused', forGood: isOfThisMessage && responseCode >= 500 };
  }
  return begun ? { outcome: 'unknown', reason: 'noAnswer' } : { outcome: 'refused', reason: 'unreachable', forGood: false };
}
