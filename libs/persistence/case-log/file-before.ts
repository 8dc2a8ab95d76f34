import { emptyFile, type CaseFile } from '#protocol/case-file';
import type { CaseEvent } from '#protocol/event';

/** The empty file that the opening event of a case was applied to. Throws where the log does not begin with an opening. */
export function fileBefore(opening: CaseEvent): CaseFile {
  if (opening.kind !== 'step' || !opening.pinned) throw new Error(`Case ${opening.case} does not begin with its opening`);
  return emptyFile({
    caseId: opening.case,
    programId: opening.pinned.program,
    pathwayId: opening.pinned.pathway,
    openedAt: opening.recordedAt,
    openedBy: opening.actor.staff,
  });
}
