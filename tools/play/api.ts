import { randomUUID } from 'node:crypto';

export interface FormField {
  name: string;
  kind: string;
  label: string;
  required: boolean;
  options?: { value: string; label: string }[];
  items?: { value: string; label: string; due?: string }[];
  fields?: FormField[];
}

export interface OpenStep {
  stepId: string;
  title: string;
  due?: string;
  late: boolean;
  standing: boolean;
  /** Present where the process waits for it. */
  priority?: number;
  fields: FormField[];
}

export interface Me {
  staffId: string;
  name: string;
  roles: string[];
  programs: string[];
}

export interface CaseAnswer extends Readonly<Record<string, unknown>> {
  version: number;
  settled: boolean;
  status: string;
  outcome?: string;
  openSteps: OpenStep[];
}

export interface DocketRow {
  caseId: string;
  chargeId: string;
  classLabel: string;
  status: string;
  owner?: { name?: string };
  deadline?: { kind: string; at: string };
  daysLeft?: number;
  consent: string;
  conditions: string | { kind: string; status: string; attestedBy?: { name?: string }; attestedAt?: string }[];
  recommendation: string;
}

export interface StepAnswer {
  version: number;
  settled: boolean;
}

interface Problem {
  status: number;
  code: string;
  detail?: string;
  errors?: { field: string; code: string; message: string }[];
  openSteps?: string[];
  openNow?: { title: string; set?: Record<string, unknown> }[];
}

/** The server said no. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  constructor(readonly problem: Problem) {
    const { status, code, detail = '', errors = [], openSteps } = problem;
    const fields = errors.map((error) => `\n  ${error.field || 'the whole'}: ${error.message} (${error.code})`).join('');
    const open = openSteps ? `\n  open now: ${openSteps.join(', ') || 'nothing'}` : '';
    super(`${status} ${code}: ${detail}${fields}${open}`);
  }
}

export interface ApiOptions {
  /** `http://localhost:3000` */
  url: string;
  tokenFor(account: string): Promise<string>;
}

/** The HTTP API as one person uses it. It knows no step: what can be done is read. */
export class Person {
  private token: Promise<string> | undefined;
  private readonly meOnce: { value?: Promise<Me> } = {};

  constructor(
    readonly account: string,
    private readonly options: ApiOptions,
  ) {}

  me(): Promise<Me> {
    return (this.meOnce.value ??= this.get<Me>('/api/me'));
  }

  readCase(caseId: string): Promise<CaseAnswer> {
    return this.get(`/api/cases/${caseId}`);
  }

  async readDocket(program: string): Promise<DocketRow[]> {
    const rows: DocketRow[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const query = new URLSearchParams({ program, limit: '500', ...(cursor === '' ? {} : { cursor }) });
      const page: { items: DocketRow[]; next?: string } = await this.get(`/api/docket?${query.toString()}`);
      rows.push(...page.items);
      cursor = page.next;
    }
    return rows;
  }

  open(programId: string, pathwayId: string, input: object): Promise<{ caseId: string; version: number }> {
    return this.send('POST', '/api/cases', { programId, pathwayId, input });
  }

  perform(caseId: string, stepId: string, input: object): Promise<StepAnswer> {
    return this.send('POST', `/api/cases/${caseId}/steps/${stepId}`, { commandId: randomUUID(), input }, { Prefer: 'wait=10' });
  }

  get<T>(path: string): Promise<T> {
    return this.send('GET', path);
  }

  private async send<T>(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    const token = await (this.token ??= this.options.tokenFor(this.account));
    const response = await fetch(this.options.url + path, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...headers, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer: unknown = await response.json().catch(() => ({ status: response.status, code: 'ANSWER.NOT_JSON' }));
    if (!response.ok) throw new RefusedError(answer as Problem);
    return answer as T;
  }
}
