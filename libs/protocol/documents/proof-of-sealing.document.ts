import type { SealedClass, SealGround } from '../case-file.js';
import { localTime } from '../rules/local-time.rule.js';
import { dayInWords } from './day-in-words.js';
import type { Language, PrintedDocument } from './printed-document.js';

/** One entry of the case that sealed classes of it for good. */
export interface SealingEntry {
  classes: readonly SealedClass[];
  ground: SealGround;
  /** RFC 3339. */
  at: string;
  /** Its number in the case, and its hash in the chain, hex. */
  seq: number;
  hash: string;
}

export interface SealingPaper {
  language: Language;
  caseId: string;
  sealings: readonly SealingEntry[];
  program: { title: string; zone: string };
  /** Now, RFC 3339. */
  at: string;
}

interface Wording {
  title: string;
  caseNumber: string;
  printedOn: string;
  sealedOn: string;
  ground: string;
  entry: string;
  hash: string;
  columns: readonly [string, string];
  meaning: string;
  meant: readonly string[];
  check: string;
  checked: string;
  classes: Readonly<Record<SealedClass, string>>;
  grounds: Readonly<Record<SealGround, string>>;
}

const wordings: Readonly<Record<Language, Wording>> = {
  en: {
    title: 'Proof of sealing',
    caseNumber: 'Case',
    printedOn: 'Printed on',
    sealedOn: 'Sealed on',
    ground: 'On what ground',
    entry: 'Entry of the case',
    hash: 'Hash of the entry (SHA-256)',
    columns: ['What', 'Detail'],
    meaning: 'What this means',
    meant: [
      'The keys under which these parts of the record were encrypted have been destroyed. Nobody can read the sealed values any more, and nobody can bring them back.',
      'What remains are numbers that lead to no person, and the chain of entries, which shows that nothing was changed.',
    ],
    check: 'How it can be checked',
    checked: 'The program can show that the entry named above stands in the chain of this case under this hash.',
    classes: {
      justice: 'Justice records: charges, conditions, decisions',
      service: 'Service records: care, encounters, notes, consents',
      counselingNote: 'Counseling notes',
    },
    grounds: {
      completion: 'Successful completion',
      courtOrder: 'An order of a court',
      retention: 'The program keeps it no longer',
      request: 'The participant asked for it',
    },
  },
  es: {
    title: 'Constancia de sellado',
    caseNumber: 'Caso',
    printedOn: 'Impreso el',
    sealedOn: 'Sellado el',
    ground: 'Por qué motivo',
    entry: 'Asiento del caso',
    hash: 'Huella del asiento (SHA-256)',
    columns: ['Qué', 'Detalle'],
    meaning: 'Qué significa',
    meant: [
      'Se destruyeron las claves con las que estaban cifradas estas partes del expediente. Nadie puede volver a leer los datos sellados ni recuperarlos.',
      'Solo quedan cifras que no conducen a ninguna persona y la cadena de asientos, que muestra que nada se modificó.',
    ],
    check: 'Cómo se puede comprobar',
    checked: 'El programa puede mostrar que el asiento indicado consta en la cadena de este caso con esta huella.',
    classes: {
      justice: 'Información judicial: cargos, condiciones, decisiones',
      service: 'Información de servicios: atención, encuentros, notas, consentimientos',
      counselingNote: 'Notas de consejería',
    },
    grounds: {
      completion: 'Cumplimiento satisfactorio del programa',
      courtOrder: 'Orden de un tribunal',
      retention: 'Terminó el plazo de conservación del programa',
      request: 'La persona participante lo pidió',
    },
  },
};

/** What was sealed, when and on what ground, with the number and hash of its entry; nothing of who the person is. */
export function proofOfSealing({ language, caseId, sealings, program, at }: SealingPaper): PrintedDocument {
  const say = wordings[language];
  const day = (instant: string) => dayInWords(localTime(instant, program.zone).date, language);
  return {
    language,
    title: say.title,
    about: [`${say.caseNumber}: ${caseId}`, program.title, `${say.printedOn} ${day(at)}`],
    sections: [
      ...sealings.map(({ classes, ground, at: sealedAt, seq, hash }) => ({
        heading: classes.map((each) => say.classes[each]).join('; '),
        table: {
          columns: say.columns,
          rows: [
            [say.sealedOn, day(sealedAt)],
            [say.ground, say.grounds[ground]],
            [say.entry, String(seq)],
            [say.hash, hash],
          ],
        },
      })),
      { heading: say.meaning, paragraphs: say.meant },
      { heading: say.check, paragraphs: [say.checked] },
    ],
  };
}
