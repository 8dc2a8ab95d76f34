import type { Database } from '#persistence/database';
import type { Clock } from '#persistence/clock';
import {
  addressAlerts,
  addressNotices,
  claimDeliveries,
  endLate,
  reportInterrupted,
  settle,
  textOf,
  type ClaimedDelivery,
  type DeliveryChange,
  type Moment,
  type SendResult,
} from '#persistence/channels/deliveries';
import type { ChannelKind } from '#protocol/channels';
import { reachedNobodyText } from '#protocol/views/notice-text';
import type { Message } from './channels/channel.js';
import type { Channels } from './channels/configured.js';

export interface DispatcherParts {
  database: Pick<Database, 'pool'>;
  channels: Channels;
  clock: Clock;
  /** Where people sign in; messages carry no link without it. */
  publicUrl?: string;
  /** Hears of each change of a delivery. */
  changed?: (change: DeliveryChange) => void;
  log?: DispatchLog;
  intervalMs?: number;
  /** Above what a channel allows itself: one that hangs all the same holds nobody up. */
  sendWithinMs?: number;
}

export interface DispatchLog {
  /** A delivery failed for good or is not known to have arrived. `about`: the case or the alert, with its id. */
  notDelivered(about: string, kind: string, state: 'failed' | 'unknown'): void;
  failed(error: unknown): void;
}

const mostAtOnce = 20;
const usualSendWithinMs = 8_000;

/**
 * Sends what the outbox holds, and the alerts of programs, by the channels that staff have given. Started is committed before a message leaves and
 * sent after it was accepted: what is interrupted in between is reported as unknown and never repeated. Safe in several
 * processes at once. Where no channel is configured nothing is taken.
 */
export class Dispatcher {
  private readonly configured: readonly ChannelKind[];
  private readonly underWay = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private dispatching: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly parts: DispatcherParts) {
    this.configured = Object.keys(parts.channels) as ChannelKind[];
  }

  start(): void {
    if (this.configured.length === 0) return;
    this.stopped = false;
    this.scheduleNext();
  }

  /** Ends when what is being sent has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.dispatching;
    await this.settled();
  }

  /** One round: addresses what is new and begins to send what is due. */
  async dispatch(): Promise<void> {
    const { pool } = this.parts.database;
    for (const step of [reportInterrupted, endLate, addressNotices, addressAlerts]) this.tell(await step(pool, this.moment()));
    const room = mostAtOnce - this.underWay.size;
    const claimed = room > 0 ? await claimDeliveries(pool, this.moment(), room) : [];
    for (const delivery of claimed) this.begin(delivery);
  }

  /** Resolves when nothing is being sent. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private begin(delivery: ClaimedDelivery): void {
    const sending: Promise<void> = this.deliver(delivery)
      .catch((error: unknown) => this.parts.log?.failed(error))
      .finally(() => this.underWay.delete(sending));
    this.underWay.add(sending);
  }

  private async deliver(delivery: ClaimedDelivery): Promise<void> {
    const result = await this.send(delivery);
    this.tell(await settle(this.parts.database.pool, delivery, result, this.moment()));
  }

  private async send(delivery: ClaimedDelivery): Promise<SendResult> {
    if (!delivery.active) return { outcome: 'refused', reason: 'withdrawn', forGood: true };
    const channel = this.parts.channels[delivery.channel];
    if (!channel) throw new Error(`${delivery.channel} is not configured`);
    return withinTime(channel(messageOf(delivery, this.parts.publicUrl)), this.parts.sendWithinMs ?? usualSendWithinMs);
  }

  private tell(changes: readonly DeliveryChange[]): void {
    const { changed, log } = this.parts;
    for (const change of changes) {
      changed?.(change);
      if (change.state === 'failed' || change.state === 'unknown') log?.notDelivered(aboutOf(change), change.kind, change.state);
    }
  }

  private moment(): Moment {
    return { now: this.parts.clock.now(), configured: this.configured };
  }

  private scheduleNext(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.dispatching = this.dispatch()
        .catch((error: unknown) => this.parts.log?.failed(error))
        .finally(() => this.scheduleNext());
    }, this.parts.intervalMs ?? 1_000);
  }
}

function messageOf(delivery: ClaimedDelivery, publicUrl: string | undefined): Message {
  const { subject, body } = delivery.escalation ? reachedNobodyText : textOf(delivery);
  const page = delivery.alertId === null ? `cases/${delivery.caseId}` : 'alerts';
  return {
    deliveryId: delivery.id,
    address: delivery.address,
    subject,
    body,
    ...(publicUrl === undefined ? {} : { link: `${publicUrl.replace(/\/$/, '')}/${page}` }),
    kind: delivery.escalation ? 'reachedNobody' : delivery.kind,
    ...(delivery.alertId === null ? { caseId: delivery.caseId } : { alertId: delivery.alertId }),
    programId: delivery.programId,
    createdAt: delivery.createdAt.toISOString(),
  };
}

function aboutOf({ caseId, alertId }: DeliveryChange): string {
  return caseId === null ? `alert ${alertId}` : `case ${caseId}`;
}

async function withinTime(sending: Promise<SendResult>, ms: number): Promise<SendResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<SendResult>((resolve) => {
    timer = setTimeout(() => resolve({ outcome: 'unknown', reason: 'noAnswer' }), ms);
  });
  return Promise.race([sending, late]).finally(() => clearTimeout(timer));
}
