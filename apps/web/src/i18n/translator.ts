/** The words in the other language; as they are where it has none. */
export type Translate = (words: string) => string;

interface Pattern {
  matches: RegExp;
  parts: readonly string[];
}

/** What stands between the items of a list that was put in as one value. */
const joints = [
  ['; ', '; '],
  [' or ', ' o '],
  [' and ', ' y '],
  [', ', ', '],
] as const;

/**
 * Looks words up in a dictionary by their English. An entry with `{}` stands for any value there, and the value is looked up too;
 * where several would do, the one with the most words of its own does.
 */
export function translator(dictionary: Readonly<Record<string, string>>): Translate {
  const exact = new Map(Object.entries(dictionary));
  const patterns = Object.entries(dictionary)
    .filter(([english]) => english.includes('{}'))
    .sort(([a], [b]) => ownWords(b) - ownWords(a))
    .map(([english, other]): Pattern => ({ matches: patternOf(english), parts: other.split('{}') }));

  const byPattern = (words: string): string | undefined => {
    for (const { matches, parts } of patterns) {
      const [, ...values] = matches.exec(words) ?? [];
      if (values.length > 0) return parts.map((part, index) => (index === 0 ? part : `${translate(values[index - 1]!)}${part}`)).join('');
    }
    return undefined;
  };
  const asList = (words: string): string | undefined => {
    for (const [joint, other] of joints) {
      const items = words.split(joint);
      if (items.length > 1 && items.every((item) => exact.has(item))) return items.map((item) => exact.get(item)!).join(other);
    }
    return undefined;
  };
  const numbered = (words: string): string | undefined => {
    const [, label, inBrackets] = /^(.+) \(([^()]+)\)$/.exec(words) ?? [];
    return label === undefined ? undefined : `${translate(label)} (${translate(inBrackets!)})`;
  };
  const translate: Translate = (words) => exact.get(words) ?? asList(words) ?? byPattern(words) ?? numbered(words) ?? words;
  return translate;
}

function ownWords(english: string): number {
  return english.replaceAll('{}', '').length;
}

function patternOf(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.*?)')}$`, 'su');
}
