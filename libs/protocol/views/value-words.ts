import { itemsOf, optionsOf, type Field, type ItemField, type OptionContext } from '../fields.js';
import { mayKnowOfItem } from '../rules/consent-readers.rule.js';
import { discloses, type Answering } from './disclosed.js';
import type { EntryOptions } from './field-form.js';
import { itemLabel } from './item-label.js';
import { heldByCollection } from './reader.js';

/** What the words of a recorded value depend on. */
export interface ValueContext extends Answering, OptionContext {
  /** Staff and organisations by id. */
  nameOf: (id: string) => string | undefined;
  organisations: readonly { id: string; title: string }[];
  /** What the program's lists offer now. */
  entries: EntryOptions;
}

/**
 * A value that stands for something, in words: one for each that is chosen. `undefined` where it speaks for itself, where its
 * list no longer has it, or where it is of treatment and may not be named.
 */
export function wordsOf(field: Field, value: unknown, context: ValueContext): string[] | undefined {
  const words = (Array.isArray(value) ? value : [value]).map((one: unknown) => (typeof one === 'string' ? wordFor(field, one, context) : undefined));
  return words.every((word) => word !== undefined) && words.length > 0 ? words : undefined;
}

function wordFor(field: Field, value: string, context: ValueContext): string | undefined {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return optionsOf(field.options, context).find((option) => option.value === value)?.label;
    case 'staff':
    case 'organisation':
      return context.nameOf(value);
    case 'item':
      return itemInWords(field.of, value, context);
    case 'entry':
      return context.entries[field.of]?.find((option) => option.value === value)?.label;
    default:
      return undefined;
  }
}

function itemInWords(of: ItemField['of'], id: string, context: ValueContext): string | undefined {
  const items: readonly { id: string }[] = itemsOf(context.file, of);
  const item = items.find((one) => one.id === id);
  if (!item || !mayKnowOfItem(context.reader.roles, of, item)) return undefined;
  return discloses(context, heldByCollection[of], `section:${of}`) ? itemLabel(of, id, context) : undefined;
}
