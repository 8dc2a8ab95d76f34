import { date, text } from '../fields.js';
import { heldCharges } from '../rules/charge.rule.js';
import { defineStep } from '../step.js';

/** A new offence during the hold is flagged for the prosecutor's review. Nothing is filed by it. */
export const reportNewOffence = defineStep({
  id: 'reportNewOffence',
  revision: 1,
  title: 'Report a new offence',
  hint: 'The prosecutor reviews it. No charge is filed by this report.',
  roles: ['officer', 'courtLiaison', 'prosecutor'],
  pathways: ['officerIntervention'],
  provenance: 'police',
  recordClass: 'justice',
  standing: true,
  rings: true,
  openWhen: (file) => heldCharges(file).length > 0,
  fields: {
    on: date('When was it?', { latest: 'today' }),
    incidentNumber: text('Incident number', { maxLength: 60 }),
    title: text('What was it?'),
  },
  apply: (file, _input, { at, id }) => ({ ...file, newOffences: [...file.newOffences, { id, reportedAt: at }] }),
});
