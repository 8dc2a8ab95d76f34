import type { CaseFile, Placement } from '../case-file.js';
import { choices, dateTime, item } from '../fields.js';
import { interimAt } from '../rules/admission.rule.js';
import { isWaiting } from '../rules/referral.rule.js';
import { defineStep } from '../step.js';

const routing = 'interim services inside 48 hours move the last day of admission';
const lacksInterim = (placement: Placement, file: CaseFile) => isWaiting(file, placement) && placement.injects === true && placement.interim === undefined;

/** What is offered to a person who injects drugs until there is a place: the list of 45 CFR 96.121, within 48 hours by 45 CFR 96.126(b). */
export const recordInterimServices = defineStep({
  id: 'recordInterimServices',
  revision: 1,
  title: 'Record interim services',
  hint: 'What was offered until there is a place?',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator'],
  provenance: 'part2',
  scope: 'participation',
  recordClass: 'service',
  decides: true,
  subject: 'placement',
  fields: {
    placement: item('While waiting for what?', 'placements', { where: lacksInterim }),
    services: choices(
      'What was offered?',
      {
        hivAndTb: 'Counseling and education about HIV and tuberculosis',
        needleSharing: 'The risks of sharing needles',
        transmission: 'The risks of transmission to partners and infants, and how to prevent it',
        hivOrTbTreatment: 'Referral for HIV or tuberculosis treatment, if necessary',
        pregnancy: 'For pregnant people: effects on the fetus, and referral for prenatal care',
      },
      { personal: true },
    ),
    offeredAt: dateTime('When?', { latest: 'now', routing }),
  },
  apply(file, { placement: id, offeredAt }): CaseFile {
    const offered = (placement: Placement): Placement =>
      placement.waitingSince === undefined ? placement : { ...placement, interim: interimAt(placement.waitingSince, offeredAt) };
    return { ...file, placements: file.placements.map((placement) => (placement.id === id ? offered(placement) : placement)) };
  },
});
