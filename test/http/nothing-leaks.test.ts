import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type proto from '@temporalio/proto';
import { chainHeads } from '#persistence/anchors/chain-heads';
import { outsideFiles } from '#persistence/outside-files';
import { readEnvironment, type Environment } from '#config/environment';
import type { CaseFile } from '#protocol/case-file';
import type { CaseEvent } from '#protocol/event';
import type { Field, Fields } from '#protocol/fields';
import { openNaloxonePlus } from '#protocol/steps/open-naloxone-plus.step';
import { recordScreening, stepById, steps } from '#protocol/steps/registry';
import { programStepById, programSteps } from '#protocol/program-steps/registry';
import { recordCall } from '#protocol/program-steps/record-call.program-step';
import type { ProgramEvent } from '#protocol/program-step';
import type { Provenance } from '#protocol/provenance';
import type { Role } from '#protocol/roles';
import { EncryptingCodec } from '#temporal/payload-codec';
import { demoStaff } from '#tools/demo-staff';
import { freePort } from '#tools/set-up/ports';
import { WorkerProcess } from '#worker/worker-process';
import { staffId, TestClock } from '../support/engine.js';
import { HttpEngine, type Answered } from '../support/http-engine.js';
import { dayFrom, instantFrom } from '../support/http-moves.js';
import { everyJourney } from '../support/journeys/every-journey.js';
import { begins, condition, instantOf, laDoorCompleted, mariMissedAndExtended, treatmentConsent } from '../support/moves.js';
import { readPdf } from '../support/pdf-words.js';
import { isMarkable, Marks, sealedFields } from '../support/planted.js';
import { authorOf, Planter } from '../support/planter.js';
import { HttpReceiver, SmtpReceiver } from '../support/receivers.js';
import { publish, shorterHold } from '../support/revisions.js';
import { testServers } from '../support/servers.js';

const clock = new TestClock();
const mails = new SmtpReceiver();
const posts = new HttpReceiver();
/** What is entered about people who take part, and what staff enter about themselves. */
const marks = new Marks('Qzvwkjxh');
const ofStaff = new Marks('Wqkjzvyx');
const logged: string[] = [];

let http: HttpEngine;
let environment: Environment;
let worker: WorkerProcess;
let planter: Planter;

const sites = [...new Set(everyJourney.map(({ opener }) => opener.split('-')[0]!))];
const people = demoStaff.filter(({ roles }) => !roles.includes('feed'));
const accountsOf = (site: string) => demoStaff.filter(({ account }) => account.startsWith(`${site}-`)).map(({ account }) => account);
const programOf = (site: string) => demoStaff.find(({ account }) => account.startsWith(`${site}-`))!.programs[0]!;

/** By field: why no test reaches it. */
const notEntered: Readonly<Record<string, string>> = {
  'correctEntry/field': "it is the name of a field, and opens it to the record's own rules",
};

beforeAll(async () => {
  keepWhatIsLogged();
  const hooks = await startEverything();
  planter = new Planter(http, marks, clock);
  await staffSayHowTheyAreReached(hooks);
  for (const journey of everyJourney) await planter.plays(journey.opener.endsWith('-feed') ? { ...journey, opener: journey.opener.replace('feed', 'coordinator') } : journey);
  await othersAreHandedIn();
  await standingStepsAreTaken();
  await whatIsNotTaken();
  await messagesGoOut();
}, 900_000);

afterAll(async () => {
  await worker.beforeApplicationShutdown();
  await http.stop();
  await mails.close();
  await posts.close();
  jest.restoreAllMocks();
});

/** The log of API and worker goes to standard output, what the SDK says to standard error. */
function keepWhatIsLogged(): void {
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation((text: string | Uint8Array) => logged.push(String(text)) > 0);
  }
}

