import type { CaseFile, Condition, Consent, RecipientClass } from '#protocol/case-file';
import { courtPacketDocument } from '#protocol/documents/court-packet.document';
import type { StepEvent } from '#protocol/event';
import type { Provenance } from '#protocol/provenance';
import type { Role } from '#protocol/roles';
import { readerOf } from '#protocol/rules/disclosure.rule';
import { courtPacket, type CourtPacket, type HashedStep } from '#protocol/views/court-packet';
import { aCondition, aHeldCharge, aHold, mari, monday, peer, prosecutor } from './builders.js';

const agencyId = 'dane-county';
const attestedAt = '2026-07-01T15:00:00.000Z';
const madeAt = '2026-07-02T15:00:00.000Z';

const consentFor = (...classes: RecipientClass[]): Consent => ({
  id: 'consent-1',
  kinds: ['criminalJustice'],
  signedOn: '2026-06-01',
  recipients: classes.map((one) => ({ id: one, class: one })),
  scope: ['conditions'],
  untilFinalDisposition: true,
});

let nth = 0;
function entry(type: string, open: Record<string, unknown>, sealed: Record<string, [Provenance, string]> = {}, more: Partial<StepEvent> = {}): HashedStep {
  nth += 1;
  const event = {
    kind: 'step', case: 'case-1', agency: agencyId, seq: nth, key: `c:${type}`, recordedAt: monday, type, revision: 1,
    actor: { staff: peer, organisation: 'organisation-1', roles: ['caseManager'], part2: true },
    open,
    sealed: Object.fromEntries(Object.entries(sealed).map(([path, [provenance, box]]) => [path, { class: 'justice', provenance, box }])),
    mac: '',
    ...more,
  } as StepEvent;
  return { event, hash: `hash-${nth}` };
}

interface Given {
  roles?: Role[];
  file?: CaseFile;
  consents?: Consent[];
  steps?: HashedStep[];
}

function packetFor({ roles = ['prosecutor'], file = aHold([aCondition()]), consents = [consentFor('prosecution')], steps = [] }: Given = {}): CourtPacket {
  const whole = { ...file, consents };
  const person = { staffId: prosecutor, roles, organisationId: 'organisation-2', part2: false, agencyId };
  return courtPacket({
    packetId: 'packet-1',
    madeAt,
    madeFor: { id: prosecutor, name: 'Anne-Marie Koch', roles, organisation: { id: 'organisation-2', name: 'District Attorney' } },
    agency: { id: agencyId, name: 'Dane County' },
    file: whole,
    charge: whole.charges[0]!,
    program: mari,
    reader: readerOf(person, { agencyId, part2Sources: ['organisation-1'], file: whole }, madeAt, mari.zone),
    nameOf: (id) => (id === peer ? 'Dale Hendricks' : undefined),
    head: { entry: 99, hash: 'hash-99' },
    steps,
    open: (event, path) => event.sealed[path]?.box,
  });
}

const attested = (more: Partial<Condition>) => aHold([aCondition({ attestedBy: peer, attestedAt, ...more })]);
const attestation = (sealed = {}) => entry('attestCondition', { condition: 'condition-1' }, sealed, { recordedAt: attestedAt });
const wordsOf = (packet: CourtPacket) => JSON.stringify(courtPacketDocument(packet));

