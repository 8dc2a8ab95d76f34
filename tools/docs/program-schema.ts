import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { projectRoot } from '#tools/set-up/project';

export const programSchemaFile = join(projectRoot, 'docs/program.schema.json');

/** The JSON Schema of a program's definition, as text, from its TypeScript types: they are its one source. */
export function programSchemaText(): string {
  const schema = createGenerator({
    path: join(projectRoot, 'libs/protocol/program.ts'),
    tsconfig: join(projectRoot, 'tsconfig.json'),
    type: 'Program',
    skipTypeCheck: true,
  }).createSchema('Program');
  return `${JSON.stringify({ ...schema, title: "A program's definition" }, null, 2)}\n`;
}