async function startEverything(): Promise<string> {
  const [smtp, gateway, port] = [await mails.listen(), await posts.listen(), await freePort()];
  clock.set(begins);
  http = await HttpEngine.start({ clock, withoutWorker: true, manyCases: true, variables: { LOG_LEVEL: 'trace', REQUESTS_PER_MINUTE: '100000' } });
  environment = readEnvironment({
    DATA_DIR: http.environment.dataDir,
    WORKER_DATABASE_URL: http.engine.testDatabase.workerUrl,
    WORKER_PORT: String(port),
    TEMPORAL_ADDRESS: testServers.temporalAddress(),
    TEMPORAL_TASK_QUEUE: http.engine.taskQueue,
    SMTP_URL: smtp,
    SMTP_FROM: 'dpad@example.org',
    SMS_GATEWAY_URL: `${gateway}/messages`,
    SMS_GATEWAY_TOKEN: 'a-token',
    WEBHOOK_SIGNING_KEY: Buffer.alloc(32).toString('base64'),
    PUBLIC_URL: 'https://dpad.example.org',
  });
  const { masterKeys } = http.engine.vault;
  worker = await WorkerProcess.start({ environment, masterKeys, clock, maxCachedWorkflows: 100, workflowBundle: { codePath: testServers.workflowBundle() } });
  return `${gateway}/hook`;
}

async function staffSayHowTheyAreReached(hooks: string): Promise<void> {
  for (const [nth, { account }] of people.entries()) {
    const items = [
      { kind: 'email', address: `${ofStaff.text('channels/email', 'case')}@example.org` },
      { kind: 'webhook', address: `${hooks}/${ofStaff.text('channels/webhook', 'case')}` },
      { kind: 'sms', address: '+12155550123' },
    ];
    const first = nth % items.length;
    expect(await planter.send(account, 'PUT', '/api/me/channels', { items: [...items.slice(first), ...items.slice(0, first)] })).toMatchObject({ status: 200 });
  }
}

/** What comes from other systems, is asked of the record, or belongs to no case. */
async function othersAreHandedIn(): Promise<void> {
  const before = marks.planted.length;
  const reporter = { roles: ['feed'], part2: false } as const;
  const { place, reportedBy, name, birthDate, phone } = marks.inInput(openNaloxonePlus, {}, reporter);
  const noticeId = marks.text('openNaloxonePlus/reference', 'police');
  const notice = { noticeId, occurredAt: instantFrom(http, -5), area: 'brockton', fatal: false, place, source: reportedBy, person: { name, birthDate, phone } };
  for (const again of ['', '-2']) {
    expect(await planter.send('pco-feed', 'POST', '/api/notices/overdose', { ...notice, noticeId: `${noticeId}${again}` })).toMatchObject({ status: 201 });
  }
  const { name: callerName, birthDate: callerBirthDate, phone: callerPhone, place: callPlace } = marks.inInput(recordCall, {}, reporter);
  const call = { callId: 'C-1', kind: 'welfareCheck', occurredAt: instantFrom(http, -5), area: 'brockton', place: callPlace, person: { name: callerName, birthDate: callerBirthDate, phone: callerPhone } };
  expect(await planter.send('pco-feed', 'POST', '/api/notices/call', call)).toMatchObject({ status: 201 });
  planter.keep(marks.planted.slice(before));

  for (const person of [{ name: marks.text('search/name', 'case'), birthDate: marks.birthDate('search/birthDate', 'case') }, { phone: marks.phone('search/phone', 'case') }]) {
    expect(await planter.send('pco-coordinator', 'POST', '/api/participants/search', person)).toMatchObject({ status: 200 });
  }
  const screening = { screenedOn: dayFrom(http), district: 'other', outcome: 'notEligible', reasons: ['ELIGIBILITY.DISTRICT_NOT_SERVED'] };
  expect(sealedFields(recordScreening)).toEqual([]);
  expect(await planter.send('mari-officer', 'POST', '/api/screenings', { screeningId: randomUUID(), programId: 'madison-mari', pathwayId: 'officerIntervention', input: screening })).toMatchObject({ status: 201 });
  const account = { subject: ofStaff.text('accounts/subject', 'case'), name: ofStaff.text('accounts/name', 'case'), organisationId: await organisationOf('pco-administrator'), roles: ['peer'], programs: [programOf('pco')], professions: ['peer'], active: true };
  expect(await planter.send('pco-administrator', 'POST', '/api/staff/accounts', account)).toMatchObject({ status: 201 });
}

async function organisationOf(account: string): Promise<string> {
  const { rows } = await http.engine.database.pool.query<{ id: string }>('select organisation_id as id from staff where subject = $1', [account]);
  return rows[0]!.id;
}

