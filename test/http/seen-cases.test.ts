import { randomUUID } from 'node:crypto';
import { HttpEngine, type Answer } from '../support/http-engine.js';
import { instantFrom } from '../support/http-moves.js';

const pco = 'plymouth-county-outreach';
const coordinator = 'pco-coordinator';

let http: HttpEngine;

beforeAll(async () => {
  http = await HttpEngine.start();
});
afterAll(() => http.stop());

const aCase = () => http.opened(coordinator, pco, { source: 'engagementEvent', area: 'brockton', seenAt: instantFrom(http) }, 'activeOutreach');
const sees = (as: string, caseId: string, version: unknown): Promise<Answer> => http.send('PUT', `/api/cases/${caseId}/seen`, { as, body: { version } });
const changed = async (as: string): Promise<string[]> => {
  const { items } = (await http.read(as, 'cases?changed=true&limit=500')) as { items: { caseId: string }[] };
  return items.map(({ caseId }) => caseId);
};
const versionOf = async (as: string, caseId: string) => (await http.read(as, `cases/${caseId}`)).version as number;
const addsNote = async (as: string, caseId: string) => expect((await http.perform(as, caseId, 'addNote', { note: 'Called back.' })).status).toBe(200);

/** As it stands once its process has said what it says by itself. */
async function settled(caseId: string): Promise<number> {
  await http.untilOpenTo(coordinator, caseId, 'takeUpOutreach');
  return versionOf(coordinator, caseId);
}

describe('what has changed since somebody looked last', () => {
  it('is the cases whose version has gone on from the one that they have seen', async () => {
    const caseId = await aCase();
    expect((await sees(coordinator, caseId, await settled(caseId))).status).toBe(204);
    expect(await changed(coordinator)).not.toContain(caseId);
    await addsNote('pco-peer', caseId);
    expect(await changed(coordinator)).toContain(caseId);
  });

  it('is nothing of a case that they have never looked at', async () => {
    const caseId = await aCase();
    await settled(caseId);
    expect(await changed(coordinator)).not.toContain(caseId);
    expect(await http.read(coordinator, `cases/${caseId}`)).not.toHaveProperty('seenVersion');
  });

  it('goes forward alone: the device that has seen more counts', async () => {
    const caseId = await aCase();
    const version = await settled(caseId);
    await sees(coordinator, caseId, version);
    expect((await sees(coordinator, caseId, 1)).status).toBe(204);
    expect((await http.read(coordinator, `cases/${caseId}`)).seenVersion).toBe(version);
  });

  it('is the same from two devices at once', async () => {
    const caseId = await aCase();
    const version = await settled(caseId);
    const answers = await Promise.all([1, version, version, 1].map((one) => sees(coordinator, caseId, one)));
    expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204]);
    expect((await http.read(coordinator, `cases/${caseId}`)).seenVersion).toBe(version);
  });

  it("is each person's own", async () => {
    const caseId = await aCase();
    await sees(coordinator, caseId, await settled(caseId));
    const { items } = (await http.read('pco-supervisor', 'cases?limit=500')) as { items: { caseId: string; seenVersion?: number }[] };
    expect(items.find((one) => one.caseId === caseId)).not.toHaveProperty('seenVersion');
  });

  it('takes the version that the case has now, and not the one after it', async () => {
    const caseId = await aCase();
    const version = await settled(caseId);
    expect((await sees(coordinator, caseId, version)).status).toBe(204);
    const { status, body } = await sees(coordinator, caseId, version + 1);
    expect([status, body.errors]).toMatchObject([422, [{ field: 'version', code: 'SEEN.NOT_YET' }]]);
  });

  it('is refused alike of no case and of one that the caller may not know of', async () => {
    const caseId = await aCase();
    const refused = await Promise.all([sees('qrt-coordinator', caseId, 1), sees('pco-prosecutor', caseId, 1), sees(coordinator, randomUUID(), 1), sees(coordinator, 'none', 1)]);
    expect(refused.map(({ status, body }) => `${status} ${body.code}`)).toEqual(Array.from({ length: 4 }, () => '404 CASE.NOT_FOUND'));
  });

  it.each([0, -1, 1.5, '3', 2_147_483_648, {}])('is not %p', async (version) => {
    const { status, body } = await sees(coordinator, randomUUID(), version);
    expect([status, body.errors]).toMatchObject([400, [{ field: 'version' }]]);
  });
});
