import type { CaseFile } from '../case-file.js';
import { item, note } from '../fields.js';
import { defineStep } from '../step.js';

/**
 * Before a missed condition goes to the prosecutor, the defender is told and has some days to answer. The answer goes along. A
 * defender whom no consent for criminal justice names is not told, and neither is the prosecutor then (42 CFR 2.35).
 */
export const recordDefenderAnswer = defineStep({
  id: 'recordDefenderAnswer',
  revision: 1,
  title: 'Answer for the person',
  hint: 'A condition was attested as missed. Your answer goes to the prosecutor with it.',
  roles: ['defender'],
  pathways: ['officerIntervention'],
  provenance: 'progress',
  scope: 'conditions',
  recordClass: 'justice',
  decides: true,
  onlyAssigned: true,
  tellsOfConditions: true,
  subject: 'condition',
  fields: {
    condition: item('Condition', 'conditions', { where: ({ defenderAnswer }) => defenderAnswer === 'awaited' }),
    answer: note('Answer'),
  },
  apply: (file, { condition }) => withAnswer(file, condition, 'answered'),
  lapse: (file, { subject }) => withAnswer(file, subject, 'none'),
});

function withAnswer(file: CaseFile, conditionId: string | undefined, defenderAnswer: 'answered' | 'none'): CaseFile {
  return { ...file, conditions: file.conditions.map((condition) => (condition.id === conditionId ? { ...condition, defenderAnswer } : condition)) };
}
