import type { Charge, Condition } from '#protocol/case-file';
import type { AbeyanceSettings } from '#protocol/program';
import { endingDecisions, heldCharges, isHeld, isPending } from '#protocol/rules/charge.rule';
import { awaitsSignature, conditionsInForce } from '#protocol/rules/terms.rule';
import { acceptHold } from '#protocol/steps/accept-hold.step';
import { attestCondition } from '#protocol/steps/attest-condition.step';
import { decideCharge } from '#protocol/steps/decide-charge.step';
import { declineConditions } from '#protocol/steps/decline-conditions.step';
import { recordDefenderAnswer } from '#protocol/steps/record-defender-answer.step';
import { refuseHold } from '#protocol/steps/refuse-hold.step';
import { reviewNewOffence } from '#protocol/steps/review-new-offence.step';
import { setConditions } from '#protocol/steps/set-conditions.step';
import { setLimitationDate } from '#protocol/steps/set-limitation-date.step';
import { signConditions } from '#protocol/steps/sign-conditions.step';
import type { Done, Due, FlowFile, Run, Stage } from '../runtime/run.js';

type Outcome = 'released' | 'prosecuted' | 'notHeld';

/**
 * Charges are held in abeyance on conditions (National Council 2021, table 3). A hold begins when it has been accepted and
 * the person has signed; it ends with the decision of the prosecutor who owns the charge. Nothing is filed automatically.
 */
export const abeyance: Stage<'abeyance', Outcome> = {
  id: 'abeyance',
  revision: 1,
  async run(run, settings) {
    if (run.file.withdrawnAt !== undefined) {
      await run.first({
        everyChargeDecided: (run) => run.each('charge', heldCharges(run.file), (run, charge) => decideAfterWithdrawal(run, charge.id, settings)),
        newOffences: reviewNewOffences,
      });
      return outcomeOf(run.file);
    }
    await run.step({ step: setConditions, by: { plus: settings.acceptWithin, at: 'endOfDay' }, priority: 2, why: 'The person takes part' });
    await run.first({
      everyChargeDecided: (run) => run.each('charge', run.file.charges.filter(isPending), (run, charge) => followCharge(run, charge, settings)),
      signature: (run) => keepTermsSigned(run, settings),
      conditions: (run) => run.eachNew('condition', conditionsInForce, (run, condition) => followCondition(run, condition, settings)),
      newOffences: reviewNewOffences,
    });
    return outcomeOf(run.file);
  },
};

async function followCharge(run: Run, { id, status }: Charge, settings: AbeyanceSettings): Promise<void> {
  if (status === 'screened') {
    const answer = await run.first({
      accepted: run.open({
        step: acceptHold,
        subject: id,
        by: { plus: settings.acceptWithin, at: 'endOfDay' },
        deadline: 'acceptanceDue',
        priority: 2,
        why: 'The conditions are set',
      }),
      refused: run.open({ step: refuseHold, subject: id, priority: 4, why: 'If the charge is not to be held' }),
      returned: (run) => run.when((file) => !isPending(chargeIn(file, id))),
    });
    if (answer.branch !== 'accepted') return;
  }
  await run.when((file) => chargeIn(file, id).status !== 'offered');
  const charge = chargeIn(run.file, id);
  if (!isHeld(charge)) return;
  await run.first({
    decided: (run) => hold(run, id, { from: charge.holdBeganAt!, plus: settings.length, at: 'endOfDay' }, settings),
    limitation: (run) => watchLimitationDate(run, id, settings),
  });
}

/** Until a decision that ends it. An extension gives it a new last day; an amendment leaves the day as it is. */
async function hold(run: Run, id: string, until: Due, settings: AbeyanceSettings): Promise<void> {
  for (;;) {
    const { input } = await decisionOn(run, id, until, settings);
    if (endingDecisions[input.decision]) return;
    if (input.extendTo !== undefined) until = { from: input.extendTo, at: 'endOfDay' };
  }
}

/** When the time of the hold is over the decision becomes due, then overdue: the charge stays held until somebody decides. */
async function decisionOn(run: Run, id: string, until: Due, settings: AbeyanceSettings): Promise<Done<typeof decideCharge.fields>> {
  const inHold = await run.step({ step: decideCharge, subject: id, until, deadline: 'holdEnds', priority: 4, why: 'A charge is held' });
  return inHold.lapsed ? dueDecisionOn(run, id, inHold.at, settings) : inHold;
}

async function dueDecisionOn(run: Run, id: string, from: string, settings: AbeyanceSettings): Promise<Done<typeof decideCharge.fields>> {
  run.notify('decisionDue', { ...ownerOf(run.file, id), subject: id });
  const until = { from, plus: settings.decisionWithin, at: 'endOfDay' } as const;
  const due = await run.step({ step: decideCharge, subject: id, until, deadline: 'decisionDue', priority: 2, why: "The prosecutor's decision is due" });
  if (!due.lapsed) return due;

  run.notify('decisionOverdue', { ...ownerOf(run.file, id), roles: ['supervisor'], subject: id });
  return run.step({ step: decideCharge, subject: id, by: { from: due.at }, deadline: 'decisionOverdue', priority: 1, why: "The prosecutor's decision is overdue" });
}

