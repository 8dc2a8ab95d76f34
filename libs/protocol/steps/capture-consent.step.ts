import { choice, choices, date, text, yesNo } from '../fields.js';
import { drawnLines } from '../documents/drawn-lines.js';
import { recipientFrom, whyNotWritten } from '../rules/consent-elements.rule.js';
import { consentKinds, consentScopes } from '../rules/consent.rule.js';
import { localTime } from '../rules/local-time.rule.js';
import { hasBeenMet } from '../rules/handoff.rule.js';
import { stageSettings } from '../stage-settings.js';
import { defineStep } from '../step.js';
import { recipientList } from './consent-rows.js';

const routing = 'which disclosures are allowed, and until when';

/**
 * A written consent with all of its elements (42 CFR 2.31): participant, who discloses, what, to whom, purpose, the
 * right to revoke, expiry, signature and date. Never taken by an officer: custody and intoxication cloud it. One for
 * criminal justice (42 CFR 2.35) may last until the charges' final disposition and is not revocable before it.
 */
export const captureConsent = defineStep({
  id: 'captureConsent',
  revision: 2,
  title: 'Take a consent',
  hint: 'Read it out, make sure that the person understands it, then let the person sign. It can wait.',
  roles: ['peer', 'caseManager', 'clinician', 'coordinator'],
  provenance: 'author',
  recordClass: 'service',
  decides: true,
  standing: true,
  rings: true,
  openWhen: (file, program) =>
    hasBeenMet(file) && stageSettings(program, file.pathwayId, 'consent') !== undefined,
  fields: {
    kinds: choices('What kind of consent?', consentKinds, { routing }),
    participant: text('Name of the person, as the person signs'),
    discloser: text('Who may disclose?', { hint: 'A named person or organisation, or a class of them.' }),
    scope: choices('What may be disclosed?', consentScopes, { routing }),
    what: text('Of that, what?', { maxLength: 500, hint: 'Specifically, and no more than needed.' }),
    recipients: recipientList(),
    purpose: text('For what purpose?', { maxLength: 300 }),
    revocationExplained: yesNo('Did you explain the right to revoke it, and how?', { routing }),
    redisclosureRiskStated: yesNo('Does it state that the information may be redisclosed?', { optional: true, routing }),
    ends: choice(
      'When does it end?',
      {
        onDate: 'On a date',
        atFinalDisposition: "With the charges' final disposition",
        whenCaseCloses: 'When the case closes',
        onCondition: 'When a condition has come to pass',
      },
      { routing },
    ),
    expiresOn: date('Last day', { optional: true, routing }),
    endCondition: text('Which condition?', { optional: true, maxLength: 300 }),
    understood: yesNo('Did the person understand it?', { routing }),
    howUnderstood: choice(
      'How did the person take it in?',
      { readAloud: 'It was read aloud', readBySelf: 'The person read it', interpreter: 'With an interpreter' },
      { routing },
    ),
    signatureKind: choice('How does the person sign?', { typed: 'The person types the name', drawn: 'The person draws the signature' }, { routing }),
    signature: text('Signature, typed', { optional: true, pattern: '\\S.*\\S' }),
    drawn: text('Signature, drawn', { optional: true, maxLength: 20_000, pattern: drawnLines, hint: 'The lines as SVG path data: M and L alone.' }),
    signedOn: date('Signed on', { latest: 'today', routing }),
  },
  check({ file, input, program, at, by, given = [] }) {
    if (by.roles.includes('officer')) return [{ code: 'CONSENT.NOT_BY_OFFICER', message: 'No officer takes a consent, whatever other role they have.' }];
    return whyNotWritten({ consent: input, file, isGiven: (path) => given.includes(path), today: localTime(at, program.zone).date });
  },
  apply(file, { kinds, scope, recipients, signedOn, ends, expiresOn }, { id }) {
    const consent = {
      id,
      kinds: [...kinds],
      signedOn,
      recipients: recipients.map(recipientFrom),
      scope: [...scope],
      ...(expiresOn !== undefined && { expiresOn }),
      untilFinalDisposition: ends === 'atFinalDisposition',
      ...(ends === 'whenCaseCloses' && { endsWith: 'caseClosed' as const }),
      ...(ends === 'onCondition' && { endsWith: 'condition' as const }),
    };
    return { ...file, consents: [...file.consents, consent] };
  },
  earlier: {
    1(file, { kinds, signedOn, ends, expiresOn }, { id }) {
      const until = expiresOn === undefined ? {} : { expiresOn };
      const consent = { id, kinds: [...kinds], signedOn, ...until, untilFinalDisposition: ends === 'atFinalDisposition' };
      return { ...file, consents: [...file.consents, consent] };
    },
  },
});
