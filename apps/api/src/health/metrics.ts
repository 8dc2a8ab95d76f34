import { Inject, Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { PARTS, type Parts } from '../parts.js';

/** Requests by route and status, and what the API stands on. Routes are templates: ids never become labels. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly durations: Histogram<'method' | 'route' | 'status'>;

  constructor(@Inject(PARTS) parts: Parts) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.durations = new Histogram({
      name: 'dpad_http_request_duration_seconds',
      help: 'Time from a request to the end of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    const { pool } = parts.database;
    gauge(registers, 'dpad_record_connections', 'Connections to the record', () => pool.totalCount);
    gauge(registers, 'dpad_record_waiting', 'Requests that wait for a connection to the record', () => pool.waitingCount);
    gauge(registers, 'dpad_doorbell_rings', 'Rings since start', () => parts.doorbell.counts?.rings ?? 0);
    gauge(registers, 'dpad_doorbell_failures', 'Rings since start that did not get through', () => parts.doorbell.counts?.failures ?? 0);
    new Counter({ name: 'dpad_api_starts_total', help: 'Starts of this process', registers }).inc();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }

  /** Times every request. */
  readonly observe = (request: Request, response: Response, next: NextFunction): void => {
    const began = process.hrtime.bigint();
    response.on('finish', () => {
      const seconds = Number(process.hrtime.bigint() - began) / 1e9;
      const route = (request.route as { path?: string } | undefined)?.path ?? 'none';
      this.durations.observe({ method: request.method, route, status: response.statusCode }, seconds);
    });
    next();
  };
}

function gauge(registers: Registry[], name: string, help: string, read: () => number): void {
  new Gauge({
    name,
    help,
    registers,
    collect() {
      this.set(read());
    },
  });
}
