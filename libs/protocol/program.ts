import type { ConditionKind, OutreachStanding } from './case-file.js';
import type { CredentialKind, Profession, TrainingKind } from './professions.js';
import type { Role } from './roles.js';

/**
 * An ISO 8601 duration; months and years are calendar months in the program's zone.
 *
 * @pattern ^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$
 */
export type Duration = string;

/**
 * @asType integer
 * @minimum 1
 */
export type Count = number;

/**
 * ISO weekday, 1 is Monday.
 *
 * @asType integer
 * @minimum 1
 * @maximum 7
 */
export type Weekday = number;

/**
 * `HH:MM`, in the program's zone.
 *
 * @pattern ^([01]\d|2[0-3]):[0-5]\d$
 */
export type TimeOfDay = string;

/** Where a setting's value comes from. */
export interface Source {
  kind: 'source' | 'publishedPage' | 'default';
  /**
   * What to look up: a document and page, or a public page with its date.
   *
   * @minLength 1
   */
  cite: string;
  /**
   * As of when, where the source is dated: `YYYY-MM-DD`, or as much of it as is known.
   *
   * @pattern ^\d{4}(-\d{2}(-\d{2})?)?$
   */
  on?: string;
  /** What other publications say instead, each with its date: the program decides which one it runs by. */
  alsoPublished?: readonly { value: unknown; cite: string; on?: string }[];
}

export interface OffenceClass {
  value: string;
  label: string;
  /** Whether the program diverts it; one that it does not makes the whole case not eligible. */
  diverted: boolean;
}

export interface Hours {
  /** @minItems 1 */
  days: readonly Weekday[];
  /** First minute open. */
  from: TimeOfDay;
  /** Last minute open, included. */
  to: TimeOfDay;
}

/** What a program may count as success; it chooses which (focus groups with programs in Massachusetts, 2021). */
export type ProgramOutcome = 'metWhereTheyAre' | 'engagedAt30Days' | 'treatmentStarted' | 'placed' | 'naloxoneGiven' | 'familySupported' | 'caseManagement' | 'noNewArrest';

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
  /**
   * How often it passes on before the supervisor is told that nobody comes.
   *
   * @asType integer
   * @minimum 0
   */
  passesOn: number;
  meetWithin: Duration;
  /** How long a referral left outside the program's hours may wait for an answer. */
  referralWithin: Duration;
  /** How often the team tries to meet the person before the handoff counts as not reached. */
  attempts: Count;
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
  /** @minProperties 1 */
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
  /** @minItems 1 */
  conditionKinds: readonly ConditionKind[];
  /** Who may attest, per kind; by default never a peer. */
  attesters: Readonly<Record<ConditionKind, readonly Role[]>>;
}
export interface FollowUpSettings {
  /**
   * After the first contacts' intervals, the last one repeats for as long as the person asks.
   *
   * @minItems 1
   */
  intervals: readonly Duration[];
  /** `asLongAsAsked`: never closed by time. */
  ends: 'asLongAsAsked' | 'afterIntervals';
  /** How often recovery capital (BARC-10) is asked for; never, if absent. */
  recoveryCapitalEvery?: Duration;
}

export interface OutreachSettings {
  /** The team that goes out, by its id among the program's teams. */
  team: string;
  /** First and last minute of the visit, from the event that it follows; without them it is due at once. */
  window?: { opens: Duration; closes: Duration };
  /** Where there is no window: how long until a visit is late. */
  visitWithin: Duration;
  /** How often the team tries before outreach ends without contact. */
  attempts: Count;
  /** Between attempts. */
  againAfter: Duration;
  /** Whether somebody has to declare the scene safe before anybody is sent. */
  sceneSafeFirst: boolean;
  /** From check-in; then the supervisor is told that the check-out is overdue. */
  checkOutWithin: Duration;
  /** How urgent a visit is, by who has been tried before: 1 is the most urgent. */
  order: Readonly<Record<OutreachStanding, 1 | 2 | 3 | 4 | 5>>;
  /** Whether naloxone is offered at each contact. */
  offersNaloxone: boolean;
}

/** Survivors' families, and those bereaved by an overdose. */
export interface FamilySupportSettings {
  /** Until the family of a survivor has been offered support. */
  within: Duration;
  /** After a fatal overdose: first and last day of the visit to the family. */
  afterDeath?: { opens: Duration; closes: Duration };
}

export type InterventionForm = 'referralInLieuOfArrest' | 'heldCharge' | 'citation';

/** What each stage can be set to. */
export interface StageSettings {
  eligibility: EligibilitySettings;
  outreach: OutreachSettings;
  familySupport: FamilySupportSettings;
  warmHandoff: WarmHandoffSettings;
  intake: IntakeSettings;
  consent: ConsentSettings;
  placement: PlacementSettings;
  abeyance: AbeyanceSettings;
  followUp: FollowUpSettings;
}
export type StageId = keyof StageSettings;

/** The stages that a program leaves out are skipped, and the case says so. */
type Stages<Required extends StageId, Offered extends StageId> = { [K in Required]: StageSettings[K] } & { [K in Offered]?: StageSettings[K] };

