import type { CaseFile, Consent, ConsentRecipient } from './case-file.js';
import type { DeclaredProvenance, RecordClass } from './provenance.js';
import type { Program } from './program.js';
import type { Role } from './roles.js';

export interface Option {
  value: string;
  label: string;
  /** For items: when this one is due, RFC 3339. */
  due?: string;
}

/** What the options of a field may depend on: the case as it is, and its pinned program. */
export interface OptionContext {
  file: CaseFile;
  program: Program;
}

export type OptionSource = Readonly<Record<string, string>> | ((context: OptionContext) => readonly Option[]);

/** Collections of the case that an `item` field can point at. */
export type ItemCollection = 'charges' | 'conditions' | 'consents' | 'placements' | 'recipients' | 'newOffences' | 'emergencyAccess' | 'sharedWith';

/** One of those whom a consent names one by one. */
export interface RecipientItem extends ConsentRecipient {
  consent: Consent;
}

export type Item<C extends ItemCollection> = C extends 'recipients' ? RecipientItem : NonNullable<CaseFile[Exclude<C, 'recipients'>]>[number];

/** Lists of the program's own that an `entry` field can point at: each is a table, not part of a case. */
export type EntryCollection = 'naloxoneLots' | 'countedServices' | 'listedServices' | 'alerts' | 'matches' | 'rosters' | 'debriefs' | 'meetings' | 'meetingEntries' | 'openCases' | 'groupEncounters' | 'laterRevisions' | 'agencies' | 'transferredCases';

interface FieldOptions {
  hint?: string;
  /** Overrides the step's own provenance. */
  provenance?: DeclaredProvenance;
  /** Overrides the step's own record class. */
  recordClass?: RecordClass;
  /** Why a value from treatment may stay open: which branch of the process reads it. */
  routing?: string;
}

interface FieldCommon<Value, Required extends boolean, Sealed extends boolean> extends FieldOptions {
  label: string;
  required: Required;
  sealed: Sealed;
  /** Type only; never present at run time. */
  readonly valueType?: Value;
}

type OfKind<Kind extends string, Value, R extends boolean, S extends boolean, More = unknown> = FieldCommon<Value, R, S> & {
  kind: Kind;
} & More;

export type TextField<R extends boolean = boolean> = OfKind<'text', string, R, true, { maxLength: number; pattern?: string }>;
export type NoteField<R extends boolean = boolean> = OfKind<'note', string, R, true, { maxLength: number }>;
export type PlaceField<R extends boolean = boolean> = OfKind<'place', string, R, true, { maxLength: number }>;
export type ChoiceField<V extends string = string, R extends boolean = boolean, S extends boolean = boolean> = OfKind<
  'choice',
  V,
  R,
  S,
  { options: OptionSource }
>;
/** `min: 0`: none of them is an answer too, where the step's own rule says so. */
export type ChoicesField<V extends string = string, R extends boolean = boolean, S extends boolean = boolean> = OfKind<
  'choices',
  V[],
  R,
  S,
  { options: OptionSource; min?: 0; max: number }
>;
export type YesNoField<R extends boolean = boolean, S extends boolean = boolean> = OfKind<'yesNo', boolean, R, S>;
/** A calendar date, `YYYY-MM-DD`; `latest: 'today'` in the program's zone. */
export type DateField<R extends boolean = boolean, S extends boolean = boolean> = OfKind<
  'date',
  string,
  R,
  S,
  { earliest?: 'today' | (string & {}); latest?: 'today' | (string & {}) }
>;
/** An instant, RFC 3339; `latest: 'now'` by the system's clock. */
export type DateTimeField<R extends boolean = boolean, S extends boolean = boolean> = OfKind<
  'dateTime',
  string,
  R,
  S,
  { earliest?: 'now'; latest?: 'now' }
>;
export type NumberField<R extends boolean = boolean, S extends boolean = boolean> = OfKind<
  'number',
  number,
  R,
  S,
  { min: number; max: number; whole: boolean }
>;
/** A member of staff of the program, by id; only those holding one of `roles` may be chosen. */
export type StaffField<R extends boolean = boolean> = OfKind<'staff', string, R, false, { roles: readonly Role[] }>;
/** An organisation of the case's agency, by id; only those of `type` may be chosen. `ofShares`: also of an agency that it is shared with now. */
export type OrganisationField<R extends boolean = boolean> = OfKind<'organisation', string, R, boolean, { type: OrganisationType; ofShares?: true }>;
/** One of the case's own charges, conditions, placements…, by id. */
export type ItemField<R extends boolean = boolean> = OfKind<
  'item',
  string,
  R,
  false,
  { of: ItemCollection; where?: (item: never, file: CaseFile) => boolean }
