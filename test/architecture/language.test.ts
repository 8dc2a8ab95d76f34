import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#tools/set-up/project';

/**
 * Words that name a person by a condition. Written so that they are found in identifiers too (fooBar, foo_bar), and so
 * that "addiction treatment" and the names of institutions are not.
 */
const wordsNotToUse: readonly RegExp[] = [
  /drug[\s_-]*habit/i,
  /addict(?!i(on|ve))/i,
  /abuser/i,
  /junk(ie|y)/i,
  /alcoholic(?!s Anonymous)/i,
  /(dirty|clean)[\s_-]*urine/i,
  /relaps/i,
  /(substance|drug|alcohol)[\s_-]*abuse(?! and Mental Health Services)/i,
  /(replacement|substitution)[\s_-]*therap/i,
];

const productText = ['apps', 'workflows', 'activities', 'libs', 'tools', 'examples', 'docs', 'README.md', 'CHANGELOG.md'];

describe('the language of the product', () => {
  test('uses none of the words not to use', () => {
    const found = productText.flatMap(filesBelow).flatMap((path) => wordsIn(readFileSync(path, 'utf8')).map((word) => `${path}: ${word}`));
    expect(found).toEqual([]);
  });

  test.each(['an addict', 'relapsed', 'relapseDate', 'substance_abuse', 'dirty urine', 'Alcoholic', 'replacement therapy'])(
    '"%s" would be found',
    (text) => {
      expect(wordsIn(text)).toHaveLength(1);
    },
  );

  test.each(['medication for addiction treatment', 'a clean checkout', 'Alcoholics Anonymous', 'return to use', 'habit'])(
    '"%s" may be said',
    (text) => {
      expect(wordsIn(text)).toEqual([]);
    },
  );
});

function wordsIn(text: string): string[] {
  return wordsNotToUse.flatMap((word) => word.exec(text)?.[0] ?? []);
}

function filesBelow(path: string): string[] {
  const full = join(projectRoot, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [full];
  return readdirSync(full).flatMap((entry) => filesBelow(join(path, entry)));
}
