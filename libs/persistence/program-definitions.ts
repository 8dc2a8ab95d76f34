import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import type { Program } from '#protocol/program';
import { programRuleProblems, type ProgramProblem } from '#protocol/rules/program.rule';
import { isCalendarDate } from '#protocol/value-forms';
import programSchema from '../../docs/program.schema.json' with { type: 'json' };

export { programSchema };

/** A definition as it came, under the name by which its author knows it: its file, or the id of a shipped program. */
export interface NamedDefinition {
  name: string;
  definition: unknown;
}

const hasShape = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, formats: { date: isCalendarDate } }).compile(programSchema);

/** Everything that is wrong with a definition: first its shape, by the JSON Schema; then, if it has one, the rules. */
export function programProblems(definition: unknown): ProgramProblem[] {
  if (hasShape(definition)) return programRuleProblems(definition as Program);
  return (hasShape.errors ?? []).filter(({ keyword }) => !summing.has(keyword)).map((error) => shapeProblem(definition, error));
}

/**
 * The programs that these definitions are.
 *
 * @throws one Error that lists every problem of every definition, by its name and the setting's path.
 */
export function soundPrograms(definitions: readonly NamedDefinition[]): { name: string; program: Program }[] {
  const problems = definitions.flatMap(({ name, definition }) =>
    programProblems(definition).map(({ path, code, message }) => `${name}: ${path || 'the definition'}: ${message} [${code}]`),
  );
  if (problems.length > 0) throw notValid(problems);
  return definitions.map(({ name, definition }) => ({ name, program: definition as Program }));
}

/**
 * An agency's own definitions: every `*.json` of a folder, by name.
 *
 * @throws where the folder cannot be read, or files in it are not JSON: all of them are named.
 */
export async function readProgramFolder(folder: string): Promise<NamedDefinition[]> {
  const listed = await readdir(folder).catch((cause: unknown) => {
    throw new Error(`PROGRAMS_DIR: the folder ${folder} cannot be read`, { cause });
  });
  const names = listed.filter((name) => name.endsWith('.json')).sort();
  const read = await Promise.all(names.map(async (name) => readDefinition(name, await readFile(join(folder, name), 'utf8'))));
  const broken = read.flatMap((outcome) => ('problem' in outcome ? [outcome.problem] : []));
  if (broken.length > 0) throw notValid(broken);
  return read.filter((outcome) => 'definition' in outcome);
}

function readDefinition(name: string, text: string): NamedDefinition | { problem: string } {
  try {
    return { name, definition: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: `${name}: not JSON: ${(error as SyntaxError).message}` };
  }
}

function notValid(problems: readonly string[]): Error {
  return new Error(`No program was registered: these definitions are not valid\n${problems.map((line) => `- ${line}`).join('\n')}`);
}

/** Keywords that only say that one of their parts failed. */
const summing: ReadonlySet<string> = new Set(['anyOf', 'if']);

function shapeProblem(definition: unknown, { instancePath, keyword, params, message, parentSchema }: ErrorObject): ProgramProblem {
  const at = settingPath(definition, instancePath);
  const said = params as { additionalProperty?: string; missingProperty?: string; allowedValues?: readonly unknown[] };
  if (keyword === 'additionalProperties') return unknownSetting(at, said.additionalProperty!, parentSchema);
  if (keyword === 'required') return { path: below(at, said.missingProperty!), code: 'PROGRAM.SETTING_MISSING', message: 'is missing' };
  if (keyword === 'enum') {
    const code = /\.eligibility\.rules\[\d+\]$/.test(at) ? 'PROGRAM.UNKNOWN_RULE' : 'PROGRAM.VALUE_UNKNOWN';
    return { path: at, code, message: `has to be one of ${said.allowedValues!.join(', ')}` };
  }
  const meaning = (parentSchema as { description?: string } | undefined)?.description;
  return { path: at, code: 'PROGRAM.SHAPE', message: `${message ?? 'has not its shape'}${meaning === undefined ? '' : `: ${meaning}`}` };
}

function unknownSetting(at: string, name: string, parentSchema: unknown): ProgramProblem {
  const known = Object.keys((parentSchema as { properties?: object } | undefined)?.properties ?? {});
  const ofStages = /^pathways\.\w+\.stages$/.test(at);
  const code = ofStages ? 'PROGRAM.STAGE_NOT_IN_PATHWAY' : 'PROGRAM.SETTING_UNKNOWN';
  const message = ofStages ? `this pathway has no such stage; it has ${known.join(', ')}` : `no such setting; here stand ${known.join(', ')}`;
  return { path: below(at, name), code, message };
}

/** From a JSON pointer to a setting's path: `/areas/south/neighbours/0` is `areas.south.neighbours[0]`. */
function settingPath(definition: unknown, pointer: string): string {
  let path = '';
  let within = definition;
  for (const part of pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    path = Array.isArray(within) ? `${path}[${part}]` : below(path, part);
    within = (within as Record<string, unknown>)[part];
  }
  return path;
}

function below(path: string, part: string): string {
  return path === '' ? part : `${path}.${part}`;
}
