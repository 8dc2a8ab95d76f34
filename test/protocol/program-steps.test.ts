import { choice, code, entry, list, number, text, type Field, type Fields } from '#protocol/fields';
import { defineProgramStep, type ProgramStep } from '#protocol/program-step';
import { programStepById, programSteps } from '#protocol/program-steps/registry';
import { madisonMari } from '#protocol/programs/madison-mari.program';
import { stepById } from '#protocol/steps/registry';
import { isCode } from '#protocol/value-forms';
import { canBeFilled, entryCollectionsOf, formOf, type EntryOptions } from '#protocol/views/field-form';
import { aFile, aReader } from './builders.js';

const all = Object.entries<ProgramStep>(programSteps);

describe('every program step', () => {
  test.each(all)('%s is complete', (id, step) => {
    expect(step.id).toBe(id);
    expect(step.revision).toBeGreaterThanOrEqual(1);
    expect(step.title).not.toBe('');
    expect(step.hint).not.toBe('');
    expect(step.roles.length).toBeGreaterThan(0);
    expect(new Set(step.roles).size).toBe(step.roles.length);
  });

  test.each(all)('%s asks each thing in words', (_id, step) => {
    for (const field of everyField(step.fields as Fields)) expect(field.label).not.toBe('');
  });

  test.each(all)('%s asks for nothing of a case', (_id, step) => {
    for (const field of everyField(step.fields as Fields)) expect(field.kind).not.toBe('item');
  });

  test.each(all)('%s is not a step of a case too', (id) => {
    expect(stepById(id)).toBeUndefined();
  });

  test('is found by its id, and an unknown one is not', () => {
    for (const [id, step] of all) expect(programStepById(id)).toBe(step);
    expect(programStepById('toString')).toBeUndefined();
  });

  test('seals what comes from treatment, or does not load', () => {
    const step = (level: Field) => () => defineProgramStep({ ...aStep, provenance: 'part2', fields: { level } });
    expect(step(choice('Level', { a: 'A' }))).toThrow(/sealed unless it declares its routing/);
    expect(step(choice('Level', { a: 'A' }, { routing: 'the clock of the waiting list' }))).not.toThrow();
    expect(step(text('Level'))).not.toThrow();
  });
});

describe('a code', () => {
  test.each(['7', 'NX 2214/b-3_1.0', 'x'.repeat(40)])('may be "%s"', (value) => {
    expect(isCode(value)).toBe(true);
  });

  test.each(['', ' ', ' 7', '7 ', 'x'.repeat(41), 'Zoë', 'a\nb', 'a\n', 'a;b', 7, undefined])('is not %j', (value) => {
    expect(isCode(value)).toBe(false);
  });
});

describe("an entry of one of the program's lists", () => {
  const lot = { value: '0192f8a0-0000-7000-8000-000000000001', label: 'NX 2214: 3 left, expires 2032-01-31' };
  const form = (fields: Fields, entries: EntryOptions) => formOf({ ...aStep, fields }, context(entries));
  const fromLot = { from: entry('From which lot?', { of: 'naloxoneLots' }) };

  test('is chosen from what the list offers now', () => {
    expect(form(fromLot, { naloxoneLots: [lot] })).toEqual([{ name: 'from', kind: 'entry', label: 'From which lot?', required: true, options: [lot] }]);
  });

  test('that has to be given closes its step while the list is empty', () => {
    expect(canBeFilled(form(fromLot, { naloxoneLots: [] }))).toBe(false);
    expect(canBeFilled(form(fromLot, { naloxoneLots: [lot] }))).toBe(true);
  });

  test('that may be left out closes nothing', () => {
    expect(canBeFilled(form({ from: entry('From', { of: 'naloxoneLots', optional: true }) }, { naloxoneLots: [] }))).toBe(true);
  });

  test('in a row that has to be given closes its step while the list is empty', () => {
    const fields = { given: list('Given', { ...fromLot, kits: number('Kits', { min: 1, max: 9 }) }) };
    expect(canBeFilled(form(fields, { naloxoneLots: [] }))).toBe(false);
  });

  test('is never offered from a list that nobody has read', () => {
    expect(() => form(fromLot, {})).toThrow(/naloxoneLots/);
  });

  test('says which lists a form needs, each once, those of rows too', () => {
    const { from } = fromLot;
    expect(entryCollectionsOf({ from, lot: code('Lot'), rows: list('Rows', { from }) })).toEqual(['naloxoneLots']);
    expect(entryCollectionsOf({ lot: code('Lot') })).toEqual([]);
  });
});

const aStep = { id: 'aStep', revision: 1, title: 'A step', hint: 'When it is due.', roles: ['coordinator'], provenance: 'case', recordClass: 'service' } as const;

function context(entries: EntryOptions) {
  const moment = { now: '2031-05-06T15:00:00.000Z', today: '2031-05-06' };
  const reader = aReader({ roles: ['coordinator'] });
  return { file: aFile(), program: madisonMari, moment, reader, authorIsPart2: false, entries, people: [], organisations: [] };
}

function everyField(fields: Fields): Field[] {
  return (Object.values(fields) as Field[]).flatMap((field) => (field.kind === 'list' ? [field, ...everyField(field.fields)] : [field]));
}
