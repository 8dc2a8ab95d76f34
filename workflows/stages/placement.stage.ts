import type { Placement } from '#protocol/case-file';
import type { PlacementSettings } from '#protocol/program';
import { admissionWithin, interimServicesWithin } from '#protocol/rules/admission.rule';
import { hasEnded, isAwaited, isPlaced, lacksPlace } from '#protocol/rules/referral.rule';
import { concludePlacement } from '#protocol/steps/conclude-placement.step';
import { recordInterimServices } from '#protocol/steps/record-interim-services.step';
import { requestPlacement } from '#protocol/steps/request-placement.step';
import { updateReferral } from '#protocol/steps/update-referral.step';
import type { FlowFile, Run, Stage } from '../runtime/run.js';

type Outcome = 'placed' | 'notWanted';

/**
 * A place is looked for until the person has one, or wants none now. Every referral is followed until the provider has
 * answered: requested, accepted, there (closed loop). Several may be open side by side. Where beds or slots are counted, the
 * person waits until one is given.
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
  if (referralIn(run.file, id, lacksPlace)) await waitForPlace(run, id);
  while (referralIn(run.file, id, isAwaited)) {
    await run.step({
      step: updateReferral,
      subject: id,
      by: { plus: settings.answerWithin, at: 'endOfDay' },
      why: 'A provider has been asked',
    });
  }
}

/** Until a bed or slot has been given, or is no longer wanted. Time alone takes nobody off the list. */
async function waitForPlace(run: Run, id: string): Promise<void> {
  const { injects, waitingSince } = referralIn(run.file, id)!;
  const clock = injects === true ? waitingSince : undefined;
  await run.first({
    over: run.watch((file) => referralIn(file, id, lacksPlace) === undefined),
    waiting: (run) =>
      clock === undefined
        ? keepOnList(run, id)
        : run.all({ admission: (run) => watchAdmission(run, id, clock), interim: (run) => askForInterimServices(run, id, clock) }),
  });
}

async function keepOnList(run: Run, id: string): Promise<never> {
  for (;;) await run.step({ step: updateReferral, subject: id, priority: 4, why: 'On a waiting list' });
}

/** Late admission is told, once; the person keeps the place on the list (45 CFR 96.126(b)). */
async function watchAdmission(run: Run, id: string, since: string): Promise<never> {
  for (let isLate = false; !isLate; ) {
    const within = admissionWithin(referralIn(run.file, id)!);
    const answer = await run.first({
      answered: run.open({ step: updateReferral, subject: id, until: { from: since, plus: within }, priority: 2, why: 'On a waiting list: admission has a last day' }),
      moved: run.watch((file) => admissionWithin(referralIn(file, id)!) !== within),
    });
    isLate = answer.branch === 'answered' && answer.result.lapsed;
  }
  run.notify('admissionLate', { roles: ['coordinator', 'supervisor'], subject: id });
  return keepOnList(run, id);
}

async function askForInterimServices(run: Run, id: string, since: string): Promise<void> {
  const asked = { step: recordInterimServices, subject: id, priority: 1, why: 'Interim services until there is a place' } as const;
  const offered = await run.step({ ...asked, until: { from: since, plus: interimServicesWithin } });
  if (!offered.lapsed) return;
  run.notify('interimServicesLate', { roles: ['coordinator', 'supervisor'], subject: id });
  await run.step(asked);
}

function referralIn(file: FlowFile, id: string, is: (referral: Placement) => boolean = () => true): Placement | undefined {
  return file.placements.find((referral) => referral.id === id && is(referral));
}