>;
/** Something on one of the program's own lists, by id: a lot of naloxone, a service of the directory… */
export type EntryField<R extends boolean = boolean> = OfKind<'entry', string, R, false, { of: EntryCollection }>;
/** A number or reference that names no person, 1 to 40 characters: see `isCode`. */
export type CodeField<R extends boolean = boolean> = OfKind<'code', string, R, false>;
/** What a provider publishes about itself, 1 to `maxLength` (2000) characters: open, so never in a case's step. */
export type PublishedField<R extends boolean = boolean> = OfKind<'published', string, R, false, { maxLength: number }>;
/** An evidence file of the case that its author has uploaded and no step refers to yet, by id. Its content is sealed. */
export type FileField<R extends boolean = boolean> = OfKind<'file', string, R, false>;
export type ListField<F extends Fields = Fields, R extends boolean = boolean> = OfKind<
  'list',
  unknown,
  R,
  false,
  { fields: F; min: number; max: number }
>;

export type OrganisationType = 'police' | 'peerSupport' | 'treatment' | 'court' | 'services';

export type Field =
  | TextField
  | NoteField
  | PlaceField
  | ChoiceField
  | ChoicesField
  | YesNoField
  | DateField
  | DateTimeField
  | NumberField
  | StaffField
  | OrganisationField
  | ItemField
  | EntryField
  | CodeField
  | PublishedField
  | FileField
  | ListField;

export type FieldKind = Field['kind'];
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- row fields are checked where each list is declared
export type Fields = Readonly<Record<string, any>>;

type ValueOf<F> = F extends { kind: 'list'; fields: infer Row extends Fields }
  ? (Input<Row> & { id?: string })[]
  : F extends { valueType?: infer V }
    ? NonNullable<V>
    : never;
type OpenValueOf<F> = F extends { kind: 'list'; fields: infer Row extends Fields }
  ? (OpenInput<Row> & { id: string })[]
  : F extends { valueType?: infer V }
    ? NonNullable<V>
    : never;
type IsRequiredField<F> = F extends { required: true } ? true : false;
type IsOpenField<F> = F extends { sealed: true } ? false : true;

/** What a person sends to perform a step. */
export type Input<F extends Fields> = {
  [K in keyof F as IsRequiredField<F[K]> extends true ? K : never]: ValueOf<F[K]>;
} & {
  [K in keyof F as IsRequiredField<F[K]> extends true ? never : K]?: ValueOf<F[K]>;
};

/** What rules, `apply` and the process see of it: sealed values are not there, by type and at run time. */
export type OpenInput<F extends Fields> = string extends keyof F
  ? Record<string, unknown>
  : {
      [K in keyof F as IsOpenField<F[K]> extends true ? (IsRequiredField<F[K]> extends true ? K : never) : never]: OpenValueOf<F[K]>;
    } & {
      [K in keyof F as IsOpenField<F[K]> extends true ? (IsRequiredField<F[K]> extends true ? never : K) : never]?: OpenValueOf<F[K]>;
    };

interface Optional {
  optional: true;
}
type IsRequired<O> = O extends Optional ? false : true;
type IsSealed<O> = O extends { personal: true } ? true : false;
type Personal = { personal?: true };
type MaybeOptional = { optional?: true };

function common<O extends FieldOptions & MaybeOptional & Personal>(label: string, options: O) {
  const { optional, personal, ...rest } = options;
  return { ...rest, label, required: optional !== true, sealed: personal === true };
}

/** One line of text, 1 to `maxLength` (200) characters; always sealed. */
export function text<const O extends FieldOptions & MaybeOptional & { maxLength?: number; pattern?: string }>(
  label: string,
  options: O = {} as O,
): TextField<IsRequired<O>> {
  return { maxLength: 200, ...common(label, options), kind: 'text', sealed: true } as unknown as TextField<IsRequired<O>>;
}

/** Several lines, 1 to `maxLength` (4000) characters; always sealed. */
export function note<const O extends FieldOptions & MaybeOptional & { maxLength?: number }>(
  label: string,
  options: O = {} as O,
): NoteField<IsRequired<O>> {
  return { maxLength: 4000, ...common(label, options), kind: 'note', sealed: true } as unknown as NoteField<IsRequired<O>>;
}

/** An address or a described place, 1 to 300 characters; always sealed. */
export function place<const O extends FieldOptions & MaybeOptional>(label: string, options: O = {} as O): PlaceField<IsRequired<O>> {
  return { maxLength: 300, ...common(label, options), kind: 'place', sealed: true } as unknown as PlaceField<IsRequired<O>>;
}

type ValuesOf<S> = S extends (...given: never[]) => unknown ? string : keyof S & string;

export function choice<const S extends OptionSource, const O extends FieldOptions & MaybeOptional & Personal>(
  label: string,
  options: S,
  more: O = {} as O,
): ChoiceField<ValuesOf<S>, IsRequired<O>, IsSealed<O>> {
  return { ...common(label, more), kind: 'choice', options } as unknown as ChoiceField<ValuesOf<S>, IsRequired<O>, IsSealed<O>>;
}

export function choices<const S extends OptionSource, const O extends FieldOptions & MaybeOptional & Personal & { min?: 0 }>(
  label: string,
  options: S,
  more: O = {} as O,
): ChoicesField<ValuesOf<S>, IsRequired<O>, IsSealed<O>> {
  return { ...common(label, more), kind: 'choices', options, max: 50 } as unknown as ChoicesField<ValuesOf<S>, IsRequired<O>, IsSealed<O>>;
}

