import { withdrawFromProgram } from '#protocol/steps/withdraw-from-program.step';
import type { Run } from '../runtime/run.js';
import { abeyance } from '../stages/abeyance.stage.js';
import { consent } from '../stages/consent.stage.js';
import { eligibility } from '../stages/eligibility.stage.js';
import { followUp } from '../stages/follow-up.stage.js';
import { intake } from '../stages/intake.stage.js';
import { placement } from '../stages/placement.stage.js';
import { warmHandoff } from '../stages/warm-handoff.stage.js';

/**
 * Officer intervention: during patrol or response an officer refers a person to treatment instead of arrest, or issues a
 * citation. Charges are held in abeyance on the requirement that treatment is completed or a social service plan is
 * followed. The person may leave at any time. Source: National Council for Mental Wellbeing (2021), table 3.
 */
export async function officerIntervention(run: Run): Promise<string> {
  const ended = await run.first({
    withdrawn: run.open({ step: withdrawFromProgram, priority: 5, why: 'The person may leave the program at any time' }),
    course: courseOfDiversion,
  });
  if (ended.branch === 'course') return ended.result;

  // Nothing is filed automatically: what is still held waits for the prosecutor.
  await run.stage(abeyance);
  return 'withdrawn';
}

async function courseOfDiversion(run: Run): Promise<string> {
  const screened = await run.stage(eligibility);
  if (screened === 'notEligible') return 'notEligible';

  const handoff = await run.stage(warmHandoff);
  if (handoff === 'declined' || handoff === 'notReached') return handoff;

  await run.stage(intake);
  await run.stage(consent);

  const { charges } = await run.all({
    care: careForAsLongAsWanted,
    charges: (run) => run.stage(abeyance),
  });
  return charges === 'prosecuted' ? 'prosecuted' : 'completed';
}

/** Peers stay in touch also while a charge is held; whoever wants a place again is helped to one again. */
async function careForAsLongAsWanted(run: Run): Promise<void> {
  do await run.stage(placement);
  while ((await run.stage(followUp)) === 'placementWanted');
}
