import type { FormField, OpenStep } from '../../api/queries';

/** One answer to "what happened?": a value or more of the step's own fields, under the words of its options. */
export interface Answer {
  /** In English, as the protocol says it; absent for a person who was not reached. */
  label?: string;
  input: Readonly<Record<string, string | string[]>>;
}

interface ContactStep {
  stepId: string;
  /** The field whose options are asked with large buttons. */
  asks: string;
  answers(this: void, fields: readonly FormField[]): Answer[];
  /** Filled in beforehand, shown before anything is recorded, and changed where it was otherwise. */
  usual: Readonly<Record<string, unknown>>;
}

/** The steps that record a contact, or the attempt at one; the first that is open is offered. */
export const contactSteps: readonly ContactStep[] = [
  { stepId: 'recordContactAttempt', asks: 'outcome', answers: (fields) => each(fields, 'outcome', (outcome) => ({ outcome })), usual: { method: 'inPerson' } },
  { stepId: 'recordFamilyContact', asks: 'outcome', answers: (fields) => each(fields, 'outcome', (outcome) => ({ outcome })), usual: { method: 'inPerson' } },
  {
    stepId: 'recordFollowUpContact',
    asks: 'wish',
    answers: (fields) => [
      ...each(fields, 'wish', (wish) => ({ wish, reached: 'reached' })),
      { input: { reached: 'notReached', wish: '' } },
    ],
    usual: { method: 'inPerson' },
  },
  {
    stepId: 'logEncounter',
    asks: 'support',
    answers: (fields) => [
      ...each(fields, 'support', (support) => ({ support: [support], outcome: 'talked' })),
      { input: { outcome: 'notReached', support: [] } },
    ],
    // One unit of peer support (H0038).
    usual: { minutes: 15 },
  },
];

export interface Contact {
  step: OpenStep;
  /** The field that is asked. */
  asked: FormField;
  answers: Answer[];
  usual: Readonly<Record<string, unknown>>;
}

/** Whether a work item asks for a contact. */
export function asksForContact(stepId: string): boolean {
  return contactSteps.some((one) => one.stepId === stepId);
}

/** What of a contact can be recorded in this case now: what the process waits for first. */
export function contactsAmong(openSteps: readonly OpenStep[]): Contact[] {
  return contactSteps.flatMap(({ stepId, asks, answers, usual }) => {
    const step = openSteps.find((one) => one.stepId === stepId);
    const asked = step?.fields.find(({ name }) => name === asks);
    return step && asked ? [{ step, asked, answers: answers(step.fields), usual }] : [];
  });
}

/** What a form holds, as far as answers are concerned. */
type Held = Readonly<Record<string, unknown>>;

/** Whether several answers go together: several kinds of support, but none of a person who was not reached. */
export function takesSeveral({ asked }: Contact): boolean {
  return asked.kind === 'choices';
}

export function isGiven({ asked }: Contact, { input }: Answer, held: Held): boolean {
  return Object.entries(input).every(([name, value]) => {
    const isOneOfSeveral = name === asked.name && Array.isArray(value) && value.length > 0;
    return isOneOfSeveral ? value.every((one) => severalIn(held, name).includes(one)) : JSON.stringify(held[name]) === JSON.stringify(value);
  });
}

/** What the fields hold once this answer is tapped; tapped again, one of several is taken back. */
export function tapped(contact: Contact, { input }: Answer, held: Held): Answer['input'] {
  const { name } = contact.asked;
  const value = input[name];
  if (!takesSeveral(contact) || !Array.isArray(value) || value.length === 0) return input;
  const others = severalIn(held, name).filter((one) => !value.includes(one));
  if (!isGiven(contact, { input }, held)) return { ...input, [name]: [...others, ...value] };
  if (others.length > 0) return { ...input, [name]: others };
  return Object.fromEntries(Object.entries(input).map(([field, was]) => [field, Array.isArray(was) ? [] : '']));
}

function severalIn(held: Held, name: string): string[] {
  const value = held[name];
  return Array.isArray(value) ? (value as string[]) : [];
}

function each(fields: readonly FormField[], name: string, input: (value: string) => Answer['input']): Answer[] {
  const options = fields.find((field) => field.name === name)?.options ?? [];
  return options.map(({ value, label }) => ({ label, input: input(value) }));
}
