import type { TeamOut } from '#protocol/case-file';
import type { Duration } from '#protocol/program';
import { isOut } from '#protocol/rules/outreach.rule';
import { checkOut } from '#protocol/steps/check-out.step';
import type { FlowFile, Run } from '../runtime/run.js';

interface Visits {
  of: TeamOut['stage'];
  /** From check-in. */
  checkOutWithin: Duration;
  /** Whether nobody goes out for it any more. */
  areOver(this: void, file: FlowFile): boolean;
}

/** Whoever checks in at an address is expected back; the supervisor is told when nobody has checked out. Ends when all are back. */
export async function expectTeamsBack(run: Run, { of, checkOutWithin, areOver }: Visits): Promise<void> {
  for (;;) {
    await run.when((file) => isOut(file, of) || areOver(file));
    const { teamOut } = run.file;
    if (!teamOut || !isOut(run.file, of)) return;
    await teamIsBack(run, { from: teamOut.at, plus: checkOutWithin });
  }
}

async function teamIsBack(run: Run, expected: { from: string; plus: Duration }): Promise<void> {
  const isBack = run.watch((file) => file.teamOut === undefined);
  const back = await run.first({
    checkedOut: run.open({ step: checkOut, until: expected, priority: 2, why: 'The team is at an address' }),
    isBack,
  });
  if (back.branch === 'isBack' || !back.result.lapsed) return;
  run.notify('checkOutOverdue', { roles: ['supervisor', 'coordinator'] });
  await run.first({
    checkedOut: run.open({ step: checkOut, by: expected, priority: 1, why: 'The team should be back, and has not checked out' }),
    isBack,
  });
}
