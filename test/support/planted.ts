import type { Field, Fields } from '#protocol/fields';
import { resolveProvenance, type Author, type DeclaredProvenance, type Provenance } from '#protocol/provenance';

/** A value that stands nowhere else, and what it was entered as. */
export interface Planted {
  value: string;
  /** `step/field`, a list's rows as `[]`. */
  where: string;
  provenance: Provenance;
}

interface StepLike {
  id: string;
  fields: Fields;
  provenance: DeclaredProvenance;
}

const phoneDigits = '7305519264';
const bornOn = '1921-07-16';

/** Where a value belongs only to some kinds of a thing: it is marked where the input has it, and not added. */
const whereGiven = ['captureConsent/drawn', 'captureConsent/signature', 'captureConsent/recipients[]/name', 'captureConsent/recipients[]/members', 'captureConsent/endCondition', 'sealRecords/order'];

/** What a person writes in their own words, or says of who they are: the rest of the sealed values is one of a few, a number or a day. */
export function isMarkable(name: string, { kind, sealed }: Field): boolean {
  return kind === 'text' || kind === 'note' || kind === 'place' || kind === 'file' || (sealed && name === 'birthDate');
}

/** The sealed fields of a step, files included. */
export function sealedFields({ id, fields }: Pick<StepLike, 'id' | 'fields'>, prefix = `${id}/`): { where: string; name: string; field: Field }[] {
  return (Object.entries(fields) as [string, Field][]).flatMap(([name, field]) => {
    if (field.kind === 'list') return sealedFields({ id, fields: field.fields }, `${prefix}${name}[]/`);
    return field.sealed || field.kind === 'file' ? [{ where: prefix + name, name, field }] : [];
  });
}

export class Marks {
  readonly planted: Planted[] = [];
  private count = 0;

  /** `stem`: 8 letters of every marked text. They are found in each encoding whatever stands around them, and by chance nowhere. */
  constructor(private readonly stem: string) {}

  /** A text of 12 characters. */
  text(where: string, provenance: Provenance): string {
    return this.keep(where, provenance, `${this.stem}${this.nextNumber()}`);
  }

  /** A telephone number's digits are looked for beside its letters: a blind index is made of them. */
  phone(where: string, provenance: Provenance): string {
    return `${this.text(where, provenance)} ${phoneDigits}`;
  }

  /** Everybody here was born on one day, and nothing else happened then. */
  birthDate(where: string, provenance: Provenance): string {
    return this.keep(where, provenance, bornOn);
  }

  /** Lines of a drawn signature. */
  lines(where: string, provenance: Provenance): string {
    const number = this.nextNumber();
    return this.keep(where, provenance, `M73${number.slice(0, 2)} 91${number.slice(2)}L6482 7351L1928 6473`);
  }

  private nextNumber(): string {
    return String((this.count += 1)).padStart(4, '0');
  }

  private keep(where: string, provenance: Provenance, value: string): string {
    this.planted.push({ value, where, provenance });
    return value;
  }

  /** The input with a mark in every field that takes one; `given`: in those alone that it has already. */
  inInput(step: StepLike, input: Readonly<Record<string, unknown>>, author: Author, given = false): Record<string, unknown> {
    return this.inFields(step, step.fields, input, author, given, `${step.id}/`);
  }

  private inFields(step: StepLike, fields: Fields, input: Readonly<Record<string, unknown>>, author: Author, given: boolean, prefix: string): Record<string, unknown> {
    const marks = (Object.entries(fields) as [string, Field][]).flatMap(([name, field]): [string, unknown][] => {
      const where = prefix + name;
      const has = input[name] !== undefined;
      if (field.kind === 'list') {
        const rows = (input[name] ?? []) as Record<string, unknown>[];
        return has ? [[name, rows.map((row) => ({ ...row, ...this.inFields(step, field.fields, row, author, given, `${where}[]/`) }))]] : [];
      }
      if (field.kind === 'file' || !isMarkable(name, field) || where === 'correctEntry/field') return [];
      if (!has && (given || whereGiven.includes(where))) return [];
      return [[name, this.valueFor(name, field, where, resolveProvenance(field.provenance ?? step.provenance, author))]];
    });
    return { ...input, ...Object.fromEntries(marks) };
  }

  private valueFor(name: string, { kind }: Field, where: string, provenance: Provenance): string {
    if (kind === 'date') return this.birthDate(where, provenance);
    if (name === 'phone') return this.phone(where, provenance);
    return name === 'drawn' ? this.lines(where, provenance) : this.text(where, provenance);
  }

  /** What was planted and stands in `text` as it is. */
  readableIn(text: string): Planted[] {
    const numbers = new Set([...text.matchAll(new RegExp(`${this.stem}(\\d{4})`, 'gi'))].map(([, number]) => number));
    return this.planted.filter(({ value }) => (value.startsWith(this.stem) ? numbers.has(value.slice(this.stem.length)) : text.includes(value)));
  }

  /** Finds any of them, in any encoding that a log, a row, a message or a history may have it in; what stands around each. */
  finder(): (held: readonly (string | Buffer)[]) => string[] {
    const values = new Set([this.stem, phoneDigits, ...this.planted.map(({ value }) => value).filter((value) => !value.startsWith(this.stem))]);
    const needles = [...new Set([...values].flatMap(encodings).map((needle) => needle.toLowerCase()))];
    return (held) => {
      const text = held.map((one) => (typeof one === 'string' ? one : one.toString('latin1'))).join('\n').toLowerCase();
      // Mail breaks its lines, and so does base64.
      const readings = text.includes('\r\n') ? [text, text.replace(/=?\r\n/g, '')] : [text];
      return readings.flatMap((reading) => needles.flatMap((needle) => {
        const at = reading.indexOf(needle);
        return at < 0 ? [] : [reading.slice(Math.max(0, at - 60), at + needle.length + 30)];
      }));
    };
  }
}

/** As it is, in an address, in hex, in base64 at each of its three places, and in UTF-16 in all of these. */
function encodings(value: string): string[] {
  const wide = Buffer.from(value, 'utf16le');
  const inAddress = encodeURIComponent(value);
  const spacedOut = ['\0', '\\u0000'].map((between) => Array.from(value).join(between));
  return [value, inAddress, inAddress.replaceAll('%20', '+'), ...spacedOut, ...[Buffer.from(value), Buffer.from(value.toLowerCase()), wide, Buffer.from(wide).swap16()].flatMap(inBytes)];
}

function inBytes(bytes: Buffer): string[] {
  // What stands before and after in the same three bytes changes the characters at the ends: they are left out.
  const base64 = [0, 1, 2].map((from) => bytes.subarray(from, from + Math.floor((bytes.length - from) / 3) * 3).toString('base64'));
  return [bytes.toString('hex'), ...base64, ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'))];
}
