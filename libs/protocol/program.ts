import type { ConditionKind } from './case-file.js';
import type { Role } from './roles.js';

/** An ISO 8601 duration; months and years are calendar months in the program's zone. */
export type Duration = string;

/** Where a setting's value comes from. */
export interface Source {
  kind: 'source' | 'publishedPage' | 'default';
  /** What to look up: a document and page, or a public page with its date. */
  cite: string;
}

export interface OffenceClass {
  value: string;
  label: string;
  /** Whether the program diverts it; one that it does not makes the whole case not eligible. */
  diverted: boolean;
}

export interface Hours {
  /** ISO weekdays, 1 is Monday. */
  days: readonly number[];
  /** `HH:MM`, first minute open. */
  from: string;
  /** `HH:MM`, last minute open, included. */
  to: string;
}

/** The named rules of eligibility; a rule whose meaning changes gets a new name. */
export type EligibilityRule = 'districtServed' | 'withinHours' | 'allCriteria' | 'chargesDiverted';

export interface EligibilitySettings {
  /** Named rules from the closed registry, in the order in which reasons are shown. */
  rules: readonly EligibilityRule[];
  districts: Readonly<Record<string, { label: string; served: boolean }>>;
  offenceClasses: readonly OffenceClass[];
  criteria: Readonly<Record<string, string>>;
  hours?: Hours;
  /** The program's own rule for people under 18, in words; without one they are not eligible. */
  underEighteen?: string;
  /**
   * `officerScreen`: the officer's screen decides. `standingRule`: the same rules, agreed to in advance by the attorney.
   * `team` and `attorney`: they confirm or deny it after the officer's screen.
   */
  decidedBy: 'officerScreen' | 'standingRule' | 'team' | 'attorney';
  decideWithin: Duration;
}
export interface WarmHandoffSettings {
  /** How long one person on call has before the request passes on. */
  acknowledgeWithin: Duration;
  /** How often it passes on before the supervisor is told that nobody comes. */
  passesOn: number;
  meetWithin: Duration;
  /** How long a referral left outside the program's hours may wait for an answer. */
  referralWithin: Duration;
  /** How often the team tries to meet the person before the handoff counts as not reached. */
  attempts: number;
}
export interface IntakeSettings {
  within: Duration;
  planWithin: Duration;
}
export interface ConsentSettings {
  within: Duration;
}
export interface PlacementSettings {
  answerWithin: Duration;
  services: Readonly<Record<string, string>>;
}
export interface AbeyanceSettings {
  /** Whether the prosecutor accepts each hold, or a standing rule does. */
  acceptedBy: 'prosecutor' | 'standingRule';
  acceptWithin: Duration;
  signWithin: Duration;
  length: Duration;
  decisionWithin: Duration;
  defenderAnswersWithin: Duration;
  /** Before the limitation date. */
  warnBeforeLimitation: Duration;
  conditionKinds: readonly ConditionKind[];
  /** Who may attest, per kind; by default never a peer. */
  attesters: Readonly<Record<ConditionKind, readonly Role[]>>;
}
export interface FollowUpSettings {
  /** After the first contacts' intervals, the last one repeats for as long as the person asks. */
  intervals: readonly Duration[];
  /** `asLongAsAsked`: never closed by time. */
  ends: 'asLongAsAsked' | 'afterIntervals';
}

export type InterventionForm = 'referralInLieuOfArrest' | 'heldCharge' | 'citation';

/** The stages that a program leaves out are skipped, and the case says so. */
export interface OfficerInterventionSettings {
  form: InterventionForm;
  stages: {
    eligibility: EligibilitySettings;
    warmHandoff?: WarmHandoffSettings;
    intake?: IntakeSettings;
    consent?: ConsentSettings;
    placement?: PlacementSettings;
    abeyance?: AbeyanceSettings;
    followUp?: FollowUpSettings;
  };
}

export type PathwayId = 'officerIntervention';
export type StageId = keyof OfficerInterventionSettings['stages'];
export type StageSettings = Required<OfficerInterventionSettings['stages']>;

/** One named site, as data. A published revision never changes; an edit is a new revision. */
export interface Program {
  id: string;
  revision: number;
  title: string;
  agency: string;
  /** IANA time zone. */
  zone: string;
  /** `YYYY-MM-DD`. */
  effectiveFrom: string;
  pathways: { officerIntervention: OfficerInterventionSettings };
  /** Where each setting comes from, by path, e.g. `officerIntervention.abeyance.length`. */
  sources: Readonly<Record<string, Source>>;
}
