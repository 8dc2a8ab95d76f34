import pg from 'pg';

/** Where no notification has come. */
const lookAgainMs = 250;

/**
 * Sees in the record when a step has been opened, instead of asking the API, which would load what is measured. It
 * still takes from the same two cores: one notification and one read by key for each step.
 */
export class OpenSteps {
  private readonly waiting = new Map<string, () => void>();

  private constructor(
    private readonly listener: pg.Client,
    private readonly pool: pg.Pool,
  ) {}

  static async watch(connectionString: string): Promise<OpenSteps> {
    const listener = new pg.Client({ connectionString });
    const watching = new OpenSteps(listener, new pg.Pool({ connectionString, max: 8 }));
    await listener.connect();
    listener.on('notification', ({ payload }) => watching.waiting.get(payload ?? '')?.());
    await listener.query('listen dpad_seen');
    return watching;
  }

  /** Call it before what it waits for can happen: `opened` resolves when the process has seen `version`, and `step` is open. */
  expect(caseId: string): { opened(step: string, version: number): Promise<void> } {
    const nextNews = () => new Promise<void>((resolve) => this.waiting.set(caseId, resolve));
    let news = nextNews();
    return {
      opened: async (step, version) => {
        for (;;) {
          await atMost(news, lookAgainMs);
          news = nextNews();
          if (await this.isOpen(caseId, step, version)) break;
        }
        this.waiting.delete(caseId);
      },
    };
  }

  private async isOpen(caseId: string, step: string, version: number): Promise<boolean> {
    const { rowCount } = await this.pool.query({
      name: 'is-open',
      text: `
        select from case_head join wait using (case_id)
        where case_id = $1 and seen >= $2 and step = $3 limit 1`,
      values: [caseId, version, step],
    });
    return rowCount === 1;
  }

  /** What a case's log holds. */
  async countEvents(caseId: string): Promise<Record<string, number>> {
    const { rows } = await this.pool.query<Record<string, number>>(
      `select (count(*) filter (where key like 'c:%'))::int as "events by people",
        (count(*) filter (where key not like 'c:%'))::int as "events by the process",
        (count(*) filter (where type = 'waitOpened'))::int as "of these, waits opened",
        (count(*) filter (where type like 'stage%'))::int as "of these, stages begun, skipped and ended"
      from case_event where case_id = $1`,
      [caseId],
    );
    return rows[0]!;
  }

  async close(): Promise<void> {
    await this.listener.end();
    await this.pool.end();
  }
}

async function atMost(news: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([news, late]);
  clearTimeout(timer);
}