describe('a court packet', () => {
  beforeEach(() => (nth = 0));

  test('says under a consent how each condition stands, attested by whom and when, and what is recommended and why', () => {
    const text = entry('setConditions', { conditions: [] }, { 'conditions/condition-1/text': ['police', 'Go to the meetings'] });
    const packet = packetFor({ file: attested({ status: 'met' }), steps: [text, attestation()] });
    expect(packet.conditions).toEqual([
      { id: 'condition-1', kind: 'engage', text: 'Go to the meetings', due: '2026-11-30', status: 'met', attestedBy: { id: peer, name: 'Dale Hendricks' }, attestedAt, evidence: 'none' },
    ]);
    expect(packet.recommendation).toEqual({ value: 'release', reasons: ['allMet'] });
  });

  test('without a consent says "no consent" instead, and keeps charge, owner, deadline and decisions', () => {
    const decision = { decision: 'extend', by: prosecutor, at: attestedAt, effectiveAt: attestedAt } as const;
    const file = aHold([aCondition({ status: 'missed', defenderAnswer: 'none' })], { charges: [aHeldCharge({ decisions: [decision] })] });
    const decided = entry('decideCharge', { charge: 'charge-1' }, { reason: ['police', 'More time to pay'] }, { recordedAt: attestedAt });
    const packet = packetFor({ file, consents: [], steps: [decided, attestation()] });
    expect(packet).toMatchObject({ consent: 'noConsent', conditions: 'noConsent', recommendation: 'noConsent' });
    expect(packet).toMatchObject({ charge: { owner: { id: prosecutor }, deadline: { kind: 'holdEnds' } }, decisions: [{ decision: 'extend', reason: 'More time to pay' }] });
    expect(packet.proof.entries.map(({ step }) => step)).toEqual(['decideCharge']);
    expect(packet.statement).toBeUndefined();
  });

  test('keeps the words of a condition back without a consent, although police hold them', () => {
    const text = entry('setConditions', { conditions: [] }, { 'conditions/condition-1/text': ['police', 'Go to the meetings'] });
    expect(wordsOf(packetFor({ consents: [], steps: [text] }))).not.toContain('Go to the meetings');
  });

  test('carries the statement of 42 CFR 2.32 and what the consent covers', () => {
    const packet = packetFor();
    expect(packet.statement).toMatch(/protected by Federal confidentiality rules \(42 CFR part 2\)/);
    expect(packet.consent).toMatchObject({ consentId: 'consent-1', scope: ['conditions'], recipients: ['The prosecutors of the charge'] });
  });

  test.each<[Role, RecipientClass]>([['prosecutor', 'prosecution'], ['courtLiaison', 'courtLiaisons'], ['defender', 'defense']])(
    'is for the %s where the consent names the %s, and for nobody else',
    (role, named) => {
      for (const [other] of [['prosecutor'], ['courtLiaison'], ['defender']] as [Role][]) {
        const { conditions } = packetFor({ roles: [other], consents: [consentFor(named)] });
        expect([other, conditions === 'noConsent']).toEqual([other, other !== role]);
      }
    },
  );

  test('says nothing under a consent for treatment alone', () => {
    const treatment: Consent = { ...consentFor('prosecution'), kinds: ['treatment'], scope: ['participation', 'conditions', 'notes'] };
    expect(packetFor({ consents: [treatment] }).conditions).toBe('noConsent');
  });

  test('says of a missed condition that waits for the defender no more than that it is not met yet', () => {
    const file = attested({ status: 'missed', defenderAnswer: 'awaited' });
    const packet = packetFor({ file, steps: [attestation({ evidence: ['part2', 'Attendance sheet'] })] });
    expect(packet.conditions).toEqual([{ id: 'condition-1', kind: 'engage', due: '2026-11-30', status: 'notYet', evidence: 'none' }]);
    expect(packet.recommendation).toEqual({ value: 'continue', reasons: ['notAllMet'] });
    expect(packet.proof.entries).toEqual([]);
  });

  test("hands the defender's answer on with a missed condition", () => {
    const file = attested({ status: 'missed', defenderAnswer: 'answered' });
    const answer = entry('recordDefenderAnswer', { condition: 'condition-1' }, { answer: ['progress', 'The bus did not run'] });
    const packet = packetFor({ file, steps: [attestation(), answer] });
    expect(packet.conditions).toMatchObject([{ status: 'missed', defenderAnswer: { state: 'answered', text: 'The bus did not run' } }]);
    expect(packet.recommendation).toEqual({ value: 'review', reasons: ['conditionMissed'] });
  });

  test('says that the defender let the time pass', () => {
    const packet = packetFor({ file: attested({ status: 'missed', defenderAnswer: 'none' }), steps: [attestation()] });
    expect(packet.conditions).toMatchObject([{ defenderAnswer: { state: 'none' } }]);
  });

  test('says that evidence is on file, and never what it is', () => {
    const packet = packetFor({ file: attested({ status: 'met' }), steps: [attestation({ evidence: ['part2', 'Attendance sheet of the clinic'] })] });
    expect(packet.conditions).toMatchObject([{ evidence: 'onFile' }]);
    expect(JSON.stringify(packet)).not.toContain('Attendance sheet');
  });

  test('shows the words that were corrected last, and proves the correction too', () => {
    const title = entry('openOfficerIntervention', { charges: [] }, { 'charges/charge-1/title': ['police', 'Posession'] });
    const first = entry('correctEntry', { entry: 1, path: 'charges/charge-1/title' }, { value: ['police', 'Possession'] });
    const last = entry('correctEntry', { entry: 1, path: 'charges/charge-1/title' }, { value: ['police', 'Possession of a controlled substance'] });
    const packet = packetFor({ steps: [title, first, last] });
    expect(packet.charge.title).toBe('Possession of a controlled substance');
    expect(packet.proof.entries.map(({ entry: number }) => number)).toEqual([1, 3]);
  });

  test('names the hash of each entry that it shows, in the order of the log, and the head', () => {
    const accepted = entry('acceptHold', { charge: 'charge-1' });
    const other = entry('acceptHold', { charge: 'charge-2' });
    const signed = entry('signConditions', {});
    const consent = entry('captureConsent', {}, {}, { key: 'c:consent-1' });
    const packet = packetFor({ steps: [accepted, other, signed, consent] });
    expect(packet.proof.head).toEqual({ entry: 99, hash: 'hash-99' });
    expect(packet.proof.entries.map(({ entry: number, hash }) => [number, hash])).toEqual([[1, 'hash-1'], [3, 'hash-3'], [4, 'hash-4']]);
  });

  test('in words says what its JSON says', () => {
    const text = entry('setConditions', { conditions: [] }, { 'conditions/condition-1/text': ['police', 'Go to the meetings'] });
    const paper = courtPacketDocument(packetFor({ file: attested({ status: 'met' }), steps: [text, attestation()] }));
    expect(paper.about).toContain('Made for Anne-Marie Koch (prosecutor), District Attorney');
    expect(paper.sections.find(({ heading }) => heading === 'Conditions')?.table?.rows).toEqual([
      ['Engage in services: Go to the meetings', '2026-11-30', 'Met', 'By Dale Hendricks on 2026-07-01, 10:00 (America/Chicago)', ''],
    ]);
    expect(paper.foot).toMatch(/42 CFR part 2/);
  });

  test('in words says that no consent is no missed condition', () => {
    expect(wordsOf(packetFor({ consents: [] }))).toContain('No consent. This says nothing of whether a condition is met.');
  });
});
