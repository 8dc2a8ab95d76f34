import { DateTime, Duration } from 'luxon';
import { isObject } from './story.js';

/** What the placeholders of a file can stand for at one point of the play. */
export interface Known {
  now: Date;
  /** The program's time zone, IANA. */
  zone: string;
  /** The case as the person who acts sees it. */
  file: Readonly<Record<string, unknown>>;
  staffId(account: string): Promise<string>;
  organisationId(title: string): Promise<string | undefined>;
}

/** Why a placeholder stands for nothing. */
export class PlaceholderError extends Error {
  override readonly name = 'PlaceholderError';
}

type Resolve = (rest: string, known: Known) => Promise<string> | string;

interface Placeholder {
  /** How it is written, for messages. */
  form: string;
  /** What may follow its name. */
  pattern: RegExp;
  resolve: Resolve;
}

const duration = String.raw`[+-]P[0-9A-Z.]+`;
const items = (collection: string, byKind = false): Placeholder => ({
  form: `$${collection}.0${byKind ? `, $${collection}.<kind>` : ''}`,
  pattern: byKind ? /^\.(\d+|[a-zA-Z]+)$/ : /^\.\d+$/,
  resolve: (rest, { file }) => itemOf(collection, rest.slice(1), file),
});

/** Closed: anything else that begins with `$` and a letter is a mistake. */
const placeholders: Readonly<Record<string, Placeholder>> = {
  today: { form: '$today, $today+P30D', pattern: new RegExp(`^(${duration})?$`), resolve: (rest, known) => later(rest, known).toISODate() as string },
  now: { form: '$now, $now+PT30M', pattern: new RegExp(`^(${duration})?$`), resolve: (rest, known) => later(rest, known).toUTC().toISO() as string },
  charges: items('charges'),
  conditions: items('conditions', true),
  consents: items('consents'),
  placements: items('placements'),
  newOffences: items('newOffences'),
  staff: { form: '$staff.<account>', pattern: /^\.[\w-]+$/, resolve: (rest, known) => known.staffId(rest.slice(1)) },
  organisations: {
    form: '$organisations.<name>',
    pattern: /^\..+$/,
    async resolve(rest, known) {
      const id = await known.organisationId(rest.slice(1));
      if (id === undefined) throw new PlaceholderError(`no organisation called "${rest.slice(1)}" can be chosen here`);
      return id;
    },
  },
};

const forms = Object.values(placeholders).map(({ form }) => form).join(', ');

/** A text is a placeholder where it begins with `$` and a letter: "$20 for the bus" is none. */
export function isPlaceholder(value: unknown): value is string {
  return typeof value === 'string' && /^\$[a-zA-Z]/.test(value);
}

/** What is wrong with the placeholders of an input, before anything is played. */
export function placeholderProblems(value: unknown, path: string, isAccount: (account: string) => boolean): string[] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => placeholderProblems(inner, `${path}[${index}]`, isAccount));
  if (isObject(value)) return Object.entries(value).flatMap(([key, inner]) => placeholderProblems(inner, `${path}.${key}`, isAccount));
  if (!isPlaceholder(value)) return [];
  const { placeholder, name, rest } = split(value);
  if (!placeholder || !placeholder.pattern.test(rest)) return [`${path}: there is no placeholder "${value}"; there are ${forms}`];
  if (['today', 'now'].includes(name) && rest !== '' && !readDuration(rest).isValid) return [`${path}: "${rest.slice(1)}" is no duration, such as P30D or PT30M`];
  if (name === 'staff' && !isAccount(rest.slice(1))) return [`${path}: there is no account "${rest.slice(1)}"`];
  return [];
}

/** The input with every placeholder replaced. @throws PlaceholderError with the path */
export async function filledIn<T>(value: T, known: Known, path: string): Promise<T> {
  if (Array.isArray(value)) return (await Promise.all(value.map((inner, index) => filledIn(inner as unknown, known, `${path}[${index}]`)))) as T;
  if (isObject(value)) {
    const entries = Object.entries(value).map(async ([key, inner]) => [key, await filledIn(inner, known, `${path}.${key}`)] as const);
    return Object.fromEntries(await Promise.all(entries)) as T;
  }
  if (!isPlaceholder(value)) return value;
  const { placeholder, rest } = split(value);
  try {
    return (await placeholder!.resolve(rest, known)) as T;
  } catch (error) {
    if (error instanceof PlaceholderError) throw new PlaceholderError(`${path}: "${value as string}": ${error.message}`);
    throw error;
  }
}

function split(value: string): { name: string; rest: string; placeholder: Placeholder | undefined } {
  const name = /^\$([a-zA-Z]+)/.exec(value)?.[1] ?? '';
  const placeholder = Object.hasOwn(placeholders, name) ? placeholders[name] : undefined;
  return { name, rest: value.slice(1 + name.length), placeholder };
}

function readDuration(text: string): Duration {
  return Duration.fromISO(text.slice(1));
}

function later(rest: string, { now, zone }: Known): DateTime {
  const at = DateTime.fromJSDate(now, { zone });
  if (rest === '') return at;
  return rest.startsWith('-') ? at.minus(readDuration(rest)) : at.plus(readDuration(rest));
}

function itemOf(collection: string, which: string, file: Known['file']): string {
  const list = file[collection];
  if (!Array.isArray(list)) throw new PlaceholderError(`this person is shown no ${collection}`);
  const rows = list as { id: string; kind?: string }[];
  const item = /^\d+$/.test(which) ? rows[Number(which)] : rows.find(({ kind }) => kind === which);
  if (!item) throw new PlaceholderError(`the case has ${rows.length === 0 ? 'none yet' : `only ${rows.map(({ kind }, index) => kind ?? index).join(', ')}`}`);
  return item.id;
}
