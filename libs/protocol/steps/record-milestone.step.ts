import { choice, date, note } from '../fields.js';
import { milestoneKinds } from '../milestone-kinds.js';
import type { Refusal } from '../refusal.js';
import { startSources } from '../start-sources.js';
import { defineStep } from '../step.js';

const routing = 'reports count milestones by kind and day';

const fundingSources = {
  medicaid: 'Medicaid',
  medicare: 'Medicare',
  insurance: 'Other insurance',
  grant: 'A grant, or public funds',
  none: 'No cost to the person',
  other: 'Another source',
} as const;

/**
 * What was reached on the way: two months of case management (National Council for Mental Wellbeing 2021, LA DOOR), housing,
 * a training program, court requirements, which exist without any held charge too (West Virginia Police and Peers). It
 * says that treatment began, and never which.
 */
export const recordMilestone = defineStep({
  id: 'recordMilestone',
  revision: 1,
  title: 'Record a milestone',
  hint: 'What was reached, and on which day.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator'],
  provenance: 'part2',
  scope: 'servicePlan',
  recordClass: 'service',
  standing: true,
  fields: {
    kind: choice('What was reached?', milestoneKinds, { routing }),
    on: date('On which day?', { latest: 'today', routing }),
    fundingSource: choice('Which funding source?', fundingSources, { optional: true, routing }),
    referralSource: choice('Which referral source?', startSources, { optional: true, routing }),
    remark: note('Remark', { optional: true }),
  },
  check({ file, input }) {
    const again = file.milestones?.[input.kind] === input.on;
    return [
      ...whyDoesNotFit('fundingSource', input),
      ...whyDoesNotFit('referralSource', input),
      ...(again ? [{ code: 'MILESTONE.ALREADY_RECORDED', message: 'This milestone is on record for that day.', field: 'kind' }] : []),
    ];
  },
  apply: (file, { kind, on }) => ({ ...file, milestones: { ...file.milestones, [kind]: on } }),
});

interface Named {
  kind: keyof typeof milestoneKinds;
  fundingSource?: string;
  referralSource?: string;
}

/** A source is named with its own milestone, and with no other. */
function whyDoesNotFit(source: 'fundingSource' | 'referralSource', input: Named): Refusal[] {
  const named = input[source] !== undefined;
  if (named === (input.kind === source)) return [];
  const message = named ? `Leave it empty: the milestone is "${milestoneKinds[input.kind]}".` : 'Say which source it is.';
  return [{ code: named ? 'MILESTONE.SOURCE_OF_ANOTHER' : 'MILESTONE.SOURCE_MISSING', message, field: source }];
}
