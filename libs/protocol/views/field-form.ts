import type { CaseFile } from '../case-file.js';
import { evidenceTypes } from '../evidence-files.js';
import { itemsOf, optionsOf, type EntryCollection, type Field, type FieldKind, type Fields, type ItemField, type Option } from '../fields.js';
import { mayRead, needsConsent, type Held, type Reader } from '../rules/disclosure.rule.js';
import { agenciesSharing } from '../rules/sharing.rule.js';
import { mayKnowOfItem } from '../rules/consent-readers.rule.js';
import type { Program } from '../program.js';
import { resolveProvenance } from '../provenance.js';
import type { Role } from '../roles.js';
import type { Step, StepBasis } from '../step.js';
import { codePattern } from '../value-forms.js';
import { discloses, type Disclosed } from './disclosed.js';
import { itemLabel } from './item-label.js';
import { heldByCollection, type Moment } from './reader.js';

/** A field as a person can fill it in now. */
export interface FormField {
  name: string;
  kind: FieldKind;
  label: string;
  hint?: string;
  required: boolean;
  /** What may be chosen now: `choice`, `choices`, `staff`, `organisation` and `entry`. */
  options?: Option[];
  /** The case's own charges, conditions, placements… that it may point at now: `item`. */
  items?: Option[];
  /** Numbers, list rows and `choices`; `choices` without a least number need one where they are required. */
  min?: number;
  max?: number;
  whole?: boolean;
  maxLength?: number;
  pattern?: string;
  /** `date`: `YYYY-MM-DD`; `dateTime`: RFC 3339. */
  earliest?: string;
  latest?: string;
  /** `file`: the media types that are taken. It is uploaded first. */
  accept?: string[];
  /** The fields of a `list`'s rows. */
  fields?: FormField[];
}

export interface Chooseable {
  people: readonly { id: string; name: string; roles: readonly Role[] }[];
  /** `agency`: the key and the title of the other agency that it belongs to. */
  organisations: readonly { id: string; title: string; type: string; agency?: { key: string; title: string } | null }[];
}

/** What each of the program's lists offers now; those that a form's fields use have to be there. */
export type EntryOptions = Readonly<Partial<Record<EntryCollection, readonly Option[]>>>;

/** What the form of a step depends on. */
export interface FormContext extends Chooseable {
  file: CaseFile;
  program: Program;
  moment: Moment;
  reader: Reader;
  /** Where what the form discloses is noted; absent where it belongs to no case. */
  disclosed?: Disclosed[];
  /** Whether the caller's organisation is a Part 2 program now. */
  authorIsPart2: boolean;
  entries: EntryOptions;
  /** Better names of items than the file has, by id: a charge's own title. */
  itemTitles?: ReadonlyMap<string, string>;
}

/** The subjects that this person is asked about, by id; absent where the step is not about an item, or always open. */
export type Asked = ReadonlyMap<string, { due?: string }>;

interface Within extends FormContext {
  step: FormStep;
  asked?: Asked;
}

type FormStep = Pick<StepBasis, 'id' | 'provenance' | 'fields'> & Pick<Step, 'subject' | 'scope' | 'dues'>;

type Shown = Omit<FormField, 'name' | 'kind' | 'label' | 'hint' | 'required'>;
type ShownByKind = { [K in FieldKind]: (field: Extract<Field, { kind: K }>, within: Within) => Shown };

const shownByKind: ShownByKind = {
  text: ({ maxLength, pattern }) => ({ maxLength, pattern }),
  note: ({ maxLength }) => ({ maxLength }),
  place: ({ maxLength }) => ({ maxLength }),
  choice: (field, within) => ({ options: choicesNow(field, within) }),
  choices: (field, within) => ({ options: choicesNow(field, within), min: field.min, max: field.max }),
  yesNo: () => ({}),
  date: ({ earliest, latest }, { moment }) => ({ earliest: day(earliest, moment), latest: day(latest, moment) }),
  dateTime: ({ earliest, latest }, { moment }) => ({ earliest: earliest && moment.now, latest: latest && moment.now }),
  number: ({ min, max, whole }) => ({ min, max, whole }),
  staff: ({ roles }, { people }) => ({
    options: people
      .filter((person) => person.roles.some((role) => roles.includes(role)))
      .map(({ id, name }) => ({ value: id, label: name })),
  }),
  organisation: (field, within) => ({ options: organisationsNow(field, within) }),
  item: (field, within) => ({ items: itemsNow(field, within) }),
  entry: (field, within) => ({ options: entriesNow(field.of, within) }),
  code: () => ({ maxLength: 40, pattern: codePattern }),
  published: ({ maxLength }) => ({ maxLength }),
  file: () => ({ accept: Object.keys(evidenceTypes) }),
  list: ({ fields, min, max }, within) => ({ fields: fieldsNow(fields, { ...within, asked: undefined }), min, max }),
};

