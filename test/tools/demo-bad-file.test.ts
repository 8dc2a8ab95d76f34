import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { demoStaff } from '#tools/demo-staff';
import { RefusedError } from '#tools/play/api';
import { play } from '#tools/play/play';
import { readStory, StoryError } from '#tools/play/story';
import { TestClock } from '../support/engine.js';
import { HttpEngine } from '../support/http-engine.js';
import { testServers } from '../support/servers.js';

type Told = Record<string, never> & {
  opening: { as: string; input: Record<string, unknown> };
  moves: { as: string; step: string; standing?: unknown; waitFor?: unknown; input: Record<string, unknown> }[];
  people: Record<string, unknown>;
  program: unknown;
  pathway: unknown;
  title: unknown;
};

let http: HttpEngine;
let text: string;
beforeAll(async () => {
  http = await HttpEngine.start({ clock: new TestClock(new Date('2026-11-24T18:00:00Z')) });
  text = await readFile('examples/handoff-declined.json', 'utf8');
});
afterAll(() => http.stop());

async function played(file: string): Promise<unknown> {
  const accounts = demoStaff.map(({ account }) => account);
  const options = { url: http.base, accounts, tokenFor: (account: string) => http.token(account), print: () => undefined, now: () => http.engine.clock.now() };
  return play(readStory(file), options);
}

async function problemsOf(file: string): Promise<readonly string[]> {
  const error: unknown = await played(file).catch((caught: unknown) => caught);
  if (error instanceof StoryError) return error.problems;
  throw new Error(`Not a problem of the file: ${String(error)}`);
}

const changed = (change: (told: Told) => void): string => {
  const told = JSON.parse(text) as Told;
  change(told);
  return JSON.stringify(told);
};

describe('a bad file is told from its place in it, before anything is recorded:', () => {
  it.each<[string, (told: Told) => void, string]>([
    ['an unknown key', (told) => Object.assign(told, { colour: 'red' }), 'colour: there is no such key'],
    ['an unknown key of a move', (told) => Object.assign(told.moves[1]!, { at: '$now' }), 'moves[1].at: there is no such key'],
    ['a missing title', (told) => void Object.assign(told, { title: undefined }), 'title: is missing'],
    ['a title that is no text', (told) => void Object.assign(told, { title: 7 }), 'title: must be text'],
    ['moves that are no list', (told) => void Object.assign(told, { moves: {} }), 'moves: must be a list'],
    ['standing that is neither true nor false', (told) => void (told.moves[0]!.standing = 'yes'), 'moves[0].standing: must be true or false'],
    ['a wait of a day', (told) => void (told.moves[0]!.waitFor = 86_400), 'moves[0].waitFor: must be a number of seconds'],
    ['an unknown program', (told) => void Object.assign(told, { program: 'nowhere' }), 'program: there is no program "nowhere"'],
    ['an unknown pathway', (told) => void Object.assign(told, { pathway: 'selfReferral' }), 'pathway: "madison-mari" does not offer "selfReferral"'],
    ['an unknown account', (told) => void (told.moves[2]!.as = 'mari-nobody'), 'moves[2].as: there is no account "mari-nobody"'],
    ['an unknown account among the people', (told) => void (told.people['friend'] = 'mari-nobody'), 'people.friend: there is no account "mari-nobody"'],
    ['an unknown step', (told) => void (told.moves[0]!.step = 'sayHello'), 'moves[0].step: there is no step "sayHello"'],
    ['an unknown field', (told) => void (told.moves[2]!.input['mood'] = 'good'), 'moves[2].input.mood: there is no such field'],
    ['an unknown field in a row', (told) => void Object.assign((told.opening.input['charges'] as object[])[0]!, { weight: 1 }), 'opening.input.charges[0].weight: there is no such field'],
    ['a missing field', (told) => Object.assign(told.opening.input, { district: undefined }), 'opening.input.district: is missing'],
    ['a field of another type', (told) => void (told.opening.input['offerAccepted'] = 'yes'), 'opening.input.offerAccepted: must be true or false'],
    ['a value that is no option', (told) => void (told.moves[2]!.input['outcome'] = 'maybe'), 'moves[2].input.outcome: must be one of met, declined, notReached'],
    ['an unknown placeholder', (told) => void (told.moves[1]!.input['coming'] = '$peers.dale'), 'moves[1].input.coming: there is no placeholder "$peers.dale"'],
    ['a placeholder like what every object has', (told) => void (told.moves[1]!.input['coming'] = '$constructor'), 'moves[1].input.coming: there is no placeholder'],
    ['a placeholder for nobody', (told) => void (told.moves[1]!.input['coming'] = '$staff.dale'), 'moves[1].input.coming: there is no account "dale"'],
    ['a duration that is none', (told) => void (told.moves[1]!.input['arrivesAt'] = '$now+PXD'), 'moves[1].input.arrivesAt'],
  ])('%s', async (_what, change, said) => {
    const before = (await http.engine.database.pool.query('select 1 from case_head')).rowCount;
    expect(await problemsOf(changed(change))).toEqual([expect.stringContaining(said)]);
    expect((await http.engine.database.pool.query('select 1 from case_head')).rowCount).toBe(before);
  });

  it('all that is wrong at once', async () => {
    const problems = await problemsOf(changed((told) => {
      told.moves[0]!.step = 'sayHello';
      told.opening.input['mood'] = 'good';
    }));
    expect(problems).toHaveLength(2);
  });

  it.each([
    ['{\n  "title": "x",\n  "program": oops\n}', 'line 3, column 14'],
    ['{\n  "title": "x"', 'line 2, column 15'],
    ['', 'line 1, column 1'],
  ])('JSON that is none: %j', (broken, place) => {
    expect(() => readStory(broken)).toThrow(`Not JSON: ${place}`);
  });

  it.each(['[]', '7', 'null'])('JSON that is no object: %s', (other) => {
    expect(() => readStory(other)).toThrow('The file: must be an object');
  });
});

