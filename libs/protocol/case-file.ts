import type { Role } from './roles.js';

/** How a charge stands. `diverted` without `hold` means a referral in lieu of arrest: no charge is held. */
export type ChargeStatus =
  | 'screened'
  | 'notHeld'
  | 'offered'
  | 'held'
  | 'declined'
  | 'dismissed'
  | 'reinstated'
  | 'filed'
  | 'returned';

export type DeadlineKind = 'acceptanceDue' | 'signatureDue' | 'holdEnds' | 'decisionDue' | 'decisionOverdue';

export interface Deadline {
  kind: DeadlineKind;
  /** RFC 3339. */
  at: string;
}

export type ProsecutorDecision = 'decline' | 'dismiss' | 'extend' | 'amend' | 'reinstate' | 'file';

export interface Charge {
  id: string;
  /** From the program's own list of charge classes. */
  class: string;
  status: ChargeStatus;
  /** Staff id of the one person responsible for it. */
  owner?: string;
  holdBeganAt?: string;
  deadline?: Deadline;
  /** The last day on which it can be filed, `YYYY-MM-DD`. */
  limitationDate?: string;
  decisions: { decision: ProsecutorDecision; by: string; at: string; effectiveAt: string }[];
  /** When the hold, or the offer of one, came to its end, RFC 3339. */
  endedAt?: string;
}

export type ConditionKind = 'attend' | 'complete' | 'engage' | 'report' | 'restore' | 'noNewCharge';
export type ConditionStatus = 'open' | 'notYet' | 'met' | 'missed';

export interface Condition {
  id: string;
  kind: ConditionKind;
  /** Last day, `YYYY-MM-DD`, in the program's zone. */
  due: string;
  /** Only if the written condition says so does a return to use break it. */
  coversReturnToUse: boolean;
  /** The revision of the terms that it came with: in force once a signature covers it. */
  termsRevision: number;
  /** The condition whose place it takes once it is in force. */
  replaces?: string;
  status: ConditionStatus;
  attestedBy?: string;
  attestedAt?: string;
  /** When the defender's time to answer ended, or the answer came: a missed condition goes to the prosecutor from then. */
  defenderAnswer?: 'awaited' | 'answered' | 'none';
}

export type ConsentKind = 'treatment' | 'namedRecipient' | 'criminalJustice' | 'counselingNotes' | 'legalProceedings';

/** What a consent lets be disclosed: classes of information, each with the values that belong to it. */
export type ConsentScope = 'participation' | 'conditions' | 'assessments' | 'servicePlan' | 'notes' | 'counselingNotes';

/** Whom a consent names by class (42 CFR 2.31(a)(4)); `outside` is somebody without an account here, named in its text alone. */
export type RecipientClass = 'careTeam' | 'treatingProviders' | 'referringOfficers' | 'prosecution' | 'courtLiaisons' | 'defense' | 'outside';

/** One recipient: an organisation, or a class. Each can be revoked alone. */
export interface ConsentRecipient {
  id: string;
  organisation?: string;
  class?: RecipientClass;
  /** When a revocation that concerns this recipient alone takes effect, RFC 3339; as with a consent, absent while charges are held. */
  revokedAt?: string;
  revocationAsked?: true;
}

export interface Consent {
  id: string;
  kinds: ConsentKind[];
  signedOn: string;
  /** Absent in a consent of revision 1: those whom its kind is for. */
  recipients?: ConsentRecipient[];
  /** Absent in a consent of revision 1: all that its kind is for. */
  scope?: ConsentScope[];
  /** Last day in force, `YYYY-MM-DD`; absent where it ends with an event or a condition. */
  expiresOn?: string;
  untilFinalDisposition: boolean;
  /** It ends when the case closes, or when the condition that its text states has come to pass. */
  endsWith?: 'caseClosed' | 'condition';
  /** When that condition was recorded as come to pass, RFC 3339. */
  endedAt?: string;
  /** When a revocation takes effect, RFC 3339; for a consent until disposition, absent while charges are held. */
  revokedAt?: string;
  revocationAsked?: true;
}

/** Somebody has read without a consent in a medical emergency (42 CFR 2.51): for a time, told at once, and reviewed. */
export interface EmergencyAccess {
  id: string;
  /** Staff id. */
  by: string;
  at: string;
  until: string;
  reviewedAt?: string;
}

