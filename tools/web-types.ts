import { writeFile } from 'node:fs/promises';
import { webTypes, webTypesFile } from '#tools/docs/web-types';

/** `npm run web:types`: writes the types of the API's answers anew for the web app. */
await writeFile(webTypesFile, await webTypes());
process.stdout.write(`${webTypesFile} is up to date\n`);
process.exit();