async function decideAfterWithdrawal(run: Run, id: string, settings: AbeyanceSettings): Promise<void> {
  await run.first({
    decided: async (run) => {
      const { input } = await dueDecisionOn(run, id, run.file.withdrawnAt!, settings);
      if (endingDecisions[input.decision]) return;
      const until = input.extendTo === undefined ? ({ plus: settings.decisionWithin, at: 'endOfDay' } as const) : ({ from: input.extendTo, at: 'endOfDay' } as const);
      await hold(run, id, until, settings);
    },
    limitation: (run) => watchLimitationDate(run, id, settings),
  });
}

/** The hold carries the limitation date and warns before it; the date may be learned or corrected meanwhile. */
async function watchLimitationDate(run: Run, id: string, settings: AbeyanceSettings): Promise<never> {
  const why = 'The limitation date may be set or corrected';
  for (;;) {
    const date = chargeIn(run.file, id).limitationDate;
    if (date !== undefined) {
      const until = { from: date, minus: settings.warnBeforeLimitation };
      const changed = await run.step({ step: setLimitationDate, subject: id, until, priority: 5, why });
      if (!changed.lapsed) continue;
      run.notify('limitationNear', { ...ownerOf(run.file, id), subject: id });
    }
    await run.step({ step: setLimitationDate, subject: id, priority: 5, why });
  }
}

/** The first terms need a signature, and so do terms made harsher. */
async function keepTermsSigned(run: Run, settings: AbeyanceSettings): Promise<never> {
  for (;;) {
    await run.when(awaitsSignature);
    const answer = await run.first({
      signed: run.open({
        step: signConditions,
        by: { plus: settings.signWithin, at: 'endOfDay' },
        deadline: 'signatureDue',
        priority: 2,
        why: 'The conditions wait for a signature',
      }),
      declined: run.open({ step: declineConditions, priority: 4, why: 'If the person does not sign' }),
    });
    if (answer.branch !== 'declined') continue;
    for (const { id } of heldCharges(run.file)) run.notify('reviewAsked', { ...ownerOf(run.file, id), subject: id });
  }
}

/** Attested until met, or until other terms take its place. A missed one waits for the defender before it goes further. */
async function followCondition(run: Run, { id, kind, due }: Condition, settings: AbeyanceSettings): Promise<void> {
  await run.first({
    attested: async (run) => {
      for (let by: Due | undefined = { from: due, at: 'endOfDay' }; ; by = undefined) {
        const { input } = await run.step({ step: attestCondition, subject: id, ...(by && { by }), roles: settings.attesters[kind], why: 'A condition of the hold' });
        if (input.status === 'met') return;
        if (input.status === 'missed') await hearTheDefender(run, id, settings);
      }
    },
    replaced: (run) => run.when((file) => !file.conditions.some((condition) => condition.id === id)),
  });
}

async function hearTheDefender(run: Run, id: string, settings: AbeyanceSettings): Promise<void> {
  const defender = run.file.assigned.defender;
  run.notify('conditionMissed', { roles: ['defender'], ...(defender !== undefined && { staff: defender }), subject: id });
  const until = { plus: settings.defenderAnswersWithin, at: 'endOfDay' } as const;
  await run.step({ step: recordDefenderAnswer, subject: id, until, priority: 2, why: 'Before it goes to the prosecutor' });
  run.notify('reviewAsked', { roles: ['prosecutor'], subject: id });
}

function reviewNewOffences(run: Run): Promise<never> {
  const unreviewed = (file: FlowFile) => file.newOffences.filter(({ reviewedAt }) => reviewedAt === undefined);
  return run.eachNew('newOffence', unreviewed, async (run, { id }) => {
    run.notify('newOffence', { roles: ['prosecutor'], subject: id });
    await run.step({ step: reviewNewOffence, subject: id, priority: 2, why: 'A new offence was reported' });
  });
}

function chargeIn(file: FlowFile, id: string): Charge {
  return file.charges.find((charge) => charge.id === id)!;
}

function ownerOf(file: FlowFile, id: string): { staff?: string } {
  const { owner } = chargeIn(file, id);
  return owner === undefined ? {} : { staff: owner };
}

function outcomeOf(file: FlowFile): Outcome {
  const statuses = file.charges.map((charge) => charge.status);
  if (statuses.some((status) => status === 'filed' || status === 'reinstated')) return 'prosecuted';
  return statuses.some((status) => status === 'declined' || status === 'dismissed') ? 'released' : 'notHeld';
}
