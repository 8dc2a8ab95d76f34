import type { SendResult } from '#persistence/channels/deliveries';

/** What is sent. It names a case or an alert by its id and holds nothing personal but the address that it goes to. */
export interface Message {
  /** The same in every attempt, so that the receiving end can tell a repetition. */
  deliveryId: string;
  address: string;
  subject: string;
  body: string;
  /** Where it is read after signing in; absent where no public address is configured. */
  link?: string;
  /** The notice's or the alert's kind. */
  kind: string;
  /** Of a notice. */
  caseId?: string;
  /** Of an alert. */
  alertId?: string;
  programId: string;
  /** When it was posted, RFC 3339. */
  createdAt: string;
}

/** Sends one message and says what it came to; it never throws. */
export type Channel = (message: Message) => Promise<SendResult>;

/** After this long nobody waits for an answer any more. */
export const usualAnswerWithinMs = 7_000;
