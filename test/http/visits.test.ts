import { randomUUID } from 'node:crypto';
import { doorText } from '#protocol/views/door-text';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, type Answered } from '../support/http-engine.js';
import { instantFrom, people } from '../support/http-moves.js';

const now = '2031-03-04T18:05:00.000Z';

let http: HttpEngine;
const clock = new TestClock(new Date(now));
beforeAll(async () => {
  http = await HttpEngine.start({ clock });
});
beforeEach(() => clock.set(now));
afterAll(() => http.stop());

const sawOverdose = (more: object = {}) => ({ source: 'familyOrFriend', area: 'elkton', overdoseAt: instantFrom(http, -30), fatal: false, ...more });

async function overdose(more: object = {}): Promise<string> {
  const caseId = await http.opened('vor-coordinator', 'voices-of-recovery', sawOverdose(more), 'naloxonePlus');
  await http.untilOpenTo('vor-peer', caseId, 'recordContactAttempt');
  return caseId;
}

async function teamIsSent(caseId: string, ...accounts: readonly string[]): Promise<void> {
  await http.does('vor-coordinator', caseId, 'takeUpOutreach');
  await http.does('vor-coordinator', caseId, 'declareSceneSafe', { scene: 'safe' });
  await http.does('vor-coordinator', caseId, 'sendTeam', { members: people('vor', ...accounts) });
  await http.untilOpenTo('vor-peer', caseId, 'checkIn');
}

const visitsOf = async (as: string, query = ''): Promise<Answered> => http.read(as, `visits${query}`);
const visitIn = async (as: string, caseId: string): Promise<Answered> =>
  ((await visitsOf(as, '?limit=500')).items as Answered[]).find((visit) => visit.caseId === caseId);
const stepsOf = (visit: Answered): string[] => ((visit?.openSteps ?? []) as { stepId: string }[]).map(({ stepId }) => stepId);

describe('the visits to make', () => {
  it('say where to go, how it is safe to reach the person, whom else to expect, and what may be said at the door', async () => {
    const caseId = await overdose({ whereNow: 'At her sister’s, Bow Street', safeContact: 'By message first', place: '12 Mill Lane' });
    await teamIsSent(caseId, 'peer', 'peer-2');
    expect((await visitsOf('vor-peer')).door).toEqual({ say: doorText.say, card: doorText.card });
    const visit = await visitIn('vor-peer', caseId);
    expect(visit).toMatchObject({
      safeContact: 'By message first',
      whereNow: 'At her sister’s, Bow Street',
      place: '12 Mill Lane',
      outreach: { sceneSafe: true, attempts: 0, team: [{ id: staffId('vor-peer') }, { id: staffId('vor-peer-2') }] },
    });
    expect(stepsOf(visit)).toEqual(['checkIn', 'recordContactAttempt', 'recordFamilyContact']);
  });

  it('show a team that is out, and that it should be back', async () => {
    const caseId = await overdose();
    await teamIsSent(caseId, 'peer', 'peer-2');
    await http.does('vor-peer', caseId, 'checkIn');
    await http.untilOpenTo('vor-peer', caseId, 'checkOut');
    const out = await visitIn('vor-peer-2', caseId);
    expect(out).toMatchObject({ teamOut: { at: now, by: { id: staffId('vor-peer') } } });
    expect(out!.teamOut).not.toHaveProperty('overdue');
    expect(stepsOf(out)).toContain('checkOut');
    await http.does('vor-peer', caseId, 'checkOut', { team: 'well' });
    expect(await visitIn('vor-peer', caseId)).not.toHaveProperty('teamOut');
  });

  it('come once for each person, in the order of work, page by page', async () => {
    const late = await overdose({ overdoseAt: instantFrom(http, -60 * 24) });
    const fresh = await overdose();
    const inOrder: string[] = [];
    for (let query = '?limit=1'; query !== ''; ) {
      const { items, next } = (await visitsOf('vor-peer', query)) as { items: { caseId: string }[]; next?: string };
      inOrder.push(...items.map(({ caseId }) => caseId));
      query = next === undefined ? '' : `?limit=1&cursor=${next}`;
    }
    expect(new Set(inOrder).size).toBe(inOrder.length);
    expect(inOrder.indexOf(late)).toBeLessThan(inOrder.indexOf(fresh));
  });

  it('are nobody’s who is not asked to make them', async () => {
    const caseId = await overdose({ name: 'Jordan Avery' });
    expect(await visitIn('vor-peer', caseId)).toBeDefined();
    for (const account of ['vor-officer', 'door-peer', 'vor-administrator']) expect([account, await visitIn(account, caseId)]).toEqual([account, undefined]);
  });

  it('are over with the contact', async () => {
    const caseId = await overdose();
    await http.does('vor-peer', caseId, 'recordContactAttempt', { at: instantFrom(http), method: 'phone', outcome: 'declined' });
    await http.engine.until('outreach to end', async () => !stepsOf(await visitIn('vor-peer', caseId)).includes('recordContactAttempt'));
  });
});

it('a place in the list that nobody gave is refused', async () => {
  const { status, body } = await http.send('GET', `/api/visits?cursor=${randomUUID()}`, { as: 'vor-peer' });
  expect([status, body.code]).toEqual([400, 'INPUT.INVALID']);
});
