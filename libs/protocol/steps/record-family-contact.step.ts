import type { CaseFile, FamilySupport } from '../case-file.js';
import { choice, choices, dateTime, note, place, text } from '../fields.js';
import type { Refusal } from '../refusal.js';
import { eventOf, familyVisitDays, familyVisitStanding } from '../rules/outreach.rule.js';
import { stageSettings } from '../stage-settings.js';
import { defineStep } from '../step.js';
import { doorText } from '../views/door-text.js';
import { contactMethods, outreachRoles } from './outreach-fields.js';

/**
 * A contact with the family: support is offered to survivors' families and to those bereaved by an overdose (PERF report,
 * section on Plymouth County; National Council for Mental Wellbeing 2021, table 3, row 3). After a death not before the first
 * day that the program sets. There may be no family, and nobody has to accept.
 */
export const recordFamilyContact = defineStep({
  id: 'recordFamilyContact',
  revision: 1,
  title: 'Record a contact with the family',
  hint: `Also one that led nowhere, and that there is no family. ${doorText.hint}`,
  roles: outreachRoles,
  pathways: ['naloxonePlus'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  fields: {
    at: dateTime('When?', { latest: 'now' }),
    method: choice('How?', contactMethods),
    outcome: choice('What came of it?', {
      supported: 'Support was accepted',
      declined: 'The family declined',
      notReached: 'Nobody was reached: the team tries again',
      givenUp: 'Nobody was reached, and the team tries no more',
      noFamilyKnown: 'No family is known',
    }),
    offered: choices(
      'What was offered?',
      {
        peerSupport: 'A peer who has been through it',
        griefResources: 'Grief resources',
        naloxone: 'Naloxone: record it too',
        information: 'Information on treatment and services',
        practicalHelp: 'Practical help',
      },
      { optional: true },
    ),
    name: text('Who was met?', { optional: true }),
    place: place('Where?', { optional: true }),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  check({ file, input, program }) {
    const refusals: Refusal[] = [];
    const window = stageSettings(program, file.pathwayId, 'familySupport')?.afterDeath;
    const isVisit = input.outcome !== 'noFamilyKnown';
    if (window && isVisit && file.start?.fatal && familyVisitStanding(input.at, eventOf(file), window, program.zone) === 'early') {
      const { first } = familyVisitDays(eventOf(file), window, program.zone);
      refusals.push({ code: 'VISIT.EARLY', message: `The family is visited from ${first} on.`, field: 'at' });
    }
    if (!wasMet(input.outcome) && (input.offered ?? []).length > 0) {
      refusals.push({ code: 'FAMILY.NOBODY_MET', message: 'Nobody was met: leave empty what was offered.', field: 'offered' });
    }
    if (input.outcome === 'supported' && (input.offered ?? []).length === 0) {
      refusals.push({ code: 'FAMILY.SUPPORT_MISSING', message: 'Say what the family accepted.', field: 'offered' });
    }
    return refusals;
  },
  apply(file, { method, outcome }): CaseFile {
    const before: FamilySupport = file.family ?? { contacts: 0 };
    const ended = outcome === 'notReached' ? {} : { outcome: outcome === 'givenUp' ? ('notReached' as const) : outcome };
    const met = wasMet(outcome) && method === 'inPerson' ? { met: true as const } : {};
    return { ...file, family: { ...before, contacts: before.contacts + 1, ...met, ...ended } };
  },
  lapse: (file): CaseFile => ({ ...file, family: { contacts: 0, ...file.family, visit: 'missed' } }),
});

function wasMet(outcome: string): boolean {
  return outcome === 'supported' || outcome === 'declined';
}
