import type { Run } from '../runtime/run.js';
import { familySupport } from '../stages/family-support.stage.js';
import { outreach } from '../stages/outreach.stage.js';
import { care, whileThePersonTakesPart } from './care.js';

/**
 * Naloxone plus: after an overdose the team visits the person, offers naloxone and a link to treatment or services, and
 * stands by the family. After a fatal overdose the family alone is visited, weeks later. Source: National Council for Mental
 * Wellbeing (2021), table 3.
 */
export async function naloxonePlus(run: Run): Promise<string> {
  if (run.file.start?.fatal) {
    const family = await run.stage(familySupport);
    return family === 'supported' ? 'familySupported' : family;
  }
  return whileThePersonTakesPart(run, courseAfterOverdose);
}

async function courseAfterOverdose(run: Run): Promise<string> {
  const { person } = await run.all({
    person: courseOfPerson,
    family: (run) => run.stage(familySupport),
  });
  return person;
}

async function courseOfPerson(run: Run): Promise<string> {
  const contact = await run.stage(outreach);
  if (contact === 'declined' || contact === 'notReached') return contact;
  return care(run);
}
