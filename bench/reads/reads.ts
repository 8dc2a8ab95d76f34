import { mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { randomBytes } from 'node:crypto';
import pg, { type Pool } from 'pg';
import { KeyVault } from '#persistence/keys/key-vault';
import { digestsOf } from '#persistence/people/participant-index';
import { searchParticipants } from '#persistence/people/participants';
import { indexTerms } from '#protocol/person-index';
import { madisonMari } from '#protocol/programs/madison-mari.program';
import { readEnvironment } from '#config/environment';
import { systemClock } from '#persistence/clock';
import { forOneCaller } from '#persistence/agency-scope';
import { connect } from '#persistence/database';
import { migrate } from '#persistence/migrate';
import { ProgramShelf } from '#persistence/programs';
import { docket } from '#persistence/reads/docket';
import { findStaff, type StaffRow } from '#persistence/reads/staff-list';
import { worklist } from '#persistence/reads/worklist';
import { seedStaff } from '#persistence/seed';
import { demoOrganisations, demoStaff } from '#tools/demo-staff';
import { ensureDatabase } from '#tools/set-up/database-roles';
import { postgresServer } from '#tools/set-up/postgres';
import { Explained } from './explained.js';
import { seedCases, seedPeople, type Amounts } from './seed-reads.js';

const amounts: Amounts = { cases: 50_000, held: 10_000, people: 500_000 };
const someone = { name: 'Jordan Avery', birthDate: '2001-05-09', phone: '608 555 0123' };
const issuer = 'bench';
const repetitions = 25;

interface Measured {
  read: string;
  rows: number;
  medianMs: number;
  slowestMs: number;
  /** As PostgreSQL ran it once more, of the statement that took longest. */
  plan: string;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const dataDir = join(resolve(readEnvironment(process.env).dataDir), `bench-reads-${process.pid}`);
await mkdir(dataDir, { recursive: true });
const postgres = await postgresServer({ dataDir, logFile: join(dataDir, 'postgres.log'), durability: 'throwAway' });
try {
  await postgres.process.start();
  await measureReads();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await postgres.process.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function measureReads(): Promise<void> {
  const urls = await ensureDatabase(postgres.adminUrl, dataDir);
  await migrate(urls.ownerUrl);
  await seedStaff(urls.ownerUrl, issuer, demoStaff, demoOrganisations);
  const owner = new pg.Pool({ connectionString: urls.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  const database = await connect({ url: urls.apiUrl });
  try {
    await forOneCaller(() => measureAll(database.pool, owner));
  } finally {
    await database.close();
    await owner.end();
  }
}

async function measureAll(pool: Pool, owner: Pool): Promise<void> {
  say(`Writing ${amounts.cases} open cases, ${amounts.held} of them with a held charge`);
  await seedCases(owner, amounts);
  say(`Writing ${amounts.people} participants`);
  const vault = new KeyVault(randomBytes(32));
  const terms = indexTerms(someone);
  const digests = digestsOf(vault, madisonMari.agency, terms);
  await seedPeople(owner, amounts, terms.map(({ kind }, index) => ({ kind, digest: digests[index]! })));

  const explained = new Explained(pool, owner);
  const parts = { database: { pool: explained.pool }, vault, clock: systemClock, shelf: new ProgramShelf() };
  const as = async (account: string): Promise<StaffRow> => (await findStaff(pool, { issuer, subject: account }))!;
  const [peer, clinician, officer, liaison, coordinator] = (await Promise.all(
    ['mari-peer', 'mari-clinician', 'mari-officer', 'mari-court-liaison', 'mari-coordinator'].map(as),
  )) as [StaffRow, StaffRow, StaffRow, StaffRow, StaffRow];

  const measured: Measured[] = [];
  const measure = async (read: string, once: () => Promise<{ items: unknown[] }>) => {
    measured.push(await timed(read, once, explained));
    say(asLine(measured.at(-1)!));
  };
  await measure('worklist of a peer, first page of 50', () => worklist(parts, peer, { limit: 50 }));
  const second = (await worklist(parts, peer, { limit: 50 })).next!;
  await measure('worklist of a peer, second page', () => worklist(parts, peer, { limit: 50, cursor: second }));
  await measure('worklist of a peer, 500 at once', () => worklist(parts, peer, { limit: 500 }));
  await measure('worklist of a clinician', () => worklist(parts, clinician, { limit: 50 }));
  await measure('worklist of a court liaison', () => worklist(parts, liaison, { limit: 50 }));
  await measure('worklist of an officer', () => worklist(parts, officer, { limit: 50 }));
  await measure('docket of a court liaison, first page of 50', () => docket(parts, liaison, { limit: 50 }));
  await measure('docket of a court liaison, 500 at once', () => docket(parts, liaison, { limit: 500 }));
  const found = async () => ({ items: await searchParticipants(explained.pool, vault, coordinator, someone) });
  await measure('a person among all participants, by name, birth date and phone', found);
  const nobody = { name: 'Somebody Unknown', birthDate: '1990-01-01' };
  await measure('a person who is not among them', async () => ({ items: await searchParticipants(explained.pool, vault, coordinator, nobody) }));
  await writeFile(join(resolve(readEnvironment(process.env).dataDir), 'bench-reads.md'), asReport(measured));
}

async function timed(read: string, once: () => Promise<{ items: unknown[] }>, explained: Explained): Promise<Measured> {
  let rows = 0;
  const times: number[] = [];
  for (let turn = 0; turn < repetitions + 3; turn += 1) {
    explained.forget();
    const began = performance.now();
    rows = (await once()).items.length;
    times.push(performance.now() - began);
  }
  const sorted = times.slice(3).sort((a, b) => a - b);
  return { read, rows, medianMs: sorted[Math.floor(sorted.length / 2)]!, slowestMs: sorted.at(-1)!, plan: await explained.planOfSlowest() };
}

function asLine({ read, rows, medianMs, slowestMs }: Measured): string {
  return `${read}: ${rows} rows, median ${medianMs.toFixed(1)} ms, slowest ${slowestMs.toFixed(1)} ms`;
}

function asReport(measured: readonly Measured[]): string {
  const table = measured.map(({ read, rows, medianMs, slowestMs }) => `| ${read} | ${rows} | ${medianMs.toFixed(1)} | ${slowestMs.toFixed(1)} |`);
  const plans = measured.map(({ read, plan }) => `### ${read}\n\n\`\`\`\n${plan}\n\`\`\``);
  return [
    `${amounts.cases} open cases, ${amounts.held} held charges, ${amounts.people} participants; ${repetitions} times each; ${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}.`,
    ['| read | rows | median ms | slowest ms |', '|---|---|---|---|', ...table].join('\n'),
    '## Plans',
    ...plans,
  ].join('\n\n');
}
