import type { StepEvent } from '#protocol/event';
import { recordRecoveryCapital } from '#protocol/steps/record-recovery-capital.step';
import { laDoor } from '#protocol/programs/la-door.program';
import { timelineEntry } from '#protocol/views/timeline-view';
import type { Role } from '#protocol/roles';
import { aFile, aGivenConsent, aReader, monday, officer, peer, perform } from './builders.js';

const statements = recordRecoveryCapital.score!.of;
const open = {} as Record<string, unknown>;

/** Ten answers as they stand in the record, and what is shown of their sum. */
function scoreFor(answers: readonly number[], { role = 'peer', corrected }: { role?: Role; corrected?: { path: string; value: number } } = {}) {
  const box = { class: 'service', provenance: 'part2', box: '' } as const;
  const actor = { staff: peer, organisation: 'organisation-1', roles: ['peer'], part2: true } as const;
  const common = { kind: 'step', case: 'case-1', agency: 'agency-1', revision: 1, recordedAt: monday, mac: '', actor } as const;
  const event = { ...common, seq: 1, key: 'c:1', type: 'recordRecoveryCapital', open, sealed: Object.fromEntries(statements.map((name) => [name, box])) } as unknown as StepEvent;
  const correction = { ...common, seq: 2, key: 'c:2', type: 'correctEntry', open: { entry: 1, path: corrected?.path }, sealed: { value: box } } as unknown as StepEvent;
  const entry = timelineEntry(event, {
    reader: aReader({ roles: [role], staffId: officer, consents: [aGivenConsent()] }),
    disclosed: [],
    file: aFile(),
    program: laDoor,
    nameOf: () => undefined,
    organisations: [],
    entries: {},
    open: (of, path) => (of.seq === 2 ? corrected?.value : answers[statements.indexOf(path as never)]),
    corrections: corrected ? [correction] : [],
    opened: new Map(),
  });
  return entry?.fields?.find(({ path }) => path === 'score');
}

const tenOf = (answer: number) => Array.from({ length: 10 }, () => answer);

describe('recovery capital (BARC-10)', () => {
  test('asks ten statements, from 1 to 6 each', () => {
    expect(statements).toHaveLength(10);
    for (const name of statements) expect(recordRecoveryCapital.fields[name]).toMatchObject({ kind: 'number', min: 1, max: 6, whole: true, required: true, sealed: true });
  });

  test.each([
    ['all 1', tenOf(1), 10],
    ['all 6', tenOf(6), 60],
    ['at the cut-off', [...tenOf(5).slice(0, 7), 4, 4, 4], 47],
  ])('comes to a total: %s', (_name, answers, total) => {
    expect(scoreFor(answers)).toEqual({ path: 'score', kind: 'number', label: 'Total: 10 to 60, cut-off 47', value: total });
  });

  test('totals the right answer once one was corrected', () => {
    expect(scoreFor(tenOf(1), { corrected: { path: statements[3]!, value: 6 } })).toMatchObject({ value: 15 });
  });

  test('has no total to be seen where its key was destroyed', () => {
    expect(scoreFor([])).toBeUndefined();
  });

  test.each(['officer', 'prosecutor', 'defender'] as const)('is not shown to the role %s', (role) => {
    expect(scoreFor(tenOf(6), { role })).toBeUndefined();
  });

  test('leaves in the file how often and when, and no answer', () => {
    const once = perform(recordRecoveryCapital, {}, { file: aFile(), at: monday });
    expect(once.recoveryCapital).toEqual({ times: 1, lastAt: monday });
    expect(perform(recordRecoveryCapital, {}, { file: once, at: '2026-09-01T17:00:00.000Z' }).recoveryCapital).toEqual({ times: 2, lastAt: '2026-09-01T17:00:00.000Z' });
  });
});
