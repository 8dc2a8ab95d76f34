import type { CaseFile, Consent } from '#protocol/case-file';
import { emptyFile } from '#protocol/case-file';
import type { StepEvent } from '#protocol/event';
import { mayRead, readerOf, type Reader } from '#protocol/rules/disclosure.rule';
import { laDoor } from '#protocol/programs/la-door.program';
import { newOutreach } from '#protocol/rules/outreach.rule';
import type { Provenance } from '#protocol/provenance';
import { roleIds, type Role } from '#protocol/roles';
import { steps } from '#protocol/steps/registry';
import { caseView, progressFor } from '#protocol/views/case-view';
import { entryCollectionsOf } from '#protocol/views/field-form';
import { openSteps, type WaitRow } from '#protocol/views/open-steps';
import { timelineEntry } from '#protocol/views/timeline-view';
import { wordsOf } from '#protocol/views/value-words';
import { headColumns } from '#persistence/case-log/read-rows';
import { knownCases, mayKnow } from '#persistence/reads/may-know';
import { mayFilterByStage } from '#persistence/reads/search';
import type { StaffRow } from '#persistence/reads/staff-list';
import { aGivenConsent, aReader } from '../protocol/builders.js';

const now = '2026-11-22T18:00:00.000Z';
const moment = { now, today: '2026-11-22' };
const charge = '0192f8a0-0000-7000-8000-0000000000c1';
const condition = '0192f8a0-0000-7000-8000-0000000000d1';
const placement = '0192f8a0-0000-7000-8000-0000000000e1';
const clinic = '0192f8a0-0000-7000-8000-0000000000f1';
const someone = '0192f8a0-0000-7000-8000-0000000000a1';

const consent: CaseFile['consents'][number] = {
  id: '0192f8a0-0000-7000-8000-0000000000b1',
  kinds: ['criminalJustice'],
  signedOn: '2026-11-01',
  untilFinalDisposition: true,
};

function fileWith(changes: Partial<CaseFile> = {}): CaseFile {
  return {
    ...emptyFile({ caseId: someone, programId: laDoor.id, pathwayId: 'officerIntervention', openedAt: now, openedBy: someone }),
    stages: [
      { key: 'placement', stage: 'placement', revision: 1, state: 'running' },
      { key: 'abeyance', stage: 'abeyance', revision: 1, state: 'running' },
    ],
    charges: [{ id: charge, class: 'possession', status: 'held', owner: someone, decisions: [] }],
    conditions: [{ id: condition, kind: 'engage', due: '2027-01-01', coversReturnToUse: false, termsRevision: 1, status: 'open' }],
    terms: { revision: 1, signedRevision: 1, signedAt: now },
    placements: [{ id: placement, provider: clinic, service: 'detox', status: 'requested' }],
    plan: { goals: [{ id: someone, area: 'health' }], at: now },
    ...changes,
  };
}

const agencyId = 'los-angeles';

function aStaffRow(roles: Role[]): StaffRow {
  return { id: someone, agencyId, organisationId: someone, name: 'Somebody', roles, programs: [], part2: false } as unknown as StaffRow;
}

function readerFor(role: Role, file: CaseFile, part2Sources: string[] = []): Reader {
  const person = { staffId: someone, roles: [role], organisationId: someone, part2: false, agencyId };
  return readerOf(person, { agencyId, part2Sources, file }, now, laDoor.zone);
}

function viewFor(role: Role, file: CaseFile, part2Sources?: string[]) {
  return caseView({
    file,
    program: laDoor,
    reader: readerFor(role, file, part2Sources),
    disclosed: [],
    nameOf: () => 'Somebody',
    titleOf: () => 'In its own words',
    recommendationFor: () => 'continue',
  });
}

