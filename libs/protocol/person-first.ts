/** Why another word is better: it names a person by a condition, blames, judges a test, or makes less of a medication. */
export type WhyBetter = 'namesByCondition' | 'blames' | 'judges' | 'makesLess';

export interface WordNotToUse {
  /** Finds it in identifiers too (fooBar, foo_bar), and not in "addiction treatment" or the names of institutions. */
  finds: RegExp;
  /** In the language of the word. */
  better: string;
  why: WhyBetter;
}

export interface BetterWord {
  /** As it was written. */
  said: string;
  better: string;
  why: WhyBetter;
}

/** National Council for Mental Wellbeing 2021, table 2. */
const english: readonly WordNotToUse[] = [
  { finds: /drug[\s_-]*habit/i, better: 'substance use disorder', why: 'blames' },
  { finds: /addict(?!i(on|ve))/i, better: 'person with a substance use disorder', why: 'namesByCondition' },
  { finds: /abuser/i, better: 'person with a substance use disorder', why: 'namesByCondition' },
  { finds: /junk(ie|y)/i, better: 'person with a substance use disorder', why: 'namesByCondition' },
  { finds: /alcoholic(?!s Anonymous)/i, better: 'person with an alcohol use disorder', why: 'namesByCondition' },
  { finds: /(dirty|clean)[\s_-]*urine/i, better: 'urine that tested positive or negative', why: 'judges' },
  { finds: /relaps/i, better: 'return to use', why: 'blames' },
  { finds: /(substance|drug|alcohol)[\s_-]*abuse(?! and Mental Health Services)/i, better: 'substance use', why: 'blames' },
  { finds: /(replacement|substitution)[\s_-]*therap/i, better: 'medication for opioid use disorder', why: 'makesLess' },
];

/** The same words in Spanish: this project's own rendering of the table. */
const spanish: readonly WordNotToUse[] = [
  { finds: /(drog)?adict[oa]s?(?!\p{L})/iu, better: 'persona con un trastorno por consumo de sustancias', why: 'namesByCondition' },
  { finds: /(?<!\p{L})(yonqui|abusador)\p{L}*/iu, better: 'persona con un trastorno por consumo de sustancias', why: 'namesByCondition' },
  { finds: /(?<!\p{L})alcoh[oó]lic[oa]s?(?! An[oó]nimos)(?!\p{L})/iu, better: 'persona con un trastorno por consumo de alcohol', why: 'namesByCondition' },
  { finds: /(?<!\p{L})(vicio a|h[aá]bito de) las? drogas?(?!\p{L})/iu, better: 'trastorno por consumo de sustancias', why: 'blames' },
  { finds: /orina (sucia|limpia)/iu, better: 'orina con resultado positivo o negativo', why: 'judges' },
  { finds: /(?<!\p{L})(reca[ií]da|recay)\p{L}*/iu, better: 'regreso al consumo', why: 'blames' },
  { finds: /abuso de(l)? (sustancias|drogas|alcohol)/iu, better: 'consumo de sustancias', why: 'blames' },
  { finds: /terapia de (reemplazo|sustituci[oó]n)/iu, better: 'medicamento para el trastorno por consumo de opioides', why: 'makesLess' },
];

/** What nothing of this product says, in either language. */
export const wordsNotToUse: readonly WordNotToUse[] = [...english, ...spanish];

/** Said of a person's time without use; of a shirt or a room it is an ordinary word, so it is a hint for notes alone. */
const inNotesAlone: readonly WordNotToUse[] = [
  { finds: /\b(got|get|gets|getting|is|was|stay|stays|stayed|staying) clean\b/i, better: 'in recovery', why: 'judges' },
  { finds: /(?<!\p{L})(est[aá]|estaba|sigue|qued[oó]) limpi[oa](?!\p{L})/iu, better: 'en recuperación', why: 'judges' },
];

/** A better word for each one in the text that puts a condition before the person; each once. */
export function betterWordsFor(text: string): BetterWord[] {
  return [...wordsNotToUse, ...inNotesAlone].flatMap(({ finds, better, why }) => {
    const found = finds.exec(text);
    return found ? [{ said: wholeWord(text, found), better, why }] : [];
  });
}

function wholeWord(text: string, found: RegExpExecArray): string {
  const before = /[\p{L}]*$/u.exec(text.slice(0, found.index))![0];
  const after = /^[\p{L}]*/u.exec(text.slice(found.index + found[0].length))![0];
  return `${before}${found[0]}${after}`;
}