describe('while it is played', () => {
  it('an item that the case does not have is told with what it has', async () => {
    const told = JSON.parse(text) as Told;
    told.moves = [told.moves[0]!, { ...told.moves[1]! }, { as: 'second peer', say: 'A note', step: 'addNote', standing: true, input: { note: '$charges.7' } } as never];
    expect(await problemsOf(JSON.stringify(told))).toEqual([expect.stringMatching(/^moves\[2\]\.input\.note: "\$charges\.7": the case has only 0/)]);
  });

  it('a step that nobody asks for is told with what is asked, after a limit', async () => {
    const problems = await problemsOf(changed((told) => {
      told.moves = [{ as: 'first peer', say: 'Too early', step: 'recordIntake', waitFor: 1, input: { needs: [] } } as never];
    }));
    expect(problems).toEqual([expect.stringMatching(/^moves\[0\]\.step: "recordIntake" was not asked of Dale Hendricks within 1 s; asked is .*acceptHandoff/)]);
  });

  it('a refusal is the answer with its code and fields', async () => {
    const file = changed((told) => void (told.opening.input['charges'] = [{ class: 'drivingUnderInfluence', title: 'x' }]));
    const refused: unknown = await played(file).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RefusedError);
    expect((refused as Error).message).toMatch(/^422 ELIGIBILITY\.CHARGE_NOT_DIVERTED: .*\n {2}charges: /);
  });
});

describe('npm run demo', () => {
  const demo = async (file: string) =>
    promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register', 'tools/demo.ts', file], {
      env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: join(testServers.dataDir(), 'demo') },
    }).catch((error: unknown) => error as { code: number; stderr: string });

  it.each([
    ['a file that is not there', 'examples/none.json', 'examples/none.json cannot be read: there is no such file'],
    ['a file that is not JSON', 'README.md', 'Not JSON: line 1'],
  ])('ends with 1 at %s, and starts nothing', async (what, file, said) => {
    const path = file === 'README.md' ? join(testServers.dataDir(), 'words.json') : file;
    if (path !== file) await writeFile(path, 'These are words');
    expect(what && (await demo(path))).toMatchObject({ code: 1, stderr: expect.stringContaining(said) as string });
  });
});
