import type { ConsentKind } from '../case-file.js';
import { choice, choices, date, text, yesNo } from '../fields.js';
import type { Refusal } from '../refusal.js';
import { isPending } from '../rules/charge.rule.js';
import { consentKinds, neverCombined } from '../rules/consent.rule.js';
import { localTime } from '../rules/local-time.rule.js';
import { hasBeenMet } from '../rules/handoff.rule.js';
import { stageSettings } from '../stage-settings.js';
import { defineStep } from '../step.js';

const routing = 'which disclosures are allowed, and until when';

/**
 * A written consent with all of its elements (42 CFR 2.31): participant, who discloses, what, to whom, purpose, the
 * right to revoke, expiry, signature and date. Never taken by an officer: custody and intoxication cloud it. One for
 * criminal justice (42 CFR 2.35) may last until the charges' final disposition and is not revocable before it.
 */
export const captureConsent = defineStep({
  id: 'captureConsent',
  revision: 1,
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
    what: text('What may be disclosed?', { maxLength: 500, hint: 'Specifically, and no more than needed.' }),
    recipient: text('To whom?', { hint: 'A named person or organisation, or a class of them.' }),
    recipientIs: choice(
      'The recipient is',
      { named: 'A named person or organisation', class: 'A class of persons', intermediary: 'An intermediary' },
      { routing },
    ),
    intermediaryMembersNamed: yesNo('Does the consent name the intermediary and its members?', { optional: true, routing }),
    purpose: text('For what purpose?', { maxLength: 300 }),
    revocationExplained: yesNo('Did you explain the right to revoke it, and how?', { routing }),
    redisclosureRiskStated: yesNo('Does it state that the information may be redisclosed?', { optional: true, routing }),
    ends: choice('When does it end?', { onDate: 'On a date', atFinalDisposition: "With the charges' final disposition" }, { routing }),
    expiresOn: date('Last day', { optional: true, routing }),
    understood: yesNo('Did the person understand it?', { routing }),
    signature: text('Signature of the person', { hint: 'The person types the name, or signs on the screen.' }),
    signedOn: date('Signed on', { latest: 'today', routing }),
  },
  check({ file, input, program, at }) {
    const refusals: Refusal[] = [];
    const refuse = (code: string, field: string, message: string) => refusals.push({ code, field, message });
    const today = localTime(at, program.zone).date;
    const has = (kind: ConsentKind) => input.kinds.includes(kind);

    if (input.kinds.length === 0) refuse('CONSENT.KIND_MISSING', 'kinds', 'Say what kind of consent it is.');
    if (input.kinds.length > 1 && neverCombined.some(has)) {
      refuse('CONSENT.NEVER_COMBINED', 'kinds', 'A consent for counseling notes or for legal proceedings stands alone.');
    }
    if (input.recipientIs === 'intermediary' && input.intermediaryMembersNamed !== true) {
      refuse('CONSENT.INTERMEDIARY_NOT_NAMED', 'intermediaryMembersNamed', 'A consent names the intermediary and its members, or their class.');
    }
    if (!input.revocationExplained) {
      refuse('CONSENT.REVOCATION_NOT_EXPLAINED', 'revocationExplained', 'A consent states the right to revoke it, and how.');
    }
    if (has('treatment') && input.redisclosureRiskStated !== true) {
      refuse('CONSENT.REDISCLOSURE_NOT_STATED', 'redisclosureRiskStated', 'A consent for treatment, payment and operations states the risk.');
    }
    if (input.ends === 'onDate' && input.expiresOn === undefined) {
      refuse('CONSENT.EXPIRY_MISSING', 'expiresOn', 'Say on which day it ends.');
    }
    if (input.expiresOn !== undefined && input.expiresOn < today) {
      refuse('CONSENT.EXPIRY_IN_PAST', 'expiresOn', 'It would have ended already.');
    }
    if (input.ends === 'atFinalDisposition') {
      if (input.kinds.some((kind) => kind !== 'criminalJustice')) {
        refuse('CONSENT.DISPOSITION_ONLY_FOR_CRIMINAL_JUSTICE', 'ends', 'Only a criminal-justice consent can end with the disposition.');
      }
      if (input.expiresOn !== undefined) refuse('CONSENT.TWO_EXPIRIES', 'expiresOn', 'It ends on a date or with the disposition, not both.');
      if (!file.charges.some(isPending)) refuse('CONSENT.NO_CHARGE_PENDING', 'ends', 'No charge waits for a disposition.');
    }
    if (!input.understood) refuse('CONSENT.NOT_UNDERSTOOD', 'understood', 'Defer it until the person understands it.');
    return refusals;
  },
  apply(file, { kinds, signedOn, ends, expiresOn }, { id }) {
    const until = expiresOn === undefined ? {} : { expiresOn };
    const consent = { id, kinds: [...kinds], signedOn, ...until, untilFinalDisposition: ends === 'atFinalDisposition' };
    return { ...file, consents: [...file.consents, consent] };
  },
});