/** Whatever may be done at any time, on cases in the middle of things; those who answer for the person before others. */
async function standingStepsAreTaken(): Promise<void> {
  const care = ['peer', 'clinician', 'case-manager', 'coordinator', 'supervisor'];
  const everybody = (site: string) => [...care.map((role) => `${site}-${role}`), ...accountsOf(site).filter((account) => !care.includes(account.slice(site.length + 1)))];

  const held = await planter.plays(laDoorCompleted, 'held', 10);
  await consentsInOtherWords(held);
  await addsEvidence('door-peer', held);
  await addsEvidence('door-clinician', held);
  await planter.performs('door-officer', await planter.plays(laDoorCompleted, 'charged', 0), 'addCharge', { charges: [{ class: 'drugPossession', title: '' }] });
  clock.set(instantOf(laDoorCompleted, 9));
  await planter.performs('door-prosecutor', held, 'decideCharge', amendment(await http.engine.file(held)));
  await correctsAnEntry('door-clinician', held);
  const told = { on: clock.now().toISOString(), to: '', basis: 'medicalEmergency', scope: ['notes'], what: '', why: '' };
  await planter.performs('door-peer', held, 'recordDisclosure', told);
  await planter.fillsInForms(held, everybody('door'));

  const missed = await planter.plays(mariMissedAndExtended, 'missed', 13);
  await publish(http.engine, shorterHold);
  await planter.fillsInForms(missed, everybody('mari'));

  const outreach = everyJourney.find(({ pathway, program }) => pathway === 'naloxonePlus' && program === 'plymouth-county-outreach')!;
  await planter.fillsInForms(await planter.plays(outreach, 'outreach', 4), everybody('pco'));

  const early = await planter.plays(engagedEarly('dots'), 'early', 6);
  await planter.performs('dots-peer', early, 'recordMilestone', { kind: 'housing', on: dayFrom(http) });
  await planter.performs('dots-coordinator', early, 'transferCase', { agency: await keyOfAgency('philadelphia'), agreed: true, approvedBy: staffId('dots-supervisor'), reason: '' });
  await isDiscussed(await planter.plays(engagedEarly('paari'), 'discussed', 3));
  for (const site of ['door', 'pco', 'dots', 'paari']) await planter.fillsInProgramForms(programOf(site), everybody(site));
  await planter.fillsInForms(await closedCaseOf('core'), ['core-coordinator', 'core-peer']);
  await isSealed(await closedCaseOf('door'));
}

const engagedEarly = (site: string) => everyJourney.find(({ opener, moves }) => opener.startsWith(`${site}-`) && moves.slice(0, 6).every(({ lapsesFirst }) => !lapsesFirst))!;

function amendment({ charges }: CaseFile): Record<string, unknown> {
  return { charge: charges[0]!.id, decision: 'amend', reason: '', harsher: true, conditions: [condition('attend')] };
}

/** What is put right in a clinic's note comes from there too. */
async function correctsAnEntry(as: string, caseId: string): Promise<void> {
  await planter.performs(as, caseId, 'addNote', { note: '' });
  const before = marks.planted.length;
  const { seq } = (await http.engine.events(caseId)).find((event) => event.kind === 'step' && event.type === 'addNote' && event.actor.staff === staffId(as))!;
  await planter.performs(as, caseId, 'correctEntry', { entry: seq, field: 'note', value: '', reason: '' });
  for (const planted of marks.planted.slice(before)) planted.provenance = 'part2';
}

async function isDiscussed(caseId: string): Promise<void> {
  const does = (stepId: string, input: Record<string, unknown>) => planter.performsForProgram('paari-coordinator', programOf('paari'), stepId, input);
  const { meetingId: meeting } = await does('callMeeting', { at: instantFrom(http, 60), place: '' });
  await does('confirmAttendance', { meeting, person: staffId('paari-coordinator'), agreed: true });
  const { entryId: entry } = await does('putPersonOnAgenda', { meeting, area: 'hub', name: '', description: '', concern: '' });
  await does('putCaseOnAgenda', { meeting, case: caseId, concern: '' });
  clock.advance(3_600_000);
  await does('decideElevatedRisk', { entry, factors: ['noServices', 'recentOverdose'], decision: 'acutelyElevated', reason: '', reviewOn: dayFrom(http, 7) });
}

