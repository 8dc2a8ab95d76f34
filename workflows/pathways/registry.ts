import type { PathwayId } from '#protocol/program';
import type { FlowFile, Run } from '../runtime/run.js';
import { activeOutreach } from './active-outreach.pathway.js';
import { naloxonePlus } from './naloxone-plus.pathway.js';
import { officerIntervention } from './officer-intervention.pathway.js';
import { officerPrevention } from './officer-prevention.pathway.js';
import { selfReferral } from './self-referral.pathway.js';

const pathways: Record<PathwayId, (run: Run) => Promise<string>> = {
  selfReferral,
  activeOutreach,
  naloxonePlus,
  officerPrevention,
  officerIntervention,
};

/**
 * A case goes through the pathway that it is on; moved to another, it begins that one and keeps what has been done. Handed over to
 * another agency, it has come to its end here.
 */
export async function courseOfCase(run: Run): Promise<string> {
  for (;;) {
    const turns = turnsOf(run.file);
    const turnsAgain = (file: FlowFile) => turnsOf(file) > turns;
    const course = run.file.transferredAt === undefined ? pathways[run.file.pathwayId as PathwayId] : handedOver;
    const outcome = await run.turn(turns, turnsAgain, (run) => withClosingRecord(run, course));
    if (outcome !== undefined) return outcome;
  }
}

/**
 * The record of what was reached is the last step of a case (Huntington QRT, PERF): where it came to its end without it, the
 * assigned peer, or else the coordinators, are asked for it. Nothing is to be written of somebody who was not eligible.
 */
async function withClosingRecord(run: Run, pathway: (run: Run) => Promise<string>): Promise<string> {
  const outcome = await pathway(run);
  const { closing, assigned } = run.file;
  if (closing === undefined && outcome !== 'notEligible') run.notify('closingRecordDue', assigned.peer === undefined ? { roles: ['coordinator'] } : { staff: assigned.peer });
  return outcome;
}

function handedOver(): Promise<string> {
  return Promise.resolve('transferred');
}

function turnsOf({ moves = [], transferredAt }: FlowFile): number {
  return moves.length + (transferredAt === undefined ? 0 : 1);
}
