import { whereJsonStops } from './json-position.js';

/** A case to be played, as a file tells it. */
export interface Story {
  readonly title: string;
  readonly program: string;
  readonly pathway: string;
  /** One paragraph: what it shows. */
  readonly about: string;
  /** Names for accounts, if the file wants its own. */
  readonly people: Readonly<Record<string, string>>;
  readonly opening: Opening;
  readonly moves: readonly Move[];
}

interface Said {
  /** An account, or one of `people`. */
  readonly as: string;
  /** What the person says or does, in plain words. */
  readonly say: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Opening extends Said {
  /** Where the program cannot begin the case now, send it as the answer offers it: for the next working day. */
  readonly orLater: boolean;
}

export interface Move extends Said {
  readonly step: string;
  /** Done because it may always be done; otherwise the process has to ask for it first. */
  readonly standing: boolean;
  /** Seconds to wait until the step is open. */
  readonly waitFor: number;
}

/** What is wrong with a file, each with its place in it: `moves[2].input.status: …`. */
export class StoryError extends Error {
  override readonly name = 'StoryError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
  }
}

type Kind = 'text' | 'yesNo' | 'seconds' | 'object' | 'list';
interface Key {
  readonly kind: Kind;
  readonly optional?: true;
}
type Keys = Readonly<Record<string, Key>>;

const usualWaitSeconds = 30;

const storyKeys: Keys = {
  title: { kind: 'text' },
  program: { kind: 'text' },
  pathway: { kind: 'text' },
  about: { kind: 'text' },
  people: { kind: 'object', optional: true },
  opening: { kind: 'object' },
  moves: { kind: 'list' },
};
const saidKeys: Keys = { as: { kind: 'text' }, say: { kind: 'text' }, input: { kind: 'object' } };
const openingKeys: Keys = { ...saidKeys, orLater: { kind: 'yesNo', optional: true } };
const moveKeys: Keys = {
  ...saidKeys,
  step: { kind: 'text' },
  standing: { kind: 'yesNo', optional: true },
  waitFor: { kind: 'seconds', optional: true },
};

const kinds: Record<Kind, { said: string; holds(value: unknown): boolean }> = {
  text: { said: 'text', holds: (value) => typeof value === 'string' && value.trim() !== '' },
  yesNo: { said: 'true or false', holds: (value) => typeof value === 'boolean' },
  seconds: { said: 'a number of seconds from 1 to 600', holds: (value) => typeof value === 'number' && value >= 1 && value <= 600 },
  object: { said: 'an object', holds: isObject },
  list: { said: 'a list', holds: Array.isArray },
};

/** @throws StoryError that names everything that is wrong with the file's form. */
export function readStory(text: string): Story {
  const told = parse(text);
  const problems = problemsOf(told, storyKeys, '');
  if (problems.length > 0) throw new StoryError(problems);

  const { people = {}, opening, moves, ...rest } = told as Pick<Story, 'title' | 'program' | 'pathway' | 'about'> & {
    people?: Record<string, unknown>;
    opening: unknown;
    moves: unknown[];
  };
  const notAccounts = Object.entries(people).filter(([, account]) => !kinds.text.holds(account));
  problems.push(...notAccounts.map(([name]) => `people.${name}: must be text, the name of an account`));
  problems.push(...problemsOf(opening, openingKeys, 'opening'));
  moves.forEach((move, index) => problems.push(...problemsOf(move, moveKeys, `moves[${index}]`)));
  if (problems.length > 0) throw new StoryError(problems);

  return {
    ...rest,
    people: people as Record<string, string>,
    opening: { orLater: false, ...(opening as Omit<Opening, 'orLater'>) },
    moves: moves.map((move) => ({ standing: false, waitFor: usualWaitSeconds, ...(move as Omit<Move, 'standing' | 'waitFor'>) })),
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = whereJsonStops(text);
    const before = text.slice(0, position).split('\n');
    const place = `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
    throw new StoryError([`Not JSON: ${place}: ${message.replace(/( in JSON at position|, \.{0,3}").*$/s, '')}`]);
  }
}

function problemsOf(value: unknown, keys: Keys, path: string): string[] {
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  if (!isObject(value)) return [`${path || 'The file'}: must be an object`];
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(keys, key));
  const known = Object.keys(keys).join(', ');
  return [
    ...unknown.map((key) => `${at(key)}: there is no such key; known are ${known}`),
    ...Object.entries(keys).flatMap(([key, { kind, optional }]) => {
      if (value[key] === undefined) return optional ? [] : [`${at(key)}: is missing`];
      return kinds[kind].holds(value[key]) ? [] : [`${at(key)}: must be ${kinds[kind].said}`];
    }),
  ];
}
