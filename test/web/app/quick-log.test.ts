import { contactsAmong } from '../../../apps/web/src/shared/quick-log/contact-steps';

type Open = Parameters<typeof contactsAmong>[0][number];

const options = (...values: string[]) => values.map((value) => ({ value, label: `Words for ${value}` }));
const field = (name: string, kind: Open['fields'][number]['kind'], values: string[]): Open['fields'][number] => ({ name, kind, label: name, required: true, options: options(...values) });
const open = (stepId: string, ...fields: Open['fields']): Open => ({ stepId, title: stepId, hint: '', roles: ['peer'], late: false, standing: false, fields });

const attempt = open('recordContactAttempt', field('outcome', 'choice', ['engaged', 'notLocated']));
const followUp = open('recordFollowUpContact', field('reached', 'choice', ['reached', 'notReached']), field('wish', 'choice', ['continue', 'end']));
const encounter = open('logEncounter', field('support', 'choices', ['emotional', 'affiliational']), field('outcome', 'choice', ['talked', 'brief', 'notReached']));

describe('a contact in three taps', () => {
  it('is first what the process asks for, and then what can be logged at any time', () => {
    expect(contactsAmong([encounter, followUp]).map(({ step }) => step.stepId)).toEqual(['recordFollowUpContact', 'logEncounter']);
  });

  it('offers the options of the step itself', () => {
    const [contact] = contactsAmong([attempt]);
    expect(contact!.answers).toEqual([
      { label: 'Words for engaged', input: { outcome: 'engaged' } },
      { label: 'Words for notLocated', input: { outcome: 'notLocated' } },
    ]);
  });

  it('has no wish and no support of a person who was not reached', () => {
    const last = [followUp, encounter].map((step) => contactsAmong([step])[0]!.answers.at(-1)!.input);
    expect(last).toEqual([
      { reached: 'notReached', wish: '' },
      { outcome: 'notReached', support: [] },
    ]);
  });

  it('is not offered in a case where nobody can record one', () => {
    expect(contactsAmong([open('addNote')])).toEqual([]);
  });
});