describe('who may read what of a case that no Part 2 program has written in', () => {
  const never = 'never';
  type Readings = Record<Provenance, 'always' | 'consent' | 'never'>;
  const nobody: Readings = { police: never, case: never, care: never, progress: never, part2: never, counselingNote: never };
  const field: Readings = { ...nobody, police: 'always', case: 'always' };
  const court: Readings = { ...field, progress: 'consent' };
  const careTeam: Readings = { ...field, care: 'always', progress: 'always', part2: 'always' };
  const expected: Record<Role, Readings> = {
    officer: field,
    responder: field,
    peer: careTeam,
    clinician: { ...careTeam, counselingNote: 'consent' },
    caseManager: careTeam,
    courtLiaison: court,
    prosecutor: court,
    defender: court,
    provider: nobody,
    coordinator: careTeam,
    supervisor: careTeam,
    privacyOfficer: { ...nobody, case: 'always' },
    administrator: nobody,
    feed: nobody,
  };

  it.each(roleIds)('%s', (role) => {
    const under = aGivenConsent({ kinds: ['treatment', 'criminalJustice'] });
    const ofNotes = aGivenConsent({ id: 'consent-2', kinds: ['counselingNotes'], recipients: [{ id: 'careTeam', class: 'careTeam' }] });
    for (const [provenance, reading] of Object.entries(expected[role]) as [Provenance, string][]) {
      expect([provenance, mayRead(aReader({ roles: [role] }), provenance)]).toEqual([provenance, reading === 'always']);
      expect([provenance, mayRead(aReader({ roles: [role], consents: [under, ofNotes] }), provenance)]).toEqual([provenance, reading !== 'never']);
    }
  });
});

describe("a case's file", () => {
  it.each<Role>(['officer', 'responder', 'courtLiaison', 'prosecutor', 'defender'])('shows a %s nothing of treatment', (role) => {
    const shown = JSON.stringify(viewFor(role, fileWith({ consents: [consent] })));
    for (const hidden of [placement, clinic, 'detox', '"placement"', 'goals']) expect(shown).not.toContain(hidden);
  });

  it.each<Role>(['peer', 'clinician', 'caseManager', 'coordinator', 'supervisor'])('shows a %s the placements', (role) => {
    expect(viewFor(role, fileWith()).placements).toMatchObject([{ id: placement, provider: { id: clinic } }]);
  });

  it.each<Role>(['provider', 'administrator'])('shows a %s nothing but its status', (role) => {
    const { status, conditions, terms, placements = [], ...sections } = viewFor(role, fileWith());
    expect([status, conditions, terms, placements]).toEqual(['open', 'notShown', 'notShown', []]);
    expect(Object.values(sections).filter((section) => section !== undefined)).toEqual([]);
  });

  it.each<Role>(['courtLiaison', 'prosecutor'])('tells a %s "no consent" where conditions would be, and keeps the charge', (role) => {
    const view = viewFor(role, fileWith());
    expect(view.conditions).toBe('noConsent');
    expect(view.charges).toMatchObject([{ id: charge, owner: { id: someone }, recommendation: 'noConsent' }]);
  });

  it('shows a prosecutor the conditions under a criminal-justice consent', () => {
    expect(viewFor('prosecutor', fileWith({ consents: [consent] })).conditions).toMatchObject([{ id: condition, status: 'open' }]);
  });

  it('shows a prosecutor nothing by a treatment consent alone', () => {
    expect(viewFor('prosecutor', fileWith({ consents: [{ ...consent, kinds: ['treatment'] }] })).conditions).toBe('noConsent');
  });

  it('ends with the consent', () => {
    const ended = { ...consent, untilFinalDisposition: false, expiresOn: '2026-11-21' };
    expect(viewFor('prosecutor', fileWith({ consents: [ended] })).conditions).toBe('noConsent');
  });

  it('holds a missed condition back from the prosecutor until the defender has answered', () => {
    const missed = { ...fileWith().conditions[0]!, status: 'missed' as const, defenderAnswer: 'awaited' as const, attestedBy: someone, attestedAt: now };
    const file = fileWith({ consents: [consent], conditions: [missed] });
    const [forProsecutor] = viewFor('prosecutor', file).conditions as object[];
    expect(forProsecutor).toMatchObject({ status: 'notYet' });
    expect(forProsecutor).not.toHaveProperty('attestedBy');
    expect(viewFor('defender', file).conditions).toMatchObject([{ status: 'missed' }]);
  });

  it('never calls missing consent a missed condition', () => {
    const shown = (role: Role, consents: Consent[] = []) => progressFor({ reader: aReader({ roles: [role], consents }), disclosed: [] }, 'conditions', () => 'missed');
    expect(shown('prosecutor')).toBe('noConsent');
    expect(shown('officer', [consent])).toBe('notShown');
  });
});

