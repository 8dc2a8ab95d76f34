import { choice, list, text, yesNo } from '../fields.js';
import { defineStep } from '../step.js';
import { areas } from './record-intake.step.js';

/** The individual service plan (National Council for Mental Wellbeing 2021, "Protocols and Procedures"). Abstinence is never assumed to be a goal. */
export const agreeServicePlan = defineStep({
  id: 'agreeServicePlan',
  revision: 1,
  title: 'Agree on the service plan',
  hint: "The goals are the person's own.",
  roles: ['peer', 'caseManager', 'clinician'],
  provenance: 'part2',
  scope: 'servicePlan',
  recordClass: 'service',
  fields: {
    goals: list('Goals', {
      area: choice('Area', areas, { routing: 'the plan decides which services are looked for' }),
      goal: text('Goal, in the words of the person', { maxLength: 300 }),
    }),
    agreed: yesNo('Did the person agree to this plan?', { routing: 'a plan counts only with the agreement of the person' }),
  },
  check({ input }) {
    if (input.agreed) return [];
    return [{ code: 'PLAN.NOT_AGREED', message: 'A plan is made together: record it once the person agrees.', field: 'agreed' }];
  },
  apply: (file, { goals }, { at }) => ({ ...file, plan: { goals: goals.map(({ id, area }) => ({ id, area })), at } }),
});
