import { listedServices } from '#persistence/directory/listed-services';
import { demoDirectories, seedDirectories } from '#tools/demo-directory';
import { Engine } from '../support/engine.js';
import { CountedPlaces } from '../support/counted-places.js';

describe('the demo directory', () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await Engine.start({ withoutWorker: true });
  });
  afterEach(() => engine.stop());

  const services = async (program: string) => (await listedServices(engine.database.pool, { programs: [program] })).items;

  it('has the 29 transitional beds of LA DOOR, at two duplexes, and services of other programs', async () => {
    await seedDirectories(engine.testDatabase.apiUrl, engine.vault);
    expect((await services('la-door')).find(({ type }) => type === 'transitionalHousing')).toMatchObject({
      provider: { name: 'Project Retreat Housing' },
      locations: [{ name: 'First duplex' }, { name: 'Second duplex' }],
      capacity: { places: 29, occupied: 0, free: 29, waiting: 0 },
    });
    for (const { program, services: demo } of demoDirectories) expect(await services(program)).toHaveLength(demo.length);
  });

  it('is left alone where the program has one already', async () => {
    const { service } = await CountedPlaces.list(engine, 3);
    await seedDirectories(engine.testDatabase.apiUrl, engine.vault);
    expect((await services('la-door')).map(({ id }) => id)).toEqual([service]);
  });

  it('taken in twice is as it was: what staff have changed stays', async () => {
    await seedDirectories(engine.testDatabase.apiUrl, engine.vault);
    const [first] = await services('philadelphia-pad');
    await engine.database.pool.query('update service set places = 1 where id = $1', [first!.id]);
    await seedDirectories(engine.testDatabase.apiUrl, engine.vault);
    expect((await services('philadelphia-pad')).find(({ id }) => id === first!.id)).toMatchObject({ capacity: { places: 1 } });
  });
});
