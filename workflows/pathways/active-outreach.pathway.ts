import type { Run } from '../runtime/run.js';
import { eligibility } from '../stages/eligibility.stage.js';
import { outreach } from '../stages/outreach.stage.js';
import { warmHandoff } from '../stages/warm-handoff.stage.js';
import { care, whileThePersonTakesPart } from './care.js';

/**
 * Active outreach: a responder or a team finds and engages a person and hands the person over, in person, to those who
 * help. Where a program asks for criteria, they are confirmed once the person is engaged. Source: National Council for
 * Mental Wellbeing (2021), table 3.
 */
export function activeOutreach(run: Run): Promise<string> {
  return whileThePersonTakesPart(run, courseOfOutreach);
}

async function courseOfOutreach(run: Run): Promise<string> {
  const contact = await run.stage(outreach);
  if (contact === 'declined' || contact === 'notReached') return contact;

  const enrolled = await run.stage(eligibility);
  if (enrolled === 'notEligible') return 'notEligible';

  const handoff = await run.stage(warmHandoff);
  if (handoff === 'declined' || handoff === 'notReached') return handoff;
  return care(run);
}
