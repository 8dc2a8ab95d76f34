import { Engine, TestClock } from '../support/engine.js';
import { caseIdOf, mariMissedAndExtended, play, type Journey } from '../support/moves.js';

const mark = 'PLANTED';

/** The journey with every text that a person can enter marked. */
function planted(journey: Journey): Journey {
  const texts = ['title', 'incidentNumber', 'name', 'phone', 'whereNow', 'description', 'goal', 'text', 'reason', 'answer', 'participant', 'discloser', 'what', 'recipient', 'purpose', 'signature', 'remark', 'note'];
  const plant = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plant);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, texts.includes(name) && typeof inner === 'string' && inner.includes(' ') ? `${mark} ${inner}` : plant(inner)]),
    );
  };
  return {
    ...journey,
    opening: plant(journey.opening) as Record<string, unknown>,
    moves: journey.moves.map((move) => ({
      ...move,
      input: (file, now) => plant(typeof move.input === 'function' ? move.input(file, now) : (move.input ?? {})) as Record<string, unknown>,
    })),
  };
}

describe('what people enter about a person', () => {
  let engine: Engine;
  const journey = planted(mariMissedAndExtended);
  const caseId = caseIdOf(journey, 'planted');
  beforeAll(async () => {
    engine = await Engine.start({ clock: new TestClock() });
    await play(engine, journey, caseId);
    await engine.untilClosed(caseId);
  }, 120_000);
  afterAll(() => engine.stop());

  it('stands in no plain column of the database', async () => {
    const { rows: tables } = await engine.database.pool.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'vault') and tablename not like '%migration%'`,
    );
    expect(tables.length).toBeGreaterThan(8);
    for (const { name } of tables) {
      const { rows } = await engine.database.pool.query<{ line: string }>(`select t::text as line from ${name} t`);
      expect(rows.filter(({ line }) => line.includes(mark) || line.includes('Avery') || line.includes('2001-05-09'))).toEqual([]);
    }
  });

  it("stands in no history of Temporal's, which can be read by nobody without the key", async () => {
    const history = await engine.process(caseId).fetchHistory();
    const readable = JSON.stringify(history, (key, value: unknown) =>
      typeof value === 'string' && (key === 'data' || key === 'encoding') ? Buffer.from(value, 'base64').toString('latin1') : value,
    );
    const found = ['binary/encrypted', mark, 'Avery', 'madison-mari', 'drugPossession', 'acceptHandoff'].filter((text) => readable.includes(text));
    expect(found).toEqual(['binary/encrypted']);
  });
});
