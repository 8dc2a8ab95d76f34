import { alsoToTreatment, attested, begins, condition, contact, day, decided, justiceConsent, metBy, openingIn, placedAt, signed, takenIn, type Journey } from '../moves.js';

/** The attorney decides who is eligible; intake completed, the charge is not filed. */
export const notFiled: Journey = {
  title: 'Diversion at intake: the attorney says eligible, a condition reported met, the charge not filed',
  program: 'santa-fe-lead',
  begins,
  opener: 'lead-officer',
  opening: openingIn('santaFe', ['drugPossession', 'subsistenceDealing']),
  moves: [
    { as: 'lead-prosecutor', step: 'confirmEligibility', input: { decision: 'eligible' } },
    ...metBy('lead'),
    ...takenIn('lead'),
    { as: 'lead-peer', step: 'captureConsent', input: justiceConsent() },
    alsoToTreatment('lead-peer'),
    { as: 'lead-court-liaison', step: 'setConditions', input: { conditions: [condition('complete')] } },
    { as: 'lead-prosecutor', step: 'acceptHold', subject: (file) => file.charges[0]!.id, input: (file) => ({ charge: file.charges[0]!.id }) },
    { as: 'lead-prosecutor', step: 'acceptHold', subject: (file) => file.charges[1]!.id, input: (file) => ({ charge: file.charges[1]!.id }) },
    signed('lead'),
    ...placedAt('lead', 'Agua Fria Recovery House', 'housing'),
    attested('lead', 'complete', 'met'),
    decided('lead', 0, 'decline'),
    contact('lead-peer', 'continue', 7 * day),
    decided('lead', 1, 'decline'),
    contact('lead-peer', 'end', 30 * day),
  ],
};

/** The attorney says no: the case ends before anybody is called. */
export const attorneySaysNo: Journey = {
  title: 'Diversion at intake: the attorney says not eligible',
  program: 'santa-fe-lead',
  begins,
  opener: 'lead-officer',
  opening: openingIn('santaFe', ['drugPossession']),
  moves: [{ as: 'lead-prosecutor', step: 'confirmEligibility', lapsesFirst: true, input: { decision: 'notEligible', reasons: ['ELIGIBILITY.CRITERIA_NOT_MET'] }, after: 2 * day }],
};
