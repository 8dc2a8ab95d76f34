import type { PoolClient } from 'pg';
import type { Step } from '#protocol/step';
import type { StepId, steps } from '#protocol/steps/registry';
import type { Refused } from '../answers.js';
import { debriefAfterDeath } from './debrief-after-death.effect.js';
import type { Effect, EffectContext } from './effect.js';
import { closeEmergencyAlert, tellOfEmergencyAccess } from './emergency-access.effect.js';
import { linkFormerCaseEffect } from './link-former-case.effect.js';
import { accountForDisclosure } from './record-disclosure.effect.js';
import { recordNaloxoneEffect } from './record-naloxone.effect.js';
import { requestPlacementEffect } from './request-placement.effect.js';
import { sealRecordsEffect } from './seal-records.effect.js';

/** What steps of cases change beside their case. */
const effects: { readonly [K in StepId]?: Effect<(typeof steps)[K]> } = {
  linkFormerCase: linkFormerCaseEffect,
  recordNaloxone: recordNaloxoneEffect,
  requestPlacement: requestPlacementEffect,
  useEmergencyAccess: tellOfEmergencyAccess,
  recordDisclosure: accountForDisclosure,
  reviewEmergencyAccess: closeEmergencyAlert,
  sealRecords: sealRecordsEffect,
  closeCase: debriefAfterDeath,
  withdrawFromProgram: debriefAfterDeath,
};

/** Does what the step does beside its case; a refusal leaves nothing of it. */
export async function performEffect(sql: PoolClient, step: Step, context: Omit<EffectContext<Step>, 'sql'>): Promise<Refused | undefined> {
  const effect = effects[step.id as StepId] as Effect<Step> | undefined;
  if (!effect) return undefined;
  await sql.query('savepoint before_effect');
  const refused = await effect({ sql, ...context });
  if (refused) await sql.query('rollback to savepoint before_effect');
  return refused;
}