async function closedCaseOf(site: string): Promise<string> {
  const { rows } = await http.engine.database.pool.query<{ id: string }>(`select case_id as id from case_head where file->>'status' = 'closed' and program_id = $1 order by case_id`, [programOf(site)]);
  return rows[0]!.id;
}

async function keyOfAgency(id: string): Promise<string> {
  const { rows } = await http.engine.database.pool.query<{ key: string }>('select key from agency where id = $1', [id]);
  return rows[0]!.key;
}

async function isSealed(caseId: string): Promise<void> {
  await planter.performs('door-privacy-officer', caseId, 'placeLegalHold', { reason: '' });
  const { legalHold } = await http.engine.file(caseId);
  await planter.performs('door-privacy-officer', caseId, 'releaseLegalHold', { hold: legalHold![0]!.id, reason: '' });
  await planter.performs('door-privacy-officer', caseId, 'sealRecords', { classes: ['justice', 'service', 'counselingNote'], ground: 'courtOrder', order: '' });
}

/** A drawn signature, a recipient without an account, and an end that is a condition. */
async function consentsInOtherWords(caseId: string): Promise<void> {
  const { signature: _typed, ...drawn } = treatmentConsent({ signedOn: dayFrom(http, -1), signatureKind: 'drawn', drawn: 'M1 1L2 2' });
  await planter.performs('door-peer', caseId, 'captureConsent', { ...drawn, kinds: ['namedRecipient'], recipients: [{ class: 'outside', name: '', isIntermediary: true, members: '' }], ends: 'onCondition', endCondition: 'When housed' });
}

async function addsEvidence(as: string, caseId: string): Promise<void> {
  const before = marks.planted.length;
  const provenance = authorOf(as).part2 ? 'part2' : 'care';
  const form = new FormData();
  form.append('file', new Blob([`%PDF-1.7\n${marks.text('addEvidence/file', provenance)}\n%%EOF\n`], { type: 'application/pdf' }), `${marks.text('addEvidence/file', provenance)}.pdf`);
  const response = await fetch(`${http.base}/api/cases/${caseId}/files`, { method: 'POST', headers: { Authorization: `Bearer ${await http.token(as)}` }, body: form });
  const { fileId } = (await response.json()) as { fileId: string };
  await planter.performs(as, caseId, 'addEvidence', { file: fileId });
  planter.keep(marks.planted.slice(before));
}

