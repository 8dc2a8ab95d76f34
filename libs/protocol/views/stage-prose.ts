import { conditionKinds } from '../condition-kinds.js';
import { daysInWords, durationInWords, everyInWords, listInWords, midSentence, windowInWords } from './in-words.js';
import type { EligibilityRule, EligibilitySettings, Program, StageId, StageSettings } from '../program.js';
import { roles, type Role } from '../roles.js';
import { outreachStandings } from '../rules/outreach.rule.js';
import type { StepId } from '../steps/registry.js';

/** A step, and who does it here, where the program's settings say that it is not everybody who may. */
type StepOfStage = StepId | { id: StepId; roles: readonly Role[] };

/** What a stage is, in the words in which a coordinator would explain it to a new officer. */
export interface StageProse<Id extends StageId = StageId> {
  title: string;
  /** The steps that people do in it, in the order in which they usually come. */
  steps(settings: StageSettings[Id]): readonly StepOfStage[];
  /** A sentence each, with the program's own numbers. */
  tell(settings: StageSettings[Id], program: Program): string[];
  /** Endings of the stage that end the case, if any. */
  exits?: readonly string[];
}

const eligibility: StageProse<'eligibility'> = {
  title: 'Eligibility',
  steps: ({ decidedBy }) => confirmations[decidedBy],
  exits: ['not eligible'],
  tell: (settings) => [
    whoDecides(settings),
    ...settings.rules.map((rule) => ruleInWords[rule](settings)),
    settings.underEighteen ?? 'Somebody under 18 is not eligible: the program states no rule for it.',
    'Whoever is not eligible, is not offered it or declines is recorded as a screening without a name, and is shown what is open instead.',
  ],
};

const confirmations: Record<EligibilitySettings['decidedBy'], readonly StepOfStage[]> = {
  officerScreen: [],
  standingRule: [],
  team: [{ id: 'confirmEligibility', roles: ['peer', 'caseManager', 'clinician', 'coordinator'] }],
  attorney: [{ id: 'confirmEligibility', roles: ['prosecutor'] }],
};

const warmHandoff: StageProse<'warmHandoff'> = {
  title: 'Warm handoff',
  steps: () => ['acceptHandoff', 'declineHandoffRequest', 'recordWarmHandoff'],
  exits: ['declined', 'not reached'],
  tell: ({ acknowledgeWithin, passesOn, meetWithin, referralWithin, attempts }) => [
    `A peer is asked to come as soon as the case is opened. Whoever is on call has ${durationInWords(acknowledgeWithin)} to answer; then the request passes on, up to ${times(passesOn)}, and after that the supervisor and the officer are told that nobody comes.`,
    `The peer meets the person, in person, within ${durationInWords(meetWithin)}. The officer or responder stays until then.`,
    `A referral left for the next working day is answered within ${durationInWords(referralWithin)}.`,
    `After ${attempts === 1 ? 'one attempt' : `${attempts} attempts`} without meeting the person the handoff counts as not reached.`,
  ],
};

const outreach: StageProse<'outreach'> = {
  title: 'Outreach',
  steps: ({ sceneSafeFirst, offersNaloxone }) => [
    'takeUpOutreach',
    ...(sceneSafeFirst ? (['declareSceneSafe'] as const) : []),
    'sendTeam',
    'checkIn',
    'recordContactAttempt',
    ...(offersNaloxone ? (['recordNaloxone'] as const) : []),
    'checkOut',
  ],
  exits: ['declined', 'not reached'],
  tell: (settings, { teams }) => [
    `${teams[settings.team]!.title}: ${settings.window ? `the visit is made ${windowInWords(settings.window, 'the overdose')}.` : `the visit is made within ${durationInWords(settings.visitWithin)} of what gave rise to it.`}`,
    ...(settings.window ? ['A visit that was missed is told to the supervisor and the coordinator, and made late: never not at all.'] : []),
    ...(settings.sceneSafeFirst ? ['Somebody declares the scene safe before anybody is sent.'] : []),
    `Whoever goes checks in on arrival and checks out; ${durationInWords(settings.checkOutWithin)} after the check-in the supervisor is told if nobody has checked out.`,
    settings.attempts === 1
      ? 'Without contact at the first attempt outreach ends, and the case says so.'
      : `Without contact the team tries again after ${durationInWords(settings.againAfter)}, up to ${settings.attempts} attempts in all.`,
    ...(settings.offersNaloxone ? ['Naloxone is offered at each contact, and never left where nobody was met.'] : []),
    `Order of work: ${orderInWords(settings)}.`,
  ],
};

const familySupport: StageProse<'familySupport'> = {
  title: 'Support for the family',
  steps: () => ['checkIn', 'recordFamilyContact', 'checkOut'],
  tell: ({ within, afterDeath }) => [
    `The family of a survivor is offered support within ${durationInWords(within)}, whether or not the survivor takes part.`,
    ...(afterDeath ? [`After a fatal overdose the family is visited ${windowInWords(afterDeath, 'the death')}, or late; outreach goes to nobody else.`] : []),
  ],
};

const intake: StageProse<'intake'> = {
  title: 'Intake and service plan',
  steps: () => ['recordIntake', 'agreeServicePlan'],
  tell: ({ within, planWithin }) => [
    `The team, with a peer, completes the intake within ${durationInWords(within)}. A peer may do it: it asks what the person needs, and diagnoses nothing.`,
    `An individual service plan is agreed with the person within ${durationInWords(planWithin)} of the intake. There are several roads to recovery: abstinence is not assumed to be the goal.`,
  ],
};

