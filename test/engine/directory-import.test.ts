import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { importDirectory } from '#persistence/directory/import-directory';
import { entities } from '#persistence/entities';
import { registerPrograms } from '#persistence/programs';
import { programs } from '#protocol/programs/registry';
import { Engine } from '../support/engine.js';

describe('a directory taken in', () => {
  const besides = 'la-door-north';
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ withoutWorker: true });
    const orm = await MikroORM.init({ entities, clientUrl: engine.testDatabase.ownerUrl });
    await registerPrograms(orm.em.fork(), [{ ...programs['la-door']!, id: besides }]);
    await orm.close();
    const owner = new pg.Pool({ connectionString: engine.testDatabase.ownerUrl, max: 1 });
    await owner.query(`update staff set programs = programs || $1::text where agency_id = 'los-angeles'`, [besides]);
    await owner.end();
  });
  afterAll(() => engine.stop());

  const take = (as: string, programId: string, document: unknown) => {
    const { database, vault, clock, shelf } = engine;
    return importDirectory({ database, vault, clock, shelf }, engine.caller(as), programId, document, { type: 'legal' });
  };

  it('is not read before it is known that who hands it in may', async () => {
    const unread = {
      get contents(): never {
        throw new Error('It was read');
      },
    };
    expect(await take('door-peer', 'la-door', unread)).toMatchObject({ ok: false, status: 403 });
  });

  it('by two programs of an agency at once, with the same new providers in opposite order, is taken in by both', async () => {
    const rows = Array.from({ length: 12 }, () => ({ id: randomUUID(), name: 'Advice', status: 'active', organization: { id: randomUUID(), name: `Harbor House ${randomUUID()}` } }));
    const answers = await Promise.all([take('door-coordinator', 'la-door', { contents: rows }), take('door-supervisor', besides, { contents: rows.toReversed() })]);
    expect(answers).toMatchObject([{ ok: true, listed: 12 }, { ok: true, listed: 12 }]);
  });
});
