import type { CaseEvent } from '#protocol/event';
import type { CaseFile } from '#protocol/case-file';
import { recorded, type Engine, type TestClock } from './engine.js';
import { instantOf, play, type Journey } from './moves.js';
import { boundaryOf, commitsOf, throwAwayAfter, type Boundary } from './restore.js';

/** The process has said all that it has to say: what was open then. */
interface Quiet {
  made: number;
  lapsed: boolean;
  seq: number;
  open: unknown;
}

/** What a journey came to that was told once, undisturbed. */
export interface Told {
  file: CaseFile;
  log: string[];
  commits: number[];
  quiet: Quiet[];
  boundaries: Boundary[];
}

/** The log without what differs between a process that said things at once and one that said them again. */
const withoutNumbers = (events: readonly CaseEvent[]) => events.map((event) => `${event.key} ${event.type}`).sort();

export async function tell(engine: Engine, journey: Journey, caseId: string): Promise<Told> {
  const quiet: Quiet[] = [];
  const boundaries: Boundary[] = [];
  await play(engine, journey, caseId, undefined, async (made, lapsed) => {
    await engine.untilQuiet(caseId);
    quiet.push({ made, lapsed: lapsed !== undefined, seq: (await engine.head(caseId)).seq, open: await engine.waits(caseId) });
    const boundary = await boundaryOf(engine, caseId);
    if (boundary && boundary.seq !== boundaries.at(-1)?.seq) boundaries.push(boundary);
  });
  const file = await engine.untilClosed(caseId);
  const events = await engine.events(caseId);
  return { file, log: withoutNumbers(events), commits: await commitsOf(engine, caseId), quiet, boundaries };
}

/**
 * Puts the case back to what it was at event `seq`, starts its process afresh, and tells the rest of the journey: the open
 * steps, their deadlines, the file and the log come to the same.
 */
export async function enterAgain(engine: Engine, journey: Journey, caseId: string, told: Told, seq: number, fromBoundary: boolean): Promise<void> {
  const made = await beginAnew(engine, journey, caseId, told, seq, fromBoundary);
  await play(engine, journey, caseId, made, asTold(engine, caseId, told, seq));
  const file = await engine.untilClosed(caseId);
  expect({ seq, file, log: withoutNumbers(await engine.events(caseId)) }).toEqual({ seq, file: told.file, log: told.log });
}

/** The first half of it: the open steps and their deadlines are the same at once. Gives how many moves had been made. */
export async function beginAnew(engine: Engine, journey: Journey, caseId: string, told: Told, seq: number, fromBoundary: boolean): Promise<number> {
  const { made, lapsed } = told.quiet.find((quiet) => quiet.seq >= seq)!;
  const boundary = fromBoundary ? told.boundaries.filter((candidate) => candidate.seq <= seq).at(-1) : undefined;
  const nowAt = lapsed ? made : made - 1;
  (engine.clock as TestClock).set(nowAt < 0 ? journey.begins : instantOf(journey, nowAt));
  await throwAwayAfter(engine, caseId, seq, boundary);
  await putBackProgram(engine, journey, made);
  await engine.ring(caseId, journey.pathway ?? 'officerIntervention');
  await asTold(engine, caseId, told, seq)(made, lapsed ? 'lapsed' : undefined);
  return made;
}

function asTold(engine: Engine, caseId: string, told: Told, seq: number) {
  return async (made: number, lapsed?: 'lapsed') => {
    await engine.untilQuiet(caseId);
    const before = told.quiet.find((quiet) => quiet.made === made && quiet.lapsed === (lapsed !== undefined))!;
    expect({ seq, made, lapsed, open: await engine.waits(caseId) }).toEqual({ seq, made, lapsed, open: before.open });
  };
}

/** What was last done for the program stands, and the sweeper gives what nobody has given. */
async function putBackProgram(engine: Engine, journey: Journey, made: number): Promise<void> {
  const done = [...(journey.given ?? []), ...journey.moves.slice(0, made).filter(({ forProgram }) => forProgram)].at(-1);
  if (!done) return;
  recorded(await engine.performForProgram(done.as, journey.program, done.step, done.input as Record<string, unknown>));
  await engine.sweepPlaces();
}