type CareStage = 'intake' | 'consent' | 'placement' | 'followUp';

/** What each pathway can be set to. Only officer intervention has a stage that holds a charge. */
export interface PathwaySettings {
  selfReferral: { stages: Stages<never, 'warmHandoff' | CareStage> };
  activeOutreach: { stages: Stages<'outreach', 'eligibility' | 'warmHandoff' | CareStage> };
  naloxonePlus: { stages: Stages<'outreach', 'familySupport' | CareStage> };
  officerPrevention: { stages: Stages<never, 'eligibility' | 'warmHandoff' | CareStage> };
  officerIntervention: { form: InterventionForm; stages: Stages<'eligibility', 'warmHandoff' | CareStage | 'abeyance'> };
}
export type PathwayId = keyof PathwaySettings;

/** A part of the country that the program knows, served or not. */
export interface Area {
  label: string;
  served: boolean;
  /** Ids of the areas beside it: a spike there is told here. */
  neighbours?: readonly string[];
  /** The title of the police organisation that is told of what concerns people who live there. */
  department?: string;
}

/** So many members at least, each of one of these professions. */
export interface TeamLine {
  /** @minItems 1 */
  oneOf: readonly Profession[];
  least: Count;
}

/** What a team is made of. */
export interface TeamSettings {
  title: string;
  /**
   * Each line has to be met by members of their own.
   *
   * @minItems 1
   */
  composition: readonly TeamLine[];
  /** Who may not be on it at all. */
  excludes: readonly Profession[];
  /** Trainings that have to be in date on the day, for each member. */
  trainings: readonly TrainingKind[];
}

/** When and where a team works: roster entries are made for it, day by day. */
export interface ScheduleSettings {
  label: string;
  kind: 'site' | 'embedded' | 'rideAlong' | 'onCall' | 'afterHours';
  team: string;
  /** @minItems 1 */
  days: readonly Weekday[];
  from: TimeOfDay;
  to: TimeOfDay;
}

/** Rules of peer work. */
export interface PeerWorkSettings {
  /** What a peer has to hold, in date, before being assigned. */
  credentials: readonly CredentialKind[];
  /** Participants to one peer, and peers to one supervisor, at most. */
  caseload: Count;
  peersToASupervisor: Count;
  /** How often supervision is due. */
  supervisionEvery: Duration;
  /** Units of 15 minutes that can be billed for one participant in a day. */
  unitsADay: Count;
}

export interface MeetingSettings {
  every: Duration;
  /**
   * What is weighed, by id, in words.
   *
   * @minProperties 1
   */
  factors: Readonly<Record<string, string>>;
  /** With so many factors present the meeting may find acutely elevated risk; with fewer it gives a reason. */
  elevatedFrom: Count;
  reviewWithin: Duration;
}

/** How long a program keeps what it has recorded, and what seals the justice class. */
export interface RetentionSettings {
  /** From closing: care, encounters, notes, consents. */
  service: Duration;
  /** From closing; as `service`, if absent. */
  counselingNote?: Duration;
  /** `onCompletion`: by successful completion, or an order; `byOrder`: by an order alone. */
  justice: 'onCompletion' | 'byOrder';
}

/** One named site, as data. A published revision never changes; an edit is a new revision. */
export interface Program {
  /**
   * Kebab-case; it never changes.
   *
   * @pattern ^[a-z][a-z0-9]*(-[a-z0-9]+)*$
   */
  id: string;
  revision: Count;
  /** @minLength 1 */
  title: string;
  /**
   * Whose program it is; it never changes.
   *
   * @pattern ^[a-z][a-z0-9]*(-[a-z0-9]+)*$
   */
  agency: string;
  /** IANA time zone. */
  zone: string;
  /**
   * The line on which anybody reaches the program, in digits, as people write and dial it: the page for the public shows it.
   *
   * @pattern ^[+(]?\d[\d ().-]{1,28}\d$
   */
  phone?: string;
  /**
   * The day from which new cases begin under this revision, `YYYY-MM-DD`.
   *
   * @format date
   */
  effectiveFrom: string;
  /** @minProperties 1 */
  pathways: Partial<PathwaySettings>;
  /** @minProperties 1 */
  areas: Readonly<Record<string, Area>>;
  teams: Readonly<Record<string, TeamSettings>>;
  schedules: Readonly<Record<string, ScheduleSettings>>;
  peerWork: PeerWorkSettings;
  /** More overdose notices than `threshold` within `within`, in an area and those beside it, are a spike. */
  spike?: { threshold: Count; within: Duration };
  /** So many responses to one person within so long are told to the coordinator. */
  repeatContacts?: { count: Count; within: Duration };
  stakeholderMeeting?: MeetingSettings;
  /** Without it records are kept for six years after closing, and completion seals the justice class: a default, from no source. */
  retention?: RetentionSettings;
  /**
   * What the program counts as success.
   *
   * @minItems 1
   */
  outcomes: readonly ProgramOutcome[];
  /**
   * Where each setting comes from, by path, e.g. `officerIntervention.abeyance.length`, `areas`. The longest path that a
   * setting lies under speaks for it.
   */
  sources: Readonly<Record<string, Source>>;
}
