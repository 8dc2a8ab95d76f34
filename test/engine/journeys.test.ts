import { Engine, TestClock } from '../support/engine.js';
import { oneOfEachPathway } from '../support/journeys/every-journey.js';
import { caseIdOf, journeys, play } from '../support/moves.js';

describe('journeys on the real server', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ clock: new TestClock() });
  });
  afterAll(() => engine.stop());

  it.each([...journeys, ...oneOfEachPathway].map((journey) => [journey.title, journey] as const))('%s', async (_title, journey) => {
    const caseId = caseIdOf(journey, 'whole');
    await play(engine, journey, caseId);
    const file = await engine.untilClosed(caseId);
    expect(await engine.waits(caseId)).toEqual([]);
    expect(file.status).toBe('closed');
  });
});
