import type { CaseFile, Placement } from '../case-file.js';
import { choice, item, note } from '../fields.js';
import { withHop } from '../rules/outreach.rule.js';
import { hasEnded, holdsPlace, lacksPlace, nextStatuses, statusesWithReason } from '../rules/referral.rule.js';
import { defineStep } from '../step.js';

const routing = 'the referral is followed until it has ended';
/** After the case has closed only what keeps a bed or slot is still followed: until it is free. */
const live = (placement: Placement, { status }: Pick<CaseFile, 'status'>) => (status === 'closed' ? holdsPlace(placement) : !hasEnded(placement));

/** How a referral stands now, with reason and outcome: the loop is closed (HL7 SDOH Clinical Care referral Task). */
export const updateReferral = defineStep({
  id: 'updateReferral',
  revision: 1,
  title: 'Record how a referral stands',
  hint: 'What did the provider say, or what happened since?',
  roles: ['peer', 'caseManager', 'clinician', 'provider', 'coordinator'],
  provenance: 'part2',
  scope: 'participation',
  recordClass: 'service',
  decides: true,
  standing: true,
  rings: true,
  afterClosing: true,
  subject: 'placement',
  addressed: 'placement',
  openWhen: (file) => file.placements.some((placement) => live(placement, file)),
  fields: {
    placement: item('Which referral?', 'placements', { where: live }),
    status: choice(
      'How does it stand?',
      {
        received: 'Received by the provider',
        accepted: 'Accepted: there is a place',
        rejected: 'Rejected',
        inProgress: 'The person is there',
        onHold: 'On hold',
        completed: 'Completed',
        cancelled: 'Cancelled',
        failed: 'Failed',
      },
      { routing },
    ),
    reason: choice(
      'Why?',
      {
        noPlace: 'No place free',
        notForThem: 'The provider cannot help with this',
        personDeclined: 'The person declined',
        personNotReached: 'The person could not be reached',
        noShow: 'The person did not come',
        transferred: 'The person was transferred',
        leftEarly: 'The person left early',
        providerSilent: 'The provider did not answer',
        other: 'Another reason',
      },
      { optional: true, routing },
    ),
    outcome: note('What came of it', { optional: true }),
  },
  check({ file, input }) {
    const placement = file.placements.find(({ id }) => id === input.placement);
    if (!placement) return [{ code: 'PLACEMENT.UNKNOWN', message: 'There is no such referral.', field: 'placement' }];
    const refusals = [];
    if (!nextStatuses[placement.status].includes(input.status)) {
      const message = `A referral that is "${placement.status}" cannot become "${input.status}".`;
      refusals.push({ code: 'PLACEMENT.STATUS_NOT_REACHABLE', message, field: 'status' });
    }
    if (input.status === 'accepted' && lacksPlace(placement)) {
      const message = 'The bed or slot is given in the order of the waiting list, as soon as one is free.';
      refusals.push({ code: 'PLACEMENT.CAPACITY_DECIDES', message, field: 'status' });
    }
    if (statusesWithReason.includes(input.status) && input.reason === undefined) {
      refusals.push({ code: 'PLACEMENT.REASON_MISSING', message: 'Say why.', field: 'reason' });
    }
    return refusals;
  },
  apply(file, { placement: id, status }, { at }): CaseFile {
    const placements = file.placements.map((placement) => (placement.id === id ? { ...placement, status } : placement));
    return status === 'inProgress' ? withHop({ ...file, placements }, 'placed', at) : { ...file, placements };
  },
});
