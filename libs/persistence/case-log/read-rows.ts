import type { CaseFile, Charge } from '#protocol/case-file';
import { recommendationFor } from '#protocol/rules/recommendation.rule';

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

export function chargeRows(file: CaseFile): ChargeRow[] {
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

/** What search and worklists filter by. */
export function headColumns(file: CaseFile): { status: string; stages: string[]; assignees: string[] } {
  const running = file.stages.filter((stage) => stage.state === 'running').map((stage) => stage.stage);
  const owners = file.charges.flatMap((charge) => charge.owner ?? []);
  return {
    status: file.status,
    stages: [...new Set(running)],
    assignees: [...new Set([...Object.values(file.assigned), ...owners])].sort(),
  };
}
