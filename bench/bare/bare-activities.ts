import type { Pool } from 'pg';

export interface BareActivities {
  recordStep(journeyId: string, step: number): Promise<void>;
}

export const bareTable = `
  create table if not exists bare_step (
    journey_id text, step int, recorded_at timestamptz not null default clock_timestamp(), primary key (journey_id, step)
  )`;

/** One durable row a step; a second run of the same call changes nothing. */
export function createBareActivities(pool: Pool): BareActivities {
  return {
    async recordStep(journeyId, step) {
      await pool.query({
        name: 'record-step',
        text: 'insert into bare_step (journey_id, step) values ($1, $2) on conflict do nothing',
        values: [journeyId, step],
      });
    },
  };
}
