import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { derivedUuid } from '#persistence/canonical';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, type Answer } from '../support/http-engine.js';

const pco = 'plymouth-county-outreach';
const began = '2031-03-04T18:05:00.000Z';

let http: HttpEngine;
let owner: pg.Pool;
/** Requests from addresses that nobody has asked from before, unless a test says which. */
let nth = 0;
const clock = new TestClock(new Date(began));

beforeAll(async () => {
  http = await HttpEngine.start({ clock, variables: { TRUSTED_PROXIES: '127.0.0.0/8, ::1' } });
  owner = new pg.Pool({ connectionString: http.engine.testDatabase.ownerUrl, max: 2 });
});
afterEach(() => clock.set(began));
afterAll(async () => {
  await owner.end();
  await http.stop();
});

const asking = (more: object = {}) => ({ requestId: randomUUID(), programId: pco, forWhom: 'self', language: 'en', area: 'brockton', phone: '555-0100', ...more });
const asks = (body: unknown, address = `203.0.113.${(nth += 1)}`): Promise<Answer> =>
  http.send('POST', '/api/public/requests', { body, headers: { 'X-Forwarded-For': address } });
const rows = async <T extends object>(sql: string, values: unknown[] = []) => (await owner.query<T>(sql, values)).rows;
const cases = async () => Number((await rows<{ n: string }>('select count(*) as n from case_head'))[0]!.n);
const isReceived = ({ status, body }: Answer) => expect([status, body]).toEqual([201, { received: true }]);
const refusal = ({ status, body }: Answer): unknown => [status, ...((body.errors ?? []) as { field: string; code: string }[]).map(({ field, code }) => `${field} ${code}`)];

/** The case that such a request has opened. */
async function opened(more: object = {}) {
  const request = asking(more);
  isReceived(await asks(request));
  const id = derivedUuid('helpRequest', request.programId, request.requestId);
  const [row] = await rows<{ pathway: string; openedBy: string }>('select pathway_id as pathway, opened_by as "openedBy" from case_head where case_id = $1', [id]);
  return { id, ...row };
}

describe('asking for help', () => {
  it('for oneself opens a self-referral', async () => {
    expect(await opened()).toMatchObject({ pathway: 'selfReferral', openedBy: staffId('pco-help') });
  });

  it('for a relative or friend asks the outreach team', async () => {
    expect(await opened({ forWhom: 'relative', place: 'Behind the library' })).toMatchObject({ pathway: 'activeOutreach' });
  });

  it('for oneself asks the outreach team where there is nothing else', async () => {
    expect(await opened({ programId: 'la-door', area: 'southLa' })).toMatchObject({ pathway: 'activeOutreach', openedBy: staffId('door-help') });
  });

  it('needs no name, and no area where the program works in one alone', async () => {
    expect(await opened({ programId: 'longmont-core', area: undefined, phone: undefined, place: 'At the river' })).toMatchObject({ openedBy: staffId('core-help') });
  });

  it('reaches the coordinator as an alert, and a peer as work', async () => {
    const { id } = await opened();
    const { items } = (await http.read('pco-coordinator', 'alerts?kind=helpRequested')) as { items: object[] };
    expect(items).toContainEqual(expect.objectContaining({ subject: id, area: 'brockton', state: 'open' }));
    await http.untilOpenTo('pco-peer', id, 'acceptHandoff');
  });

  it('for a relative reaches the coordinator as a visit to be taken up, and as no alert besides', async () => {
    const { id } = await opened({ forWhom: 'relative' });
    await http.untilOpenTo('pco-coordinator', id, 'takeUpOutreach');
    const { items } = (await http.read('pco-coordinator', 'alerts?kind=helpRequested')) as { items: { subject: string }[] };
    expect(items.filter(({ subject }) => subject === id)).toEqual([]);
  });

  it('shows the team how to reach the person', async () => {
    const { id } = await opened({ safeToCall: false, howToReach: 'Leave word at the library', language: 'es' });
    expect(await http.read('pco-peer', `cases/${id}`)).toMatchObject({ safeContact: 'Leave word at the library. Do not call. Answer in Spanish.' });
  });

  it('is answered alike whether or not the person is known', async () => {
    const known = { name: 'Jordan Avery', phone: '555-0199' };
    const first = await asks(asking(known));
    const second = await asks(asking(known));
    expect([second.status, second.body]).toEqual([first.status, first.body]);
  });

  it('is in the audit without the address that it came from', async () => {
    const { id } = await opened();
    const [event] = await rows<{ body: string }>(`select body from audit_event where action = 'openCase' and case_ids @> array[$1::uuid]`, [id]);
    expect(JSON.parse(event!.body)).toMatchObject({ by: { staffId: staffId('pco-help') }, from: {} });
  });

  it('is recorded with its author, and nothing personal in clear', async () => {
    const { id } = await opened({ name: 'Jordan Avery', words: 'A private matter', place: 'Behind the library' });
    const events = await rows<{ body: string }>('select body from case_event where case_id = $1', [id]);
    expect(JSON.stringify(events)).not.toMatch(/Jordan|555-0100|private|library/);
  });
});

