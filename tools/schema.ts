import { writeFile } from 'node:fs/promises';
import { programSchemaFile, programSchemaText } from '#tools/docs/program-schema';

/** `npm run schema`: writes the JSON Schema of program definitions anew, from the types. */
await writeFile(programSchemaFile, programSchemaText());
process.stdout.write(`${programSchemaFile} is up to date\n`);