const consent: StageProse<'consent'> = {
  title: 'Consents',
  steps: () => ['captureConsent', 'deferConsent'],
  tell: ({ within }) => [
    `The consents are explained and asked for within ${durationInWords(within)}. They can wait, and each but one for the court can be revoked at any time.`,
    'Whoever takes one records that the person understood it. No officer takes one.',
  ],
};

const placement: StageProse<'placement'> = {
  title: 'Placement and services',
  steps: () => ['requestPlacement', 'updateReferral', 'concludePlacement'],
  tell: ({ answerWithin, services }) => [
    `What the person wants is looked for: ${listInWords(Object.values(services).map(midSentence))}.`,
    `Every referral is followed until the provider has answered; after ${durationInWords(answerWithin)} without an answer it is late. Several may be open side by side.`,
    'A person who wants no placement now stays in the program.',
  ],
};

const abeyance: StageProse<'abeyance'> = {
  title: 'Abeyance',
  steps: (settings) => [
    'setConditions',
    'acceptHold',
    'refuseHold',
    'signConditions',
    'declineConditions',
    { id: 'attestCondition', roles: attestersOf(settings) },
    'recordDefenderAnswer',
    'reviewNewOffence',
    'setLimitationDate',
    'decideCharge',
  ],
  tell: (settings) => [
    `${settings.acceptedBy === 'prosecutor' ? 'The prosecutor accepts each hold' : 'A standing rule of the prosecutor accepts the hold; the acceptance is recorded'} within ${durationInWords(settings.acceptWithin)}, and the person signs the conditions, in plain language, within ${durationInWords(settings.signWithin)} of that. Both make the hold begin.`,
    `The hold lasts ${durationInWords(settings.length)}, in calendar time. Then the prosecutor's decision is due within ${durationInWords(settings.decisionWithin)}; nothing is filed automatically, and the charge stays held until somebody decides.`,
    `Conditions: ${listInWords(settings.conditionKinds.map((kind) => midSentence(conditionKinds[kind])), 'or')}. It is set for each kind who attests it; never a peer.`,
    `A condition that was missed goes to the participant's defender first, who has ${durationInWords(settings.defenderAnswersWithin)} to answer; the answer goes along.`,
    'A return to use breaks no condition unless the written condition says so. A new offense is reviewed by the prosecutor.',
    `The last day on which the charge can be filed is kept with it, with a warning ${durationInWords(settings.warnBeforeLimitation)} before.`,
  ],
};

const followUp: StageProse<'followUp'> = {
  title: 'Follow-up',
  steps: () => ['recordFollowUpContact', 'closeCase'],
  tell: ({ intervals, ends, recoveryCapitalEvery }) => [
    `Contacts after ${listInWords(intervals.map(durationInWords), 'and')}, each counted from the one before. ${ends === 'asLongAsAsked' ? 'The last interval repeats for as long as the person asks: time and silence close no case.' : 'After these the follow-up is complete.'}`,
    'Whoever wants a placement again is helped to one again. A return to use is recorded without punishment.',
    ...(recoveryCapitalEvery === undefined ? [] : [`Recovery capital (BARC-10) is asked for ${everyInWords(recoveryCapitalEvery)}.`]),
  ],
};

/** Written once for each stage; what differs between programs is their settings. */
export const stageProse: { readonly [Id in StageId]: StageProse<Id> } = {
  eligibility,
  outreach,
  familySupport,
  warmHandoff,
  intake,
  consent,
  placement,
  abeyance,
  followUp,
};

const ruleInWords: Record<EligibilityRule, (settings: EligibilitySettings) => string> = {
  districtServed: ({ districts }) => `The contact was in ${listInWords(served(districts), 'or')}.`,
  withinHours: ({ hours }) =>
    hours ? `It is within the program's hours: ${daysInWords(hours.days)}, ${hours.from} to ${hours.to}. Outside them a referral may be left for the next working day.` : '',
  allCriteria: ({ criteria }) => `All of these are true: ${listInWords(Object.values(criteria).map(midSentence))}.`,
  chargesDiverted: ({ offenceClasses }) => {
    const labels = (diverted: boolean) => offenceClasses.filter((one) => one.diverted === diverted).map(({ label }) => midSentence(label));
    return `Every charge is one that the program diverts: ${listInWords(labels(true), 'or')}. One of these makes the whole case not eligible: ${listInWords(labels(false), 'or')}.`;
  },
};

function whoDecides({ decidedBy, decideWithin }: EligibilitySettings): string {
  if (decidedBy === 'officerScreen') return "The officer's first screen decides.";
  if (decidedBy === 'standingRule') return 'The screen decides by rules to which the attorney agreed in advance.';
  return `After the first screen ${decidedBy === 'team' ? 'the team' : 'the attorney'} confirms or denies it, within ${durationInWords(decideWithin)}.`;
}

function served(areas: Readonly<Record<string, { label: string; served: boolean }>>): string[] {
  return Object.values(areas).filter((area) => area.served).map(({ label }) => label);
}

function orderInWords({ order }: StageSettings['outreach']): string {
  const standings = Object.entries(order) as [keyof typeof order, number][];
  return standings.sort(([, a], [, b]) => a - b).map(([standing, place]) => `${place} ${midSentence(outreachStandings[standing])}`).join('; ');
}

function attestersOf({ conditionKinds: kinds, attesters }: StageSettings['abeyance']): Role[] {
  return [...new Set(kinds.flatMap((kind) => attesters[kind]))];
}

export function rolesInWords(ids: readonly Role[]): string {
  return listInWords(ids.map((role) => midSentence(roles[role])), 'or');
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