/** Another agency that knows of the case, through the last day if there is one. */
export interface Share {
  id: string;
  /** The other agency's key, a UUID. */
  agency: string;
  purpose: string;
  /** Staff id. */
  by: string;
  at: string;
  /** Last day, `YYYY-MM-DD`, in the program's zone. */
  until?: string;
  /** When somebody ended it, RFC 3339. */
  endedAt?: string;
}

/** Closed-loop status of a referral (HL7 SDOH Clinical Care referral Task). */
export type ReferralStatus =
  | 'requested'
  | 'received'
  | 'accepted'
  | 'rejected'
  | 'inProgress'
  | 'onHold'
  | 'completed'
  | 'cancelled'
  | 'failed';

export interface Placement {
  id: string;
  /** Organisation id of the provider. */
  provider: string;
  service: string;
  status: ReferralStatus;
  /** The service of the directory whose beds or slots are counted, where it is to be one of these. */
  place?: string;
  /** Since when it is on that service's waiting list, RFC 3339. */
  waitingSince?: string;
  /** When the bed or slot was given, RFC 3339; it is kept until the referral has ended. */
  givenAt?: string;
  /** The person injects drugs: admission has a last day (45 CFR 96.126). */
  injects?: true;
  /** Interim services: begun within 48 hours of the request, or later. */
  interim?: 'inTime' | 'late';
}

export interface Handoff {
  /** How often the request passed on without an answer. */
  passedOn: number;
  /** Staff id of who is coming, and when (RFC 3339). */
  coming?: { staffId: string; at: string };
  outcome?: 'met' | 'declined' | 'notReached';
  /** Staff id. */
  metBy?: string;
  /** When a peer met the person, RFC 3339. */
  metAt?: string;
  transport?: string;
}

/** Who has been tried before, and with what answer: the order of outreach work. */
export type OutreachStanding = 'neverContacted' | 'notLocated' | 'interestedLater' | 'declined' | 'activeParticipant';

/** What started a case. */
export type StartSource =
  | 'officerInField'
  | 'participant'
  | 'familyOrFriend'
  | 'publicDefender'
  | 'jailRelease'
  | 'jailInReach'
  | 'emergencyCall'
  | 'overdoseNotice'
  | 'spikeAlert'
  | 'repeatContacts'
  | 'stakeholderMeeting'
  | 'engagementEvent'
  | 'emsOrFire'
  | 'hospital'
  | 'dropInCentre';

/** How a case began that no officer's screen opened. */
export interface Start {
  source: StartSource;
  /** From the program's own areas. */
  area: string;
  /** When it happened, or the person was met, RFC 3339: windows are counted from here. */
  at: string;
  fatal?: true;
  /** Where the person lives, if elsewhere. */
  homeArea?: string;
  /** Those of the program's criteria that were true, where the opening asked for them. */
  criteria?: string[];
  referralForNextWorkingDay?: true;
}

/** How far a team has come in finding and engaging the person. */
export interface Outreach {
  standing: OutreachStanding;
  attempts: number;
  /** Those in which the person was not spoken to. */
  withoutContact: number;
  /** Staff id of who has taken it up, and of whom it was passed to. */
  takenUp?: { by: string; at: string; passedTo?: string };
  /** Of the address, neutral: never anything about the person's health. */
  hazards?: string[];
  /** Of the visit that is being made: declared safe, and who was sent (staff ids). */
  sceneSafe?: true;
  team?: string[];
  lastAttemptAt?: string;
  /** The person was spoken to in person. */
  metInPerson?: true;
  /** Where the visit has a window: made in it, or claimed by the clock. */
  visit?: 'inWindow' | 'missed';
  outcome?: 'engaged' | 'declined' | 'notReached';
}

/** Support for the person's family. */
export interface FamilySupport {
  contacts: number;
  /** Somebody of the family was met in person. */
  met?: true;
  /** After a death, where the visit has a window: the clock has claimed it. */
  visit?: 'missed';
  outcome?: 'supported' | 'declined' | 'notReached' | 'noFamilyKnown';
}

/** A team that has checked in at an address and not checked out. */
export interface TeamOut {
  /** Whom they visit: the person, or the family. */
  stage: 'outreach' | 'familySupport';
  /** Staff id of who checked in. */
  by: string;
  at: string;
  /** Since the time to check out has passed. */
  overdue?: true;
}

/** From the notice to a place: when each was reached first. */
export type Hop = 'notice' | 'coordinator' | 'sent' | 'contact' | 'engaged' | 'placed';

export interface StageRecord {
  /** `placement`, or `placement#2` when it is repeated. */
  key: string;
  stage: string;
  revision: number;
  state: 'running' | 'ended' | 'skipped';
  outcome?: string;
}

