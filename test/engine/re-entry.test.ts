import { Engine, TestClock } from '../support/engine.js';
import { caseIdOf, journeys } from '../support/moves.js';
import { enterAgain, tell } from '../support/re-enter.js';

/** Side by side, each with a database and a worker of its own. */
const lanes = 4;

describe('a process thrown away is entered again from the record', () => {
  let engines: Engine[];
  beforeAll(async () => {
    engines = await Promise.all(Array.from({ length: lanes }, () => Engine.start({ clock: new TestClock(), manyCases: true })));
  });
  afterAll(() => Promise.all(engines.map((engine) => engine.stop())));

  it.each(journeys.map((journey) => [journey.title, journey] as const))(
    'at every commit, with the same open steps, deadlines and ending: %s',
    async (_title, journey) => {
      const entered = await Promise.allSettled(
        engines.map(async (engine, lane) => {
          const caseId = caseIdOf(journey, `lane ${lane}`);
          const told = await tell(engine, journey, caseId);
          // The last commit is the closing itself: there is no process to enter.
          const mine = told.commits.slice(0, -1).filter((_seq, index) => index % lanes === lane);
          for (const [index, seq] of mine.entries()) await enterAgain(engine, journey, caseId, told, seq, index % 2 === 0);
          return mine.length;
        }),
      );
      const counts = entered.map((lane) => {
        if (lane.status === 'rejected') throw lane.reason;
        return lane.value;
      });
      expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThan(journey.moves.length);
    },
    300_000,
  );
});
