import type { FamilySupport } from '#protocol/case-file';
import type { FamilySupportSettings } from '#protocol/program';
import { eventOf, isOut, isSought } from '#protocol/rules/outreach.rule';
import { checkIn } from '#protocol/steps/check-in.step';
import { recordFamilyContact } from '#protocol/steps/record-family-contact.step';
import { stageSettings } from '#protocol/stage-settings';
import type { FlowFile, Run, Stage } from '../runtime/run.js';
import { expectTeamsBack } from './visit-safety.js';

type Outcome = NonNullable<FamilySupport['outcome']>;

/**
 * The family of a survivor is offered support; after a death the bereaved are visited between the first and the last day
 * that the program sets, or late, never not at all. There may be no family. Sources: PERF report, section on Plymouth
 * County; National Council for Mental Wellbeing (2021), table 3, row 3.
 */
export const familySupport: Stage<'familySupport', Outcome> = {
  id: 'familySupport',
  revision: 1,
  async run(run, settings) {
    const { contact } = await run.all({
      contact: (run) => tryUntilContact(run, settings),
      safety: expectTeamBack,
    });
    return contact;
  },
};

async function tryUntilContact(run: Run, settings: FamilySupportSettings): Promise<Outcome> {
  for (;;) {
    const ended = run.file.family?.outcome;
    if (ended !== undefined) return ended;
    await tryOnce(run, settings);
  }
}

async function tryOnce(run: Run, settings: FamilySupportSettings): Promise<void> {
  const asked = { step: recordFamilyContact, why: 'The family has not been offered support yet' } as const;
  const closes = windowCloses(run.file, settings);
  const tried = await run.first({
    contact: closes === undefined ? run.open({ ...asked, by: dueBy(run.file, settings) }) : run.open({ ...asked, until: closes }),
    visit: makeVisits,
  });
  if (tried.result.lapsed) run.notify('visitMissed', { roles: ['supervisor', 'coordinator'] });
}

/** Whoever goes to the family checks in; while the person is sought, the team that visits the person sees the family too. */
async function makeVisits(run: Run): Promise<never> {
  for (;;) {
    await run.when((file) => !isSought(file) && file.teamOut === undefined);
    await run.step({ step: checkIn, priority: 4, why: 'Whoever visits the family checks in' });
    await run.when((file) => !isOut(file, 'familySupport'));
  }
}

/** A visit to the family counts as long as one to the person. */
async function expectTeamBack(run: Run): Promise<void> {
  const checkOutWithin = stageSettings(run.program, 'naloxonePlus', 'outreach')?.checkOutWithin ?? 'PT2H';
  await expectTeamsBack(run, { of: 'familySupport', checkOutWithin, areOver: (file) => file.family?.outcome !== undefined });
}

/** The end of the last day for a visit after a death, while it is neither made nor missed. */
function windowCloses(file: FlowFile, { afterDeath }: FamilySupportSettings) {
  if (!afterDeath || !file.start?.fatal || file.family !== undefined) return undefined;
  return { from: eventOf(file), plus: afterDeath.closes, at: 'endOfDay' } as const;
}

function dueBy(file: FlowFile, { within, afterDeath }: FamilySupportSettings) {
  const plus = file.start?.fatal && afterDeath ? afterDeath.closes : within;
  return { from: eventOf(file), plus, at: 'endOfDay' } as const;
}
