import type { CaseFile } from '#protocol/case-file';
import type { PathwayId } from '#protocol/program';
import { derivedUuid } from '#persistence/canonical';
import { type Engine, organisationId, recorded, staffId, type TestClock } from './engine.js';

/** One thing that a person does in a told journey. */
export interface Move {
  as: string;
  step: string;
  /** `now`: when the move is made, RFC 3339. */
  input?: Record<string, unknown> | ((file: CaseFile, now: string) => Record<string, unknown>);
  /** What it is about, where several of its kind may be open. */
  subject?(file: CaseFile): string;
  /** How long after the move before it; an hour if absent. */
  after?: number;
  /** Standing steps are open without having been waited for. */
  standing?: true;
  /** The clock has claimed something meanwhile, and the process goes on from there first; without Temporal in between alone. */
  lapsesFirst?: true;
  /** Something that is done for the program, outside of the case. */
  forProgram?: true;
}

export interface Journey {
  title: string;
  program: string;
  /** Officer intervention if absent. */
  pathway?: PathwayId;
  /** When the officer met the person. */
  begins: string;
  opening: Record<string, unknown>;
  opener: string;
  /** What there is before the case is opened: steps for the program. */
  given?: readonly Move[];
  moves: readonly Move[];
}

export const hour = 3_600_000;
export const day = 24 * hour;

export function caseIdOf(journey: Journey, run: string): string {
  return derivedUuid('journey', journey.title, run);
}

/** The command with which something is done before the journey begins. */
export function commandGiven(title: string, nth: number): string {
  return derivedUuid('journey', title, 'given', nth);
}

/** Told once the process has said all: so many moves have been made; the clock may have `lapsed` something after the last one. */
type Done = (made: number, lapsed?: 'lapsed') => Promise<void>;

/** Plays a journey, by a clock that stands still between moves; or what is left of it, where some moves are `made`. */
export async function play(engine: Engine, journey: Journey, caseId: string, made?: number, done?: Done): Promise<void> {
  const clock = engine.clock as TestClock;
  if (made === undefined) {
    clock.set(journey.begins);
    for (const [nth, { as, step, input }] of (journey.given ?? []).entries()) {
      recorded(await engine.performForProgram(as, journey.program, step, input as Record<string, unknown>, commandGiven(journey.title, nth)));
    }
    recorded(await engine.open(journey.opener, journey.program, journey.opening, caseId, journey.pathway));
    await done?.(0);
  }
  for (const [index, move] of journey.moves.entries()) {
    if (index < (made ?? 0)) continue;
    clock.set(instantOf(journey, index));
    if (move.lapsesFirst) {
      await engine.untilQuiet(caseId);
      await done?.(index, 'lapsed');
    }
    await makeMove(engine, journey, caseId, index);
    await done?.(index + 1);
  }
}

async function makeMove(engine: Engine, journey: Journey, caseId: string, index: number): Promise<void> {
  const move = journey.moves[index]!;
  if (!move.standing && !move.forProgram) {
    await engine.until(`${move.step} to be open for ${move.as}`, async () => {
      const file = await engine.file(caseId);
      const subject = move.subject?.(file);
      return (await engine.waits(caseId)).some((wait) => wait.step === move.step && (subject === undefined || wait.subject === subject));
    });
  }
  const file = await engine.file(caseId);
  const input = typeof move.input === 'function' ? move.input(file, instantOf(journey, index).toISOString()) : (move.input ?? {});
  if (move.forProgram) recorded(await engine.performForProgram(move.as, journey.program, move.step, input));
  else recorded(await engine.perform(move.as, caseId, move.step, input, derivedUuid(caseId, 'move', index)));
}

/** When a move is made: so that every run of a journey has the same instants. */
export function instantOf(journey: Journey, move: number): Date {
  const after = journey.moves.slice(0, move + 1).reduce((sum, { after = hour }) => sum + after, 0);
  return new Date(Date.parse(journey.begins) + after);
}