/** Personal values where they do not belong: in addresses, in the wrong field, in what cannot be read. */
async function whatIsNotTaken(): Promise<void> {
  const as = 'door-peer';
  const [caseId] = [...planter.cases].find(([, programId]) => programId === 'la-door')!;
  const word = (where: string) => marks.text(`refused: ${where}`, 'care');
  for (const { path: route } of await getRoutes()) {
    await planter.send(as, 'GET', route.replace(/\{\w+\}/g, () => word(route)));
    const filled = route.replace(/\{caseId\}/, caseId).replace(/\{\w+\}/g, randomUUID());
    for (const name of ['name', 'cursor', 'limit', 'program', 'status', 'assignee', 'updatedSince', 'language', 'format']) await planter.send(as, 'GET', `${filled}?${name}=${word(route)}`);
  }
  const note = `/api/cases/${caseId}/steps/addNote`;
  const commandId = randomUUID();
  await planter.send(as, 'POST', note, { commandId, input: { note: word('first') } });
  for (const body of [
    { commandId, input: { note: word('the same command with other content') } },
    { commandId: word('command id'), input: { note: 'x' } },
    { commandId: randomUUID(), input: { note: word('too long').repeat(400) } },
    { commandId: randomUUID(), input: { note: `${word('not storable')}\u0000` } },
    { commandId: randomUUID(), input: { note: `${word('not well formed')}\ud800` } },
    { commandId: randomUUID(), input: { note: { deep: word('an object') } } },
    { commandId: randomUUID(), input: { other: word('no such field') } },
    { commandId: randomUUID(), input: word('no input') },
    word('no object'),
  ]) await planter.send(as, 'POST', note, body);
  await planter.send('mari-peer', 'POST', note, { commandId: randomUUID(), input: { note: word('of another agency') } });
  await planter.send('door-administrator', 'POST', note, { commandId: randomUUID(), input: { note: word('of a role that may not') } });
  await planter.send(as, 'POST', `/api/cases/${caseId}/steps/acceptHold`, { commandId: randomUUID(), input: { charge: word('a charge') } });
  await planter.send(as, 'POST', `/api/cases/${caseId}/steps/${word('a step')}`, { commandId: randomUUID(), input: {} });
  await planter.send(as, 'POST', '/api/cases', { caseId: word('a case'), programId: word('a program'), pathwayId: word('a pathway'), input: {} });
  await planter.send(as, 'PUT', '/api/me/channels', { items: [{ kind: 'email', address: `${word('an address')} at home` }] });
  await planter.send('door-coordinator', 'POST', '/api/participants/search', { name: word('a name'), birthDate: word('a day') });
  await planter.send('door-feed', 'POST', '/api/notices/overdose', { noticeId: word('a notice'), area: word('an area'), occurredAt: word('an instant'), person: word('a person') });
  for (const method of ['GET', 'POST', 'DELETE', 'PATCH']) await planter.send(as, method, `/api/participants/by-name/${word('an address that is none')}`);
  await planter.send(as, 'GET', `/${word('outside of the API')}`);
  const token = [{ alg: 'none' }, { sub: word('a token') }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  await raw(note, { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}.` }, body: `{"commandId": "${word('a forged token')}"}` });
  const Authorization = `Bearer ${await http.token(as)}`;
  await raw(note, { method: 'POST', headers: { 'Content-Type': 'application/json', Authorization }, body: `{"input": {"note": "${word('broken JSON')}` });
  await raw(note, { method: 'POST', headers: { 'Content-Type': 'text/plain', Authorization }, body: word('text') });
  const form = new FormData();
  form.append('file', new Blob([word('a page')], { type: 'text/html' }), `${word('a page')}.html`);
  await raw(`/api/cases/${caseId}/files`, { method: 'POST', headers: { Authorization }, body: form });
}

async function raw(path: string, request: RequestInit): Promise<void> {
  const { status, headers, ...response } = await fetch(http.base + path, request).then(async (answer) => ({ status: answer.status, headers: answer.headers, body: (await answer.text()) as Answered }));
  planter.exchanges.push({ as: 'door-peer', asked: path, answer: { status, headers, ...response } });
}

/** To everybody's first channel, at last. */
async function messagesGoOut(): Promise<void> {
  clock.set('2032-01-05T18:00:00.000Z');
  const { pool } = http.engine.database;
  await http.engine.until('messages by mail, web and telephone', async () => {
    const { rows } = await pool.query<{ channel: string }>(`select distinct channel from delivery where state = 'sent'`);
    return rows.length === 3;
  }, 120_000);
  const { ledger, anchors } = outsideFiles(environment);
  await ledger.catchUp(pool);
  await anchors.add(pool, chainHeads, clock.now());
}

/** What can be read, and whether it comes in pages. */
async function getRoutes(): Promise<{ path: string; paged: boolean }[]> {
  const { body } = await http.send('GET', '/api/openapi.json');
  const paths = Object.entries(body.paths as Record<string, { get?: { parameters?: { name: string }[] } }>);
  return paths.flatMap(([path, { get }]) => (get && path !== '/api/live' ? [{ path, paged: get.parameters?.some(({ name }) => name === 'limit') === true }] : []));
}

describe('the search finds a value', () => {
  const some = new Marks('Qzvwkjxh');
  const value = some.text('a note', 'care');
  const mail = Buffer.from(`${'A line of a mail that is long. '.repeat(2)}${value}`).toString('base64').replace(/.{76}/g, '$&\r\n');
  it.each<[string, string | Buffer]>([
    ['as it is', `x${value}x`],
    ['in other letters', value.toUpperCase()],
    ['in hex', Buffer.from(`x${value}`).toString('hex')],
    ['in base64, first of three', Buffer.from(value).toString('base64')],
    ['in base64, second of three', Buffer.from(`x${value}`).toString('base64')],
    ['in base64, third of three', Buffer.from(`xx${value}`).toString('base64url')],
    ['in UTF-16', Buffer.from(value, 'utf16le')],
    ['in UTF-16, the other way about', Buffer.from(value, 'utf16le').swap16()],
    ['in a mail', mail],
    ['broken over two lines of a mail', `${value.slice(0, 4)}=\r\n${value.slice(4)}`],
  ])('%s', (_how, held) => {
    expect(some.finder()([held])).not.toEqual([]);
  });
});

it('every value that a person writes in their own words, or says of who they are, has been entered', () => {
  const all = [...Object.values(steps), ...Object.values(programSteps)].flatMap((step) => sealedFields(step));
  const not = all.filter(({ name, field, where }) => isMarkable(name, field) && !planter.reached.has(where));
  expect(not.map(({ where }) => where).sort()).toEqual(Object.keys(notEntered));
});

it('the rest of what is sealed is one of a few values, a number or an instant: it stands in no entry in clear', async () => {
  const { rows } = await http.engine.database.pool.query<{ body: string }>('select body from case_event union all select body from program_event');
  const taken = rows.map(({ body }) => JSON.parse(body) as CaseEvent | ProgramEvent).filter((event) => 'open' in event);
  const inClear = taken.flatMap(({ type, open }) => sealedNamesIn(stepFields(type), open).map((name) => `${type}/${name}`));
  const kinds = new Set(taken.map(({ type }) => type)).size;
  expect({ inClear: [...new Set(inClear)], some: kinds > 50 }).toEqual({ inClear: [], some: true });
});

function stepFields(type: string): Fields {
  const step: { fields: Fields } = (stepById(type) ?? programStepById(type))!;
  return step.fields;
}

function sealedNamesIn(fields: Fields, open: Record<string, unknown>): string[] {
  return (Object.entries(fields) as [string, Field][]).flatMap(([name, field]) => {
    if (open[name] === undefined) return [];
    if (field.kind === 'list') return (open[name] as Record<string, unknown>[]).flatMap((row) => sealedNamesIn(field.fields, row));
    return field.sealed ? [name] : [];
  });
}

describe('nothing that was entered about a person stands in', () => {
  let found: ReturnType<Marks['finder']>;
  let foundOfStaff: typeof found;
  beforeAll(() => {
    found = marks.finder();
    foundOfStaff = ofStaff.finder();
  });

  it('what Temporal keeps: ids, histories, search attributes, memos; and nothing of it in what these decrypt to', async () => {
    const { kept: encrypted, decrypted } = await whatTemporalHolds();
    const isRead = decrypted.some((held) => held.includes('recordWarmHandoff'));
    expect({ encrypted: found(encrypted), decrypted: found(decrypted), isRead }).toEqual({ encrypted: [], decrypted: [], isRead: true });
  });

  it('any column of any table, and of what staff say of themselves only what they are reached by and signed in as', async () => {
    const columns = await everyColumn();
    const leaks = columns.flatMap(({ column, values }) => found(values).map((value) => `${column}: ${value}`));
    const ofThemselves = columns.filter(({ values }) => foundOfStaff(values).length > 0).map(({ column }) => column);
    expect({ leaks, ofThemselves }).toEqual({ leaks: [], ofThemselves: ['public.contact_channel.address', 'public.staff.name', 'public.staff.subject'] });
  });

  it("the database's own log, and what it says of queries", async () => {
    const { rows } = await http.engine.database.pool.query<{ query: string }>('select query from pg_stat_activity');
    const log = await readFile(join(testServers.dataDir(), 'postgres.log'));
    expect(found([log, ...rows.map(({ query }) => query)])).toEqual([]);
  });

  it('the log of API and worker, at its most talkative', () => {
    expect({ found: found(logged), ofStaff: foundOfStaff(logged), lines: logged.length > 500 }).toEqual({ found: [], ofStaff: [], lines: true });
  });

  it('metrics', async () => {
    const texts = await Promise.all([`${http.base}/metrics`, `http://127.0.0.1:${worker.healthPort}/metrics`].map(async (url) => (await fetch(url)).text()));
    expect({ found: found(texts), ofStaff: foundOfStaff(texts) }).toEqual({ found: [], ofStaff: [] });
  });

  it('messages: sender, recipient, subject, body, headers and address', () => {
    const posted = posts.received.map(({ path, headers, body }) => [path, JSON.stringify(headers), body].join('\n'));
    const held = [...mails.received.map(({ to, raw: mail }) => `${to.join()}\n${mail}`), ...posted];
    // That somebody was written to under an address of their own is seen: the search reads what was received.
    expect({ found: found(held), some: foundOfStaff(held).length > 0 }).toEqual({ found: [], some: true });
  });

  it('files beside the database: anchors, destroyed keys, keys', async () => {
    const names = await readdir(environment.dataDir, { recursive: true, withFileTypes: true });
    const held = await Promise.all(names.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name))));
    expect({ found: found(held), anchors: held.some((content) => content.includes('"chain"')) }).toEqual({ found: [], anchors: true });
  });

  it('a refusal, or the headers of an answer', () => {
    const refusals = planter.exchanges.filter(({ answer }) => answer.status >= 400);
    const said = refusals.flatMap(({ asked, answer }) => found([JSON.stringify(answer.body)]).map((text) => `${asked}: ${text}`));
    const inHeaders = found(planter.exchanges.map(({ answer }) => JSON.stringify([...answer.headers])));
    expect({ said, inHeaders, some: refusals.length > 100 }).toEqual({ said: [], inHeaders: [], some: true });
  });
});

it('no answer may be kept by a cache on its way', () => {
  const kept = planter.exchanges.filter(({ answer }) => answer.headers.get('cache-control') !== 'no-store');
  expect(kept.map(({ asked }) => asked)).toEqual([]);
});

it('whatever is sent is answered, never with an error of its own', () => {
  expect(planter.exchanges.filter(({ answer }) => answer.status >= 500).map(({ asked, answer }) => `${answer.status} ${asked}`)).toEqual([]);
});

/** The strings and bytes of every history and description, as they are kept, and as whoever has the key can read them. */
async function whatTemporalHolds(): Promise<{ kept: (string | Buffer)[]; decrypted: (string | Buffer)[] }> {
  const { client, database, vault } = http.engine;
  const { rows } = await database.pool.query<{ id: string }>('select case_id as id from case_head');
  const codec = new EncryptingCodec([...vault.masterKeys]);
  const kept: unknown[] = [];
  for (const { id } of rows) {
    const handle = client.workflow.getHandle(`case-${id}`);
    const [history, { raw: description }] = await Promise.all([handle.fetchHistory(), handle.describe()]);
    kept.push(history, description);
  }
  const payloads = kept.flatMap(payloadsIn);
  return { kept: kept.flatMap(leavesOf), decrypted: (await codec.decode(payloads)).flatMap(leavesOf) };
}

type Payload = proto.temporal.api.common.v1.IPayload;

function payloadsIn(value: unknown): Payload[] {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  if ('metadata' in value && 'data' in value) return [value as Payload];
  return Object.values(value).flatMap(payloadsIn);
}

function leavesOf(value: unknown): (string | Buffer)[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...leavesOf(inner)]);
}

