import { withdrawFromProgram } from '#protocol/steps/withdraw-from-program.step';
import type { Run } from '../runtime/run.js';
import { consent } from '../stages/consent.stage.js';
import { followUp } from '../stages/follow-up.stage.js';
import { intake } from '../stages/intake.stage.js';
import { placement } from '../stages/placement.stage.js';

/** Taking part is voluntary: the person may leave at any time. */
export async function whileThePersonTakesPart(run: Run, course: (run: Run) => Promise<string>): Promise<string> {
  const ended = await run.first({
    withdrawn: run.open({ step: withdrawFromProgram, priority: 5, why: 'The person may leave the program at any time' }),
    course,
  });
  return ended.branch === 'course' ? ended.result : 'withdrawn';
}

/** What every pathway comes to once somebody of the team has met the person: intake, consent, a place, and staying in touch. */
export async function care(run: Run): Promise<'completed'> {
  await run.stage(intake);
  await run.stage(consent);
  await careForAsLongAsWanted(run);
  return 'completed';
}

/** Peers stay in touch; whoever wants a place again is helped to one again. */
export async function careForAsLongAsWanted(run: Run): Promise<void> {
  do await run.stage(placement);
  while ((await run.stage(followUp)) === 'placementWanted');
}
