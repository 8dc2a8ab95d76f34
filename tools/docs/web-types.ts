import { join } from 'node:path';
import openapiTs, { astToString, type OpenAPI3, type SchemaObject } from 'openapi-typescript';
import { createApplication } from '#api/application';
import { openApiDocument } from '#api/openapi/document';
import type { Parts } from '#api/parts';
import { readEnvironment } from '#config/environment';
import { projectRoot } from '../set-up/project.js';

export const webTypesFile = join(projectRoot, 'apps/web/src/api/schema.d.ts');

/** The web app fills each step from the fields that the API lists: the operations of single steps would only make its types slow. */
const ofOneStep = /^\/api\/(cases\/\{caseId\}|programs\/\{programId\})\/steps\/[a-zA-Z]+$/;

/** Types of every answer and body of the API, made from its own document: the web app retypes none. */
export async function webTypes(): Promise<string> {
  const app = await createApplication(nothing());
  try {
    const document = openApiDocument(app) as unknown as OpenAPI3;
    const paths = Object.fromEntries(Object.entries(document.paths ?? {}).filter(([path]) => !ofOneStep.test(path)));
    const ast = await openapiTs({ ...document, paths, components: { ...document.components, schemas: reached(document, paths) } });
    return `${header}\n${astToString(ast)}`;
  } finally {
    await app.close();
  }
}

const header = '/** Made from the document of the API by `npm run web:types`: not to be edited. */';

/** The schemas that these operations use, directly or by another. */
function reached({ components }: OpenAPI3, paths: object): Record<string, SchemaObject> {
  const all = components?.schemas ?? {};
  const found = new Set<string>();
  const follow = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name!)) continue;
      found.add(name!);
      follow(all[name!]);
    }
  };
  follow(paths);
  return Object.fromEntries([...found].sort().map((name) => [name, all[name]!]));
}

/** The document is of the code alone: no server is asked for it. */
function nothing(): Parts {
  const close = async () => undefined;
  return {
    environment: readEnvironment({ LOG_LEVEL: 'silent' }),
    database: { pool: {}, close },
    doorbell: { close },
    seenWatch: { close },
    clock: {},
    shelf: {},
    vault: {},
    record: {},
    programRecord: {},
    verifier: {},
  } as unknown as Parts;
}
