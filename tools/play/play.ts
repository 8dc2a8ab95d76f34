import { Person, RefusedError, type ApiOptions, type CaseAnswer, type DocketRow, type FormField, type Me, type OpenStep } from './api.js';
import { accountOf, checkStory, type Document } from './check-story.js';
import { filledIn, PlaceholderError, type Known } from './placeholders.js';
import { StoryError, type Move, type Story } from './story.js';
import { chargeStatus, docketLine, instant, who, wrapped } from './wording.js';

export interface PlayOptions extends ApiOptions {
  accounts: readonly string[];
  print(line: string): void;
  now?(): Date;
}

export interface Played {
  caseId: string;
  /** The opener's account, who may look at the case. */
  opener: string;
  file: CaseAnswer;
}

const indent = '      ';
const pollMs = 100;
/** Not every entry makes the process add something. */
const processAnswersMs = 250;
const quietWithinMs = 10_000;

/**
 * Plays a story over HTTP as its people. Nothing is recorded before the whole file has been compared with what the API
 * says of itself.
 *
 * @throws StoryError where the file is wrong, RefusedError where the server says no.
 */
export async function play(story: Story, options: PlayOptions): Promise<Played> {
  return new Player(story, options).play();
}

class Player {
  private readonly people = new Map<string, Person>();
  private readonly shown = new Map<string, string>();
  private openBefore = new Set<string>();
  private zone = 'UTC';
  private caseId = '';

  constructor(
    private readonly story: Story,
    private readonly options: PlayOptions,
  ) {}

  async play(): Promise<Played> {
    await this.check();
    const { story } = this;
    this.options.print(`\n${story.title}\n${'='.repeat(story.title.length)}\n${wrapped(story.about, '')}`);
    await this.open();
    for (const [index, move] of story.moves.entries()) await this.perform(move, index);
    const opener = this.person(story.opening.as);
    const file = await opener.readCase(this.caseId);
    this.options.print(`\n${file.status === 'closed' ? 'The case is closed.' : 'The case goes on; what waits now is listed above.'}`);
    return { caseId: this.caseId, opener: opener.account, file };
  }

  private async check(): Promise<void> {
    const { story, options } = this;
    const opener = this.person(story.opening.as);
    const document = await opener.get<Document>('/api/openapi.json');
    const isAccount = options.accounts.includes(opener.account);
    const { items } = isAccount ? await opener.get<Programs>('/api/programs') : { items: [] };
    const programs = Object.fromEntries(items.map(({ programId, pathways }) => [programId, Object.keys(pathways)]));
    checkStory(story, { document, accounts: options.accounts, programs });
    this.zone = items.find(({ programId }) => programId === story.program)?.zone ?? this.zone;
  }

  private async open(): Promise<void> {
    const { story } = this;
    const { opening } = story;
    const opener = this.person(opening.as);
    const { fields, title } = await opener.get<{ fields: FormField[]; title: string }>(`/api/programs/${story.program}/pathways/${story.pathway}/opening`);
    await this.say('opening', opening.as, opening.say);
    const input = await this.filled(opening.input, opener, { fields, file: {}, path: 'opening.input' });
    const { caseId, version } = await this.orLater(opener, input);
    this.caseId = caseId;
    this.options.print(`${indent}${title} → recorded as entry ${version} of case ${caseId}`);
    await this.untilQuiet(opener, version);
    await this.showWhatChanged();
  }

  /** The answer to an opening that cannot be now may offer the same for later: taken where the file says so. */
  private async orLater(opener: Person, input: object): Promise<{ caseId: string; version: number }> {
    const { program, pathway, opening } = this.story;
    try {
      return await opener.open(program, pathway, input);
    } catch (error) {
      const later = error instanceof RefusedError && error.problem.openNow?.find(({ set }) => set !== undefined);
      if (!opening.orLater || !later) throw error;
      this.options.print(`${indent}Not now: ${error.problem.detail ?? error.problem.code}`);
      this.options.print(`${indent}What is open instead: ${later.title}`);
      return opener.open(program, pathway, { ...input, ...later.set });
    }
  }

  private async perform(move: Move, index: number): Promise<void> {
    const path = `moves[${index}]`;
    const person = this.person(move.as);
    const step = await this.untilOpen(person, move, path);
    await this.say(String(index + 1), move.as, move.say);
    const file = await person.readCase(this.caseId);
    const input = await this.filled(move.input, person, { fields: step.fields, file, path: `${path}.input` });
    const { version, settled } = await person.perform(this.caseId, move.step, input);
    this.options.print(`${indent}${step.title} → recorded as entry ${version}${settled ? '' : '; the process has not caught up yet'}`);
    await this.untilQuiet(person, version);
    await this.showWhatChanged();
  }

