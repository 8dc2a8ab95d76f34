import { shaped } from '#api/http/shape';
import { ProblemException, type FieldProblem } from '#api/problem/problem';
import { commandDto, inputDto } from '#api/steps/dto-from-fields';
import {
  choice,
  choices,
  code,
  date,
  dateTime,
  entry,
  file,
  item,
  list,
  note,
  number,
  organisation,
  place,
  published,
  staff,
  text,
  yesNo,
  type Field,
  type FieldKind,
} from '#protocol/fields';

const id = '0192f8a0-0000-7000-8000-000000000001';
const options = { a: 'A', b: 'B' };
const fromProgram = () => [{ value: 'x', label: 'X' }];

interface Case {
  field: Field;
  good: unknown[];
  bad: unknown[];
}

/** Closed: a new kind needs its boundaries here. */
const cases: Record<FieldKind, Case[]> = {
  text: [
    { field: text('T', { maxLength: 3 }), good: ['a', 'abc', 'äöü', '😀😀😀'], bad: ['', '   ', 'abcd', 'a\nb', 1, true, [], {}, null, '\u0000', '\ud800'] },
    { field: text('T', { pattern: '\\d{2}' }), good: ['12'], bad: ['1', '123', 'x12'] },
  ],
  note: [{ field: note('N', { maxLength: 5 }), good: ['a\nb', '12345'], bad: ['', '\n', '123456', 5, null] }],
  place: [{ field: place('P'), good: ['x', 'x'.repeat(300)], bad: ['', 'x'.repeat(301), 1, null] }],
  choice: [
    { field: choice('C', options), good: ['a', 'b'], bad: ['c', '', 'toString', ['a'], null, 1] },
    { field: choice('C', fromProgram), good: ['x', 'unknown to the shape'], bad: [1, ['x'], 'x'.repeat(101), null] },
  ],
  choices: [
    { field: choices('C', options), good: [['a'], ['a', 'b'], []], bad: ['a', ['a', 'a'], ['c'], [1], null, {}] },
    { field: choices('C', fromProgram), good: [['x']], bad: ['x', [1], [null], Array.from({ length: 51 }, (_, n) => `v${n}`)] },
  ],
  yesNo: [{ field: yesNo('Y'), good: [true, false], bad: ['true', 0, 1, null, ''] }],
  date: [
    {
      field: date('D'),
      good: ['2024-02-29', '2026-12-31', '1900-01-01'],
      bad: ['2023-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-01-01', '2026-1-1', '2026-01-01T00:00:00Z', '1899-12-31', '2200-01-01', 20260101, null],
    },
  ],
  dateTime: [
    {
      field: dateTime('D'),
      good: ['2026-11-22T17:00:00Z', '2026-11-22T17:00:00.123456789+05:30', '2026-11-22t23:59:59z'],
      bad: ['2026-11-22T17:00:00', '2026-11-22', '2026-11-31T00:00:00Z', '2026-11-22T24:00:00Z', '2026-11-22T17:60:00Z', '2026-11-22T17:00:60Z', '2026-11-22T17:00:00+25:00', 0, null],
    },
  ],
  number: [
    { field: number('N', { min: 1, max: 10 }), good: [1, 10, 5.0], bad: [0, 11, 1.5, '5', true, null] },
    { field: number('N', { min: 0, max: 1, whole: false }), good: [0, 0.5, 1], bad: [-0.1, 1.01, '0.5', null] },
  ],
  staff: [{ field: staff('S', { roles: ['peer'] }), good: [id, id.toUpperCase()], bad: ['me', '', 1, [id], null] }],
  organisation: [{ field: organisation('O', { type: 'treatment' }), good: [id], bad: [`${id}0`, null, {}] }],
  item: [{ field: item('I', 'charges'), good: [id], bad: ['0192f8a0', null, 7] }],
  entry: [{ field: entry('E', { of: 'naloxoneLots' }), good: [id, id.toUpperCase()], bad: ['NX-1', '', 7, [id], null] }],
  code: [
    {
      field: code('C'),
      good: ['7', 'NX 2214/b-3_1.0', 'x'.repeat(40)],
      bad: ['', ' ', ' 7', '7 ', 'x'.repeat(41), 'Zoë', 'a\nb', 'a\n', '7;', 7, ['7'], null],
    },
  ],
  published: [{ field: published('P', { maxLength: 5 }), good: ['a', 'Zoë;', 'a\nb'], bad: ['', ' ', 'toolong', 7, ['a'], null] }],
  file: [{ field: file('F'), good: [id, id.toUpperCase()], bad: ['scan.pdf', '', 7, [id], null] }],
  list: [
    {
      field: list('L', { name: text('Name', { maxLength: 5 }) }, { max: 2 }),
      good: [[{ name: 'a' }], [{ name: 'a' }, { name: 'b' }], [{ id, name: 'a' }]],
      bad: [[], [{}], [{ name: 'a' }, { name: 'b' }, { name: 'c' }], [{ name: 'toolong' }], [{ name: 'a', extra: 1 }], [{ id: 'x', name: 'a' }], [{ id, name: 'a' }, { id: id.toUpperCase(), name: 'b' }], { name: 'a' }, 'a', [1], [null], null],
    },
  ],
};

