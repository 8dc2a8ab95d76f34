/** What a person is recognized by, as far as it is known. */
export interface Identity {
  name?: string;
  /** `YYYY-MM-DD`. */
  birthDate?: string;
  phone?: string;
}

export const indexKinds = ['nameAndBirthDate', 'name', 'phone'] as const;
export type IndexKind = (typeof indexKinds)[number];

/** By what one person may be another, in words. */
export const indexKindTitles: Readonly<Record<IndexKind, string>> = {
  nameAndBirthDate: 'name and birth date',
  name: 'name',
  phone: 'phone',
};

export interface IndexTerm {
  kind: IndexKind;
  /** Equal for equal people. Personal: only its keyed digest is ever stored. */
  text: string;
}

/** Letters that no decomposition takes apart. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** What is written where no name is known, as it is normalized: these recognize nobody. */
const noNames = ['unknown', 'name unknown', 'known not', 'none', 'a n', 'doe john', 'doe jane', 'doe'];

/** Fewer digits reach nobody in particular: an extension, an emergency number. */
const fewestDigits = 7;

/** Case, diacritics, spacing, punctuation and the order of the names do not count; `undefined` where it names nobody. */
export function normalizedName(name: string): string | undefined {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter]!)
    .replace(/['’ʼ`´.]/g, '');
  const names = plain.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const normalized = names.sort().join(' ');
  return normalized === '' || noNames.includes(normalized) ? undefined : normalized;
}

/** The digits, without the prefix for North America; `undefined` where there are too few. */
export function normalizedPhone(phone: string): string | undefined {
  const digits = phone.normalize('NFKC').replace(/\D/g, '');
  const local = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
  return local.length < fewestDigits ? undefined : local;
}

/** What a person can be found by again. A birth date alone is shared by too many. */
export function indexTerms({ name, birthDate, phone }: Identity): IndexTerm[] {
  const byName = name === undefined ? undefined : normalizedName(name);
  const byPhone = phone === undefined ? undefined : normalizedPhone(phone);
  const terms: IndexTerm[] = [];
  if (byName !== undefined && birthDate !== undefined) terms.push({ kind: 'nameAndBirthDate', text: `${byName}|${birthDate}` });
  if (byName !== undefined) terms.push({ kind: 'name', text: byName });
  if (byPhone !== undefined) terms.push({ kind: 'phone', text: byPhone });
  return terms;
}
