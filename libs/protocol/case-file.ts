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

export interface Consent {
  id: string;
  kinds: ConsentKind[];
  signedOn: string;
  /** Last day in force, `YYYY-MM-DD`; absent where it ends with the final disposition of the charges. */
  expiresOn?: string;
  untilFinalDisposition: boolean;
  /** When a revocation takes effect, RFC 3339; for a consent until disposition, absent while charges are held. */
  revokedAt?: string;
  revocationAsked?: true;
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
}

export interface Handoff {
  /** How often the request passed on without an answer. */
  passedOn: number;
  /** Staff id of who is coming, and when (RFC 3339). */
  coming?: { staffId: string; at: string };
  outcome?: 'met' | 'declined' | 'notReached';
  /** Staff id. */
  metBy?: string;
  transport?: string;
}

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
  stages: StageRecord[];
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
  placements: Placement[];
  charges: Charge[];
  conditions: Condition[];
  /** When the participant signed the conditions, and whether the terms have since been made harsher. */
  terms: { revision: number; signedRevision?: number; signedAt?: string };
  newOffences: NewOffence[];
  followUp: { contacts: number; lastContactAt?: string; wish?: 'continue' | 'placement' | 'end' };
  withdrawnAt?: string;
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
