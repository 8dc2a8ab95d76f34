// Built code resolves #aliases through the nearest package.json: dist gets its own, which points at built files.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const { imports } = JSON.parse(readFileSync('package.json', 'utf8'));
const built = Object.fromEntries(Object.entries(imports).map(([alias, path]) => [alias, path.replace(/\.ts$/, '.js')]));
mkdirSync('dist', { recursive: true });
writeFileSync('dist/package.json', `${JSON.stringify({ type: 'module', imports: built }, null, 2)}\n`);
