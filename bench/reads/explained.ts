import type { Pool } from 'pg';

/** A pool that remembers which of the statements sent through it took longest. */
export class Explained {
  readonly pool: Pool;
  private slowest: { ms: number; text: string; values: unknown[] } | undefined;

  constructor(
    pool: Pool,
    private readonly owner: Pool,
  ) {
    const query = async (statement: string | { text: string; values?: unknown[] }, values?: unknown[]) => {
      const began = performance.now();
      const answer = await pool.query(statement as string, values as string[]);
      const ms = performance.now() - began;
      const text = typeof statement === 'string' ? statement : statement.text;
      const given = values ?? (typeof statement === 'string' ? [] : (statement.values ?? []));
      if (ms > (this.slowest?.ms ?? 0)) this.slowest = { ms, text, values: given };
      return answer;
    };
    this.pool = { query } as unknown as Pool;
  }

  forget(): void {
    this.slowest = undefined;
  }

  async planOfSlowest(): Promise<string> {
    const { text, values } = this.slowest!;
    const { rows } = await this.owner.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers, summary) ${text}`, values);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }
}
