import type { CaseFile } from '../case-file.js';
import { choice, entry, note, number } from '../fields.js';
import type { Refusal } from '../refusal.js';
import { defineStep } from '../step.js';

const routing = 'offers are counted, and what was given leaves the stock';

/**
 * Naloxone is offered to the person and to families (National Council for Mental Wellbeing 2021, table 3, row 3); what was
 * given leaves the program's stock by lot. It is given to somebody who was met, never left where no contact was made. It says
 * something of the person's health: what the care team gave is the care team's to know.
 */
export const recordNaloxone = defineStep({
  id: 'recordNaloxone',
  revision: 1,
  title: 'Record the offer of naloxone',
  hint: 'Also when it was declined. What you give is taken from the stock.',
  roles: ['officer', 'responder', 'peer', 'clinician', 'caseManager'],
  provenance: 'author',
  recordClass: 'service',
  decides: true,
  standing: true,
  rings: true,
  fields: {
    to: choice('To whom?', { person: 'The person', family: 'Family or friends' }, { routing }),
    answer: choice(
      'What came of the offer?',
      {
        given: 'Kits were given',
        declined: 'Declined',
        hasSome: 'Has naloxone already',
        notOffered: 'It could not be offered',
      },
      { routing },
    ),
    kits: number('How many kits?', { min: 1, max: 20, optional: true, routing }),
    lot: entry('From which lot?', { of: 'naloxoneLots', optional: true, routing }),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  check({ file, input }) {
    const refusals: Refusal[] = [];
    const given = input.answer === 'given';
    if (given && input.kits === undefined) refusals.push({ code: 'NALOXONE.KITS_MISSING', message: 'Say how many kits were given.', field: 'kits' });
    if (given && input.lot === undefined) refusals.push({ code: 'NALOXONE.LOT_MISSING', message: 'Say from which lot.', field: 'lot' });
    if (!given && (input.kits !== undefined || input.lot !== undefined)) {
      refusals.push({ code: 'NALOXONE.NOT_GIVEN', message: 'Nothing was given: leave kits and lot empty.', field: input.kits === undefined ? 'lot' : 'kits' });
    }
    if (given && nobodyWasMet(file)) {
      refusals.push({ code: 'NALOXONE.NO_CONTACT', message: 'No naloxone is left where no contact was made.', field: 'answer' });
    }
    return refusals;
  },
  apply(file, { answer, kits = 0 }): CaseFile {
    const before = file.naloxone ?? { offers: 0, kits: 0 };
    return { ...file, naloxone: { offers: before.offers + (answer === 'notOffered' ? 0 : 1), kits: before.kits + kits } };
  },
});

/** Where a team goes out, neither the person nor the family has been met yet. */
function nobodyWasMet({ outreach, family, start, handoff }: CaseFile): boolean {
  const byOutreach = outreach !== undefined || start?.fatal === true;
  return byOutreach && !outreach?.metInPerson && !family?.met && handoff.outcome !== 'met';
}
