import type { DeadlineKind } from './case-file.js';
import type { RecordClass, Provenance } from './provenance.js';
import type { Role } from './roles.js';

/** A sealed value as it is stored: ciphertext, bound to its case, event and path. */
export interface Sealed {
  class: RecordClass;
  provenance: Provenance;
  /** `generation.nonce.ciphertext.tag`, base64url. */
  box: string;
}

interface EventCommon {
  case: string;
  agency: string;
  seq: number;
  /** Unique in the case: `c:<commandId>` for a person's command, the process's own deterministic key otherwise. */
  key: string;
  /** RFC 3339. */
  recordedAt: string;
}

/** A person performed a step. */
export interface StepEvent extends EventCommon {
  kind: 'step';
  type: string;
  revision: number;
  occurredAt?: string;
  actor: { staff: string; organisation: string; roles: Role[]; part2: boolean };
  subject?: string;
  open: Record<string, unknown>;
  /** By path: `name`, or `charges/<rowId>/title`. */
  sealed: Record<string, Sealed>;
  /** HMAC of the command under the case's key: the same id with other content is a conflict. */
  mac: string;
  /** The wait that it claimed, and the waits of the race that this decided. */
  claimed?: string;
  race?: Decided;
  /** Opening events only. */
  pinned?: { program: string; revision: number; hash: string; pathway: string; participant: string };
  /** Where the case takes a later revision of its program: the events after this one follow it. */
  adopted?: { program: string; revision: number; hash: string };
}

export interface Decided {
  race: string;
  winner: string;
  withdrawn: string[];
}

/** What staff are told, and who. It names a kind and roles, and holds nothing personal. */
export interface Notice {
  kind: NoticeKind;
  roles: Role[];
  /** Staff id, where one person is told. */
  staff?: string;
  subject?: string;
}

export type NoticeKind =
  | 'handoffRequested'
  | 'handoffPassedOn'
  | 'nobodyIsComing'
  | 'conditionMissed'
  | 'decisionDue'
  | 'decisionOverdue'
  | 'limitationNear'
  | 'newOffence'
  | 'reviewAsked'
  | 'outreachRequested'
  | 'visitAssigned'
  | 'visitMissed'
  | 'checkOutOverdue'
  | 'placeGiven'
  | 'interimServicesLate'
  | 'admissionLate'
  | 'closingRecordDue';

/** What the process itself records. Each says all that its read rows need. */
export type ProcessFact =
  | { type: 'stageStarted'; stage: string; revision: number }
  | { type: 'stageSkipped'; stage: string }
  | { type: 'stageEnded'; stage: string; outcome: string; withdrawn: string[] }
  | { type: 'waitOpened'; wait: OpenedWait }
  | { type: 'waitLapsed'; wait: string; due: string; race?: Decided }
  | { type: 'waitsWithdrawn'; waits: string[] }
  | { type: 'noticePosted'; notice: Notice }
  | { type: 'caseClosed'; outcome: string; withdrawn: string[] }
  /** A bed or slot of the service `place` has been given to this referral, by whoever counts them. */
  | { type: 'placeGiven'; placement: string; place: string };

/** A step open in a case, for a subject where there is one. */
export interface OpenedWait {
  /** Full path and number, e.g. `course/abeyance/attest#1/<conditionId>`. */
  key: string;
  step: string;
  subject?: string;
  roles: Role[];
  /** Staff id, where one person is asked. */
  assignee?: string;
  /** RFC 3339; `lapses` says whether the clock claims it then, or it is only late. */
  due?: string;
  lapses: boolean;
  /** 1 is the most urgent, 5 the least. */
  priority: number;
  why: string;
  /** Where its due instant is the live deadline of the charge that it is about: which kind. */
  deadline?: DeadlineKind;
  /** The race that claiming it decides, and the branch that then wins. */
  race?: { race: string; winner: string };
}

export type ProcessEvent = EventCommon & { kind: 'process' } & ProcessFact;
export type CaseEvent = StepEvent | ProcessEvent;

/** What the process sees of an event: nothing sealed. */
export type News = ProcessEvent | Omit<StepEvent, 'sealed' | 'mac'>;
