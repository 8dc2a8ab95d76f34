import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { rebuildPeople } from '#persistence/people/rebuild';
import { TestClock } from '../support/engine.js';
import { HttpEngine, type Answer, type Answered } from '../support/http-engine.js';
import { instantFrom } from '../support/http-moves.js';

const program = 'plymouth-county-outreach';

let http: HttpEngine;
let clock: TestClock;
let owner: pg.Pool;

beforeAll(async () => {
  clock = new TestClock(new Date('2031-03-04T18:05:00.000Z'));
  http = await HttpEngine.start({ clock, withoutWorker: true });
  owner = new pg.Pool({ connectionString: http.engine.testDatabase.ownerUrl, max: 2 });
});
afterAll(async () => {
  await owner.end();
  await http.stop();
});

beforeEach(() => clock.advance(60_000));

/** Of its own to each test. */
const someone = () => ({ name: `Jordan ${randomUUID().slice(0, 8)}`, birthDate: '1990-02-03' });

const opens = (as: string, person: object, caseId: string = randomUUID()): Promise<Answer> => {
  const input = { source: 'participant', area: 'hull', askedAt: instantFrom(http), ...person };
  return http.send('POST', '/api/cases', { as, body: { caseId, programId: program, pathwayId: 'selfReferral', input } });
};

const opened = async (person: object, as = 'pco-peer'): Promise<string> => {
  const { status, body } = await opens(as, person);
  if (status !== 201) throw new Error(`Opening: ${status} ${JSON.stringify(body)}`);
  return body.caseId as string;
};

const identifies = async (caseId: string, person: object, as = 'pco-peer'): Promise<void> => {
  const { status, body } = await http.perform(as, caseId, 'identifyPerson', person);
  if (status !== 200) throw new Error(`identifyPerson: ${status} ${JSON.stringify(body)}`);
};

interface Match {
  matchId: string;
  kinds: string[];
  participants: { participantId: string; cases: { caseId: string }[] }[];
}

/** The matches, as the coordinator sees them, that this case is in. */
const matchesOf = async (caseId: string, state = 'undecided'): Promise<Match[]> => {
  const { items } = await http.read('pco-coordinator', `participants/matches?limit=500&state=${state}`);
  return (items as Match[]).filter(({ participants }) => participants.some(({ cases }) => cases.some((one) => one.caseId === caseId)));
};

const casesOf = ({ participants }: Match): string[] => participants.flatMap(({ cases }) => cases.map(({ caseId }) => caseId)).sort();

const participantOf = async (caseId: string): Promise<string> =>
  (await owner.query<{ id: string }>('select participant_id as id from case_head where case_id = $1', [caseId])).rows[0]!.id;

const decides = (as: string, match: string, decision: string): Promise<Answer> =>
  http.send('POST', `/api/programs/${program}/steps/decideMatch`, { as, body: { commandId: randomUUID(), input: { match, decision } } });

const searches = async (person: object, as = 'pco-coordinator'): Promise<Answer> => http.send('POST', '/api/participants/search', { as, body: person });

const found = async (person: object): Promise<string[]> => {
  const { body } = await searches(person);
  return (body.items as { cases: { caseId: string }[] }[]).flatMap(({ cases }) => cases.map(({ caseId }) => caseId)).sort();
};

