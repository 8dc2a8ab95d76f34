import type { Run } from '../runtime/run.js';
import { warmHandoff } from '../stages/warm-handoff.stage.js';
import { care, whileThePersonTakesPart } from './care.js';

/**
 * Self-referral: a person asks police, or another first responder, for help, without fear of arrest. A peer receives the
 * person and stays in touch. No charge can exist here. Source: National Council for Mental Wellbeing (2021), table 3.
 */
export function selfReferral(run: Run): Promise<string> {
  return whileThePersonTakesPart(run, courseOfHelp);
}

async function courseOfHelp(run: Run): Promise<string> {
  const handoff = await run.stage(warmHandoff);
  if (handoff === 'declined' || handoff === 'notReached') return handoff;
  return care(run);
}
