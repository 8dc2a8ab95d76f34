import type { WarmHandoffSettings } from '#protocol/program';
import { isForNextWorkingDay } from '#protocol/rules/handoff.rule';
import { acceptHandoff } from '#protocol/steps/accept-handoff.step';
import { declineHandoffRequest } from '#protocol/steps/decline-handoff-request.step';
import { recordWarmHandoff } from '#protocol/steps/record-warm-handoff.step';
import type { Run, Stage } from '../runtime/run.js';

type Outcome = 'met' | 'declined' | 'notReached';

/**
 * The officer stays until a peer has met the person (National Council 2021, table 3). The request goes to the peer on
 * call, passes on when nobody answers, and then the supervisor and the officer are told that nobody comes.
 */
export const warmHandoff: Stage<'warmHandoff', Outcome> = {
  id: 'warmHandoff',
  revision: 1,
  async run(run, settings) {
    if (run.file.handoff.outcome === 'met') return 'met';
    for (let attempt = 1; ; attempt += 1) {
      const handoff = await run.first({
        recorded: run.open({ step: recordWarmHandoff, by: meetBy(run, settings), priority: 1, why: 'Until a peer has met the person' }),
        request: (run) => keepSomebodyComing(run, settings),
      });
      const { outcome } = handoff.result.input;
      if (outcome !== 'notReached' || attempt >= settings.attempts) return outcome;
    }
  },
};

/** Who waits for the peer, by pathway, where it is no officer. */
const whoWaits: Readonly<Record<string, string>> = {
  selfReferral: 'The person has asked for help and waits',
  activeOutreach: 'The team is with the person and waits',
};

/** Asks for a peer, and asks again when the one who was coming cannot come after all. */
async function keepSomebodyComing(run: Run, settings: WarmHandoffSettings): Promise<never> {
  for (;;) {
    await findAPeer(run, settings);
    await run.step({ step: declineHandoffRequest, priority: 5, why: 'Only if the peer cannot come after all' });
  }
}

async function findAPeer(run: Run, settings: WarmHandoffSettings): Promise<void> {
  if (isForNextWorkingDay(run.file)) {
    run.notify('handoffRequested', { roles: ['peer'] });
    await run.step({ step: acceptHandoff, by: { plus: settings.referralWithin, at: 'endOfDay' }, why: 'A referral left for the next working day' });
    return;
  }
  for (let turn = 0; turn <= settings.passesOn; turn += 1) {
    run.notify(turn === 0 ? 'handoffRequested' : 'handoffPassedOn', { roles: ['peer'] });
    const answer = await run.first({
      accepted: run.open({
        step: acceptHandoff,
        until: { plus: settings.acknowledgeWithin },
        priority: 1,
        why: whoWaits[run.file.pathwayId] ?? 'An officer is with the person and waits',
      }),
      cannotCome: run.open({ step: declineHandoffRequest, priority: 1, why: 'Say so if you cannot come: the next person is asked' }),
    });
    if (answer.branch === 'accepted' && !answer.result.lapsed) return;
  }
  run.notify('nobodyIsComing', { roles: ['supervisor', 'officer'] });
  await run.step({ step: acceptHandoff, priority: 1, why: 'Nobody has taken this handoff yet' });
}

function meetBy(run: Run, settings: WarmHandoffSettings) {
  if (isForNextWorkingDay(run.file)) return { plus: settings.referralWithin, at: 'endOfDay' } as const;
  return { plus: settings.meetWithin };
}
