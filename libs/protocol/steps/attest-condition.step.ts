import type { CaseFile, Condition } from '../case-file.js';
import { choice, item, note } from '../fields.js';
import { conditionsInForce } from '../rules/terms.rule.js';
import { defineStep } from '../step.js';

/**
 * Who attests a condition is set per kind by the program; by default never a peer: peers are not informants. The court
 * learns met, not yet or missed, by whom and when, and nothing of treatment (42 CFR 2.35).
 */
export const attestCondition = defineStep({
  id: 'attestCondition',
  revision: 1,
  title: 'Attest a condition',
  hint: 'Only how it stands. What happened in treatment does not belong here.',
  roles: ['clinician', 'caseManager', 'courtLiaison', 'provider', 'coordinator'],
  pathways: ['officerIntervention'],
  provenance: 'progress',
  scope: 'conditions',
  recordClass: 'justice',
  decides: true,
  subject: 'condition',
  fields: {
    condition: item('Condition', 'conditions', { where: (condition, file) => isAttestable(condition, file) }),
    status: choice('How does it stand?', { met: 'Met', notYet: 'Not yet', missed: 'Missed' }),
    because: choice(
      'What is it based on?',
      { attendance: 'Attendance', completion: 'A plan or program', reports: 'Reports', newCharge: 'A new charge', returnToUse: 'A return to use' },
      {
        optional: true,
        provenance: 'part2',
        recordClass: 'service',
        routing: 'a return to use alone breaks no condition unless the written condition says so',
      },
    ),
    evidence: note('Evidence', { optional: true, provenance: 'part2', recordClass: 'service', hint: 'For the team. The court does not see it.' }),
  },
  check({ file, input }) {
    const condition = file.conditions.find(({ id }) => id === input.condition);
    if (!condition || input.status !== 'missed' || input.because !== 'returnToUse' || condition.coversReturnToUse) return [];
    const message = 'A return to use alone breaks no condition unless the written condition says so.';
    return [{ code: 'CONDITION.RETURN_TO_USE_NOT_COVERED', message, field: 'because' }];
  },
  apply(file, input, { at, by }): CaseFile {
    const attest = ({ defenderAnswer: _former, ...condition }: Condition): Condition => ({
      ...condition,
      status: input.status,
      attestedBy: by,
      attestedAt: at,
      ...(input.status === 'missed' ? { defenderAnswer: 'awaited' as const } : {}),
    });
    return { ...file, conditions: file.conditions.map((condition) => (condition.id === input.condition ? attest(condition) : condition)) };
  },
});

function isAttestable(condition: Condition, file: CaseFile): boolean {
  return condition.status !== 'met' && conditionsInForce(file).some(({ id }) => id === condition.id);
}
