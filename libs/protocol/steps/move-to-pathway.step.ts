import type { CaseFile, Outreach, Start } from '../case-file.js';
import { choice, dateTime, note } from '../fields.js';
import { pathways } from '../pathways.js';
import type { PathwayId } from '../program.js';
import type { Refusal } from '../refusal.js';
import { isPending } from '../rules/charge.rule.js';
import { hasBeenMet } from '../rules/handoff.rule.js';
import { newOutreach } from '../rules/outreach.rule.js';
import { defineStep } from '../step.js';
import { otherPathways } from './program-options.js';

/**
 * A case goes on in another pathway and keeps its history: somebody met by outreach asks for help, for example. What has
 * been done is not asked for again. A charge that is held, or may be, stays in officer intervention.
 */
export const moveToPathway = defineStep({
  id: 'moveToPathway',
  revision: 1,
  title: 'Go on in another pathway',
  hint: 'The case keeps everything that was recorded.',
  roles: ['peer', 'caseManager', 'coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  standing: true,
  rings: true,
  turns: true,
  openWhen: (file) => !file.start?.fatal,
  fields: {
    pathway: choice('Which pathway?', otherPathways),
    reason: choice('Why?', {
      personAsked: 'The person has asked for help',
      outreachNeeded: 'The person has to be found and engaged first',
      overdose: 'An overdose',
      otherHelp: 'Another kind of help fits better',
      openedInError: 'It was opened in the wrong pathway',
    }),
    overdoseAt: dateTime('When was the overdose?', { latest: 'now', optional: true, hint: 'Only for naloxone plus: the visit is counted from it.' }),
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  check({ file, input }) {
    const refusals: Refusal[] = [];
    if (file.charges.some(isPending)) {
      refusals.push({ code: 'PATHWAY.CHARGE_PENDING', message: 'A charge of this case is not decided yet: the case stays where it is.', field: 'pathway' });
    }
    if (file.teamOut) refusals.push({ code: 'VISIT.TEAM_OUT', message: 'A team is at an address: it checks out first.', field: 'pathway' });
    const afterOverdose = input.pathway === 'naloxonePlus';
    if (afterOverdose && input.overdoseAt === undefined) {
      refusals.push({ code: 'PATHWAY.OVERDOSE_TIME_MISSING', message: 'Say when the overdose was: the visit is counted from it.', field: 'overdoseAt' });
    }
    if (!afterOverdose && input.overdoseAt !== undefined) {
      refusals.push({ code: 'PATHWAY.OVERDOSE_TIME_NOT_ASKED', message: 'The time of an overdose is asked for in naloxone plus alone.', field: 'overdoseAt' });
    }
    return refusals;
  },
  apply(file, { pathway, overdoseAt }, { at }): CaseFile {
    const moved = { ...file, pathwayId: pathway, moves: [...(file.moves ?? []), { from: file.pathwayId, at }] };
    if (!pathways[pathway as PathwayId].stages.includes('outreach')) return moved;
    return {
      ...moved,
      outreach: outreachAgain(file, overdoseAt),
      hops: file.hops ?? { notice: at },
      ...(overdoseAt !== undefined && { start: { ...startOf(file), at: overdoseAt } }),
    };
  },
});

/** Somebody who was engaged is not sought again, but after a new overdose; whoever was tried keeps the place in the order of work. */
function outreachAgain(file: CaseFile, overdoseAt: string | undefined): Outreach {
  if (file.outreach?.outcome === 'engaged' && overdoseAt === undefined) return file.outreach;
  return newOutreach(file.outreach?.standing ?? (hasBeenMet(file) ? 'activeParticipant' : 'neverContacted'));
}

/** A case that an officer's screen opened has no other start. */
function startOf({ start, screening, openedAt }: CaseFile): Start {
  return start ?? { source: 'officerInField', area: screening?.district ?? '', at: screening?.contactAt ?? openedAt };
}
