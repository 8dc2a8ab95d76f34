import { agreeServicePlan } from '#protocol/steps/agree-service-plan.step';
import { recordIntake } from '#protocol/steps/record-intake.step';
import type { Stage } from '../runtime/run.js';

/** The team, with a peer, completes the intake; an individual service plan follows (National Council 2021, "Protocols and Procedures"). */
export const intake: Stage<'intake', 'completed'> = {
  id: 'intake',
  revision: 1,
  async run(run, settings) {
    if (run.file.plan) return 'completed';
    const { at: takenAt } = run.file.intake ?? (await run.step({ step: recordIntake, by: { plus: settings.within }, priority: 2, why: 'The person has been met' }));
    await run.step({ step: agreeServicePlan, by: { from: takenAt, plus: settings.planWithin, at: 'endOfDay' }, why: 'The intake is complete' });
    return 'completed';
  },
};
