import { noticeKinds, noticeText, reachedNobodyText } from '#protocol/views/notice-text';

/** On a lock screen each of these would tell what the person's work, or the person that it is about, has to do with. */
const wordsThatTell =
  /overdos|naloxone|narcan|opioid|drug|alcohol|substance|addict|treat|detox|recover|rehab|clinic|patient|health|diagnos|needle|polic|officer|arrest|charg|court|prosecut|defend|offen[cs]e|crim|jail|prison|probation|peer|diver(t|sion)|deflect|outreach|participant|client/i;

describe.each([...noticeKinds.map((kind) => [kind, noticeText(kind)] as const), ['reachedNobody', reachedNobodyText] as const, ['a kind of a newer release', noticeText('somethingNew')] as const])(
  'what staff are told of %s',
  (_kind, { subject, body }) => {
    it('says nothing that a lock screen should not show', () => {
      expect(`${subject} ${body}`).not.toMatch(wordsThatTell);
    });

    it('is a short subject on one line, and a sentence', () => {
      expect(subject).toMatch(/^[A-Z][A-Za-z ]{5,59}$/);
      expect(body).toMatch(/^[A-Z].*[.]$/);
    });

    it('holds no place for a value', () => {
      expect(`${subject} ${body}`).not.toMatch(/[${}<>%@\d]/);
    });
  },
);

test('a request to come is of use for an hour, anything else for a day', () => {
  expect(noticeText('handoffRequested').goodFor).toBe(60);
  expect(noticeText('decisionDue').goodFor).toBe(24 * 60);
});

test('a name of every object is no kind', () => {
  expect(noticeText('constructor')).toEqual(noticeText('somethingNew'));
});
