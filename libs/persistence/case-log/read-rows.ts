import type { CaseFile, Charge, Placement } from '#protocol/case-file';
import { pathways } from '#protocol/pathways';
import type { PathwayId } from '#protocol/program';
import { isSought } from '#protocol/rules/outreach.rule';
import { recommendationFor } from '#protocol/rules/recommendation.rule';
import { isSealed, sealedClasses } from '#protocol/rules/sealing.rule';
import { holdsPlace, isWaiting } from '#protocol/rules/referral.rule';

/** The docket's row for one charge, all of it a function of the file. */
export interface ChargeRow {
  chargeId: string;
  class: string;
  status: Charge['status'];
  owner: string | null;
  deadlineKind: string | null;
  deadline: string | null;
  holdBeganAt: string | null;
  recommendation: string;
  decisions: Charge['decisions'];
}

/** None where the justice class is sealed: what remains of them is counted. */
export function chargeRows(file: CaseFile): ChargeRow[] {
  if (isSealed(file, 'justice')) return [];
  return file.charges.map((charge) => ({
    chargeId: charge.id,
    class: charge.class,
    status: charge.status,
    owner: charge.owner ?? null,
    deadlineKind: charge.deadline?.kind ?? null,
    deadline: charge.deadline?.at ?? null,
    holdBeganAt: charge.holdBeganAt ?? null,
    recommendation: recommendationFor(file, charge),
    decisions: charge.decisions,
  }));
}

/** The board's row for one referral, all of it a function of the file. */
export interface PlacementRow {
  placementId: string;
  provider: string;
  service: string;
  place: string | null;
  status: Placement['status'];
  /** Null where it is on no waiting list now. */
  waitingSince: string | null;
  givenAt: string | null;
  /** Whether a bed or slot is kept for it. */
  holds: boolean;
}

export function placementRows(file: CaseFile): PlacementRow[] {
  return file.placements.map((placement) => ({
    placementId: placement.id,
    provider: placement.provider,
    service: placement.service,
    place: placement.place ?? null,
    status: placement.status,
    waitingSince: isWaiting(file, placement) ? placement.waitingSince! : null,
    givenAt: placement.givenAt ?? null,
    holds: holdsPlace(placement),
  }));
}

/** What search and worklists filter by. */
export function headColumns(file: CaseFile): { status: string; stages: string[]; assignees: string[]; sealed: string[] } {
  const running = file.stages.filter((stage) => stage.state === 'running').map((stage) => stage.stage);
  const owners = isSealed(file, 'justice') ? [] : file.charges.flatMap((charge) => charge.owner ?? []);
  return {
    status: file.status,
    stages: [...new Set(running)],
    sealed: sealedClasses.filter((each) => isSealed(file, each)),
    assignees: [...new Set([...Object.values(file.assigned), ...owners, ...sentNow(file)])].sort(),
  };
}

/**
 * Whom an outreach was passed to, and who is on the team that is sent: while the person is sought, in a case that goes on
 * with it. A team at an address is there until it has checked out, whatever becomes of the case.
 */
function sentNow(file: CaseFile): string[] {
  const { outreach, teamOut } = file;
  const goesOn = file.status === 'open' && file.withdrawnAt === undefined && file.transferredAt === undefined && isSought(file) && pathways[file.pathwayId as PathwayId].stages.includes('outreach');
  return [...(goesOn ? [outreach?.takenUp?.passedTo ?? []] : []), ...(goesOn || teamOut ? [outreach?.team ?? []] : [])].flat();
}