describe('a person who is known already', () => {
  test.each<[string, (person: { name: string; birthDate: string }) => object, string[]]>([
    ['by name and birth date', (person) => person, ['name', 'nameAndBirthDate']],
    ['by a name written otherwise', ({ name }) => ({ name: name.toUpperCase().split(' ').reverse().join(',  ') }), ['name']],
  ])('is found %s', async (_how, again, kinds) => {
    const person = someone();
    const first = await opened(person);
    const second = await opened(again(person));
    const [match, ...others] = await matchesOf(second);
    expect(others).toEqual([]);
    expect(casesOf(match!)).toEqual([first, second].sort());
    expect(match!.kinds).toEqual(kinds);
  });

  test('is found by phone, whatever the name', async () => {
    const phone = `781 555 ${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
    const first = await opened({ ...someone(), phone });
    const second = await opened({ ...someone(), phone: `+1-${phone.replaceAll(' ', '-')}` });
    expect(await matchesOf(second)).toMatchObject([{ kinds: ['phone'] }]);
    expect(casesOf((await matchesOf(first))[0]!)).toEqual([first, second].sort());
  });

  test('is another one with the same name and another birth date', async () => {
    const person = someone();
    await opened(person);
    expect(await matchesOf(await opened({ ...person, birthDate: '1990-02-04' }))).toEqual([]);
  });

  test('is found by an overdose notice, too', async () => {
    const person = someone();
    await opened(person);
    const notice = { noticeId: randomUUID(), occurredAt: instantFrom(http), area: 'hull', fatal: false, source: 'County dispatch', person };
    const { body } = await http.send('POST', '/api/notices/overdose', { as: 'pco-feed', body: notice });
    expect(await matchesOf(body.caseId as string)).toHaveLength(1);
  });

  test('is found when both are opened at the same time', async () => {
    const person = someone();
    const cases = await Promise.all([1, 2, 3, 4].map(() => opened(person)));
    expect(await matchesOf(cases[0]!)).toHaveLength(3);
  });

  test('is not sought in another agency', async () => {
    const person = someone();
    const input = { source: 'participant', area: 'county', askedAt: instantFrom(http), ...person };
    const { status } = await http.send('POST', '/api/cases', { as: 'wv-peer', body: { programId: 'west-virginia-police-and-peers', pathwayId: 'selfReferral', input } });
    expect(status).toBe(201);
    expect(await matchesOf(await opened(person))).toEqual([]);
  });

  test('opened twice by one command is one participant', async () => {
    const person = someone();
    const caseId = randomUUID();
    expect((await opens('pco-peer', person, caseId)).status).toBe(201);
    expect((await opens('pco-peer', person, caseId)).status).toBe(200);
    expect(await matchesOf(caseId)).toEqual([]);
  });
});

describe('who the person is', () => {
  it('stands in the case as it was said and corrected last, for those who read of the case', async () => {
    const { name, birthDate } = someone();
    const caseId = await opened({ name });
    expect((await http.read('pco-coordinator', `cases/${caseId}`)).person).toEqual({ name });
    await identifies(caseId, { birthDate });
    await http.does('pco-peer', caseId, 'correctEntry', { entry: 1, field: 'name', value: `${name} Avery`, reason: 'Heard it wrong' });
    expect((await http.read('pco-peer', `cases/${caseId}`)).person).toEqual({ name: `${name} Avery`, birthDate });
  });

  it('is not in the case where nobody has said it', async () => {
    const caseId = await opened({});
    expect(await http.read('pco-peer', `cases/${caseId}`)).not.toHaveProperty('person');
  });
});

describe('somebody whose name is not known yet', () => {
  test('matches nobody', async () => {
    const unnamed = await opened({ description: 'A green coat' });
    await opened({ name: 'Unknown' });
    expect(await matchesOf(unnamed)).toEqual([]);
  });

  test('is recognized once it is known', async () => {
    const person = someone();
    const first = await opened(person);
    const unnamed = await opened({ description: 'A green coat' });
    await identifies(unnamed, person);
    expect((await matchesOf(unnamed)).map(casesOf)).toEqual([[first, unnamed].sort()]);
  });

  test('is recognized by what was said in parts', async () => {
    const person = someone();
    await opened(person);
    const second = await opened({ name: person.name });
    await identifies(second, { birthDate: person.birthDate });
    expect(await matchesOf(second)).toMatchObject([{ kinds: ['name', 'nameAndBirthDate'] }]);
  });

  test('and was named in error is no match any more', async () => {
    const person = someone();
    await opened(person);
    const second = await opened({ name: person.name });
    expect(await matchesOf(second)).toHaveLength(1);
    await identifies(second, someone());
    expect(await matchesOf(second)).toEqual([]);
  });

  test('is recognized by a corrected entry', async () => {
    const person = someone();
    await opened(person);
    const second = await opened(someone());
    const correction = { entry: 1, field: 'name', value: person.name, reason: 'Misheard' };
    expect((await http.perform('pco-peer', second, 'correctEntry', correction)).status).toBe(200);
    expect(await matchesOf(second)).toHaveLength(1);
  });
});

describe('that a person is known tells nobody but a coordinator', () => {
  const shape = ({ status, headers, body }: Answer) => ({ status, headers: [...headers.keys()].sort(), body: Object.fromEntries(Object.entries(body as object).map(([key, value]) => [key, typeof value])) });

  test('opening answers alike, and runs the same statements', async () => {
    const person = someone();
    const first = await opens('pco-officer', person);
    expect(shape(await opens('pco-officer', person))).toEqual(shape(first));
  });

  test('a search, a case, its timeline and the worklist of another show nothing of it', async () => {
    const person = someone();
    const known = await opened(person);
    const { body } = await opens('pco-officer', person);
    const caseId = body.caseId as string;
    const seen = await Promise.all([`cases/${caseId}`, `cases/${caseId}/events`, 'cases?limit=500', 'worklist?limit=500', 'alerts', 'outbox'].map((path) => http.read('pco-officer', path)));
    const text = JSON.stringify(seen);
    expect(text).not.toContain(known);
    expect(text).not.toContain(await participantOf(known));
    expect((await http.send('GET', `/api/cases/${known}`, { as: 'pco-officer' })).status).toBe(404);
  });

  test.each(['pco-officer', 'pco-peer', 'pco-case-manager', 'pco-supervisor', 'pco-administrator', 'pco-feed'])('%s sees no matches and cannot search', async (as) => {
    const statuses = await Promise.all([
      http.send('GET', '/api/participants/matches', { as }),
      http.send('GET', `/api/participants/${randomUUID()}`, { as }),
      searches({ name: 'Jordan Avery' }, as),
      decides(as, randomUUID(), 'samePerson'),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  test('the indexes hold no name', async () => {
    const person = someone();
    await opened(person);
    const { rows } = await owner.query<{ digest: Buffer }>('select digest from participant_index order by since desc limit 3');
    expect(rows.every(({ digest }) => digest.length === 32)).toBe(true);
    const dump = JSON.stringify((await owner.query('select * from participant_index')).rows);
    expect(dump).not.toContain(person.name.split(' ')[1]);
  });
});

describe('a coordinator', () => {
  const aMatch = async (): Promise<{ cases: string[]; match: Match }> => {
    const person = someone();
    const cases = [await opened(person), await opened(person)];
    return { cases, match: (await matchesOf(cases[0]!))[0]! };
  };

  test('joins two participants, and sees the cases of both under either', async () => {
    const { cases, match } = await aMatch();
    expect(await decides('pco-coordinator', match.matchId, 'samePerson')).toMatchObject({ status: 200 });
    for (const { participantId } of match.participants) {
      const person = await http.read('pco-coordinator', `participants/${participantId}`);
      expect((person.cases as { caseId: string }[]).map(({ caseId }) => caseId).sort()).toEqual([...cases].sort());
      expect(person.joined).toHaveLength(1);
      expect(person).toMatchObject({ name: expect.stringMatching(/^Jordan /), birthDate: '1990-02-03' });
    }
    expect(await matchesOf(cases[0]!)).toEqual([]);
    expect(await matchesOf(cases[0]!, 'decided')).toMatchObject([{ decision: 'samePerson' }]);
  });

  test('keeps two apart, and is not asked again', async () => {
    const { cases, match } = await aMatch();
    await decides('pco-coordinator', match.matchId, 'anotherPerson');
    await identifies(cases[1]!, { phone: '781 555 0199' });
    expect(await matchesOf(cases[0]!)).toEqual([]);
    expect((await http.read('pco-coordinator', `participants/${await participantOf(cases[0]!)}`)).joined).toEqual([]);
  });

  test('joins a third, and parts it again by a later decision', async () => {
    const { cases, match } = await aMatch();
    await decides('pco-coordinator', match.matchId, 'samePerson');
    const { name } = await http.read('pco-coordinator', `participants/${match.participants[0]!.participantId}`);
    const third = await opened({ name, birthDate: '1990-02-03' });
    const [one, other] = (await matchesOf(third)) as [Match, Match];
    await decides('pco-coordinator', one.matchId, 'samePerson');
    const joinedWith = async (caseId: string) => (await http.read('pco-coordinator', `participants/${await participantOf(caseId)}`)).joined as string[];
    expect(await joinedWith(third)).toHaveLength(2);
    await decides('pco-coordinator', one.matchId, 'anotherPerson');
    await decides('pco-coordinator', other.matchId, 'anotherPerson');
    expect(await joinedWith(third)).toEqual([]);
    expect(await joinedWith(cases[0]!)).toHaveLength(1);
  });

  test('names a match that there is', async () => {
    expect(await decides('pco-coordinator', randomUUID(), 'samePerson')).toMatchObject({ status: 422, body: { code: 'FIELD.NOT_AN_OPTION' } });
  });

  test('finds the matches among the options of the step', async () => {
    const { match } = await aMatch();
    const { items } = await http.read('pco-coordinator', `programs/${program}/steps`);
    const step = (items as Answered[]).find(({ stepId }) => stepId === 'decideMatch');
    expect(step.fields[0].options).toContainEqual({ value: match.matchId, label: expect.stringMatching(/^The same name, name and birth date; found /) });
  });

  test('searches by name, with a birth date and by phone', async () => {
    const { name, birthDate } = someone();
    const born = await opened({ name, birthDate, phone: '781 555 0142' });
    const other = await opened({ name, birthDate: '1971-01-01' });
    const unknown = await opened({ name });
    expect(await found({ name: name.toLowerCase() })).toEqual([born, other, unknown].sort());
    expect(await found({ name, birthDate })).toEqual([born, unknown].sort());
    expect(await found({ phone: '(781) 555-0142' })).toContain(born);
    expect(await found({ name: randomUUID() })).toEqual([]);
  });

  test.each([[{}], [{ birthDate: '1990-02-03' }], [{ name: '?' }]])('has to say more than %j to search', async (person) => {
    expect(await searches(person)).toMatchObject({ status: 400, body: { errors: [{ field: 'name', code: 'SEARCH.TOO_LITTLE' }] } });
  });

  test('of another agency finds nobody', async () => {
    const person = someone();
    const caseId = await opened(person);
    expect((await searches(person, 'wv-coordinator')).body).toEqual({ items: [] });
    expect((await http.send('GET', `/api/participants/${await participantOf(caseId)}`, { as: 'wv-coordinator' })).status).toBe(404);
  });
});

test('indexes, matches and what was joined are the same when they are made anew from the events', async () => {
  const tables = { participant_index: 'participant_id, kind', participant_match: 'id', participant: 'id' };
  const rows = (): Promise<unknown[]> => Promise.all(Object.entries(tables).map(async ([table, order]): Promise<unknown> => (await owner.query(`select * from ${table} order by ${order}`)).rows));
  const before = await rows();
  await owner.query('truncate participant_index, participant_match');
  await owner.query('update participant set same_as = null');
  await rebuildPeople(owner, http.engine.vault);
  expect(await rows()).toEqual(before);
});