describe('open steps', () => {
  const wait = (step: string, more: Partial<WaitRow> = {}): WaitRow => ({ key: `${step}#1`, step, roles: [], priority: 3, why: '', ...more });
  const nothingOnAnyList = Object.fromEntries(Object.values(steps).flatMap(({ fields }) => entryCollectionsOf(fields).map((of) => [of, []])));
  const context = (role: Role, waits: WaitRow[], file = fileWith()) => ({
    file,
    program: laDoor,
    moment,
    reader: readerFor(role, file),
    authorIsPart2: false,
    entries: nothingOnAnyList,
    people: [],
    organisations: [],
    waits,
    performer: { staffId: someone, roles: [role] },
  });
  const ids = (of: ReturnType<typeof openSteps>) => of.map(({ stepId }) => stepId);

  it('are only those whose roles the person holds', () => {
    const waits = [wait('attestCondition', { subject: condition, roles: ['caseManager'] })];
    expect(ids(openSteps(context('caseManager', waits)))).toContain('attestCondition');
    expect(ids(openSteps(context('peer', waits)))).not.toContain('attestCondition');
  });

  it('list only the subjects that are waited for, each with its due instant', () => {
    const other = { ...fileWith().conditions[0]!, id: someone };
    const file = fileWith({ conditions: [...fileWith().conditions, other] });
    const due = '2026-11-30T00:00:00.000Z';
    const waits = [wait('attestCondition', { subject: condition, roles: ['courtLiaison'], due })];
    const [open] = openSteps(context('courtLiaison', waits, file)).filter(({ stepId }) => stepId === 'attestCondition');
    expect(open?.fields.find(({ name }) => name === 'condition')?.items).toMatchObject([{ value: condition, due }]);
    expect(open).toMatchObject({ due, late: false });
  });

  it('are not open where a required field has no options', () => {
    const waits = [wait('acceptHandoff', { roles: ['peer'] })];
    expect(ids(openSteps(context('peer', waits)))).not.toContain('acceptHandoff');
    const people = [{ id: someone, name: 'A peer', roles: ['peer' as const] }];
    expect(ids(openSteps({ ...context('peer', waits), people }))).toContain('acceptHandoff');
  });

  it('put what is late first, then what is urgent', () => {
    const waits = [
      wait('recordIntake', { roles: ['peer'], priority: 1, due: '2026-12-01T00:00:00.000Z' }),
      wait('recordTransport', { roles: ['peer'], priority: 5, due: '2026-11-01T00:00:00.000Z' }),
    ];
    const order = openSteps(context('peer', waits)).filter(({ priority }) => priority !== undefined);
    expect(order.map(({ late }) => late)).toEqual([...order.map(({ late }) => late)].sort((a, b) => Number(b) - Number(a)));
  });

  it.each<Role>(['officer', 'courtLiaison', 'prosecutor'])('offer a %s no placement and no treatment in any option', (role) => {
    const shown = JSON.stringify(openSteps(context(role, [], fileWith({ consents: [consent] }))));
    for (const hidden of [placement, clinic, 'detox']) expect(shown).not.toContain(hidden);
  });
});

