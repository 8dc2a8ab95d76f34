import { chargesNotDiverted } from '#protocol/rules/eligibility.rule';
import { confirmEligibility } from '#protocol/steps/confirm-eligibility.step';
import type { Stage } from '../runtime/run.js';

type Outcome = 'eligible' | 'notEligible';

/**
 * The officer's screen was checked against the program's rules when the case was opened. Where the team or the attorney
 * decides, they confirm it; until then a further charge that the program does not divert decides for the whole case.
 */
export const eligibility: Stage<'eligibility', Outcome> = {
  id: 'eligibility',
  revision: 1,
  async run(run, settings) {
    if (run.file.eligibility) return run.file.eligibility.decision;

    const decided = await run.first({
      confirmed: run.open({
        step: confirmEligibility,
        by: { plus: settings.decideWithin },
        roles: settings.decidedBy === 'attorney' ? ['prosecutor'] : ['peer', 'caseManager', 'clinician', 'coordinator'],
        priority: 1,
        why: run.file.screening ? 'The officer has screened the person and waits' : 'The person is engaged: say whether the program takes the case',
      }),
      chargeNotDiverted: (run) => run.when((file) => chargesNotDiverted(file.charges.map((charge) => charge.class), settings).length > 0),
    });
    return decided.branch === 'confirmed' ? decided.result.input.decision : 'notEligible';
  },
};