  private async untilOpen(person: Person, { step, standing, waitFor }: Move, path: string): Promise<OpenStep> {
    const end = Date.now() + waitFor * 1_000;
    for (;;) {
      const { openSteps } = await person.readCase(this.caseId);
      const found = openSteps.find(({ stepId }) => stepId === step);
      if (found && (standing || found.priority !== undefined)) return found;
      if (Date.now() > end) {
        const open = openSteps.filter(({ priority }) => priority !== undefined).map(({ stepId }) => stepId);
        const hint = found ? ' (it may always be done: say "standing": true)' : '';
        const { name } = await person.me();
        throw new StoryError([`${path}.step: "${step}" was not asked of ${name} within ${waitFor} s${hint}; asked is ${open.join(', ') || 'nothing'}`]);
      }
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  /** Until the process has answered an entry: nothing more is added to the case for a moment. */
  private async untilQuiet(person: Person, entry: number): Promise<void> {
    const end = Date.now() + quietWithinMs;
    for (let before = entry; Date.now() < end; ) {
      await new Promise((resolve) => setTimeout(resolve, pollMs));
      const { version } = await person.readCase(this.caseId);
      if (version === before && (version > entry || Date.now() > end - quietWithinMs + processAnswersMs)) return;
      before = version;
    }
  }

  private async filled<T extends object>(input: T, person: Person, { fields, file, path }: Form): Promise<T> {
    const organisations = fields.filter(({ kind }) => kind === 'organisation').flatMap(({ options = [] }) => options);
    const known: Known = {
      now: this.options.now?.() ?? new Date(),
      zone: this.zone,
      file,
      staffId: async (account) => (await this.person(account).me()).staffId,
      organisationId: async (title) => organisations.find(({ label }) => label === title)?.value,
    };
    try {
      return await filledIn(input, known, path);
    } catch (error) {
      if (error instanceof PlaceholderError) throw new StoryError([`${error.message} (as ${(await person.me()).name} sees it)`]);
      throw error;
    }
  }

  private async say(mark: string, as: string, text: string): Promise<void> {
    const me = await this.person(as).me();
    const first = mark === 'opening' ? '  ▸   ' : `${mark.padStart(3)}   `;
    this.options.print(`\n${wrapped(`${who(me)}: ${text}`, first)}`);
  }

  /** What the answer changed for the people of this story: what is newly asked of them, who comes, and the docket. */
  private async showWhatChanged(): Promise<void> {
    const cast = await Promise.all(this.cast().map(async (account) => ({ person: this.person(account), me: await this.person(account).me() })));
    await this.showAsked(cast);
    await this.showWhoComes();
    const prosecutor = cast.find(({ me }) => me.roles.includes('prosecutor'));
    if (prosecutor) await this.showDocket(prosecutor.person, prosecutor.me);
  }

  private async showAsked(cast: readonly { person: Person; me: Me }[]): Promise<void> {
    const asked = new Map<string, { line: string; people: string[] }>();
    for (const { person, me } of cast) {
      const { openSteps } = await person.readCase(this.caseId).catch(nothingOpen);
      for (const { stepId, title, due, late, priority, fields } of openSteps) {
        // What may always be left for later is not what the case waits for.
        if (priority === undefined || priority > 4) continue;
        const about = fields.flatMap(({ items = [] }) => items.map(({ value }) => value)).join();
        const key = [stepId, due, about].join(' ');
        const when = due === undefined ? '' : `, by ${instant(due, this.zone)}${late ? ' (late)' : ''}`;
        const { people } = asked.get(key) ?? { people: [] };
        asked.set(key, { line: `${title}${when}`, people: [...people, me.name] });
      }
    }
    for (const [key, { line, people }] of asked) {
      if (!this.openBefore.has(key)) this.options.print(wrapped(`now open: ${line} (${people.join(', ')})`, `${indent}· `, `${indent}  `));
    }
    this.openBefore = new Set(asked.keys());
  }

  private async showWhoComes(): Promise<void> {
    const { handoff } = (await this.person(this.story.opening.as).readCase(this.caseId)) as unknown as { handoff?: Handoff };
    const coming = handoff?.coming;
    if (coming?.name === undefined) return;
    this.showOnce('handoff', `The officer sees: ${coming.name} is coming, ${instant(coming.at, this.zone)}`);
  }

  private async showDocket(person: Person, me: Me): Promise<void> {
    const rows = (await person.readDocket(this.story.program)).filter(({ caseId }) => caseId === this.caseId);
    for (const row of rows) this.showOnce(row.chargeId, `${me.name} sees on the docket: ${docketLine(row, this.zone)}`);
    const onDocket = new Set(rows.map(({ chargeId }) => chargeId));
    const { charges = [] } = (await person.readCase(this.caseId)) as unknown as { charges?: (Pick<DocketRow, 'classLabel' | 'status'> & { id: string })[] };
    for (const { id, classLabel, status } of charges) {
      if (this.shown.has(id) && !onDocket.has(id)) this.showOnce(id, `Off the docket: ${classLabel}: ${chargeStatus(status)}`);
    }
  }

  private showOnce(key: string, line: string): void {
    if (this.shown.get(key) === line) return;
    this.shown.set(key, line);
    this.options.print(wrapped(line, `${indent}· `, `${indent}  `));
  }

  private cast(): string[] {
    const { opening, moves } = this.story;
    return [...new Set([opening, ...moves].map(({ as }) => accountOf(this.story, as)))];
  }

  private person(as: string): Person {
    const account = accountOf(this.story, as);
    const known = this.people.get(account) ?? new Person(account, this.options);
    this.people.set(account, known);
    return known;
  }
}

interface Form {
  fields: readonly FormField[];
  file: Readonly<Record<string, unknown>>;
  /** Of the input in the file. */
  path: string;
}

interface Programs {
  items: { programId: string; zone: string; pathways: Record<string, unknown> }[];
}

interface Handoff {
  coming?: { name?: string; at: string };
}

/** Somebody of the story may not know of this case: then nothing is open to them. */
function nothingOpen(error: unknown): Pick<CaseAnswer, 'openSteps'> {
  if (error instanceof RefusedError && error.problem.status === 404) return { openSteps: [] };
  throw error;
}