export const begins = '2031-03-04T18:00:00.000Z';

export function openingIn(district: string, chargeClasses: readonly string[], criteria: readonly string[] = []): Record<string, unknown> {
  return {
    contactAt: begins,
    district,
    ageBand: 'from25to34',
    criteria: [...criteria],
    charges: chargeClasses.map((chargeClass) => ({ class: chargeClass, title: 'Possession of a controlled substance' })),
    incidentNumber: '31-004512',
    offerAccepted: true,
    name: 'Jordan Avery',
    birthDate: '2001-05-09',
    whereNow: 'In front of the library',
  };
}

export function aConsent(more: Record<string, unknown>): Record<string, unknown> {
  return {
    participant: 'Jordan Avery',
    discloser: 'The case manager of the program',
    revocationExplained: true,
    understood: true,
    howUnderstood: 'readAloud',
    signatureKind: 'typed',
    signature: 'Jordan Avery',
    signedOn: '2031-03-05',
    ...more,
  };
}

export function justiceConsent(more: Record<string, unknown> = {}): Record<string, unknown> {
  return aConsent({
    kinds: ['criminalJustice'],
    scope: ['conditions'],
    what: 'Whether conditions are met',
    recipients: [{ class: 'prosecution' }, { class: 'courtLiaisons' }, { class: 'defense' }],
    purpose: 'To decide on the held charge',
    ends: 'atFinalDisposition',
    ...more,
  });
}

/** The care team and those providers to whom the person is referred may read what the clinic writes. */
export function treatmentConsent(more: Record<string, unknown> = {}): Record<string, unknown> {
  return aConsent({
    kinds: ['treatment'],
    scope: ['participation', 'conditions', 'assessments', 'servicePlan', 'notes'],
    what: 'What the team and the providers need to know to help the person',
    recipients: [{ class: 'careTeam' }, { class: 'treatingProviders' }],
    purpose: 'Treatment, and the help that goes with it',
    redisclosureRiskStated: true,
    ends: 'whenCaseCloses',
    ...more,
  });
}

/** Beside the first consent, at the same time. */
export const alsoToTreatment = (as: string): Move => ({ as, step: 'captureConsent', standing: true, input: treatmentConsent(), after: 0 });

export const metBy = (site: string): Move[] => [
  {
    as: `${site}-peer`,
    step: 'acceptHandoff',
    input: () => ({ coming: staffId(`${site}-peer`), arrivesAt: '2031-03-05T00:00:00.000Z' }),
    after: 60_000,
  },
  { as: `${site}-peer`, step: 'recordWarmHandoff', input: () => ({ outcome: 'met', metBy: staffId(`${site}-peer`), transport: 'peerDrove' }) },
];

export const takenIn = (site: string): Move[] => [
  { as: `${site}-peer`, step: 'recordIntake', input: { needs: ['treatment', 'housing'] } },
  {
    as: `${site}-case-manager`,
    step: 'agreeServicePlan',
    input: { goals: [{ area: 'treatment', goal: 'Start medication' }], agreed: true },
    after: day,
  },
];

/** A referral made, accepted, and the person there; `nth` of the case's referrals. */
export const placedAt = (site: string, provider: string, service: string, nth = 0): Move[] => {
  const becomes = (status: string, after: number): Move => ({
    as: `${site}-case-manager`,
    step: 'updateReferral',
    subject: (file) => file.placements[nth]!.id,
    input: (file) => ({ placement: file.placements[nth]!.id, status }),
    after,
  });
  const asked: Move = {
    as: `${site}-case-manager`,
    step: 'requestPlacement',
    input: () => ({ service, treatmentProvider: organisationId(site, provider) }),
  };
  return [asked, becomes('accepted', hour), becomes('inProgress', day)];
};

export const contact = (as: string, wish: string, after: number): Move => ({
  as,
  step: 'recordFollowUpContact',
  input: { at: '2031-03-06T12:00:00.000Z', reached: 'reached', method: 'phone', wish },
  after,
});

