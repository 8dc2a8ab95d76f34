import { condition, defineUpdate, proxyActivities, proxyLocalActivities, setHandler, sleep } from '@temporalio/workflow';
import type { BareActivities } from './bare-activities.js';

/** A person's step: answered once its row is durable. */
export const perform = defineUpdate<number, [step: number]>('perform');

const steps = 10;
const regular = proxyActivities<BareActivities>({ startToCloseTimeout: '10 seconds' });
const local = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10 seconds' });

export async function bareWithActivity(journeyId: string): Promise<void> {
  await journey(journeyId, regular.recordStep);
}

export async function bareWithLocalActivity(journeyId: string): Promise<void> {
  await journey(journeyId, local.recordStep);
}

/** The reference journey as one would write it with Temporal alone. */
async function journey(journeyId: string, recordStep: BareActivities['recordStep']): Promise<void> {
  // Before the handler: an Update that came with the start is validated as soon as there is one.
  let open = 1;
  let performed = 0;
  setHandler(
    perform,
    async (step) => {
      await recordStep(journeyId, step);
      performed = step;
      return step;
    },
    {
      validator: (step) => {
        if (step !== open) throw new Error(`Step ${step} is not open`);
      },
    },
  );
  for (; open <= steps; open += 1) await condition(() => performed === open);
  await sleep('30 days');
}
