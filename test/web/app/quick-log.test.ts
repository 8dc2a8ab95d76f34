import { contactsAmong, isGiven, tapped, type Answer } from '../../../apps/web/src/shared/quick-log/contact-steps';

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

  describe('of more than one kind of support', () => {
    const [contact] = contactsAmong([encounter]);
    const [emotional, affiliational, notReached] = contact!.answers;
    const after = (...taps: Answer[]) => taps.reduce<Record<string, unknown>>((held, answer) => ({ ...held, ...tapped(contact!, answer, held) }), { support: [], outcome: '' });

    it('holds each that was tapped', () => {
      const held = after(emotional!, affiliational!);
      expect(held).toEqual({ support: ['emotional', 'affiliational'], outcome: 'talked' });
      expect(contact!.answers.map((answer) => isGiven(contact!, answer, held))).toEqual([true, true, false]);
    });

    it('holds one less when one is tapped again, and nothing after the last', () => {
      expect(after(emotional!, affiliational!, emotional!)).toEqual({ support: ['affiliational'], outcome: 'talked' });
      expect(after(emotional!, emotional!)).toEqual({ support: [], outcome: '' });
    });

    it('holds none of a person who was not reached, and no "not reached" beside one', () => {
      expect(after(emotional!, notReached!)).toEqual({ support: [], outcome: 'notReached' });
      expect(after(notReached!, affiliational!)).toEqual({ support: ['affiliational'], outcome: 'talked' });
    });
  });

  it('is not offered in a case where nobody can record one', () => {
    expect(contactsAmong([open('addNote')])).toEqual([]);
  });
});
