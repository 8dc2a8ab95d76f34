import type { BytesPerCase, Parked, Round } from './measure.js';

/** What was measured of one contender, as far as the run has come. */
export interface Results {
  contender: string;
  rounds: Round[];
  bytesPerCase?: BytesPerCase;
  recordOfOneJourney?: Record<string, number>;
  parked?: Parked;
}