/** What each column of each table holds, as text; bytes in hex. What the server writes to disk of them is these columns. */
async function everyColumn(): Promise<{ column: string; values: string[] }[]> {
  const { pool } = http.engine.database;
  const { rows: columns } = await pool.query<{ schema: string; table: string; column: string }>(
    `select table_schema as schema, table_name as table, column_name as column from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1, 2, 3`,
  );
  return Promise.all(columns.map(async ({ schema, table, column }) => {
    const { rows } = await pool.query<{ value: string }>(`select "${column}"::text as value from "${schema}"."${table}" where "${column}" is not null`);
    return { column: `${schema}.${table}.${column}`, values: rows.map(({ value }) => value) };
  }));
}

describe('what comes from treatment, or was written by a care team, is read by none of', () => {
  const outside: readonly Role[] = ['officer', 'responder', 'prosecutor', 'courtLiaison', 'defender', 'administrator', 'feed'];
  const readers = demoStaff.filter(({ roles }) => roles.some((role) => outside.includes(role)));
  beforeAll(() => clock.set('2031-05-04T18:00:00.000Z'));

  it.each(sites)('those of %s who are not of the care team', async (site) => {
    const addresses = await addressesOf(site);
    const own = readers.filter(({ account }) => account.startsWith(`${site}-`));
    const leaks = await Promise.all(own.map(async ({ account }) => {
      const found: string[] = [];
      for (const address of addresses) {
        for (const { where, value } of await keptAt(account, address)) found.push(`${account} ${address}: ${where} ${value}`);
      }
      return found;
    }));
    expect({ leaks: leaks.flat(), asked: addresses.length > 30 }).toEqual({ leaks: [], asked: true });
  }, 300_000);

  it('and the same questions show it to those who treat the person', async () => {
    const seen: string[] = [];
    for (const address of (await addressesOf('door')).filter((one) => one.includes('/cases/'))) seen.push(...(await keptAt('door-clinician', address)).map(({ where }) => where));
    expect(new Set(seen).size).toBeGreaterThan(20);
  });

  it('and no answer to a step of theirs says it', () => {
    const answers = planter.exchanges.filter(({ as }) => readers.some(({ account }) => account === as));
    const leaks = answers.flatMap(({ as, asked, answer }) => keptIn(JSON.stringify(answer.body)).map(({ where }) => `${as} ${asked}: ${where}`));
    expect({ leaks, some: answers.length > 100 }).toEqual({ leaks: [], some: true });
  });
});