describe('the same request again', () => {
  it('changes nothing, however much later', async () => {
    const request = asking();
    isReceived(await asks(request));
    const before = await cases();
    clock.set('2031-03-05T09:00:00.000Z');
    isReceived(await asks(request));
    expect(await cases()).toBe(before);
  });

  it('sent twice at once is one', async () => {
    const request = asking();
    const before = await cases();
    (await Promise.all([asks(request), asks(request), asks(request)])).forEach(isReceived);
    expect(await cases()).toBe(before + 1);
  });

  it('with other content is refused', async () => {
    const request = asking();
    isReceived(await asks(request));
    expect(await asks({ ...request, words: 'Something else' })).toMatchObject({ status: 409, body: { code: 'COMMAND.REUSED' } });
  });
});

describe('a request is refused by name', () => {
  it.each([
    ['no id', { requestId: undefined }, 400, 'requestId INPUT.MISSING'],
    ['another id', { requestId: '17' }, 400, 'requestId INPUT.ID'],
    ['no program', { programId: undefined }, 400, 'programId INPUT.MISSING'],
    ['an unknown program', { programId: 'none' }, 422, 'programId REQUEST.PROGRAM_TAKES_NONE'],
    ['a program that takes none', { programId: 'huntington-qrt' }, 422, 'programId REQUEST.PROGRAM_TAKES_NONE'],
    ['for somebody else', { forWhom: 'neighbor' }, 400, 'forWhom INPUT.IS_IN'],
    ['another language', { language: 'fr' }, 400, 'language INPUT.IS_IN'],
    ['no area', { area: undefined }, 422, 'area REQUEST.AREA_NEEDED'],
    ['an area elsewhere', { area: 'atlantis' }, 422, 'area FIELD.NOT_AN_OPTION'],
    ['no way to be reached', { phone: undefined }, 422, 'phone REQUEST.NO_WAY_TO_REACH'],
    ['a blank name', { name: '  ' }, 400, 'name INPUT.MATCHES'],
    ['a long number', { phone: '5'.repeat(41) }, 400, 'phone INPUT.MAX_LENGTH'],
    ['long words', { words: 'x'.repeat(4_001) }, 400, 'words INPUT.MAX_LENGTH'],
    ['an unknown field', { birthDate: '1990-01-01' }, 400, 'birthDate INPUT.UNKNOWN_FIELD'],
  ])('%s', async (_what, more, status, error) => {
    const before = await cases();
    expect(refusal(await asks(asking(more)))).toEqual([status, error]);
    expect(await cases()).toBe(before);
  });

  it('where it is not JSON', async () => {
    expect((await asks('help')).status).toBe(400);
  });
});

