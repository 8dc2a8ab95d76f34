import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { SkipThrottle } from '@nestjs/throttler';
import type { Response } from 'express';
import { Answers, ProblemSchema } from '../openapi/answers.js';
import { PARTS, type Parts } from '../parts.js';
import { problem, ProblemException } from '../problem/problem.js';
import { Public } from '../sign-in/caller.js';
import { Metrics } from './metrics.js';

class HealthSchema {
  @ApiProperty({ type: String, enum: ['ok', 'degraded'] })
  status!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, selfRequired: false, description: 'record, engine, worker' })
  parts?: object;
}

/** News unprocessed for longer than this means that no worker takes it up. */
const workerLagSeconds = 10;
const recordLimitMs = 3_000;

/**
 * Ready means that the record can be written: a step is then never refused because the process engine is down. Engine and
 * worker are parts that can be degraded.
 */
@ApiTags('health')
@Public()
@SkipThrottle()
@Controller()
export class HealthController {
  constructor(
    @Inject(PARTS) private readonly parts: Parts,
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  @ApiOperation({ operationId: 'isLive', summary: 'Whether the API answers at all' })
  @Answers(200, HealthSchema, 'It does')
  live(): HealthSchema {
    return { status: 'ok' };
  }

  @Get('health/ready')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ operationId: 'isReady', summary: 'Whether steps can be recorded, and how engine and worker are' })
  @Answers(200, HealthSchema, 'Steps can be recorded')
  @ApiResponse({ status: 503, type: ProblemSchema, description: 'The record cannot be written' })
  async ready(): Promise<HealthSchema> {
    const { doorbell } = this.parts;
    const [record, engine, heard] = await Promise.all([this.record(), doorbell.isReachable(), doorbell.isHeard()]);
    const worker = !record || !engine ? 'unknown' : heard ? await this.worker() : 'degraded';
    const parts = { record: record ? 'up' : 'down', engine: engine ? 'up' : 'degraded', worker };
    if (!record) {
      const answer = problem(503, 'RECORD.UNAVAILABLE', 'The record cannot be written now', { parts });
      throw new ProblemException(answer, { 'Retry-After': '2' });
    }
    return { status: engine && worker === 'up' ? 'ok' : 'degraded', parts };
  }

  @Get('metrics')
  @ApiOperation({ operationId: 'readMetrics', summary: 'Prometheus metrics' })
  @ApiResponse({ status: 200, content: { 'text/plain': { schema: { type: 'string' } } } })
  async read(@Res() response: Response): Promise<void> {
    response.type(this.metrics.contentType).send(await this.metrics.text());
  }

  private async record(): Promise<boolean> {
    try {
      const { status } = await this.checks.check([() => this.indicators.check('record').attempt(() => this.isWritable())]);
      return status === 'ok';
    } catch {
      return false;
    }
  }

  /** A standby answers reads: only a server that takes writes counts. */
  private async isWritable(): Promise<void> {
    const { rows } = await within(
      recordLimitMs,
      this.parts.database.pool.query<{ readOnly: boolean }>(`select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as "readOnly"`),
    );
    if (rows[0]?.readOnly !== false) throw new Error('The record is read-only');
  }

  private async worker(): Promise<'up' | 'degraded' | 'unknown'> {
    try {
      const { rows } = await within(
        recordLimitMs,
        this.parts.database.pool.query<{ lags: boolean }>('select processes_lag($1) as lags', [workerLagSeconds]),
      );
      return rows[0]?.lags === true ? 'degraded' : 'up';
    } catch {
      return 'unknown';
    }
  }
}

async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time')), limitMs);
  });
  work.catch(() => undefined);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
