import { localTime } from '../rules/local-time.rule.js';
import { accountingWordings, type AccountingWording } from './accounting.wording.js';
import { dayInWords } from './day-in-words.js';
import type { Language, PrintedDocument } from './printed-document.js';

/** One disclosure, as its participant is told of it. */
export interface AccountedDisclosure {
  /** RFC 3339. */
  at: string;
  /** Names of staff and organisations, those that are known. */
  to: readonly string[];
  /** As the consent states it, where there is one and it can still be read; otherwise a code. */
  purpose: string;
  /** `section:<name>`, `entry:<number>:<path>`, `file:<id>`… */
  what: readonly string[];
  /** When the consent was signed, `YYYY-MM-DD`. */
  consentOf?: string;
  law?: string;
}

export interface AccountingPaper {
  language: Language;
  participant?: string;
  program: { title: string; zone: string };
  disclosures: readonly AccountedDisclosure[];
  /** Now, RFC 3339. */
  at: string;
}

/** To whom what was disclosed, when, for what purpose and on what ground, for the participant (42 CFR 2.25). */
export function accountingDocument({ language, participant, program, disclosures, at }: AccountingPaper): PrintedDocument {
  const say = accountingWordings[language];
  const dayOf = (instant: string) => dayInWords(localTime(instant, program.zone).date, language);
  const row = (one: AccountedDisclosure) => [
    dayOf(one.at),
    one.to.join(', '),
    say.purposes[one.purpose] ?? one.purpose,
    whatInWords(one.what, say),
    one.consentOf !== undefined ? say.consentOf(dayInWords(one.consentOf, language)) : (say.laws[one.law ?? ''] ?? say.noGround),
  ];
  return {
    language,
    title: say.title,
    about: [...(participant === undefined ? [] : [`${say.participant}: ${participant}`]), program.title, `${say.printedOn} ${dayOf(at)}`],
    sections: [
      { heading: say.yourRight, paragraphs: [say.right] },
      disclosures.length === 0
        ? { heading: say.disclosures, paragraphs: [say.none] }
        : { heading: say.disclosures, table: { columns: say.columns, rows: disclosures.map(row) } },
    ],
  };
}

/** What kind of information it was: the sections by name, and the entries by their numbers. */
export function whatInWords(what: readonly string[], say: AccountingWording): string {
  const entries = new Set<number>();
  const named = new Set<string>();
  for (const one of what) {
    const [kind, name] = one.split(':') as [string, string?];
    if (kind === 'entry') entries.add(Number(name));
    else named.add((kind === 'section' ? say.sections[name ?? ''] : say.kinds[kind]) ?? say.other);
  }
  const numbers = [...entries].sort((a, b) => a - b);
  return [...named, ...(numbers.length > 0 ? [say.entries(numbers.join(', '))] : [])].join('; ');
}
