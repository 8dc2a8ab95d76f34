import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseEvent } from '#protocol/event';
import { Engine, TestClock } from '../support/engine.js';
import { oneOfEachPathway } from '../support/journeys/every-journey.js';
import { caseIdOf, journeys, play } from '../support/moves.js';
import { asRecordedHistory, historiesFolder, logsFolder, recordingKey, type RecordedLog } from './recordings.js';

const names: Readonly<Record<string, string>> = {
  'LA DOOR: two charges held by a standing rule, conditions met, both released': 'la-door-completed-2',
  'Six-month hold: a condition missed, the hold extended, a new offence reviewed, the charge voided in the end': 'mari-missed-and-extended-2',
  'PAD: referral in lieu of arrest, placement twice, follow-up for as long as asked': 'pad-followed-up-2',
  'Six-month hold: the person leaves, the prosecutor reinstates the charge': 'mari-withdrawn-2',
  'Police and Peers: referred by a public defender on release, shelter and food first, then a recovery residence': 'wv-on-release',
  'Police and Peers: from an engagement event to detox, treatment, and a recovery residence': 'wv-engagement-event',
  'Voices of Recovery: peers go out at once after an overdose, person and family accept help': 'vor-peers-at-once',
  'PAD: a social referral, nobody free at first, follow-up until the person asks for no more': 'pad-social-referral',
};

/** `npm run record`: after a change that is meant to alter what is replayed; add to old recordings rather than replace them. */
describe('the journeys are recorded', () => {
  let engine: Engine;
  beforeAll(async () => {
    await mkdir(historiesFolder, { recursive: true });
    await mkdir(logsFolder, { recursive: true });
    engine = await Engine.start({ clock: new TestClock(), masterKey: recordingKey });
  });
  afterAll(() => engine.stop());

  it.each([...journeys, ...oneOfEachPathway].map((journey) => [journey.title, journey] as const))('%s', async (title, journey) => {
    const caseId = caseIdOf(journey, 'recorded');
    await play(engine, journey, caseId, undefined, () => engine.untilQuiet(caseId).then(() => undefined));
    const file = await engine.untilClosed(caseId);
    await engine.process(caseId).result();

    const history = asRecordedHistory(await engine.process(caseId).fetchHistory());
    await writeJson(join(historiesFolder, `${nameOf(title)}.json`), withoutMachine(history));

    const events = await engine.events(caseId);
    const { program } = await engine.shelf.at(engine.database.pool, file.programId, pinnedRevision(events));
    await writeJson(join(logsFolder, `${nameOf(title)}.json`), { program, events, file } satisfies RecordedLog);
  });
});

function nameOf(title: string): string {
  const name = names[title];
  if (name === undefined) throw new Error(`Give the recording of "${title}" a name`);
  return name;
}

function pinnedRevision([opening]: readonly CaseEvent[]): number {
  if (opening?.kind === 'step' && opening.pinned) return opening.pinned.revision;
  throw new Error('A log begins with the opening, which pins the program');
}

/** A worker's identity names its process and its host. */
function withoutMachine(history: object): object {
  return JSON.parse(JSON.stringify(history), (key, value: unknown) => (key === 'identity' ? 'recorder' : value)) as object;
}

/** One event a line. */
async function writeJson(path: string, value: object): Promise<void> {
  const lines = (items: readonly unknown[]) => `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  const parts = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}: ${Array.isArray(part) ? lines(part) : JSON.stringify(part)}`);
  await writeFile(path, `{\n${parts.join(',\n')}\n}\n`);
}
