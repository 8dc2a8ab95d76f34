import type { linkFormerCase } from '#protocol/steps/link-former-case.step';
import { insertFormerCase } from '../case-shares.js';
import { refusedFor } from '../step-facts.js';
import type { Effect } from './effect.js';

/** Of two cases that take the same one up at once, one does. */
export const linkFormerCaseEffect: Effect<typeof linkFormerCase> = async ({ sql, caseId, agencyId, at, input: { former } }) => {
  if (await insertFormerCase(sql, { caseId, agencyId }, { caseId: former, at })) return undefined;
  return refusedFor([{ field: 'former', code: 'TRANSFER.TAKEN_UP', message: 'Another case goes on from this one already' }]);
};
