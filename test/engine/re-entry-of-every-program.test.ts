import { pathwayIds } from '#protocol/pathways';
import { programs } from '#protocol/programs/registry';
import { Engine, TestClock } from '../support/engine.js';
import { everyJourney } from '../support/journeys/every-journey.js';
import { caseIdOf } from '../support/moves.js';
import { beginAnew, enterAgain, tell } from '../support/re-enter.js';

/** Without Temporal in between: its own part in beginning a process anew is tested with fewer journeys. */
describe('the process of a case, begun anew from the record', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ clock: new TestClock(), driven: true });
  });
  afterAll(() => engine.stop());

  it('is told of every program, and of every pathway', () => {
    expect(new Set(everyJourney.map(({ program }) => program))).toEqual(new Set(Object.keys(programs)));
    expect(new Set(everyJourney.map(({ pathway = 'officerIntervention' }) => pathway))).toEqual(new Set(pathwayIds));
  });

  it.each(everyJourney.map((journey) => [journey.title, journey] as const))(
    'comes to the same open steps, deadlines and ending after every commit: %s',
    async (_title, journey) => {
      const caseId = caseIdOf(journey, 'driven');
      const told = await tell(engine, journey, caseId);
      const commits = told.commits.slice(0, -1);
      for (const seq of commits) {
        await beginAnew(engine, journey, caseId, told, seq, false);
        await enterAgain(engine, journey, caseId, told, seq, true);
      }
      expect(commits.length).toBeGreaterThan(journey.moves.length);
    },
    300_000,
  );
});
