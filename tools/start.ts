import { tellOldNode } from './set-up/node-version.js';

const remedy = tellOldNode(process.versions.node);
if (remedy) {
  process.stderr.write(`${remedy}\n`);
  process.exit(1);
}

// Only now: with a Node older than this the imports below would fail first, and say something else.
const { startAndPrint } = await import('./set-up/start-and-print.js');
await startAndPrint();
