import type { OutreachSettings } from '#protocol/program';
import { eventOf, isOut, isSought, visitWindow } from '#protocol/rules/outreach.rule';
import { checkIn } from '#protocol/steps/check-in.step';
import { declareSceneSafe } from '#protocol/steps/declare-scene-safe.step';
import { recordContactAttempt } from '#protocol/steps/record-contact-attempt.step';
import { recordNaloxone } from '#protocol/steps/record-naloxone.step';
import { sendTeam } from '#protocol/steps/send-team.step';
import { takeUpOutreach } from '#protocol/steps/take-up-outreach.step';
import type { FlowFile, Run, Stage } from '../runtime/run.js';
import { expectTeamsBack } from './visit-safety.js';

type Outcome = 'engaged' | 'declined' | 'notReached';

/**
 * A team finds the person and tries to engage the person, in the program's order of work, as often as the program says.
 * A visit not made in its window is missed, and made late. Outreach ends when its team is back. Sources: National Council for
 * Mental Wellbeing (2021), table 3, rows 2 and 3; PERF report, sections on Plymouth County and Huntington.
 */
export const outreach: Stage<'outreach', Outcome> = {
  id: 'outreach',
  revision: 1,
  async run(run, settings) {
    const { contact } = await run.all({
      contact: (run) => tryUntilContact(run, settings),
      safety: (run) => expectTeamsBack(run, { of: 'outreach', checkOutWithin: settings.checkOutWithin, areOver: (file) => !isSought(file) }),
    });
    return contact;
  },
};

async function tryUntilContact(run: Run, settings: OutreachSettings): Promise<Outcome> {
  if (isSought(run.file)) run.notify('outreachRequested', { roles: ['coordinator'] });
  while (isSought(run.file)) await tryOnce(run, settings);
  if (settings.offersNaloxone) await naloxoneIsOffered(run);
  return run.file.outreach?.outcome ?? 'notReached';
}

async function tryOnce(run: Run, settings: OutreachSettings): Promise<void> {
  const { standing, attempts } = run.file.outreach!;
  const asked = { step: recordContactAttempt, priority: settings.order[standing], why: 'The person is to be found and engaged' } as const;
  const closes = windowCloses(run.file, settings);
  const tried = await run.first({
    attempt: closes === undefined ? run.open({ ...asked, by: dueBy(run.file, settings) }) : run.open({ ...asked, until: { from: closes } }),
    orderChanged: run.watch((file) => file.outreach?.standing !== standing && file.outreach?.attempts === attempts),
    visit: (run) => makeVisits(run, settings),
  });
  if (tried.branch === 'attempt' && tried.result.lapsed) run.notify('visitMissed', { roles: ['supervisor', 'coordinator'] });
}

/** Somebody takes it up, the scene is declared safe, a team is sent and checks in; and again, once it has checked out. */
async function makeVisits(run: Run, settings: OutreachSettings): Promise<never> {
  const asked = { by: dueBy(run.file, settings), priority: settings.order[run.file.outreach!.standing] };
  if (!run.file.outreach?.takenUp) await takenUp(run, asked);
  for (;;) {
    while (settings.sceneSafeFirst && !isUnderWay(run.file) && !run.file.outreach?.sceneSafe) {
      await run.step({ step: declareSceneSafe, ...asked, why: 'Nobody is sent before the scene is safe' });
    }
    if (!isUnderWay(run.file)) await teamIsSent(run, asked);
    if (!isOut(run.file, 'outreach')) await run.step({ step: checkIn, ...asked, why: 'A team has been sent' });
    await run.when((file) => !isOut(file, 'outreach'));
  }
}

type Asked = { by: { from?: string; plus?: string }; priority: 1 | 2 | 3 | 4 | 5 };

async function takenUp(run: Run, asked: Asked): Promise<void> {
  const { input } = await run.step({ step: takeUpOutreach, ...asked, why: 'Nobody has taken this up yet' });
  if (input.passedTo !== undefined) run.notify('outreachRequested', { staff: input.passedTo });
}

async function teamIsSent(run: Run, asked: Asked): Promise<void> {
  const { input } = await run.step({ step: sendTeam, ...asked, why: 'Nobody has been sent yet' });
  for (const { person } of input.members) run.notify('visitAssigned', { staff: person });
}

/** Naloxone is offered at the contact, and the offer recorded: also when it was declined. */
async function naloxoneIsOffered(run: Run): Promise<void> {
  const { outreach, naloxone } = run.file;
  if (!outreach?.metInPerson || (naloxone?.offers ?? 0) > 0) return;
  await run.first({
    offered: run.open({ step: recordNaloxone, priority: 1, why: 'Naloxone is offered at each contact' }),
    offeredMeanwhile: run.watch((file) => (file.naloxone?.offers ?? 0) > 0),
  });
}

function isUnderWay({ outreach }: FlowFile): boolean {
  return outreach?.team !== undefined;
}

/** The last instant of the visit, while it is neither made nor missed. */
function windowCloses(file: FlowFile, { window }: OutreachSettings): string | undefined {
  return window && file.outreach?.visit === undefined ? visitWindow(eventOf(file), window).closes : undefined;
}

function dueBy(file: FlowFile, settings: OutreachSettings): Asked['by'] {
  const { lastAttemptAt } = file.outreach!;
  if (lastAttemptAt !== undefined) return { from: lastAttemptAt, plus: settings.againAfter };
  return settings.window ? { from: visitWindow(eventOf(file), settings.window).closes } : { from: eventOf(file), plus: settings.visitWithin };
}