export interface NewOffence {
  id: string;
  reportedAt: string;
  reviewedAt?: string;
}

/** Whether the person is engaged 30 days after the first contact. */
export interface Engagement {
  /** The first contact that came a day or more after the team met the person, RFC 3339. */
  contactAt?: string;
  /** Set on the 30th day, and never changed by what comes after. */
  at30Days?: 'engaged' | 'notEngaged';
  decidedAt?: string;
}

/** That the closing record was written, and by whom; its event says what was reached. */
export interface ClosingRecord {
  reason?: string;
  /** Staff id. */
  by: string;
  at: string;
}

/** A class of a case's record that can be sealed for good. */
export type SealedClass = 'justice' | 'service' | 'counselingNote';

/** By successful completion, by a court's order, because the program keeps it no longer, or because the participant asked. */
export type SealGround = 'completion' | 'courtOrder' | 'retention' | 'request';

/** A class of which the keys are destroyed. */
export interface Seal {
  at: string;
  /** Staff id. */
  by: string;
  ground: SealGround;
}

/** While one is in force nothing of the record is sealed. */
export interface LegalHold {
  id: string;
  /** Staff id. */
  by: string;
  at: string;
}

/**
 * The state of a case: what a later rule, stage or open step reads, and nothing else (32 kB at most).
 * It holds open values alone; everything personal stays sealed in its event. Ids are UUIDs, instants RFC 3339.
 */
export interface CaseFile {
  caseId: string;
  programId: string;
  pathwayId: string;
  status: 'open' | 'closed';
  /** Why it closed. */
  outcome?: string;
  openedAt: string;
  openedBy: string;
  /** The pathways that it was on before, each with when it left it. */
  moves?: { from: string; at: string }[];
  stages: StageRecord[];
  start?: Start;
  outreach?: Outreach;
  family?: FamilySupport;
  teamOut?: TeamOut;
  hops?: Partial<Record<Hop, string>>;
  /** How often naloxone was offered, and kits given. */
  naloxone?: { offers: number; kits: number };
  screening?: {
    contactAt: string;
    district: string;
    ageBand: string;
    criteria: string[];
    referralForNextWorkingDay: boolean;
  };
  /** `reasons` are the codes of the rules that said no. */
  eligibility?: { decision: 'eligible' | 'notEligible'; by: string; at: string; reasons?: string[] };
  assigned: Partial<Record<Role, string>>;
  handoff: Handoff;
  intake?: { by: string; at: string };
  plan?: { goals: { id: string; area: string }[]; at: string };
  consents: Consent[];
  consentDeferredAt?: string;
  emergencyAccess?: EmergencyAccess[];
  placements: Placement[];
  /** Services, from the program's list, that the person receives already from elsewhere. */
  received?: string[];
  charges: Charge[];
  conditions: Condition[];
  /** When the participant signed the conditions, and whether the terms have since been made harsher. */
  terms: { revision: number; signedRevision?: number; signedAt?: string };
  newOffences: NewOffence[];
  followUp: {
    contacts: number;
    lastContactAt?: string;
    wish?: 'continue' | 'placement' | 'end';
    /** After a return to use: help is to be offered anew. */
    helpToOffer?: true;
  };
  engagement?: Engagement;
  /** By kind, the day of the one recorded last, `YYYY-MM-DD`. */
  milestones?: Readonly<Record<string, string>>;
  /** How often recovery capital was recorded, and when last (RFC 3339). */
  recoveryCapital?: { times: number; lastAt: string };
  closing?: ClosingRecord;
  /** What of its record is sealed for good. */
  seals?: Partial<Record<SealedClass, Seal>>;
  /** Those in force. */
  legalHold?: LegalHold[];
  withdrawnAt?: string;
  sharedWith?: Share[];
  /** When it was handed over to another agency, RFC 3339. */
  transferredAt?: string;
  /** The case of another agency that this one goes on from, and since when that is recorded (RFC 3339). */
  formerCase?: { caseId: string; at: string };
}

/** The file before the opening step. */
export function emptyFile(of: Pick<CaseFile, 'caseId' | 'programId' | 'pathwayId' | 'openedAt' | 'openedBy'>): CaseFile {
  return {
    ...of,
    status: 'open',
    stages: [],
    assigned: {},
    handoff: { passedOn: 0 },
    consents: [],
    placements: [],
    charges: [],
    conditions: [],
    terms: { revision: 0 },
    newOffences: [],
    followUp: { contacts: 0 },
  };
}
