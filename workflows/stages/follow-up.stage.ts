import type { FollowUpSettings } from '#protocol/program';
import { firstContactAt } from '#protocol/rules/engagement.rule';
import { closeCase } from '#protocol/steps/close-case.step';
import { offerReEngagement } from '#protocol/steps/offer-re-engagement.step';
import { recordEngagement } from '#protocol/steps/record-engagement.step';
import { recordFollowUpContact } from '#protocol/steps/record-follow-up-contact.step';
import { recordRecoveryCapital } from '#protocol/steps/record-recovery-capital.step';
import type { FlowFile, Run, Stage } from '../runtime/run.js';

type Outcome = 'ended' | 'completed' | 'placementWanted';

/**
 * Contacts at the program's intervals; the last interval repeats. Where a program helps as long as the person asks, time
 * and silence never end it: only the person's wish, or somebody who records it. Beside the contacts, a return to use brings
 * an offer of help, the 30th day decides engagement, and recovery capital is asked for. Revision 1 had the contacts alone.
 */
export const followUp: Stage<'followUp', Outcome> = {
  id: 'followUp',
  revision: 2,
  async run(run, settings, revision) {
    if (revision === 1) return keepInTouch(run, settings);
    const ended = await run.first({
      contacts: (run) => keepInTouch(run, settings),
      reEngagement: (run) => offerHelpAnew(run, settings),
      engagement: decideEngagement,
      recoveryCapital: (run) => askForRecoveryCapital(run, settings),
    });
    return ended.result;
  },
};

async function keepInTouch(run: Run, { intervals, ends }: FollowUpSettings): Promise<Outcome> {
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
}

/** Beside the next contact, not in its place: the person hears from the team sooner, and never later. */
async function offerHelpAnew(run: Run, { intervals }: FollowUpSettings): Promise<'placementWanted'> {
  for (;;) {
    await run.when((file) => file.followUp.helpToOffer === true);
    const offered = await run.step({ step: offerReEngagement, by: { plus: intervals[0]!, at: 'endOfDay' }, priority: 2, why: 'Ask what would help now' });
    if (offered.input.answer === 'placement') return 'placementWanted';
  }
}

function decideEngagement(run: Run): Promise<never> {
  const undecided = (file: FlowFile) => (firstContactAt(file) !== undefined && file.engagement?.at30Days === undefined ? [{ id: 'day30' }] : []);
  return run.eachNew('engagement', undecided, async (run) => {
    const until = { from: firstContactAt(run.file)!, plus: 'P30D', at: 'endOfDay' } as const;
    await run.step({ step: recordEngagement, until, priority: 5, why: 'The 30th day after the first contact decides' });
  });
}

/** From the start of follow-up, and then from each time that it was recorded: also just before it was asked for. */
function askForRecoveryCapital(run: Run, { recoveryCapitalEvery: every }: FollowUpSettings): Promise<never> {
  const timesOf = (file: FlowFile) => file.recoveryCapital?.times ?? 0;
  const next = (file: FlowFile) => (every === undefined ? [] : [{ id: `${timesOf(file) + 1}`, before: timesOf(file) }]);
  return run.eachNew('recoveryCapital', next, async (run, { before }) => {
    await run.first({
      recorded: run.watch((file) => timesOf(file) > before),
      asked: run.open({ step: recordRecoveryCapital, by: { plus: every!, at: 'endOfDay' }, priority: 4, why: 'Recovery capital is asked for again' }),
    });
  });
}
