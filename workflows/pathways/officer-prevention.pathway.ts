import type { Run } from '../runtime/run.js';
import { eligibility } from '../stages/eligibility.stage.js';
import { warmHandoff } from '../stages/warm-handoff.stage.js';
import { care, whileThePersonTakesPart } from './care.js';

/**
 * Officer prevention: on patrol or during a response an officer, or another first responder, refers a person to treatment
 * and services. No charges are filed, and none can be recorded. Source: National Council for Mental Wellbeing (2021), table 3.
 */
export function officerPrevention(run: Run): Promise<string> {
  return whileThePersonTakesPart(run, courseOfReferral);
}

async function courseOfReferral(run: Run): Promise<string> {
  const screened = await run.stage(eligibility);
  if (screened === 'notEligible') return 'notEligible';

  const handoff = await run.stage(warmHandoff);
  if (handoff === 'declined' || handoff === 'notReached') return handoff;
  return care(run);
}