export function yesNo<const O extends FieldOptions & MaybeOptional & Personal>(
  label: string,
  options: O = {} as O,
): YesNoField<IsRequired<O>, IsSealed<O>> {
  return { ...common(label, options), kind: 'yesNo' } as unknown as YesNoField<IsRequired<O>, IsSealed<O>>;
}

export function date<const O extends FieldOptions & MaybeOptional & Personal & { earliest?: 'today' | (string & {}); latest?: 'today' | (string & {}) }>(
  label: string,
  options: O = {} as O,
): DateField<IsRequired<O>, IsSealed<O>> {
  return { ...common(label, options), kind: 'date' } as unknown as DateField<IsRequired<O>, IsSealed<O>>;
}

export function dateTime<const O extends FieldOptions & MaybeOptional & Personal & { earliest?: 'now'; latest?: 'now' }>(
  label: string,
  options: O = {} as O,
): DateTimeField<IsRequired<O>, IsSealed<O>> {
  return { ...common(label, options), kind: 'dateTime' } as unknown as DateTimeField<IsRequired<O>, IsSealed<O>>;
}

export function number<const O extends FieldOptions & MaybeOptional & Personal & { min: number; max: number; whole?: boolean }>(
  label: string,
  options: O,
): NumberField<IsRequired<O>, IsSealed<O>> {
  return { whole: true, ...common(label, options), kind: 'number' } as unknown as NumberField<IsRequired<O>, IsSealed<O>>;
}

export function staff<const O extends FieldOptions & MaybeOptional & { roles: readonly Role[] }>(
  label: string,
  options: O,
): StaffField<IsRequired<O>> {
  return { ...common(label, options), kind: 'staff' } as unknown as StaffField<IsRequired<O>>;
}

export function organisation<const O extends FieldOptions & MaybeOptional & Personal & { type: OrganisationType; ofShares?: true }>(
  label: string,
  options: O,
): OrganisationField<IsRequired<O>> & { sealed: IsSealed<O> } {
  return { ...common(label, options), kind: 'organisation' } as unknown as OrganisationField<IsRequired<O>> & { sealed: IsSealed<O> };
}

export function item<
  C extends ItemCollection,
  const O extends FieldOptions & MaybeOptional & { where?: (item: Item<C>, file: CaseFile) => boolean },
>(label: string, of: C, options: O = {} as O): ItemField<IsRequired<O>> {
  return { ...common(label, options), kind: 'item', of } as unknown as ItemField<IsRequired<O>>;
}

export function entry<const O extends FieldOptions & MaybeOptional & { of: EntryCollection }>(label: string, options: O): EntryField<IsRequired<O>> {
  return { ...common(label, options), kind: 'entry' } as unknown as EntryField<IsRequired<O>>;
}

/** A lot number or a local reference, 1 to 40 of `A-Z a-z 0-9 . _ / -` and inner spaces; open, so never one that names a person. */
export function code<const O extends FieldOptions & MaybeOptional>(label: string, options: O = {} as O): CodeField<IsRequired<O>> {
  return { ...common(label, options), kind: 'code' } as unknown as CodeField<IsRequired<O>>;
}

/** A name, an address or a description as its provider publishes it, 1 to `maxLength` (2000) characters: for the directory, never for a case. */
export function published<const O extends FieldOptions & MaybeOptional & { maxLength?: number }>(label: string, options: O = {} as O): PublishedField<IsRequired<O>> {
  return { maxLength: 2000, ...common(label, options), kind: 'published' } as unknown as PublishedField<IsRequired<O>>;
}

/** A file that is uploaded first and then referred to, once. */
export function file<const O extends FieldOptions & MaybeOptional>(label: string, options: O = {} as O): FileField<IsRequired<O>> {
  return { ...common(label, options), kind: 'file' } as unknown as FileField<IsRequired<O>>;
}

/** The items of a collection that the case has now. */
export function itemsOf<C extends ItemCollection>(file: CaseFile, of: C): readonly Item<C>[] {
  const collections: Partial<Record<ItemCollection, readonly unknown[]>> = { ...file, recipients: recipientsIn(file) };
  return (collections[of] ?? []) as readonly Item<C>[];
}

function recipientsIn({ consents }: CaseFile): RecipientItem[] {
  return consents.flatMap((consent) => (consent.recipients ?? []).map((recipient) => ({ ...recipient, consent })));
}

/** Rows of fields, `min` (1) to `max` (20); each row has an id, given by the caller or derived from the command. */
export function list<F extends Fields, const O extends FieldOptions & MaybeOptional & { min?: number; max?: number }>(
  label: string,
  fields: F,
  options: O = {} as O,
): ListField<F, IsRequired<O>> {
  return { min: 1, max: 20, ...common(label, options), kind: 'list', fields } as unknown as ListField<F, IsRequired<O>>;
}

/** The options that a `choice` or `choices` field offers in this case, now. */
export function optionsOf(source: OptionSource, context: OptionContext): readonly Option[] {
  if (typeof source === 'function') return source(context);
  return Object.entries(source).map(([value, label]) => ({ value, label }));
}
