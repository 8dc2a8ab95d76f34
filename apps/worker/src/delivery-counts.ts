import type { DeliveryChange } from '#persistence/channels/deliveries';

type Labels = Pick<DeliveryChange, 'kind' | 'channel' | 'state'>;

/** How many deliveries came to each state since the process began, by kind of notice and of channel. */
export class DeliveryCounts {
  private readonly counts = new Map<string, { labels: Labels; count: number }>();

  add({ kind, channel, state }: DeliveryChange): void {
    const key = `${kind} ${channel} ${state}`;
    const known = this.counts.get(key);
    if (known) known.count += 1;
    else this.counts.set(key, { labels: { kind, channel, state }, count: 1 });
  }

  all(): { labels: Labels; count: number }[] {
    return [...this.counts.values()];
  }
}
