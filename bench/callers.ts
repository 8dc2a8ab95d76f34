import { setTimeout as pause } from 'node:timers/promises';
import { stepsPerJourney, type Contender, type Journey } from './contender.js';

/** What callers met with, in milliseconds; only what began and ended inside the measured window. */
export interface Observed {
  acknowledgedMs: number[];
  /** From an acknowledgement to the next open step. */
  nextOpenMs: number[];
  openedMs: number[];
  journeysCompleted: number;
  windowSeconds: number;
}

interface Window {
  from: number;
  until: number;
}

/** Callers that each do the next step as soon as the one before is done, journey after journey. */
export async function saturate(contender: Contender, { callers, warmUpSeconds, seconds }: { callers: number; warmUpSeconds: number; seconds: number }): Promise<Observed> {
  const window = windowAfter(warmUpSeconds, seconds);
  const observed = nothingObserved(seconds);
  const walking = Array.from({ length: callers }, (_, index) => walkJourneys(contender, Math.ceil((stepsPerJourney * (index + 1)) / callers), window, observed));
  await together(walking, window);
  return observed;
}

/** The first journey is left after `firstLasts` steps, another number for each caller: else all would end theirs at once, in waves. */
async function walkJourneys(contender: Contender, firstLasts: number, window: Window, observed: Observed): Promise<void> {
  for (let lasts = firstLasts; performance.now() < window.until; lasts = stepsPerJourney) {
    const beginning = performance.now();
    const journey = await contender.begin();
    note(observed.openedMs, beginning, window);
    for (let step = 1; step <= lasts && performance.now() < window.until; step += 1) {
      const performing = performance.now();
      await journey.perform(step);
      note(observed.acknowledgedMs, performing, window);
      const acknowledged = performance.now();
      await journey.untilNextOpens(step);
      note(observed.nextOpenMs, acknowledged, window);
      if (step === stepsPerJourney && isInside(performance.now(), window)) observed.journeysCompleted += 1;
    }
  }
}

/**
 * Callers that each do a step at fixed instants, however long the last one took: latencies count from the instant at
 * which the step was meant to begin, so that a slow answer cannot hide the ones behind it. A step that was not open by
 * then is meant to begin when it is: that wait is the time to the next open step, and counts there.
 */
export async function pace(contender: Contender, { callers, everyMs, seconds }: { callers: number; everyMs: number; seconds: number }): Promise<Observed> {
  const observed = nothingObserved(seconds);
  const window = windowAfter(everyMs / 1000, seconds);
  const starts = Array.from({ length: callers }, (_, index) => window.from + (everyMs * index) / callers);
  await together(starts.map((start) => keepPace(contender, start, everyMs, window, observed)), window);
  return observed;
}

async function keepPace(contender: Contender, start: number, everyMs: number, window: Window, observed: Observed): Promise<void> {
  let journey = await contender.begin();
  let step = 1;
  let openSince = start;
  for (let due = start; due < window.until; due += everyMs) {
    await pause(Math.max(0, due - performance.now()));
    await journey.perform(step);
    const acknowledged = performance.now();
    observed.acknowledgedMs.push(acknowledged - Math.max(due, openSince));
    await journey.untilNextOpens(step);
    openSince = performance.now();
    observed.nextOpenMs.push(openSince - acknowledged);
    step += 1;
    if (step > stepsPerJourney) {
      const beginning = performance.now();
      journey = await contender.begin();
      openSince = performance.now();
      observed.openedMs.push(openSince - beginning);
      step = 1;
    }
  }
}

/** Callers that each repeat one thing on a case of their own; latencies of what fell into the window. */
export async function repeat(prepare: () => Promise<() => Promise<void>>, { callers, warmUpSeconds, seconds }: { callers: number; warmUpSeconds: number; seconds: number }): Promise<number[]> {
  const prepared = await Promise.all(Array.from({ length: callers }, prepare));
  const window = windowAfter(warmUpSeconds, seconds);
  const observedMs: number[] = [];
  const repeating = prepared.map(async (perform) => {
    while (performance.now() < window.until) {
      const performing = performance.now();
      await perform();
      note(observedMs, performing, window);
    }
  });
  await together(repeating, window);
  return observedMs;
}

/** Does `work` `count` times, `callers` at a time. */
export async function times(count: number, callers: number, work: () => Promise<void>): Promise<void> {
  let left = count;
  const caller = async () => {
    while (left > 0) {
      left -= 1;
      await work();
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

export async function wholeJourney(contender: Contender): Promise<void> {
  await journeyFrom(await contender.begin());
}

export async function journeyFrom(journey: Journey): Promise<void> {
  for (let step = 1; step <= stepsPerJourney; step += 1) {
    await journey.perform(step);
    await journey.untilNextOpens(step);
  }
}

/** One caller's failure ends the window for all, and is thrown when the last of them has come to rest. */
async function together(callers: readonly Promise<void>[], window: Window): Promise<void> {
  for (const caller of callers) caller.catch(() => (window.until = 0));
  const failed = (await Promise.allSettled(callers)).find((caller) => caller.status === 'rejected');
  if (failed) throw failed.reason;
}

function windowAfter(warmUpSeconds: number, seconds: number): Window {
  const from = performance.now() + warmUpSeconds * 1000;
  return { from, until: from + seconds * 1000 };
}

function note(valuesMs: number[], began: number, window: Window): void {
  const ended = performance.now();
  if (isInside(ended, window)) valuesMs.push(ended - began);
}

function isInside(instant: number, { from, until }: Window): boolean {
  return instant >= from && instant <= until;
}

function nothingObserved(windowSeconds: number): Observed {
  return { acknowledgedMs: [], nextOpenMs: [], openedMs: [], journeysCompleted: 0, windowSeconds };
}
