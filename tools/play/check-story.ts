import { isPlaceholder, placeholderProblems } from './placeholders.js';
import { isObject, StoryError, type Story } from './story.js';

/** The API's own document, as far as it says what a step takes. */
export interface Document {
  paths: Readonly<Record<string, Readonly<Record<string, { requestBody?: { content: Readonly<Record<string, { schema: Schema }>> } }>>>>;
  components: { schemas: Readonly<Record<string, Schema>> };
}

interface Schema {
  $ref?: string;
  allOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  type?: string;
  enum?: readonly unknown[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
}

export interface Surroundings {
  document: Document;
  accounts: readonly string[];
  /** Programs of the person who opens the case, and the pathways that each offers. */
  programs: Readonly<Record<string, readonly string[]>>;
}

const types: Record<string, { said: string; holds(value: unknown): boolean }> = {
  string: { said: 'text', holds: (value) => typeof value === 'string' },
  boolean: { said: 'true or false', holds: (value) => typeof value === 'boolean' },
  integer: { said: 'a whole number', holds: Number.isInteger },
  number: { said: 'a number', holds: (value) => typeof value === 'number' },
  array: { said: 'a list', holds: Array.isArray },
  object: { said: 'an object', holds: isObject },
};

/** What `as` stands for: an account, or a name that the file gives to one. */
export function accountOf(story: Pick<Story, 'people'>, as: string): string {
  return Object.hasOwn(story.people, as) ? (story.people[as] as string) : as;
}

/**
 * Compares a story with what the API says of itself, before anything is recorded.
 *
 * @throws StoryError that names everything that the API does not know: programs, steps, fields, accounts, placeholders.
 */
export function checkStory(story: Story, { document, accounts, programs }: Surroundings): void {
  const isAccount = (account: string) => accounts.includes(account);
  const noAccount = (as: string, path: string) =>
    isAccount(accountOf(story, as)) ? [] : [`${path}: there is no account "${accountOf(story, as)}"; "npm run --silent token" lists them`];
  const resolve = (schema: Schema | undefined): Schema | undefined => resolved(schema, document);
  const stepIds = stepsIn(document);

  const problems = [
    ...Object.entries(story.people).flatMap(([name, account]) => (isAccount(account) ? [] : [`people.${name}: there is no account "${account}"`])),
    ...noAccount(story.opening.as, 'opening.as'),
    ...unknownProgram(story, programs),
    ...placeholderProblems(story.opening.input, 'opening.input', isAccount),
  ];
  const isOffered = programs[story.program]?.includes(story.pathway) ?? true;
  const opening = isOffered ? openingSchema(document, story.pathway) : undefined;
  if (opening) problems.push(...mismatches(story.opening.input, opening, 'opening.input', resolve));
  story.moves.forEach(({ as, step, input }, index) => {
    const path = `moves[${index}]`;
    problems.push(...noAccount(as, `${path}.as`), ...placeholderProblems(input, `${path}.input`, isAccount));
    if (!stepIds.includes(step)) problems.push(`${path}.step: there is no step "${step}"; there are ${stepIds.join(', ')}`);
    else problems.push(...mismatches(input, inputSchema(document, step), `${path}.input`, resolve));
  });
  if (problems.length > 0) throw new StoryError(problems);
}

function unknownProgram({ program, pathway }: Story, programs: Surroundings['programs']): string[] {
  const pathways = Object.hasOwn(programs, program) ? programs[program] : undefined;
  const known = Object.keys(programs);
  // Where the opener is nobody, no programs are known, and the account is what has to be put right.
  if (known.length === 0) return [];
  if (!pathways) return [`program: there is no program "${program}" for the person who opens the case; there is ${known.join(', ')}`];
  return pathways.includes(pathway) ? [] : [`pathway: "${program}" does not offer "${pathway}"; it offers ${pathways.join(', ')}`];
}

const stepPath = /^\/api\/cases\/\{caseId\}\/steps\/(\w+)$/;

function stepsIn({ paths }: Document): string[] {
  return Object.keys(paths).flatMap((path) => stepPath.exec(path)?.[1] ?? []);
}

function bodyOf(document: Document, path: string): Schema | undefined {
  return resolved(document.paths[path]?.['post']?.requestBody?.content['application/json']?.schema, document);
}

function inputSchema(document: Document, step: string): Schema | undefined {
  return bodyOf(document, `/api/cases/{caseId}/steps/${step}`)?.properties?.['input'];
}

function openingSchema(document: Document, pathway: string): Schema | undefined {
  const bodies = bodyOf(document, '/api/cases')?.oneOf ?? [];
  return bodies
    .map((body) => resolved(body, document))
    .find((body) => body?.properties?.['pathwayId']?.enum?.includes(pathway))?.properties?.['input'];
}

function resolved(schema: Schema | undefined, document: Document): Schema | undefined {
  const reference = schema?.$ref ?? schema?.allOf?.[0]?.$ref;
  return reference === undefined ? schema : document.components.schemas[reference.split('/').at(-1) ?? ''];
}

/** Only what a placeholder cannot make right: names, presence and types. The rest is the API's to refuse. */
function mismatches(value: unknown, unresolved: Schema | undefined, path: string, resolve: (schema?: Schema) => Schema | undefined): string[] {
  const schema = resolve(unresolved);
  if (!schema || isPlaceholder(value)) return [];
  const type = types[schema.type ?? ''];
  if (type && !type.holds(value)) return [`${path}: must be ${type.said}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${path}: must be one of ${schema.enum.join(', ')}`];
  if (Array.isArray(value)) return value.flatMap((inner, index) => mismatches(inner, schema.items, `${path}[${index}]`, resolve));
  if (!isObject(value) || !schema.properties) return [];
  const { properties, required = [] } = schema;
  return [
    ...required.filter((name) => value[name] === undefined).map((name) => `${path}.${name}: is missing`),
    ...Object.entries(value).flatMap(([name, inner]) => {
      if (Object.hasOwn(properties, name)) return mismatches(inner, properties[name], `${path}.${name}`, resolve);
      return [`${path}.${name}: there is no such field; there are ${Object.keys(properties).join(', ')}`];
    }),
  ];
}