const kept: readonly Provenance[] = ['part2', 'counselingNote', 'care'];
const keptIn = (text: string) => marks.readableIn(text).filter(({ provenance }) => kept.includes(provenance));
const keptAt = async (as: string, address: string) => keptIn(await wordsAt(as, address));

async function wordsAt(as: string, address: string): Promise<string> {
  const response = await fetch(http.base + address, { headers: { Authorization: `Bearer ${await http.token(as)}` } });
  const content = Buffer.from(await response.arrayBuffer());
  const isPdf = response.status === 200 && response.headers.get('content-type')?.includes('pdf');
  return `${content.toString('utf8')} ${isPdf ? await readPdf(content).then(({ words }) => words, () => '') : ''}`;
}

async function casesSharedWith(agency: string): Promise<string[]> {
  const { rows } = await http.engine.database.pool.query<{ id: string }>(
    `select case_id as id from case_head, jsonb_array_elements(file->'sharedWith') share join agency on key::text = share->>'agency' where id = $1`,
    [agency],
  );
  return rows.map(({ id }) => id);
}

/** Every address that can be read of a site's program, with the ids that there are. */
async function addressesOf(site: string): Promise<string[]> {
  const { pool } = http.engine.database;
  const programId = programOf(site);
  const ids = async (sql: string, ...given: unknown[]) => (await pool.query<{ id: string }>(sql, given)).rows.map(({ id }) => id);
  const agency = demoStaff.find(({ account }) => account.startsWith(`${site}-`))!.agency;
  const ofProgram: Record<string, string[]> = {
    programId: [programId],
    pathwayId: ['officerIntervention', 'naloxonePlus'],
    caseId: await ids('select case_id as id from case_head where program_id = $1 or case_id = any($2)', programId, await casesSharedWith(agency)),
    participantId: await ids('select participant_id as id from case_head where program_id = $1', programId),
    alertId: await ids('select id from alert where agency_id = $1', agency),
    serviceId: await ids('select id from service where agency_id = $1', agency),
  };
  const ofCase: Record<string, (caseId: string) => Promise<string[]>> = {
    chargeId: (caseId) => ids('select charge_id as id from charge where case_id = $1', caseId),
    consentId: (caseId) => ids(`select consent->>'id' as id from case_head, jsonb_array_elements(file->'consents') consent where case_id = $1`, caseId),
    fileId: (caseId) => ids('select file_id as id from case_file where case_id = $1', caseId),
  };
  const addresses: string[] = [];
  for (const { path: route, paged } of await getRoutes()) {
    const [first, second] = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    for (const one of first === undefined ? [''] : ofProgram[first]!) {
      const others = second === undefined ? [''] : await (ofCase[second]?.(one) ?? ofProgram[second]!);
      for (const other of others) addresses.push(`${route.replace(`{${first}}`, one).replace(`{${second}}`, other)}${paged ? '?limit=500' : ''}`);
    }
  }
  return addresses.flatMap((address) => (address.endsWith('/packet') ? [address, `${address}?format=pdf`] : [address]));
}