export const conditionOf = (kind: string) => (file: CaseFile): string => file.conditions.find((condition) => condition.kind === kind)!.id;

export const attested = (site: string, kind: string, status: string): Move => ({
  as: kind === 'noNewCharge' ? `${site}-court-liaison` : `${site}-case-manager`,
  step: 'attestCondition',
  subject: conditionOf(kind),
  input: (file) => ({ condition: conditionOf(kind)(file), status }),
});

export const condition = (kind: string, due = '2031-06-30') => ({
  kind,
  text: 'Go to the meetings that you agreed on with your case manager',
  due,
  coversReturnToUse: false,
});

export const decided = (site: string, nth: number, decision: string, more: Record<string, unknown> = {}): Move => ({
  as: `${site}-prosecutor`,
  step: 'decideCharge',
  subject: (file) => file.charges[nth]!.id,
  input: (file) => ({ charge: file.charges[nth]!.id, decision, reason: 'As agreed', ...more }),
});

export const signed = (site: string): Move => ({
  as: `${site}-court-liaison`,
  step: 'signConditions',
  input: { explained: true, signature: 'Jordan Avery', signedOn: '2031-03-05' },
  after: day,
});

/** LA DOOR: pre-booking diversion; two charges under a standing rule, conditions met, both released, then follow-up. */
export const laDoorCompleted: Journey = {
  title: 'LA DOOR: two charges held by a standing rule, conditions met, both released',
  program: 'la-door',
  begins,
  opener: 'door-officer',
  opening: openingIn('southLa', ['drugPossession', 'drugPossession'], ['justiceInvolvement', 'healthChallenge', 'livesInArea']),
  moves: [
    { as: 'door-peer', step: 'confirmEligibility', input: { decision: 'eligible' }, after: 60_000 },
    ...metBy('door'),
    ...takenIn('door'),
    { as: 'door-peer', step: 'captureConsent', input: justiceConsent() },
    alsoToTreatment('door-peer'),
    {
      as: 'door-court-liaison',
      step: 'setConditions',
      input: () => ({ conditions: [condition('attend'), condition('noNewCharge')], owner: staffId('door-prosecutor') }),
    },
    signed('door'),
    { as: 'door-case-manager', step: 'logEncounter', standing: true, input: { support: ['emotional'], minutes: 30, at: '2031-03-06T10:00:00.000Z' } },
    attested('door', 'attend', 'notYet'),
    { as: 'door-peer', step: 'concludePlacement', input: { reason: 'notNow' } },
    attested('door', 'attend', 'met'),
    attested('door', 'noNewCharge', 'met'),
    decided('door', 0, 'decline'),
    decided('door', 1, 'dismiss'),
    contact('door-peer', 'continue', 7 * day),
    contact('door-peer', 'continue', 30 * day),
    contact('door-peer', 'continue', 60 * day),
  ],
};

