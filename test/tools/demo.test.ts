import { readdir, readFile } from 'node:fs/promises';
import { demoStaff } from '#tools/demo-staff';
import { play } from '#tools/play/play';
import { readStory, type Story } from '#tools/play/story';
import { TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';

const accounts = demoStaff.map(({ account }) => account);
const usual = 'six-month-hold-completed.json';

let http: HttpEngine;
let printed: string[];
const clock = new TestClock();

beforeAll(async () => {
  http = await HttpEngine.start({ clock });
});
afterAll(() => http.stop());
beforeEach(() => {
  printed = [];
  clock.set('2026-11-24T18:00:00Z');
});

const told = async (file: string) => readStory(await readFile(`examples/${file}`, 'utf8'));
const played = (story: Story) =>
  play(story, { url: http.base, accounts, tokenFor: (account) => http.token(account), print: (line) => printed.push(line), now: () => clock.now() });

describe('the examples', () => {
  it('are what the demo ships', async () => {
    expect((await readdir('examples')).sort()).toEqual([
      'condition-missed-extended-new-offence.json',
      'handoff-declined.json',
      'la-door-pre-booking.json',
      'pad-referral.json',
      usual,
    ]);
  });

  it('play the six-month hold to its release and the scheduled follow-up', async () => {
    const { file } = await played(await told(usual));
    expect(file.charges).toMatchObject([{ status: 'declined' }, { status: 'declined' }]);
    const text = printed.join('\n').replace(/\s+/g, ' ');
    expect(text).toMatch(/now open: Record a follow-up contact, by Thu 24 Dec 2026, 23:59 \(Dale Hendricks/);
    expect(text).toContain('Anne-Marie Koch sees on the docket: Drug paraphernalia: held; owner Anne-Marie Koch; the hold ends');
    expect(text).toContain('recommendation: release, every condition is met');
    expect(text).toContain('Off the docket: Drug paraphernalia: released');
    expect(text).toContain('The officer sees: Dale Hendricks is coming');
    expect(text).not.toMatch(/1-OTP/);
  });

  it('play a declined handoff: the second peer covers, the charge goes back, nothing is filed', async () => {
    const { file } = await played(await told('handoff-declined.json'));
    expect(file).toMatchObject({ status: 'closed', outcome: 'declined' });
    expect(printed.join('\n')).toContain('Pa Nhia Vang is coming');
  });

  it('play a missed condition, its answer, the extension and the review of a new offence', async () => {
    const { file } = await played(await told('condition-missed-extended-new-offence.json'));
    expect(file.charges).toMatchObject([{ status: 'dismissed', decisions: [{ decision: 'extend' }, { decision: 'dismiss' }] }]);
    const text = printed.join('\n').replace(/\s+/g, ' ');
    expect(text).toContain('conditions: no consent; recommendation: no consent');
    expect(text).toContain('recommendation: review by the prosecutor');
  });

  it('play LA DOOR before booking', async () => {
    const { file } = await played(await told('la-door-pre-booking.json'));
    expect(file.charges).toMatchObject([{ status: 'declined' }]);
  });

  it.each([
    ['within its hours, at once', '2026-11-24T18:00:00Z', false],
    ['on a Sunday, left for the next working day', '2026-11-22T18:00:00Z', true],
    ['at night, left for the next working day', '2026-11-25T03:00:00Z', true],
  ])('play PAD %s', async (_when, now, isLater) => {
    clock.set(now);
    const { file } = await played(await told('pad-referral.json'));
    expect(file).toMatchObject({ status: 'open', screening: { referralForNextWorkingDay: isLater }, charges: [{ status: 'notHeld' }] });
    expect(printed.join('\n').includes('What is open instead')).toBe(isLater);
  });

  it('can be played again and again on the same system', async () => {
    const first = await played(await told('handoff-declined.json'));
    const second = await played(await told('handoff-declined.json'));
    expect(second.caseId).not.toBe(first.caseId);
  });
});