describe('the timeline', () => {
  const event = (changes: Partial<StepEvent>): StepEvent => ({
    kind: 'step',
    case: someone,
    agency: 'los-angeles',
    seq: 7,
    key: 'c:1',
    recordedAt: now,
    type: 'addNote',
    revision: 1,
    actor: { staff: someone, organisation: someone, roles: ['peer'], part2: false },
    open: {},
    sealed: { note: { class: 'service', provenance: 'case', box: '' } },
    mac: '',
    ...changes,
  });
  const byAnOfficer = { staff: someone, organisation: someone, roles: ['officer' as const], part2: false };
  const entryFor = (role: Role, of: StepEvent, corrections: StepEvent[] = []) =>
    timelineEntry(of, {
      reader: readerFor(role, fileWith({ consents: [consent, { ...consent, id: clinic, kinds: ['treatment'], untilFinalDisposition: false }] }), [clinic]),
      disclosed: [],
      file: fileWith(),
      program: laDoor,
      nameOf: () => 'Somebody',
      organisations: [],
      entries: {},
      open: (_event, path) => `opened ${path}`,
      corrections,
      opened: new Map(),
    });

  it("hides a note from an officer who its author is no colleague of: a Part 2 program's, and a peer's outside of one", () => {
    const byProgram = event({ actor: { staff: someone, organisation: clinic, roles: ['clinician'], part2: true } });
    expect(entryFor('officer', byProgram)).toBeUndefined();
    expect(entryFor('officer', event({}))).toBeUndefined();
    expect(entryFor('officer', event({ actor: byAnOfficer }))).toMatchObject({ type: 'addNote' });
    expect(entryFor('peer', byProgram)).toMatchObject({ type: 'addNote' });
  });

  it('shows of an attestation how the condition stands, and not what it is based on', () => {
    const attested = event({
      type: 'attestCondition',
      open: { condition, status: 'met', because: 'attendance' },
      sealed: { evidence: { class: 'service', provenance: 'part2', box: '' } },
    });
    const paths = (role: Role) => entryFor(role, attested)?.fields?.map(({ path }) => path);
    expect(paths('prosecutor')).toEqual(['condition', 'status']);
    expect(paths('caseManager')).toEqual(['condition', 'status', 'because', 'evidence']);
    expect(paths('officer')).toBeUndefined();
  });

  it('says what a value that stands for something is called, and names no item to whoever may not read of it', () => {
    const attested = event({ type: 'attestCondition', actor: byAnOfficer, open: { condition, status: 'met' } });
    expect(entryFor('caseManager', attested)?.fields).toMatchObject([
      { path: 'condition', kind: 'item', words: ['Engage in services, by 2027-01-01'] },
      { path: 'status', kind: 'choice', words: ['Met'] },
    ]);
    const context = { reader: readerFor('officer', fileWith()), disclosed: [], file: fileWith(), program: laDoor, nameOf: () => undefined, organisations: [], entries: {} };
    expect(wordsOf(steps.updateReferral.fields.placement, placement, context)).toBeUndefined();
    expect(wordsOf(steps.revokeConsent.fields.consent, consent.id, { ...context, file: fileWith({ consents: [consent] }) })).toBeUndefined();
  });

  it.each<[Role, string, boolean]>([
    ['officer', someone, true],
    ['officer', clinic, false],
    ['supervisor', clinic, true],
  ])('lets a %s correct what %s has recorded: %s', (role, author, may) => {
    const noted = event({ actor: { ...byAnOfficer, staff: author }, sealed: { note: { class: 'service', provenance: 'case', box: '' } } });
    expect(entryFor(role, noted)?.fields?.map(({ correctable }) => correctable === true)).toEqual([may]);
  });

  it('shows a correction beside the field that it corrects, to whoever may read that field', () => {
    const noted = event({ actor: byAnOfficer, sealed: { note: { class: 'service', provenance: 'case', box: '' } } });
    const correction = event({
      seq: 9,
      type: 'correctEntry',
      open: { entry: 7, path: 'note', file: { secret: true } },
      sealed: { value: { class: 'service', provenance: 'case', box: '' }, reason: { class: 'service', provenance: 'case', box: '' } },
    });
    const entry = entryFor('officer', noted, [correction]);
    expect(entry?.fields).toMatchObject([{ path: 'note', value: 'opened note', corrections: [{ entry: 9, value: 'opened value', reason: 'opened reason' }] }]);
    expect(JSON.stringify(entryFor('officer', correction) ?? {})).not.toContain('secret');
  });

  it.each<Role>(['officer', 'courtLiaison', 'prosecutor'])('hides from a %s what was done in the placement stage, whoever did it', (role) => {
    const concluded = event({ type: 'concludePlacement', sealed: {}, open: {}, claimed: 'course/placement#2/first/concludePlacement#1' });
    expect(entryFor(role, concluded)).toBeUndefined();
    expect(entryFor('peer', concluded)).toMatchObject({ type: 'concludePlacement' });
  });

  it('hides a part2 stage from court and field', () => {
    const stage = { kind: 'process' as const, case: someone, agency: 'a', seq: 1, key: 'placement:started', recordedAt: now, type: 'stageStarted' as const, stage: 'placement', revision: 1 };
    const context = (role: Role) => ({ reader: aReader({ roles: [role], consents: [consent] }), disclosed: [], file: fileWith(), program: laDoor, nameOf: () => undefined, organisations: [], entries: {}, open: () => undefined, corrections: [], opened: new Map() });
    expect(timelineEntry(stage, context('prosecutor'))).toBeUndefined();
    expect(timelineEntry(stage, context('peer'))).toMatchObject({ stage: 'placement' });
  });
});

