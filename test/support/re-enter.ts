import type { CaseEvent } from '#protocol/event';
import type { CaseFile } from '#protocol/case-file';
import type { Engine, TestClock } from './engine.js';
import { instantOf, play, type Journey } from './moves.js';
import { boundaryOf, commitsOf, throwAwayAfter, type Boundary } from './restore.js';

/** What a journey came to that was told once, undisturbed. */
export interface Told {
  file: CaseFile;
  log: string[];
  commits: number[];
  /** By move: the open steps with their deadlines, once the process was quiet. */
  open: unknown[];
  boundaries: Boundary[];
  /** By event number: how many moves had been made. */
  movesBy(seq: number): number;
}

/** The log without what differs between a process that said things at once and one that said them again. */
const asTold = (events: readonly CaseEvent[]) => events.map((event) => `${event.key} ${event.type}`).sort();

export async function tell(engine: Engine, journey: Journey, caseId: string): Promise<Told> {
  const open: unknown[] = [];
  const boundaries: Boundary[] = [];
  await play(engine, journey, caseId, undefined, async () => {
    await engine.untilQuiet(caseId);
    open.push(await engine.waits(caseId));
    const boundary = await boundaryOf(engine, caseId);
    if (boundary && boundary.seq !== boundaries.at(-1)?.seq) boundaries.push(boundary);
  });
  const file = await engine.untilClosed(caseId);
  const events = await engine.events(caseId);
  const movesBy = (seq: number) => events.filter((event) => event.kind === 'step' && event.seq <= seq).length - 1;
  return { file, log: asTold(events), commits: await commitsOf(engine, caseId), open, boundaries, movesBy };
}

/**
 * Puts the case back to what it was at event `seq`, starts its process afresh, and tells the rest of the journey: the open
 * steps, their deadlines, the file and the log come to the same.
 */
export async function enterAgain(engine: Engine, journey: Journey, caseId: string, told: Told, seq: number, fromBoundary: boolean): Promise<void> {
  const moves = told.movesBy(seq);
  const boundary = fromBoundary ? told.boundaries.filter((candidate) => candidate.seq <= seq).at(-1) : undefined;
  (engine.clock as TestClock).set(moves === 0 ? journey.begins : instantOf(journey, moves - 1));
  await throwAwayAfter(engine, caseId, seq, boundary);
  await engine.doorbell.ring(caseId, 'officerIntervention');
  const asBefore = async (move: number) => {
    await engine.untilQuiet(caseId);
    expect({ seq, move, open: await engine.waits(caseId) }).toEqual({ seq, move, open: told.open[move] });
  };
  await asBefore(moves);
  await play(engine, journey, caseId, moves, asBefore);
  const file = await engine.untilClosed(caseId);
  expect({ seq, file, log: asTold(await engine.events(caseId)) }).toEqual({ seq, file: told.file, log: told.log });
}
