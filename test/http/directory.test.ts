import { randomUUID } from 'node:crypto';
import { organisationId } from '../support/engine.js';
import { HttpEngine, type Answer, type Answered } from '../support/http-engine.js';
import { screenIn } from '../support/http-moves.js';

/** A service, as the directory or its export shows it. */
interface Shown {
  id: string;
  name: string;
  capacities?: object[];
  [more: string]: unknown;
}

const criteria = ['justiceInvolvement', 'healthChallenge', 'livesInArea'];

describe('the directory', () => {
  let http: HttpEngine;
  beforeAll(async () => {
    http = await HttpEngine.start({ withoutWorker: true });
  });
  afterAll(() => http.stop());

  const step = (as: string, stepId: string, input: object, commandId: string = randomUUID()): Promise<Answer> =>
    http.send('POST', `/api/programs/la-door/steps/${stepId}`, { as, body: { commandId, input } });

  async function done(stepId: string, input: object): Promise<Answered> {
    const { status, body } = await step('door-coordinator', stepId, input);
    if (status !== 200) throw new Error(`${stepId}: ${status} ${JSON.stringify(body)}`);
    return body.result;
  }

  const clinic = () => ({ treatmentProvider: organisationId('door', 'Crenshaw Outpatient Center') });
  const take = (body: unknown, query = 'program=la-door', as = 'door-coordinator') => http.send('POST', `/api/directory/import?${query}`, { as, body });
  const given = async () => (await http.read('door-coordinator', 'directory/export?program=la-door')) as { contents: Shown[] };

  /** A row of another directory, as sparse as the specification allows. */
  const row = (more: object = {}) => ({
    id: randomUUID(),
    name: 'Night shelter',
    status: 'active',
    organization: { id: randomUUID(), name: `Harbor House ${randomUUID()}`, description: 'A shelter' },
    ...more,
  });

  it('a service that is listed can be found by what it offers', async () => {
    const { serviceId } = await done('listService', {
      ...clinic(),
      name: 'Opioid treatment program',
      type: 'treatment',
      levels: ['1-OTP'],
      medications: ['methadone', 'buprenorphine'],
      languages: [{ language: 'es' }],
      populations: ['pregnant'],
      locations: [{ name: 'Clinic', street: '1 Example Street', city: 'Los Angeles', state: 'CA', postalCode: '90001', country: 'US', accessibility: 'Ramp' }],
    });
    const ids = async (query: string) => ((await http.read('door-peer', `directory?limit=500&${query}`)).items as { id: string }[]).map(({ id }) => id);
    for (const query of ['level=1-OTP', 'moud=methadone', 'service=treatment', 'language=es', 'population=pregnant', 'program=la-door']) expect(await ids(query)).toContain(serviceId);
    for (const query of ['level=3.1', 'moud=naltrexone', 'service=legal', 'narr=II', 'free=true', 'program=another']) expect(await ids(query)).not.toContain(serviceId);
    const [found] = ((await http.read('door-peer', 'directory?level=1-OTP')).items as Shown[]).filter(({ id }) => id === serviceId);
    expect(found).toMatchObject({ name: 'Opioid treatment program', provider: { name: 'Crenshaw Outpatient Center' }, locations: [{ accessibility: 'Ramp' }], status: 'active' });
    expect(found).not.toHaveProperty('capacity');
  });

  it('a change is the whole entry; a closed service is no longer found, and a changed one is open again', async () => {
    const { serviceId: place } = await done('listService', { ...clinic(), name: 'Evening group', type: 'treatment', levels: ['1'], hours: 'Mondays' });
    await done('changeService', { place, ...clinic(), name: 'Evening group', type: 'treatment', levels: ['2.1'] });
    const found = async () => ((await http.read('door-peer', 'directory?limit=500')).items as Shown[]).find(({ id }) => id === place);
    expect(await found()).toMatchObject({ levels: ['2.1'] });
    expect(await found()).not.toHaveProperty('hours');
    await done('closeService', { place, reason: 'forNow' });
    expect(await found()).toBeUndefined();
    await done('changeService', { place, ...clinic(), name: 'Evening group', type: 'treatment' });
    expect(await found()).toMatchObject({ status: 'active' });
  });

  it('is in the form of the specification, and taken in again changes nothing', async () => {
    const location = { id: randomUUID(), name: 'Duplex', street: '12 Example Avenue', city: 'Los Angeles', state: 'CA', postalCode: '90003', country: 'US' };
    const { serviceId: place } = await done('listService', {
      serviceProvider: organisationId('door', 'Project Retreat Housing'),
      name: 'Recovery residence',
      type: 'transitionalHousing',
      residenceLevel: 'II',
      description: 'Shared rooms',
      eligibility: 'Adults',
      fees: 'None',
      phone: '213 555 0100',
      url: 'https://example.org/residence',
      hours: 'Always',
      languages: [{ language: 'en' }, { language: 'es' }],
      locations: [location],
    });
    await done('setCapacity', { place, places: 29 });
    const exported = await given();
    expect(exported.contents.find(({ id }) => id === place)).toMatchObject({
      name: 'Recovery residence',
      status: 'active',
      fees_description: 'None',
      eligibility_description: 'Adults',
      organization: { name: 'Project Retreat Housing' },
      phones: [{ number: '213 555 0100' }],
      service_at_locations: [{ location: { id: location.id, location_type: 'physical', addresses: [{ address_1: '12 Example Avenue', state_province: 'CA' }] } }],
      capacities: [{ available: 29, maximum: 29, unit: { name: 'Bed or slot' } }],
    });
    const { status, body } = await take(exported);
    expect({ status, body }).toEqual({ status: 200, body: { listed: 0, changed: 0, same: exported.contents.length } });
    expect(await given()).toEqual(exported);
  });

  it('another directory is taken in with its ids; taken in again it is the same, and changed it is changed', async () => {
    const service = row({ capacities: [{ id: randomUUID(), unit: { id: randomUUID(), name: 'bed' }, available: 3, maximum: 5, updated: '2031-01-01T00:00:00Z' }], email: null });
    const query = 'program=la-door&type=transitionalHousing';
    expect((await take({ contents: [service] }, query)).body).toEqual({ listed: 1, changed: 0, same: 0 });
    expect((await take({ contents: [service] }, query)).body).toEqual({ listed: 0, changed: 0, same: 1 });
    expect((await take({ contents: [{ ...service, name: 'Day shelter' }] }, query)).body).toEqual({ listed: 0, changed: 1, same: 0 });
    expect((await take({ contents: [service] }, query)).body).toEqual({ listed: 0, changed: 1, same: 0 });
    expect((await take({ contents: [{ ...service, status: 'temporarily closed' }] }, query)).body).toEqual({ listed: 0, changed: 1, same: 0 });
    const mine = (await given()).contents.filter(({ id }) => id === service.id);
    expect(mine).toMatchObject([{ name: 'Night shelter', status: 'inactive', organization: { id: service.organization.id }, capacities: [{ maximum: 5, available: 5 }] }]);
  });

  it('two who take the same in at once list it once', async () => {
    const contents = [row()];
    const answers = await Promise.all([take({ contents }, 'program=la-door&type=legal'), take({ contents }, 'program=la-door&type=legal', 'door-supervisor')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.map(({ body }) => (body as { listed: number }).listed).sort()).toEqual([0, 1]);
  });

  describe('what cannot be taken in', () => {
    const typed = 'program=la-door&type=legal';
    const refused: readonly (readonly [what: string, bad: () => unknown, field: string, code: string])[] = [
      ['an id that is none', () => row({ id: '7' }), 'contents.1.id', 'DIRECTORY.ID_NOT_UUID'],
      ['no name', () => row({ name: '' }), 'contents.1.name', 'DIRECTORY.NAME_MISSING'],
      ['a name that is a number', () => row({ name: 7 }), 'contents.1.name', 'DIRECTORY.NOT_TEXT'],
      ['a name that is too long', () => row({ name: 'x'.repeat(201) }), 'contents.1.name', 'DIRECTORY.TOO_LONG'],
      ['another status', () => row({ status: 'open' }), 'contents.1.status', 'DIRECTORY.STATUS'],
      ['nobody whose service it is', () => row({ organization: undefined }), 'contents.1.organization', 'DIRECTORY.ORGANIZATION_MISSING'],
      ['half a bed', () => row({ capacities: [{ maximum: 1.5 }] }), 'contents.1.capacities', 'DIRECTORY.CAPACITY'],
      ['a location without an id', () => row({ service_at_locations: [{ location: { name: 'Here' } }] }), 'contents.1.service_at_locations.0.location.id', 'DIRECTORY.ID_NOT_UUID'],
      ['a level of care that is none', () => row({ attributes: [{ taxonomy_term: { code: '9', taxonomy: 'ASAM levels of care, 3rd edition' } }] }), 'contents.1.levels', 'FIELD.NOT_AN_OPTION'],
      ['a row that is none', () => 7, 'contents.1', 'DIRECTORY.NOT_A_SERVICE'],
    ];
    it.each(refused)('%s: the row and the field are named, and nothing is changed', async (_what, bad, field, code) => {
      const before = await given();
      const { status, body } = await take({ contents: [row(), bad()] }, typed);
      expect({ status, errors: body.errors }).toEqual({ status: 422, errors: expect.arrayContaining([expect.objectContaining({ field, code })]) });
      expect(await given()).toEqual(before);
    });

    it('the same id twice', async () => {
      const twice = row();
      const { status, body } = await take({ contents: [twice, twice] }, typed);
      expect({ status, errors: body.errors }).toMatchObject({ status: 422, errors: [{ field: 'contents.1.id', code: 'DIRECTORY.ID_TWICE' }] });
    });

    it('a kind of service that the program does not have', async () => {
      const { status, body } = await take({ contents: [row()] }, 'program=la-door&type=spaceTravel');
      expect({ status, errors: body.errors }).toMatchObject({ status: 422, errors: [{ field: 'contents.0.type', code: 'FIELD.NOT_AN_OPTION' }] });
    });

    it('no page of services', async () => {
      for (const body of [{}, { contents: {} }, []]) expect(await take(body, typed)).toMatchObject({ status: 422, body: { errors: [{ field: 'contents' }] } });
      expect((await take({ contents: ['a\u0000b'] }, typed)).status).toBe(400);
    });
  });

  it('is for those of the program; changing it is for coordinators and supervisors', async () => {
    expect((await http.send('GET', '/api/directory')).status).toBe(401);
    expect((await http.send('GET', '/api/directory/export?program=la-door', { as: 'mari-coordinator' })).status).toBe(404);
    expect((await take({ contents: [] }, 'program=la-door', 'mari-coordinator')).status).toBe(404);
    expect((await take({ contents: [] }, 'program=la-door', 'door-peer')).status).toBe(403);
    expect((await step('door-peer', 'listService', { ...clinic(), name: 'x', type: 'legal' })).status).toBe(403);
    expect((await http.send('GET', '/api/directory/export', { as: 'door-coordinator' })).status).toBe(400);
    expect((await http.send('GET', '/api/directory?level=9', { as: 'door-peer' })).status).toBe(400);
    expect((await http.send('GET', '/api/directory?cursor=7', { as: 'door-peer' })).status).toBe(400);
  });

  describe('bad input', () => {
    it.each([
      ['no provider', { name: 'x', type: 'legal' }, 'SERVICE.PROVIDER_MISSING'],
      ['a kind that the program does not have', { ...{ name: 'x', type: 'spaceTravel' } }, 'FIELD.NOT_AN_OPTION'],
      ['an id that is none', { name: 'x', type: 'legal', hsdsId: '7' }, 'DIRECTORY.ID_NOT_UUID'],
    ])('%s', async (what, input, code) => {
      const answer = await step('door-coordinator', 'listService', what === 'no provider' ? input : { ...clinic(), ...input });
      expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 422, code });
    });

    it('a bed count that is negative, or of a service that is not listed', async () => {
      expect((await step('door-coordinator', 'setCapacity', { place: randomUUID(), places: -1 })).status).toBe(400);
      expect(await step('door-coordinator', 'setCapacity', { place: randomUUID(), places: 1 })).toMatchObject({ status: 422, body: { code: 'FIELD.NOT_AN_OPTION' } });
    });
  });

  describe('beds and slots', () => {
    async function takenIn(): Promise<string> {
      const caseId = await http.opened('door-officer', 'la-door', screenIn(http, 'southLa', ['drugPossession'], { criteria }));
      await http.engine.workerDatabase.pool.query(
        `insert into wait (case_id, key, agency_id, program_id, step, roles, lapses, priority, why, opened_at)
         select case_id, 'intake#1', agency_id, program_id, 'recordIntake', '{peer}', false, 3, '', now() from case_head where case_id = $1`,
        [caseId],
      );
      const { status } = await http.send('POST', `/api/cases/${caseId}/steps/recordIntake`, { as: 'door-peer', body: { commandId: randomUUID(), input: { needs: ['treatment'] } } });
      if (status !== 200) throw new Error(`The intake was not recorded: ${status}`);
      return caseId;
    }
    const does = (caseId: string, stepId: string, input: object, as = 'door-case-manager') =>
      http.send('POST', `/api/cases/${caseId}/steps/${stepId}`, { as, body: { commandId: randomUUID(), input } });

    async function counted(places: number): Promise<string> {
      const { serviceId: place } = await done('listService', { ...clinic(), name: `Slots ${randomUUID()}`, type: 'treatment' });
      await done('setCapacity', { place, places });
      return place as string;
    }
    const boardOf = async (place: string) => ((await http.read('door-peer', 'capacity?limit=500')).items as { serviceId: string }[]).find(({ serviceId }) => serviceId === place);

    it("the board says how they stand; the list says who waits, by an identifier that is nobody's name", async () => {
      const place = await counted(1);
      const cases = [await takenIn(), await takenIn(), await takenIn()];
      for (const caseId of cases) expect((await does(caseId, 'requestPlacement', { service: 'treatment', ...clinic(), place, injectsDrugs: caseId === cases[1] })).status).toBe(200);
      expect(await boardOf(place)).toMatchObject({ places: 1, occupied: 1, free: 0, waiting: 2, nearlyFull: true });
      const { items } = await http.read('door-coordinator', `capacity/${place}/waiting`);
      expect(items).toMatchObject([
        { position: 1, caseId: cases[1], status: 'requested', interimServicesBy: expect.any(String), admissionBy: expect.any(String) },
        { position: 2, caseId: cases[2], status: 'requested' },
      ]);
      expect(new Set((items as { waitingId: string }[]).map(({ waitingId }) => waitingId)).size).toBe(2);
      expect(JSON.stringify(items)).not.toMatch(/Jordan|Avery/);
      const first = await http.read('door-coordinator', `capacity/${place}/waiting?limit=1`);
      expect((await http.read('door-coordinator', `capacity/${place}/waiting?limit=1&cursor=${first.next}`)).items).toMatchObject([{ position: 2 }]);
    });

    it('the board is for those who read placements; the list for coordinators and supervisors', async () => {
      const place = await counted(1);
      expect((await http.send('GET', '/api/capacity', { as: 'door-officer' })).status).toBe(403);
      expect((await http.send('GET', `/api/capacity/${place}/waiting`, { as: 'door-peer' })).status).toBe(403);
      expect((await http.send('GET', `/api/capacity/${place}/waiting`, { as: 'mari-coordinator' })).status).toBe(404);
      expect((await http.send('GET', '/api/capacity/7/waiting', { as: 'door-coordinator' })).status).toBe(404);
    });

    it('a service that the person receives already is shown as such, and asked for again only for a reason', async () => {
      const caseId = await takenIn();
      expect((await does(caseId, 'recordServiceReceived', { service: 'treatment', received: true })).status).toBe(200);
      const form = ((await http.read('door-case-manager', `cases/${caseId}`)).openSteps as Answered[]).find(({ stepId }) => stepId === 'requestPlacement');
      const options = (form.fields as Answered[]).find(({ name }) => name === 'service').options as { value: string; label: string }[];
      expect(options.filter(({ label }) => label.includes('(received already)')).map(({ value }) => value)).toEqual(['treatment']);
      expect(await does(caseId, 'requestPlacement', { service: 'treatment', ...clinic() })).toMatchObject({ status: 422, body: { code: 'PLACEMENT.DUPLICATE', errors: [{ field: 'duplicateBecause' }] } });
      expect((await does(caseId, 'requestPlacement', { service: 'treatment', ...clinic(), duplicateBecause: 'nextStep' })).status).toBe(200);
      expect((await does(caseId, 'recordServiceReceived', { service: 'treatment', received: false })).status).toBe(200);
    });

    it('an export says how many are free', async () => {
      const place = await counted(2);
      await does(await takenIn(), 'requestPlacement', { service: 'treatment', ...clinic(), place });
      expect((await given()).contents.find(({ id }) => id === place)).toMatchObject({ capacities: [{ available: 1, maximum: 2 }] });
    });

    it('a count below those occupied undoes the whole import', async () => {
      const place = await counted(1);
      await does(await takenIn(), 'requestPlacement', { service: 'treatment', ...clinic(), place });
      const exported = await given();
      const contents = exported.contents.map((one) => (one.id === place ? { ...one, capacities: [{ ...one.capacities![0], maximum: 0 }] } : { ...one, name: `${one.name} B` }));
      const { status, body } = await take({ contents });
      const index = contents.findIndex(({ id }) => id === place);
      expect({ status, code: body.code, errors: body.errors }).toMatchObject({ status: 422, code: 'CAPACITY.BELOW_OCCUPIED', errors: [{ field: `contents.${index}.places` }] });
      expect(await given()).toEqual(exported);
    });
  });
});
