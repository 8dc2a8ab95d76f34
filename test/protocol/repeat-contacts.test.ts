import { isResponse, repeatContactsOf } from '#protocol/rules/repeat-contacts.rule';

const first = Date.parse('2031-03-04T12:00:00.000Z');
const threeDays = 3 * 86_400_000;
const endOf = (from: string) => new Date(Date.parse(from) + threeDays).toISOString();
const sixInThreeDays = { repeatContacts: { count: 6, within: 'P3D' } };

/** Contacts at these milliseconds after the first; the last one is handed in now. */
const run = (...after: number[]) => {
  const contacts = after.map((ms, index) => ({ id: `c${index}`, at: new Date(first + ms).toISOString() }));
  return repeatContactsOf(contacts.at(-1)!, contacts, sixInThreeDays, endOf);
};

describe('responses to one person', () => {
  test('five in three days tell nothing', () => {
    expect(run(0, 1, 2, 3, 4)).toBeUndefined();
  });

  test('six in three days are told', () => {
    expect(run(0, 1, 2, 3, 4, 5)?.happenings).toHaveLength(6);
  });

  test('the first may be exactly three days old', () => {
    expect(run(0, 1, 2, 3, 4, threeDays)).toBeDefined();
  });

  test('a first that is a millisecond older does not count', () => {
    expect(run(0, 1, 2, 3, 4, threeDays + 1)).toBeUndefined();
  });

  test('are not told where the program does not ask for it', () => {
    const contacts = [0, 1, 2, 3, 4, 5].map((index) => ({ id: `c${index}`, at: new Date(first).toISOString() }));
    expect(repeatContactsOf(contacts[0]!, contacts, {}, endOf)).toBeUndefined();
  });
});

describe('an opening of a case', () => {
  test.each([
    ['officerPrevention', 'officerInField', true],
    ['officerPrevention', 'repeatContacts', true],
    ['officerPrevention', 'publicDefender', false],
    ['activeOutreach', 'emergencyCall', true],
    ['activeOutreach', 'repeatContacts', false],
    ['selfReferral', 'participant', false],
    ['naloxonePlus', 'officerInField', false],
  ] as const)('of %s, begun by %s, is a response: %s', (pathway, source, counts) => {
    expect(isResponse(pathway, source)).toBe(counts);
  });
});
