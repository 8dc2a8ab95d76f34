import { randomUUID } from 'node:crypto';
import { TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import { openingIn } from '../support/moves.js';

describe('how officers use their discretion', () => {
  let http: HttpEngine;
  beforeAll(async () => {
    http = await HttpEngine.start({ withoutWorker: true, clock: new TestClock(new Date('2031-03-04T18:05:00.000Z')) });
    await screened(11, { district: 'madison', outcome: 'declined', gender: 'woman' });
    await screened(12, { district: 'madison', outcome: 'notOffered', notOfferedBecause: 'otherCall', raceAndEthnicity: ['black', 'white'] });
    await screened(12, { district: 'other', outcome: 'notEligible', reasons: ['ELIGIBILITY.DISTRICT_NOT_SERVED'] });
    await screened(10, { district: 'other', outcome: 'declined' });
    await Promise.all(Array.from({ length: 13 }, () => http.opened('mari-officer', 'madison-mari', openingIn('madison', ['drugPossession']))));
  });
  afterAll(() => http.stop());

  const screened = (times: number, input: object) => Promise.all(Array.from({ length: times }, () => screenedOnce(input)));
  async function screenedOnce(input: object): Promise<void> {
    const body = { screeningId: randomUUID(), programId: 'madison-mari', pathwayId: 'officerIntervention', input: { screenedOn: '2031-03-04', ...input } };
    expect((await http.send('POST', '/api/screenings', { as: 'mari-officer', body })).status).toBe(201);
  }
  const counted = async (by: string, as = 'mari-supervisor') => (await http.read(as, `reports/discretion?program=madison-mari&by=${by}`)).items as unknown;

  it('is counted by district: referred, not eligible, not offered and declined; 10 is hidden, and with it all that it would follow from', async () => {
    expect(await counted('district')).toEqual([
      { value: 'madison', counts: { referred: 13, missedIntake: 0 } },
      { value: 'other', counts: { referred: 0, missedIntake: 0 } },
    ]);
  });

  it('counts somebody who names several under each, and those of whom nothing is recorded', async () => {
    const none = { referred: 0, missedIntake: 0, notEligible: 0, declined: 0 };
    expect(await counted('raceAndEthnicity', 'mari-coordinator')).toEqual([
      { value: 'black', counts: { ...none, notOffered: 12 } },
      { value: 'notRecorded', counts: { referred: 13, missedIntake: 0, notEligible: 12, notOffered: 0, declined: 21 } },
      { value: 'white', counts: { ...none, notOffered: 12 } },
    ]);
  });

  it.each([['mari-officer', 403], ['mari-prosecutor', 403], ['door-supervisor', 404]])('%s reads no such report', async (as, status) => {
    expect((await http.send('GET', '/api/reports/discretion?program=madison-mari&by=district', { as })).status).toBe(status);
  });

  it.each([['by=name', 'by'], ['', 'by']])('"%s" is refused: it is counted along one of the dimensions', async (query, field) => {
    const { status, body } = await http.send('GET', `/api/reports/discretion?program=madison-mari&${query}`, { as: 'mari-supervisor' });
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ field })]]);
  });
});
