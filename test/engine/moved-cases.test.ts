import pg from 'pg';
import type { StepEvent } from '#protocol/event';
import { rebuildCase } from '#persistence/case-log/rebuild';
import { TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import { screenIn } from '../support/http-moves.js';

describe('a case that was moved out of officer intervention', () => {
  let http: HttpEngine;
  let owner: pg.Pool;
  beforeAll(async () => {
    http = await HttpEngine.start({ clock: new TestClock(new Date('2031-03-04T18:00:00.000Z')), withoutWorker: true });
    owner = new pg.Pool({ connectionString: http.engine.testDatabase.ownerUrl, max: 2 });
  });
  afterAll(async () => {
    await owner.end();
    await http.stop();
  });

  /** With a charge that has gone back to the ordinary process. */
  async function moved(): Promise<string> {
    const caseId = await http.opened('door-officer', 'la-door', screenIn(http, 'southLa', ['drugPossession'], { criteria: ['justiceInvolvement', 'healthChallenge', 'livesInArea'] }));
    await http.does('door-officer', caseId, 'addCharge', { charges: [{ class: 'assault', title: 'Assault' }] });
    await http.does('door-coordinator', caseId, 'moveToPathway', { pathway: 'activeOutreach', reason: 'otherHelp' });
    return caseId;
  }

  const charges = async (caseId: string) => (await owner.query<Record<string, unknown>>('select * from charge where case_id = $1 order by charge_id', [caseId])).rows;

  it('keeps its charges when its rows are made anew', async () => {
    const caseId = await moved();
    const before = await charges(caseId);
    expect(before).toHaveLength(2);
    await rebuildCase(owner, http.engine.shelf, caseId);
    expect(await charges(caseId)).toEqual(before);
  });

  it('has the class of a charge put right', async () => {
    const caseId = await moved();
    const { seq, open } = (await http.engine.events(caseId)).find(({ type }) => type === 'addCharge') as StepEvent;
    const [{ id }] = open['charges'] as [{ id: string }];
    const correction = { entry: seq, field: `charges/${id}/class`, value: 'drivingUnderInfluence', reason: 'Misread' };
    expect((await http.perform('door-officer', caseId, 'correctEntry', correction)).status).toBe(200);
  });
});
