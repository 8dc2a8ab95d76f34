import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocolPages, protocolsFolder } from '#tools/docs/protocol-page';

/** `npm run protocols`: writes docs/protocols anew from the shipped programs. */
const pages = protocolPages();
await mkdir(protocolsFolder, { recursive: true });
for (const name of await readdir(protocolsFolder)) {
  if (name.endsWith('.md') && !(name in pages)) await rm(join(protocolsFolder, name));
}
for (const [name, text] of Object.entries(pages)) await writeFile(join(protocolsFolder, name), text);
process.stdout.write(`${Object.keys(pages).length} pages are up to date in ${protocolsFolder}\n`);
