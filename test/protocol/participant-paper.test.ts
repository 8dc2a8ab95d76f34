import type { Consent } from '#protocol/case-file';
import { participantPaperDocument, type ParticipantPaper } from '#protocol/documents/participant-paper.document';
import { participantPaperWordings } from '#protocol/documents/participant-paper.wording';

const consent: Consent = {
  id: 'consent-1',
  kinds: ['treatment'],
  signedOn: '2026-06-01',
  scope: ['participation'],
  recipients: [
    { id: 'recipient-1', class: 'careTeam' },
    { id: 'recipient-2', organisation: 'organisation-1' },
    { id: 'recipient-3', class: 'treatingProviders', revokedAt: '2026-06-02T00:00:00Z' },
  ],
  expiresOn: '2026-12-31',
  untilFinalDisposition: false,
};
const paper = (more: Partial<ParticipantPaper> = {}) =>
  participantPaperDocument({
    language: 'en',
    program: { title: 'Madison MARI', zone: 'America/Chicago' },
    participant: 'Jordan Avery',
    next: {},
    charges: [],
    conditions: [],
    unsigned: false,
    contacts: [],
    referrals: [],
    consents: [],
    nameOf: (id) => (id === 'organisation-1' ? 'Yahara House' : undefined),
    told: [],
    at: '2026-06-02T04:30:00Z',
    ...more,
  });
const { en, es } = participantPaperWordings;
const under = (heading: string, more?: Partial<ParticipantPaper>) => paper(more).sections.find((section) => section.heading === heading);
const rowsUnder = (heading: string, more: Partial<ParticipantPaper>) => under(heading, more)?.table?.rows;

describe("a participant's paper", () => {
  it("says whose it is, and the days by the program's calendar", () => {
    expect(paper().about).toEqual(['For Jordan Avery', 'Madison MARI', 'Printed on June 1, 2026']);
  });

  it('says who comes, and when', () => {
    expect(under(en.next, { next: { coming: { name: 'Dale Hendricks', at: '2026-06-02T19:05:00Z' } } })?.paragraphs).toEqual(['Dale Hendricks comes to meet you on June 2, 2026 at 14:05.']);
  });

  it('says by when the team is in touch: on the last day, as the clock goes there', () => {
    expect(under(en.next, { next: { inTouchBy: '2026-06-10T04:59:59.999Z' } })?.paragraphs).toEqual(['Your team will be in touch with you by June 9, 2026.']);
  });

  it('says that no date is set', () => {
    expect(under(en.next)?.paragraphs).toEqual([en.nothingNext]);
  });

  it('lists the conditions in their own words, or by their kind, each with its last day', () => {
    const conditions = [
      { kind: 'attend', due: '2026-09-01', status: 'open', text: 'Go to the meetings' },
      { kind: 'restore', due: '2026-10-01', status: 'met' },
    ] as const;
    expect(rowsUnder(en.conditions, { conditions })).toEqual([
      ['Go to the meetings', 'September 1, 2026', 'To do'],
      ['Repair the harm', 'October 1, 2026', 'Done'],
    ]);
  });

  it('says of conditions that are not signed that they do not count yet', () => {
    expect(under(en.conditions, { unsigned: true })?.paragraphs).toEqual([en.unsigned]);
  });

  it('has no part on conditions and charges where there are none', () => {
    expect([under(en.conditions), under(en.charges), under(en.referrals)]).toEqual([undefined, undefined, undefined]);
  });

  it('says what is due of each charge, and by when', () => {
    const charges = [{ title: 'Retail theft', deadline: { kind: 'holdEnds', at: '2026-12-02T05:59:59.999Z' } }, { title: 'Trespass' }] as const;
    expect(rowsUnder(en.charges, { charges })).toEqual([
      ['Retail theft', en.deadlines.holdEnds, 'December 1, 2026'],
      ['Trespass', en.noDeadline, ''],
    ]);
  });

  it('names those who work with the person, and not the prosecutor', () => {
    const contacts = [
      { role: 'peer', name: 'Dale Hendricks' },
      { role: 'prosecutor', name: 'Anne-Marie Koch' },
    ] as const;
    expect(rowsUnder(en.contacts, { contacts })).toEqual([['Dale Hendricks', en.roles.peer]]);
  });

  it('says of each consent in force what, with whom, until when, and how to take it back', () => {
    expect(under(en.consent('June 1, 2026'), { consents: [consent] })?.paragraphs).toEqual([
      'We may share: That the person takes part: referrals, places, attendance.',
      "With: The program's care team; Yahara House.",
      'Its last day is December 31, 2026.',
      en.revoke,
    ]);
  });

  it.each([
    ['can be taken back for later alone', {}, en.revokeAtDisposition],
    ['has been taken back for later', { revocationAsked: true }, en.revocationAsked],
  ] as const)('says of a consent until the final disposition that it %s', (_what, more, words) => {
    const { expiresOn: _none, ...lasting } = consent;
    const consents = [{ ...lasting, kinds: ['criminalJustice'], untilFinalDisposition: true, ...more }] as const satisfies readonly Consent[];
    expect(under(en.consent('June 1, 2026'), { consents: [...consents] })?.paragraphs?.at(-1)).toBe(words);
  });

  it('says to whom something was told, how often, and when last', () => {
    const told = [
      { to: 'Yahara House', at: '2026-05-03T12:00:00Z' },
      { to: 'The county', at: '2026-05-01T12:00:00Z' },
      { to: 'Yahara House', at: '2026-05-02T12:00:00Z' },
    ];
    expect(rowsUnder(en.told, { told })).toEqual([
      ['Yahara House', '2', 'May 3, 2026'],
      ['The county', '1', 'May 1, 2026'],
    ]);
  });

  it('says what the person may ask for, and whom to call now', () => {
    expect([under(en.mayAsk)?.paragraphs, under(en.emergency)?.paragraphs]).toEqual([en.rights, en.emergencyLines]);
  });

  it('is whole in Spanish', () => {
    const whole = { language: 'es', consents: [consent], told: [{ to: 'Yahara House', at: '2026-05-02T12:00:00Z' }], unsigned: true } as const;
    const said = JSON.stringify(paper(whole));
    expect(said).toContain(es.consent('1 de junio de 2026'));
    for (const words of [en.title, en.consents, en.mayAsk, en.unsigned, en.revoke, en.foot]) expect(said).not.toContain(words);
  });
});

/** What is said in whole sentences; the foot is the law's own. */
const sentences = ({ foot: _foot, ...say }: typeof en): string[] => {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    if (typeof value === 'function') return [String((value as (...words: string[]) => unknown)('Dale', 'June 1, 2026', '14:05'))];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
  };
  return texts(say).flatMap((text) => text.split(/(?<=[.:!?])\s/));
};

it.each([en, es])('is said in short sentences, of 20 words at most', (say) => {
  expect(sentences(say).filter((sentence) => sentence.split(/\s+/).length > 20)).toEqual([]);
});

/** Flesch and Kincaid's grade, with syllables counted by runs of vowels. */
it('is read in sixth grade', () => {
  const all = sentences(en);
  const words = all.flatMap((sentence) => sentence.match(/[A-Za-z']+/g) ?? []);
  const syllables = words.map((word) => Math.max(1, (word.toLowerCase().replace(/e$/, '').match(/[aeiouy]+/g) ?? []).length));
  const grade = 0.39 * (words.length / all.length) + 11.8 * (syllables.reduce((sum, one) => sum + one, 0) / words.length) - 15.59;
  expect(grade).toBeLessThan(7);
});
