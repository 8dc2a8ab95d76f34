import type { CaseFile, Outreach } from '../case-file.js';
import { choice, dateTime, note, place, staff, yesNo } from '../fields.js';
import type { Refusal } from '../refusal.js';
import { eventOf, isContact, outcomeAfter, standingAfter, visitStanding, visitWindow, withHop, withVisitOver } from '../rules/outreach.rule.js';
import { localTime } from '../rules/local-time.rule.js';
import { stageSettings } from '../stage-settings.js';
import { credentialProblems } from '../rules/assignment.rule.js';
import { defineStep } from '../step.js';
import { doorText } from '../views/door-text.js';
import { contactMethods, outreachRoles } from './outreach-fields.js';

/**
 * One attempt to find and engage the person, whatever came of it. Not before the visit's window opens (PERF report, section on
 * Plymouth County); after it has closed the clock claims the visit as missed, and outreach goes on late.
 */
export const recordContactAttempt = defineStep({
  id: 'recordContactAttempt',
  revision: 1,
  title: 'Record an attempt to contact the person',
  hint: `Each attempt, also one that led nowhere. ${doorText.hint}`,
  roles: outreachRoles,
  pathways: ['activeOutreach', 'naloxonePlus'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  fields: {
    at: dateTime('When?', { latest: 'now' }),
    method: choice('How?', contactMethods),
    place: place('Where?', { optional: true }),
    outcome: choice('What came of it?', {
      engaged: 'The person wants to go on with the team',
      declined: 'The person declined',
      interestedLater: 'Not now, perhaps later',
      notLocated: 'The person was not found',
      metFamilyOnly: 'Only family or friends were met',
    }),
    metBy: staff('Who stays in touch with the person?', { roles: ['peer'], optional: true }),
    left: choice('What was left?', { nothing: 'Nothing', neutralCard: `The neutral card: "${doorText.card}"` }, { optional: true }),
    naloxoneLeft: yesNo('Was naloxone left there?', { optional: true }),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  check({ file, input, ...context }) {
    const { program } = context;
    const window = stageSettings(program, file.pathwayId, 'outreach')?.window;
    const event = eventOf(file);
    const refusals: Refusal[] = [];
    if (window && visitStanding(input.at, event, window) === 'early') {
      const { date, minute } = localTime(visitWindow(event, window).opens, program.zone);
      refusals.push({ code: 'VISIT.EARLY', message: `The visit can be made from ${date}, ${minute}, on.`, field: 'at' });
    }
    if (input.naloxoneLeft === true && (input.outcome === 'notLocated' || input.method !== 'inPerson')) {
      refusals.push({ code: 'OUTREACH.NALOXONE_WITHOUT_CONTACT', message: 'No naloxone is left where nobody was met.', field: 'naloxoneLeft' });
    }
    if (input.metBy !== undefined && input.outcome !== 'engaged') {
      refusals.push({ code: 'OUTREACH.NOT_ENGAGED', message: 'Nobody stays in touch with somebody who was not engaged: leave it empty.', field: 'metBy' });
    }
    if (input.metBy !== undefined) refusals.push(...credentialProblems(context, input.metBy, 'metBy'));
    return refusals;
  },
  apply(file, { at, method, outcome, metBy }, { at: recordedAt, program }): CaseFile {
    const settings = stageSettings(program, file.pathwayId, 'outreach');
    if (!file.outreach || !settings) return file;
    const withoutContact = file.outreach.withoutContact + (isContact(outcome) ? 0 : 1);
    const inWindow = settings.window !== undefined && visitStanding(at, eventOf(file), settings.window) === 'inWindow';
    const ended = outcomeAfter(outcome, withoutContact, settings);
    const outreach: Outreach = {
      ...file.outreach,
      standing: standingAfter[outcome],
      attempts: file.outreach.attempts + 1,
      withoutContact,
      lastAttemptAt: recordedAt,
      ...(inWindow && { visit: 'inWindow' as const }),
      ...(isContact(outcome) && method === 'inPerson' && { metInPerson: true as const }),
      ...(ended !== undefined && { outcome: ended }),
    };
    const metFamily = outcome === 'metFamilyOnly' && method === 'inPerson';
    const tried: CaseFile = {
      ...file,
      outreach,
      ...(metFamily && { family: { contacts: 0, ...file.family, met: true as const } }),
      ...(metBy !== undefined && { assigned: { ...file.assigned, peer: metBy } }),
    };
    const contacted = isContact(outcome) ? withHop(tried, 'contact', at) : tried;
    const engaged = outcome === 'engaged' ? withHop(contacted, 'engaged', at) : contacted;
    // Whoever is at the address still may try again there; a visit without a check-in is over.
    return file.teamOut ? engaged : withVisitOver(engaged);
  },
  lapse: (file): CaseFile => (file.outreach && file.outreach.visit === undefined ? { ...file, outreach: { ...file.outreach, visit: 'missed' } } : file),
});
