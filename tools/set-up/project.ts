import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the project, whether this runs as source or as built code (dist has a nameless package.json). */
export const projectRoot = findProjectRoot(import.meta.dirname);

function findProjectRoot(from: string): string {
  const packageFile = join(from, 'package.json');
  if (existsSync(packageFile) && 'name' in (JSON.parse(readFileSync(packageFile, 'utf8')) as object)) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('The project folder was not found: no named package.json above this file');
  return findProjectRoot(parent);
}
