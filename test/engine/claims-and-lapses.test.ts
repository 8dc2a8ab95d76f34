import { interventionSettings } from '#protocol/stage-settings';
import { MikroORM } from '@mikro-orm/postgresql';
import { entities } from '#persistence/entities';
import { registerPrograms } from '#persistence/programs';
import type { Program } from '#protocol/program';
import { programs } from '#protocol/programs/registry';
import { Engine, recorded } from '../support/engine.js';
import { openingIn } from '../support/moves.js';

const races = 500;
const atOnce = 25;
const wait = 'first/course/warmHandoff/first/request/first/accepted/acceptHandoff#1';

/** Somebody has two seconds to take a handoff, and one peer may take them all. */
function inAHurry(program: Program): Program {
  const officerIntervention = interventionSettings(program);
  const stages = { ...officerIntervention.stages, warmHandoff: { ...officerIntervention.stages.warmHandoff!, acknowledgeWithin: 'PT2S' } };
  const peerWork = { ...program.peerWork, caseload: races };
  return { ...program, revision: program.revision + 1, peerWork, pathways: { officerIntervention: { ...officerIntervention, stages } } };
}

describe('a claim and the clock at one wait', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start();
    const orm = await MikroORM.init({ entities, clientUrl: engine.testDatabase.ownerUrl });
    await registerPrograms(orm.em.fork(), [inAHurry(programs['madison-mari']!)]);
    await orm.close();
  });
  afterAll(() => engine.stop());

  /** Claims `offset` ms after the due instant; who won, by the log. */
  async function race(offset: number): Promise<'claim' | 'lapse'> {
    const contactAt = new Date(Date.now() - 60_000).toISOString();
    const { caseId } = recorded(await engine.open('mari-officer', 'madison-mari', { ...openingIn('madison', ['drugPossession']), name: `Jordan Avery ${offset}`, contactAt }));
    const due = await engine.until('the handoff to be asked for', async () => {
      const { rows } = await engine.database.pool.query<{ due: string }>(
        `select body::jsonb->'wait'->>'due' as due from case_event where case_id = $1 and type = 'waitOpened' and body::jsonb->'wait'->>'key' = $2`,
        [caseId, wait],
      );
      return rows[0]?.due;
    });
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, Date.parse(due) + offset - Date.now())));
    const { rows } = await engine.database.pool.query<{ id: string }>(`select id from staff where subject = 'mari-peer'`);
    const arrivesAt = new Date(Date.now() + 600_000).toISOString();
    await engine.perform('mari-peer', caseId, 'acceptHandoff', { coming: rows[0]!.id, arrivesAt });

    const outcomes = await engine.until('somebody to win', async () => {
      const events = await engine.events(caseId);
      const claims = events.filter((event) => event.kind === 'step' && event.claimed === wait).map(() => 'claim' as const);
      const lapses = events.filter((event) => event.type === 'waitLapsed' && event.kind === 'process' && event.wait === wait).map(() => 'lapse' as const);
      return claims.length + lapses.length > 0 && [...claims, ...lapses];
    });
    expect(outcomes).toHaveLength(1);
    return outcomes[0]!;
  }

  it(`is won by exactly one of them, ${races} times, and by each at least 50 times`, async () => {
    const offsets = Array.from({ length: races }, (_, index) => -20 + (index * 1_620) / (races - 1));
    const winners: ('claim' | 'lapse')[] = [];
    // Interleaved, so that every batch has early and late claims.
    const batches = Array.from({ length: races / atOnce }, (_, batch) => offsets.filter((_offset, index) => index % (races / atOnce) === batch));
    for (const batch of batches) winners.push(...(await Promise.all(batch.map(race))));
    expect(winners).toHaveLength(races);
    expect(winners.filter((winner) => winner === 'claim').length).toBeGreaterThanOrEqual(50);
    expect(winners.filter((winner) => winner === 'lapse').length).toBeGreaterThanOrEqual(50);
  }, 240_000);
});
