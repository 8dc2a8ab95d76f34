import type { Run } from '../runtime/run.js';
import { abeyance } from '../stages/abeyance.stage.js';
import { consent } from '../stages/consent.stage.js';
import { eligibility } from '../stages/eligibility.stage.js';
import { intake } from '../stages/intake.stage.js';
import { warmHandoff } from '../stages/warm-handoff.stage.js';
import { careForAsLongAsWanted, whileThePersonTakesPart } from './care.js';

/**
 * Officer intervention: during patrol or response an officer refers a person to treatment instead of arrest, or issues a
 * citation. Charges are held in abeyance on the requirement that treatment is completed or a social service plan is
 * followed. The person may leave at any time. Source: National Council for Mental Wellbeing (2021), table 3.
 */
export async function officerIntervention(run: Run): Promise<string> {
  const ended = await whileThePersonTakesPart(run, courseOfDiversion);
  if (ended !== 'withdrawn') return ended;

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