describe('who may know of a case', () => {
  const sentOut = '00000000-0000-4000-8000-0000000000aa';
  const head = { agencyId: 'madison', programId: 'madison-mari', openedBy: someone, assignees: [sentOut], hasCharge: false };
  const staff = (roles: Role[], more = {}) => ({ id: clinic, organisationId: clinic, agencyId: 'madison', roles, programs: ['madison-mari'], ...more });

  it.each<[string, ReturnType<typeof staff>, boolean]>([
    ['an officer who opened it', staff(['officer'], { id: someone }), true],
    ['another officer', staff(['officer']), false],
    ['an officer who is sent out to it', staff(['officer'], { id: sentOut }), true],
    ['a provider who would be sent out to it', staff(['provider'], { id: sentOut }), false],
    ['an officer who is also supervisor', staff(['officer', 'supervisor']), true],
    ['a prosecutor, where there is no charge', staff(['prosecutor']), false],
    ['a defender who is assigned, where there is no charge', staff(['defender'], { id: sentOut }), true],
    ['a peer of the program', staff(['peer']), true],
    ['a peer of another program', staff(['peer'], { programs: ['la-door'] }), false],
    ['a supervisor of another agency', staff(['supervisor'], { agencyId: 'los-angeles' }), false],
    ['a provider, where another one is asked', staff(['provider'], { organisationId: someone }), false],
    ['an administrator', staff(['administrator']), false],
  ])('%s', (_who, person, expected) => {
    expect(mayKnow(person, head)).toBe(expected);
  });

  const sought = {
    ...emptyFile({ caseId: someone, programId: 'la-door', pathwayId: 'activeOutreach', openedAt: now, openedBy: someone }),
    outreach: { ...newOutreach(), team: [sentOut], takenUp: { by: someone, at: now, passedTo: clinic } },
  };
  const teamOut = { stage: 'outreach' as const, by: sentOut, at: now };

  it.each<[string, Partial<CaseFile>, string[]]>([
    ['while the person is sought', {}, [sentOut, clinic]],
    ['once the case goes on without outreach', { pathwayId: 'selfReferral' }, []],
    ['once the person has left the program', { withdrawnAt: now }, []],
    ['once the case has closed', { status: 'closed' }, []],
    ['at an address, until its team has checked out', { status: 'closed', teamOut }, [sentOut]],
  ])('lets whoever was sent out to it know of it %s', (_when, more, expected) => {
    expect(headColumns({ ...sought, ...more }).assignees).toEqual([...expected].sort());
  });

  it.each<[Role]>([['prosecutor'], ['courtLiaison'], ['defender']])('a %s, where there is a charge', (role) => {
    expect(mayKnow(staff([role]), { ...head, hasCharge: true })).toBe(true);
    expect(mayKnow(staff([role], { programs: ['la-door'] }), { ...head, hasCharge: true })).toBe(false);
  });

  it('a provider, where a referral is addressed to its organisation', () => {
    expect(mayKnow(staff(['provider']), { ...head, referredTo: [someone, clinic] })).toBe(true);
    expect(mayKnow(staff(['peer'], { programs: ['la-door'] }), { ...head, referredTo: [clinic] })).toBe(false);
  });

  it('is asked of the database in the same words', () => {
    expect(knownCases(staff(['officer']), 3)).toMatchObject({ sql: expect.stringContaining('own_cases($5)'), values: ['madison', ['madison-mari'], clinic] });
    expect(knownCases(staff(['provider']), 3)).toMatchObject({ sql: expect.stringContaining('known.provider = $5'), values: ['madison', ['madison-mari'], clinic] });
    expect(knownCases(staff(['prosecutor', 'provider']), 2).sql).toContain('known.provider = $5');
    expect(knownCases(staff(['administrator'])).sql).toBe('false');
  });

  it.each<[Role, boolean]>([['officer', false], ['prosecutor', false], ['courtLiaison', false], ['peer', true]])('lets a %s search by the placement stage: %p', (role, may) => {
    expect(mayFilterByStage(aStaffRow([role]), 'placement')).toBe(may);
    expect(mayFilterByStage(aStaffRow([role]), 'abeyance')).toBe(true);
  });
});
