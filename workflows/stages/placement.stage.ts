import type { Placement } from '#protocol/case-file';
import type { PlacementSettings } from '#protocol/program';
import { hasEnded, isAwaited, isPlaced } from '#protocol/rules/referral.rule';
import { concludePlacement } from '#protocol/steps/conclude-placement.step';
import { requestPlacement } from '#protocol/steps/request-placement.step';
import { updateReferral } from '#protocol/steps/update-referral.step';
import type { Run, Stage } from '../runtime/run.js';

type Outcome = 'placed' | 'notWanted';

/**
 * A place is looked for until the person has one, or wants none now. Every referral is followed until the provider has
 * answered: requested, accepted, there (closed loop). Several may be open side by side.
 */
export const placement: Stage<'placement', Outcome> = {
  id: 'placement',
  revision: 1,
  async run(run, settings) {
    const before = run.file.placements.filter((referral) => isPlaced(referral) || hasEnded(referral)).map(({ id }) => id);
    const current = (file: { placements: readonly Placement[] }) => file.placements.filter(({ id }) => !before.includes(id));

    const ended = await run.first({
      placed: (run) => run.when((file) => current(file).some(isPlaced)),
      notWanted: run.open({ step: concludePlacement, priority: 4, why: 'If the person wants no placement now' }),
      search: (run) => search(run, settings),
      referrals: (run) => run.eachNew('referral', current, (run, referral) => followReferral(run, referral.id, settings)),
    });
    return ended.branch === 'notWanted' ? 'notWanted' : 'placed';
  },
};

/** Asks for a referral whenever none is open. */
async function search(run: Run, settings: PlacementSettings): Promise<never> {
  for (;;) {
    await run.when((file) => !file.placements.some(isAwaited));
    await run.step({ step: requestPlacement, by: { plus: settings.answerWithin, at: 'endOfDay' }, why: 'No provider has been asked, or none could help' });
  }
}

async function followReferral(run: Run, id: string, settings: PlacementSettings): Promise<void> {
  while (run.file.placements.some((referral) => referral.id === id && isAwaited(referral))) {
    await run.step({
      step: updateReferral,
      subject: id,
      by: { plus: settings.answerWithin, at: 'endOfDay' },
      why: 'A provider has been asked',
    });
  }
}
