import type { FormField } from '#protocol/views/field-form';

/** A source of choices that gives the same ones for the same seed. */
export class Chooser {
  constructor(private state: number) {}

  /** A whole number from 0 to `below` - 1. */
  upTo(below: number): number {
    // mulberry32
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.upTo(values.length)] as T;
  }
}

interface Moment {
  now: string;
  today: string;
}

/** An input as somebody might fill in a form: each required field, and every other one now and then. */
export function filledForm(fields: readonly FormField[], choose: Chooser, moment: Moment): Record<string, unknown> {
  const given = fields.filter((field) => field.required || choose.upTo(2) === 0);
  return Object.fromEntries(given.flatMap((field) => {
    const value = valueOf(field, choose, moment);
    return value === undefined ? [] : [[field.name, value]];
  }));
}

function valueOf(field: FormField, choose: Chooser, moment: Moment): unknown {
  switch (field.kind) {
    case 'text':
    case 'note':
    case 'place':
      return 'As the person says';
    case 'code':
      return `L-${choose.upTo(1000)}`;
    case 'yesNo':
      return choose.upTo(2) === 0;
    case 'number':
      return (field.min ?? 0) + choose.upTo(Math.min((field.max ?? 100) - (field.min ?? 0), 60) + 1);
    case 'date':
      return dayNear(field, choose, moment);
    case 'dateTime':
      return moment.now;
    case 'choice': {
      const options = field.options ?? [];
      // The first is mostly how things go on: half of the time it is taken.
      return options.length === 0 ? undefined : (choose.upTo(2) === 0 ? options[0]! : choose.pick(options)).value;
    }
    case 'choices': {
      const options = field.options ?? [];
      return options.length === 0 ? undefined : options.filter((_, index) => index === 0 || choose.upTo(2) === 0).map(({ value }) => value);
    }
    case 'list': {
      const rows = Math.max(field.min ?? 0, 1);
      return Array.from({ length: rows }, () => filledForm(field.fields ?? [], choose, moment));
    }
    default: {
      const options = field.options ?? field.items ?? [];
      return options.length === 0 ? undefined : choose.pick(options).value;
    }
  }
}

function dayNear({ earliest, latest }: FormField, choose: Chooser, { today }: Moment): string {
  const days = earliest !== undefined && earliest >= today ? choose.upTo(200) : latest !== undefined && latest <= today ? -choose.upTo(200) : choose.upTo(400) - 30;
  const day = new Date(Date.parse(`${today}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  if (earliest !== undefined && day < earliest) return earliest;
  return latest !== undefined && day > latest ? latest : day;
}