const table = Object.entries(cases).flatMap(([kind, of]) => of.map((one, index) => ({ kind, index, ...one })));

describe('the body of a step', () => {
  it.each(table)('takes what a $kind field ($index) allows, and refuses the rest by name', ({ kind, index, field, good, bad }) => {
    const dto = inputDto(`Test${kind}${index}`, { it: field });
    for (const value of good) expect(errorsOf(() => shaped(dto, { it: value }))).toEqual([]);
    for (const value of bad) {
      const [first] = errorsOf(() => shaped(dto, { it: value }));
      expect({ value, field: first?.field.split('.')[0], code: first?.code }).toEqual({ value, field: 'it', code: expect.stringMatching(/^INPUT\./) });
    }
  });

  it.each(table)('may leave out an optional $kind field ($index), but not send null', ({ kind, index, field }) => {
    const dto = inputDto(`Optional${kind}${index}`, { it: { ...field, required: false } });
    expect(errorsOf(() => shaped(dto, {}))).toEqual([]);
    expect(errorsOf(() => shaped(dto, { it: null }))).toMatchObject([{ field: 'it', code: 'INPUT.NULL' }]);
  });

  it.each(table)('has to send a required $kind field ($index)', ({ kind, index, field }) => {
    const dto = inputDto(`Required${kind}${index}`, { it: { ...field, required: true } });
    expect(errorsOf(() => shaped(dto, {}))).toMatchObject([{ field: 'it', code: 'INPUT.MISSING' }]);
  });
});

describe('a command', () => {
  const dto = commandDto('Example', inputDto('ExampleInput', { rows: list('Rows', { name: text('Name') }), who: staff('Who', { roles: ['peer'], optional: true }) }));

  it('names a bad field as the step names it', () => {
    const body = { commandId: id, input: { rows: [{ name: 'a' }, { nme: 'b' }] } };
    expect(errorsOf(() => shaped(dto, body)).map(({ field, code }) => ({ field, code }))).toEqual([
      { field: 'rows.1.nme', code: 'INPUT.UNKNOWN_FIELD' },
      { field: 'rows.1.name', code: 'INPUT.MISSING' },
    ]);
  });

  it('takes no other field beside its own', () => {
    expect(errorsOf(() => shaped(dto, { commandId: id, input: { rows: [{ name: 'a' }] }, caseId: id }))).toMatchObject([
      { field: 'caseId', code: 'INPUT.UNKNOWN_FIELD' },
    ]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the field %s', (name) => {
    const body = JSON.parse(`{"commandId":"${id}","input":{"rows":[{"name":"a"}],"${name}":{"x":1}}}`) as unknown;
    expect(errorsOf(() => shaped(dto, body))).toMatchObject([{ field: name, code: 'INPUT.UNKNOWN_FIELD' }]);
  });

  it('compares ids in lower case, however they were written', () => {
    const body = { commandId: id.toUpperCase(), input: { rows: [{ id: id.toUpperCase(), name: 'a' }], who: id.toUpperCase() } };
    expect(JSON.parse(JSON.stringify(shaped(dto, body)))).toEqual({ commandId: id, input: { rows: [{ id, name: 'a' }], who: id } });
  });

  it.each([null, [], 'text', 7, undefined])('is an object, not %p', (body) => {
    expect(errorsOf(() => shaped(dto, body))).toMatchObject([{ code: 'INPUT.OBJECT' }]);
  });

  it('is not nested more deeply than any step', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`) as unknown;
    expect(errorsOf(() => shaped(dto, deep))).toMatchObject([{ code: 'INPUT.TOO_DEEP' }]);
  });
});

function errorsOf(work: () => unknown): FieldProblem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof ProblemException) return error.problem.errors ?? [];
    throw error;
  }
}
