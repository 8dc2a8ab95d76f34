import { choice, note } from '../fields.js';
import { stageSettings } from '../stage-settings.js';
import { defineStep } from '../step.js';
import { closingFields } from './closing-fields.js';

/**
 * Where follow-up goes on as long as the person asks for it, people end it, and neither time nor silence does
 * (Philadelphia: services "continue as long as the participant requests help"; PERF).
 */
export const closeCase = defineStep({
  id: 'closeCase',
  revision: 2,
  title: 'End the follow-up',
  hint: 'When the person asks for no more help. Time alone is no reason.',
  roles: ['peer', 'caseManager', 'coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  fields: {
    reason: choice('Why?', {
      goalsReached: 'The person has what was wanted',
      noFurtherHelp: 'The person asks for no more help',
      transferred: 'Another program or team has taken over',
      moved: 'The person moved away',
      lostContact: 'The person could not be found again',
      died: 'The person died',
    }),
    ...closingFields,
    remark: note('Remark', { optional: true, provenance: 'author' }),
  },
  check({ file, input, program }) {
    const { ends } = stageSettings(program, file.pathwayId, 'followUp') ?? {};
    if (input.reason !== 'lostContact' || ends !== 'asLongAsAsked') return [];
    const message = 'This program helps for as long as the person asks: silence is no reason to close.';
    return [{ code: 'CLOSING.SILENCE_IS_NO_REASON', message, field: 'reason' }];
  },
  apply: (file, { reason }, { by, at }) => ({ ...file, closing: { reason, by, at } }),
  earlier: { 1: (file) => file },
});
