import { captureConsent } from '#protocol/steps/capture-consent.step';
import { deferConsent } from '#protocol/steps/defer-consent.step';
import type { Stage } from '../runtime/run.js';

type Outcome = 'given' | 'deferred';

/** A first consent is asked for, and may wait: more can be given, and each revoked, at any time (42 CFR 2.31). */
export const consent: Stage<'consent', Outcome> = {
  id: 'consent',
  revision: 1,
  async run(run, settings) {
    if (run.file.consents.length > 0) return 'given';
    const answer = await run.first({
      given: run.open({ step: captureConsent, by: { plus: settings.within, at: 'endOfDay' }, why: 'Explain the consents; they can wait' }),
      deferred: run.open({ step: deferConsent, priority: 4, why: 'If the person does not want to decide now' }),
    });
    return answer.branch;
  },
};
