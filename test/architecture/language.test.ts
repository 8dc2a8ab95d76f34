import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { wordsNotToUse } from '#protocol/person-first';
import { projectRoot } from '#tools/set-up/project';

/** It names the words itself. */
const listOfWords = 'libs/protocol/person-first.ts';

const productText = ['apps', 'workflows', 'activities', 'libs', 'tools', 'examples', 'docs', 'README.md', 'CHANGELOG.md'];

describe('the language of the product', () => {
  test('uses none of the words not to use', () => {
    const found = productText.flatMap(filesBelow).flatMap((path) => wordsIn(readFileSync(path, 'utf8')).map((word) => `${path}: ${word}`));
    expect(found).toEqual([]);
  });

  test.each(['an addict', 'relapsed', 'relapseDate', 'substance_abuse', 'dirty urine', 'Alcoholic', 'replacement therapy', 'una persona adicta', 'recaída', 'abuso de drogas'])(
    '"%s" would be found',
    (text) => {
      expect(wordsIn(text)).toHaveLength(1);
    },
  );

  test.each(['medication for addiction treatment', 'a clean checkout', 'Alcoholics Anonymous', 'return to use', 'habit', 'Alcohólicos Anónimos', 'servicio'])(
    '"%s" may be said',
    (text) => {
      expect(wordsIn(text)).toEqual([]);
    },
  );
});

function wordsIn(text: string): string[] {
  return wordsNotToUse.flatMap(({ finds }) => finds.exec(text)?.[0] ?? []);
}

function filesBelow(path: string): string[] {
  const full = join(projectRoot, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return path === listOfWords ? [] : [full];
  return readdirSync(full).flatMap((entry) => filesBelow(join(path, entry)));
}