/** The fields of a step, with only the options valid now. */
export function formOf(step: FormStep, context: FormContext, asked?: Asked): FormField[] {
  return fieldsNow(step.fields, { ...context, step, asked });
}

/** The lists of the program that these fields point at. */
export function entryCollectionsOf(fields: Fields): EntryCollection[] {
  const used = (Object.values(fields) as Field[]).flatMap((field) => {
    if (field.kind === 'list') return entryCollectionsOf(field.fields);
    return field.kind === 'entry' ? [field.of] : [];
  });
  return [...new Set(used)];
}

/** A required field that nothing can be chosen for makes its step not open. */
export function canBeFilled(fields: readonly FormField[]): boolean {
  return fields.every((field) => {
    if (!field.required) return true;
    const choices = field.options ?? field.items;
    if (choices && choices.length === 0) return false;
    return field.fields === undefined || (field.min ?? 0) === 0 || canBeFilled(field.fields);
  });
}

function fieldsNow(fields: Fields, within: Within): FormField[] {
  return (Object.entries(fields) as [string, Field][]).map(([name, field]) => {
    const show = shownByKind[field.kind] as (field: Field, within: Within) => Shown;
    const { kind, label, hint, required } = field;
    const asked = within.step.subject === name ? within.asked : undefined;
    return defined({ name, kind, label, hint, required, ...show(field, { ...within, asked }) });
  });
}

function choicesNow(field: Extract<Field, { kind: 'choice' | 'choices' }>, within: Within): Option[] {
  const offered = (file: CaseFile) => optionsOf(field.options, { ...within, file }).map((option) => ({ ...option }));
  if (typeof field.options !== 'function') return offered(within.file);
  const provenance = resolveProvenance(field.provenance ?? within.step.provenance, { roles: [], part2: within.authorIsPart2 });
  if (!fromTreatment(provenance)) return offered(within.file);
  // Options made from the case may tell what is in it; those of the program alone are for whoever works with treatment at all.
  if (tells(within, { provenance, ...scopeOf(within.step) }, `options:${within.step.id}`)) return offered(within.file);
  return mayRead(within.reader, { provenance, source: 'none' }) ? offered({ ...within.file, received: [], placements: [] }) : [];
}

function scopeOf({ scope }: FormStep): Pick<Held, 'scope'> {
  return scope ? { scope } : {};
}

function tells({ reader, disclosed = [] }: FormContext, held: Held, what: string): boolean {
  return discloses({ reader, disclosed }, held, what);
}

function organisationsNow({ type, ofShares }: Extract<Field, { kind: 'organisation' }>, { organisations, file, moment, program }: Within): Option[] {
  const sharing = ofShares ? agenciesSharing(file, moment.now, program.zone) : [];
  return organisations
    .filter((one) => one.type === type && (!one.agency || sharing.includes(one.agency.key)))
    .map(({ id, title, agency }) => ({ value: id, label: agency ? `${title} (${agency.title})` : title }));
}

function entriesNow(of: EntryCollection, { step, entries }: Within): Option[] {
  const options = entries[of];
  if (!options) throw new Error(`${step.id}: the form was made without the program's ${of}`);
  return options.map((option) => ({ ...option }));
}

function fromTreatment(provenance: string): boolean {
  return provenance === 'part2' || provenance === 'counselingNote';
}

function itemsNow(field: ItemField, within: Within): Option[] {
  const { file, asked } = within;
  return (itemsOf(file, field.of) as readonly { id: string }[])
    .filter((item) => mayKnowOfItem(within.reader.roles, field.of, item))
    .filter((item) => !field.where || field.where(item as never, file))
    .filter((item) => asked === undefined || asked.has(item.id))
    .flatMap((item, index) => {
      const label = labelFor(field.of, item, index, within);
      const due = asked?.get(item.id)?.due ?? within.step.dues?.(file).get(item.id);
      return label === undefined ? [] : [defined({ value: item.id, label, due })];
    });
}

/** Who is asked about an item has to be able to point at it; what it is of treatment is never shown so. */
function labelFor(of: ItemField['of'], item: { id: string; provider?: string }, index: number, within: Within): string | undefined {
  const held: Held = { ...heldByCollection[of], ...(item.provider !== undefined && { addressedTo: item.provider }) };
  const label = within.itemTitles?.get(item.id) ?? itemLabel(of, item.id, within);
  if (tells(within, held, `section:${of}`)) return label;
  // Whoever has been sent a referral answers it, also once no consent tells more of it.
  if (within.reader.roles.includes('provider') && held.addressedTo === within.reader.organisationId) return `No. ${index + 1}`;
  if (within.asked?.has(item.id) !== true) return undefined;
  if (held.provenance === 'progress') return label;
  return needsConsent(within.reader, held) ? `No. ${index + 1}` : undefined;
}

function day(bound: string | undefined, { today }: Moment): string | undefined {
  return bound === 'today' ? today : bound;
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}