/** The six-month preset: accepted by the prosecutor, a missed condition answered, extended, a new offence reviewed. */
export const mariMissedAndExtended: Journey = {
  title: 'Six-month hold: a condition missed, the hold extended, a new offence reviewed, the charge voided in the end',
  program: 'madison-mari',
  begins,
  opener: 'mari-officer',
  opening: openingIn('madison', ['drugPossession', 'retailTheft']),
  moves: [
    ...metBy('mari'),
    ...takenIn('mari'),
    { as: 'mari-peer', step: 'captureConsent', input: justiceConsent() },
    alsoToTreatment('mari-peer'),
    { as: 'mari-coordinator', step: 'assignStaff', standing: true, input: () => ({ role: 'defender', person: staffId('mari-defender') }) },
    { as: 'mari-court-liaison', step: 'setConditions', input: { conditions: [condition('engage'), condition('noNewCharge', '2031-08-30')] } },
    { as: 'mari-prosecutor', step: 'acceptHold', subject: (file) => file.charges[0]!.id, input: (file) => ({ charge: file.charges[0]!.id }) },
    { as: 'mari-prosecutor', step: 'refuseHold', subject: (file) => file.charges[1]!.id, input: (file) => ({ charge: file.charges[1]!.id, reason: 'Decided elsewhere' }) },
    signed('mari'),
    ...placedAt('mari', 'Yahara House', 'outpatient'),
    attested('mari', 'engage', 'missed'),
    {
      as: 'mari-defender',
      step: 'recordDefenderAnswer',
      subject: conditionOf('engage'),
      input: (file) => ({ condition: conditionOf('engage')(file), answer: 'The provider had closed for two weeks' }),
      after: day,
    },
    decided('mari', 0, 'extend', { extendTo: '2031-12-31' }),
    { as: 'mari-officer', step: 'reportNewOffence', standing: true, input: { on: '2031-03-07', incidentNumber: '31-009001', title: 'Retail theft' } },
    {
      as: 'mari-prosecutor',
      step: 'reviewNewOffence',
      subject: (file) => file.newOffences[0]!.id,
      input: (file) => ({ newOffence: file.newOffences[0]!.id, finding: 'holdGoesOn', reason: 'Minor' }),
    },
    attested('mari', 'engage', 'met'),
    decided('mari', 0, 'decline'),
    contact('mari-peer', 'placement', 30 * day),
    ...placedAt('mari', 'Mendota Recovery Center', 'residential', 1),
    contact('mari-peer', 'continue', 60 * day),
    contact('mari-peer', 'continue', 90 * day),
  ],
};

/** PAD: a referral in lieu of arrest holds no charge; help goes on until the person asks for no more. */
export const padFollowedUp: Journey = {
  title: 'PAD: referral in lieu of arrest, placement twice, follow-up for as long as asked',
  program: 'philadelphia-pad',
  begins,
  opener: 'pad-officer',
  opening: openingIn('22', ['drug']),
  moves: [
    ...metBy('pad'),
    ...takenIn('pad'),
    { as: 'pad-peer', step: 'deferConsent', input: { reason: 'notNow' } },
    ...placedAt('pad', 'Frankford Recovery House', 'treatment'),
    contact('pad-peer', 'continue', 7 * day),
    { as: 'pad-peer', step: 'recordReturnToUse', standing: true, input: { on: '2031-03-06' }, after: day },
    { as: 'pad-peer', step: 'offerReEngagement', input: { at: '2031-03-06T12:00:00.000Z', answer: 'continue' } },
    contact('pad-peer', 'placement', 14 * day),
    ...placedAt('pad', 'Lehigh Withdrawal Care', 'medication', 1),
    contact('pad-peer', 'continue', 30 * day),
    contact('pad-peer', 'end', 365 * day),
  ],
};

/** The person leaves while a charge is held: it stays held until the prosecutor has decided. */
export const mariWithdrawn: Journey = {
  title: 'Six-month hold: the person leaves, the prosecutor reinstates the charge',
  program: 'madison-mari',
  begins,
  opener: 'mari-officer',
  opening: openingIn('madison', ['paraphernalia']),
  moves: [
    ...metBy('mari'),
    ...takenIn('mari'),
    { as: 'mari-peer', step: 'captureConsent', input: justiceConsent() },
    alsoToTreatment('mari-peer'),
    { as: 'mari-court-liaison', step: 'setConditions', input: { conditions: [condition('engage')] } },
    { as: 'mari-prosecutor', step: 'acceptHold', subject: (file) => file.charges[0]!.id, input: (file) => ({ charge: file.charges[0]!.id }) },
    signed('mari'),
    { as: 'mari-peer', step: 'withdrawFromProgram', input: { reason: 'wishesToLeave' } },
    decided('mari', 0, 'reinstate'),
  ],
};

export const journeys: readonly Journey[] = [laDoorCompleted, mariMissedAndExtended, padFollowedUp, mariWithdrawn];
