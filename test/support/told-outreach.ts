import { randomUUID } from 'node:crypto';
import type { CaseFile } from '#protocol/case-file';
import type { CaseEvent } from '#protocol/event';
import type { PathwayId } from '#protocol/program';
import type { Answer, HttpEngine } from './http-engine.js';
import { staffId } from './engine.js';
import { serverTime, skipTo } from './told-case.js';

interface Wait {
  step: string;
  due: string | null;
  lapses: boolean;
  priority: number;
  roles: string[];
}

/** A case of the pathways that no charge starts, on the time-skipping server, told step by step. */
export class ToldOutreach {
  private constructor(
    readonly http: HttpEngine,
    readonly site: string,
    readonly id: string,
  ) {}

  /** `as` leaves out the site. */
  static async open(http: HttpEngine, site: string, as: string, programId: string, pathwayId: PathwayId, input: Record<string, unknown>): Promise<ToldOutreach> {
    const { status, body } = await http.open(`${site}-${as}`, programId, input, randomUUID(), pathwayId);
    if (status !== 201) throw new Error(`Opening a case: ${status} ${JSON.stringify(body)}`);
    const told = new ToldOutreach(http, site, body.caseId as string);
    await http.engine.until('the process to begin', async () => (await http.engine.head(told.id)).seen > 0);
    await http.engine.untilQuiet(told.id);
    return told;
  }

  async does(as: string, step: string, input: Record<string, unknown> = {}): Promise<void> {
    const { status, body } = await this.tries(as, step, input);
    if (status !== 200) throw new Error(`${step} as ${as}: ${status} ${JSON.stringify(body)}`);
  }

  async tries(as: string, step: string, input: Record<string, unknown> = {}): Promise<Answer> {
    const answer = await this.http.perform(`${this.site}-${as}`, this.id, step, input);
    await this.http.engine.untilQuiet(this.id);
    return answer;
  }

  /** The code with which a step is refused. */
  async refusal(as: string, step: string, input: Record<string, unknown> = {}): Promise<string> {
    const { status, body } = await this.tries(as, step, input);
    return status === 200 ? 'recorded' : (body.code as string);
  }

  /** Somebody takes it up, the scene is declared safe, and these people are sent. */
  async teamIsSent(...accounts: readonly string[]): Promise<void> {
    if (await this.waitFor('takeUpOutreach')) await this.does('coordinator', 'takeUpOutreach');
    await this.does('coordinator', 'declareSceneSafe', { scene: 'safe' });
    await this.does('coordinator', 'sendTeam', { members: accounts.map((account) => ({ person: staffId(`${this.site}-${account}`) })) });
  }

  async attempts(outcome: string, more: Record<string, unknown> = {}): Promise<void> {
    await this.does('peer', 'recordContactAttempt', { at: await this.now(), method: 'inPerson', outcome, ...more });
  }

  async now(): Promise<string> {
    return (await serverTime(this.http.engine)).toISOString();
  }

  /** To an instant (RFC 3339), or on by so many minutes. */
  async passes(to: string | number): Promise<void> {
    const end = typeof to === 'string' ? Date.parse(to) : (await serverTime(this.http.engine)).getTime() + to * 60_000;
    await skipTo(this.http.engine, end);
    await this.http.engine.untilQuiet(this.id);
  }

  file(): Promise<CaseFile> {
    return this.http.engine.file(this.id);
  }

  events(): Promise<CaseEvent[]> {
    return this.http.engine.events(this.id);
  }

  openSteps(): Promise<string[]> {
    return this.http.engine.openSteps(this.id);
  }

  async waitFor(step: string): Promise<Wait | undefined> {
    const { rows } = await this.http.engine.database.pool.query<Omit<Wait, 'due'> & { due: Date | string | null }>(
      'select step, due, lapses, priority, roles from wait where case_id = $1 and step = $2',
      [this.id, step],
    );
    return rows.map((row) => ({ ...row, due: row.due === null ? null : new Date(row.due).toISOString() }))[0];
  }

  async notices(): Promise<{ kind: string; roles: string[]; staff: string | null }[]> {
    const { rows } = await this.http.engine.database.pool.query<{ kind: string; roles: string[]; staff: string | null }>(
      'select kind, roles, staff from outbox where case_id = $1 order by created_at, key',
      [this.id],
    );
    return rows;
  }

  async noticeKinds(): Promise<string[]> {
    return (await this.notices()).map(({ kind }) => kind);
  }

  /** How each stage stands or ended, by its key's last part. */
  async stages(): Promise<Record<string, string>> {
    const { stages } = await this.file();
    return Object.fromEntries(stages.map(({ key, outcome, state }) => [key.slice(key.lastIndexOf('/') + 1), outcome ?? state]));
  }
}
