import { closeCase } from '#protocol/steps/close-case.step';
import { recordFollowUpContact } from '#protocol/steps/record-follow-up-contact.step';
import type { Stage } from '../runtime/run.js';

type Outcome = 'ended' | 'completed' | 'placementWanted';

/**
 * Contacts at the program's intervals; the last interval repeats. Where a program helps as long as the person asks, time
 * and silence never end it: only the person's wish, or somebody who records it.
 */
export const followUp: Stage<'followUp', Outcome> = {
  id: 'followUp',
  revision: 1,
  async run(run, { intervals, ends }) {
    for (;;) {
      const { contacts } = run.file.followUp;
      if (ends === 'afterIntervals' && contacts >= intervals.length) return 'completed';
      const interval = intervals[Math.min(contacts, intervals.length - 1)]!;

      const next = await run.first({
        contact: run.open({ step: recordFollowUpContact, by: { plus: interval, at: 'endOfDay' }, why: 'The next follow-up contact' }),
        closed: run.open({ step: closeCase, priority: 5, why: 'If the person asks for no more help' }),
      });
      if (next.branch === 'closed' || next.result.input.wish === 'end') return 'ended';
      if (next.result.input.wish === 'placement') return 'placementWanted';
    }
  },
};
