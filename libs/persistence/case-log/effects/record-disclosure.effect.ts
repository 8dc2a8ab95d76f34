import type { recordDisclosure } from '#protocol/steps/record-disclosure.step';
import { recordDisclosures } from '../../disclosures/record-disclosures.js';
import type { Effect } from './effect.js';

/** What was told outside stands in the accounting beside what was told here. To whom, and what, is sealed in the entry. */
export const accountForDisclosure: Effect<typeof recordDisclosure> = async ({ sql, caseId, agencyId, entry, input: { on, basis, consent } }) => {
  const ground = basis === 'consent' ? { purpose: 'consent', consentId: consent! } : { purpose: basis, law: basis };
  await recordDisclosures(sql, [{ caseId, agencyId, at: on, channel: 'other', what: [`entry:${entry}:what`], ...ground }]);
  return undefined;
};
