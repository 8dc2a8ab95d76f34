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

/** What of a contact can be recorded in this case now: what the process waits for first. */
export function contactsAmong(openSteps: readonly OpenStep[]): Contact[] {
  return contactSteps.flatMap(({ stepId, asks, answers, usual }) => {
    const step = openSteps.find((one) => one.stepId === stepId);
    const asked = step?.fields.find(({ name }) => name === asks);
    return step && asked ? [{ step, asked, answers: answers(step.fields), usual }] : [];
  });
}

function each(fields: readonly FormField[], name: string, input: (value: string) => Answer['input']): Answer[] {
  const options = fields.find((field) => field.name === name)?.options ?? [];
  return options.map(({ value, label }) => ({ label, input: input(value) }));
}
