/** Where rules, events and the sweeper take the time from; bound in tests to the test server's. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
