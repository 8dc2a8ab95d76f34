import { demoStaff } from '#tools/demo-staff';
import type { Role } from '#protocol/roles';
import { HttpEngine } from '../support/http-engine.js';
import { dayFrom, instantFrom, screenIn } from '../support/http-moves.js';
import { recorded, staffId, TestClock } from '../support/engine.js';
import { treatmentConsent } from '../support/moves.js';

/** What was written, marked by where it comes from. */
const planted = {
  police: 'Planted by police',
  case: 'Planted for the case',
  care: 'Planted by the care team',
  part2: 'Planted by the clinic',
  counselingNote: 'Planted in counseling',
} as const;
type Planted = keyof typeof planted;

/** Written from law.md, role by role: what its account may find anywhere in any answer. */
const field: Planted[] = ['police', 'case'];
const careTeam: Planted[] = ['police', 'case', 'care'];
const expected: Record<Role, { without: Planted[]; under: Planted[] }> = {
  officer: { without: field, under: field },
  // Knows of no case that it did not open, and was not sent out to.
  responder: { without: [], under: [] },
  peer: { without: careTeam, under: [...careTeam, 'part2'] },
  caseManager: { without: careTeam, under: [...careTeam, 'part2'] },
  coordinator: { without: careTeam, under: [...careTeam, 'part2'] },
  supervisor: { without: careTeam, under: [...careTeam, 'part2'] },
  // The clinic is this clinician's own.
  clinician: { without: [...careTeam, 'part2', 'counselingNote'], under: [...careTeam, 'part2', 'counselingNote'] },
  courtLiaison: { without: field, under: field },
  prosecutor: { without: field, under: field },
  defender: { without: field, under: field },
  // What was said for the case stands in the officer's own entry.
  privacyOfficer: { without: [], under: [] },
  provider: { without: [], under: [] },
  administrator: { without: [], under: [] },
  feed: { without: [], under: [] },
};

const accounts = demoStaff.filter(({ account }) => account.startsWith('mari-') && !account.endsWith('-2'));
const routes = (caseId: string) => [
  `cases/${caseId}`,
  `cases/${caseId}/events?limit=500`,
  `cases/${caseId}/service-units`,
  `cases/${caseId}/consents`,
  `cases/${caseId}/disclosures`,
  `cases/${caseId}/corrections/recipients`,
  'cases',
  'worklist',
  'docket',
  'outbox',
  'meetings',
  'alerts',
  'referrals',
  'participants',
  'matches',
];

let http: HttpEngine;
let caseId: string;

beforeAll(async () => {
  http = await HttpEngine.start({ clock: new TestClock(new Date('2031-03-04T18:05:00.000Z')), driven: true });
  const charges = [{ class: 'drugPossession', title: planted.police }];
  const screen = screenIn(http, 'madison', [], { charges, whereNow: planted.case }) as Record<string, unknown>;
  caseId = recorded(await http.engine.open('mari-officer', 'madison-mari', screen)).caseId;
  await does('mari-peer', 'acceptHandoff', { coming: staffId('mari-peer'), arrivesAt: instantFrom(http, 20) });
  await does('mari-peer', 'recordWarmHandoff', { outcome: 'met', metBy: staffId('mari-peer'), transport: 'peerDrove' });
  await does('mari-peer', 'addNote', { note: planted.care });
  await does('mari-clinician', 'addNote', { note: planted.part2 });
  await does('mari-clinician', 'addCounselingNote', { note: planted.counselingNote });
});
afterAll(() => http.stop());

const does = async (as: string, step: string, input: Record<string, unknown>) => recorded(await http.engine.perform(as, caseId, step, input));

/** What this account finds in all that it is answered. */
async function foundBy(account: string): Promise<Planted[]> {
  const answers = await Promise.all(routes(caseId).map((route) => http.send('GET', `/api/${route}`, { as: account })));
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  const all = answers.map(({ body }) => JSON.stringify(body)).join('\n');
  return (Object.keys(planted) as Planted[]).filter((one) => all.includes(planted[one]));
}

const sorted = (some: readonly Planted[]) => [...some].sort();

describe('the worklist says whom a row is for, as said last', () => {
  const namesTo = async (as: string) => new Set(((await http.read(as, 'worklist?limit=500')).items as { person?: { name: string } }[]).map(({ person }) => person?.name));

  it.each(['mari-peer', 'mari-case-manager', 'mari-coordinator'])('to %s', async (as) => {
    expect(await namesTo(as)).toEqual(new Set(['Jordan Avery']));
    await does('mari-peer', 'identifyPerson', { name: 'Jordan Avery-Reed' });
    expect(await namesTo(as)).toEqual(new Set(['Jordan Avery-Reed']));
    await does('mari-peer', 'identifyPerson', { name: 'Jordan Avery' });
  });
});

describe('without a consent to treatment', () => {
  it.each(accounts)('$account', async ({ account, roles: [role] }) => {
    expect(sorted(await foundBy(account))).toEqual(sorted(expected[role!].without));
  });

  it.each(['mari-peer', 'mari-case-manager', 'mari-coordinator', 'mari-supervisor'])('%s is told that it is missing', async (account) => {
    const { placements, followUp, milestones } = await http.read(account, `cases/${caseId}`);
    expect([placements, followUp, milestones]).toEqual(['noConsent', 'noConsent', 'noConsent']);
  });

  it.each(['mari-officer', 'mari-prosecutor', 'mari-defender', 'mari-court-liaison'])('%s is not told that there is treatment, nor that a consent is asked for', async (account) => {
    const view = await http.read(account, `cases/${caseId}`);
    expect([view.placements, view.followUp, view.milestones, view.intake]).toEqual([undefined, undefined, undefined, undefined]);
    expect(JSON.stringify(await http.read(account, `cases/${caseId}/events?limit=500`))).not.toMatch(/onsent/);
    const { items } = await http.read(account, 'cases');
    expect(JSON.stringify([view.stages, items])).not.toMatch(/"consent"|"placement"/);
  });
});

describe('under a consent to treatment that names the care team', () => {
  beforeAll(() => does('mari-peer', 'captureConsent', treatmentConsent({ signedOn: dayFrom(http, -1) })));

  it.each(accounts)('$account', async ({ account, roles: [role] }) => {
    expect(sorted(await foundBy(account))).toEqual(sorted(expected[role!].under));
  });

  it('until it is revoked', async () => {
    const [consent] = (await http.read('mari-peer', `cases/${caseId}/consents`)).items;
    await does('mari-peer', 'revokeConsent', { consent: consent.id, personTold: true });
    for (const { account, roles: [role] } of accounts) expect([account, sorted(await foundBy(account))]).toEqual([account, sorted(expected[role!].without)]);
  });
});