it('is refused, and not dropped unseen, where a browser may have filled in a field that people do not see', async () => {
  const before = await cases();
  expect(refusal(await asks(asking({ website: 'https://example.org' })))).toEqual([422, 'website REQUEST.UNSEEN_FIELD']);
  expect(await cases()).toBe(before);
});

describe('too many requests in an hour', () => {
  it('from one address are refused, and nothing is recorded', async () => {
    const address = '198.51.100.7';
    for (let one = 0; one < 10; one += 1) isReceived(await asks(asking({ programId: 'paari-hub', area: undefined }), address));
    const before = await cases();
    const refused = await asks(asking({ programId: 'paari-hub', area: undefined }), address);
    expect([refused.status, refused.body.code, Number(refused.headers.get('retry-after')) > 3_000]).toEqual([429, 'RATE.LIMITED', true]);
    expect(await cases()).toBe(before);
    isReceived(await asks(asking(), '198.51.100.8'));
  });

  it('for one program are refused, and for another taken', async () => {
    const wv = { programId: 'west-virginia-police-and-peers', area: 'county' };
    const answers: Answer[] = [];
    for (let one = 0; one < 61; one += 1) answers.push(await asks(asking(wv)));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(60).fill(201), 429]);
    isReceived(await asks(asking()));
  });
});

describe('the programs that take requests', () => {
  const listed = async () => ((await http.send('GET', '/api/public/programs')).body as { items: { programId: string }[] }).items.map(({ programId }) => programId);

  it('are those with an account for them, with their areas', async () => {
    expect((await listed()).sort()).toEqual(['la-door', 'longmont-core', 'paari-hub', pco, 'west-virginia-police-and-peers']);
    const { items } = (await http.send('GET', '/api/public/programs')).body as { items: { programId: string }[] };
    expect(items.find(({ programId }) => programId === pco)).toMatchObject({
      title: 'Plymouth County Outreach (PCO), Massachusetts',
      forWhom: ['self', 'relative'],
      areas: expect.arrayContaining([{ value: 'brockton', label: 'Brockton' }]) as unknown,
    });
  });

  it('are told with their own line, where their settings name one', async () => {
    await owner.query(
      `insert into program_revision (program_id, revision, agency_id, hash, definition, effective_from)
       select program_id, revision + 1, agency_id, 'with a line', definition || jsonb_build_object('revision', revision + 1, 'phone', '(303) 555-0134'), effective_from
       from program_revision where program_id = 'longmont-core'`,
    );
    const { items } = (await http.send('GET', '/api/public/programs')).body as { items: { programId: string; phone?: string }[] };
    expect(items.flatMap(({ programId, phone }) => (phone === undefined ? [] : [[programId, phone]]))).toEqual([['longmont-core', '(303) 555-0134']]);
  });

  it('are one less once its account is taken away, and it takes none from then on', async () => {
    await owner.query('update staff set active = false where id = $1', [staffId('core-help')]);
    expect(await listed()).not.toContain('longmont-core');
    expect(refusal(await asks(asking({ programId: 'longmont-core', area: undefined })))).toEqual([422, 'programId REQUEST.PROGRAM_TAKES_NONE']);
    await owner.query('update staff set active = true where id = $1', [staffId('core-help')]);
  });
});

describe('the account for requests', () => {
  it('reaches no route with a token of its own', async () => {
    const answers = await Promise.all([
      http.send('GET', '/api/cases', { as: 'pco-help' }),
      http.open('pco-help', pco, { source: 'participant', area: 'brockton', askedAt: began }, undefined, 'selfReferral'),
    ]);
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(['403 SCOPE.NOT_ALLOWED', '403 SCOPE.NOT_ALLOWED']);
  });

  it('is another one than the feed of notices, which opens no self-referral', async () => {
    const { status, body } = await http.open('pco-feed', pco, { source: 'participant', area: 'brockton', askedAt: began }, undefined, 'selfReferral');
    expect([status, body.code]).toEqual([403, 'SCOPE.NOT_ALLOWED']);
  });
});
