import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { RingCounts } from '#temporal/doorbell';
import type { DeliveryCounts } from './delivery-counts.js';
import type { SweepCounts } from './sweeper.js';

/** Names and numbers only; nothing that tells one case from another. */
export function createMetrics(sweeps: Readonly<SweepCounts>, rings: Readonly<RingCounts>, deliveries: DeliveryCounts): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  counter(registry, 'dpad_sweeps_total', 'Sweeps for cases whose news was missed', () => sweeps.sweeps);
  counter(registry, 'dpad_swept_cases_total', 'Cases that a sweep rang again', () => sweeps.rings);
  counter(registry, 'dpad_rings_total', 'Rings sent by this process', () => rings.rings);
  counter(registry, 'dpad_ring_failures_total', 'Rings that Temporal did not take', () => rings.failures);
  gauge(registry, 'dpad_stalled_cases', 'Cases rung for 10 minutes without moving', () => sweeps.stalled);
  const metric = new Counter({
    name: 'dpad_deliveries_total',
    help: 'Deliveries of notices to staff that came to a state',
    labelNames: ['kind', 'channel', 'state'],
    registers: [registry],
    collect: () => {
      metric.reset();
      for (const { labels, count } of deliveries.all()) metric.inc(labels, count);
    },
  });
  return registry;
}

function counter(registry: Registry, name: string, help: string, value: () => number): void {
  const metric: Counter = new Counter({
    name,
    help,
    registers: [registry],
    collect: () => {
      metric.reset();
      metric.inc(value());
    },
  });
}

function gauge(registry: Registry, name: string, help: string, value: () => number): void {
  const metric: Gauge = new Gauge({ name, help, registers: [registry], collect: () => metric.set(value()) });
}
