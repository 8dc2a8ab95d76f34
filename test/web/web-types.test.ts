import { readFile } from 'node:fs/promises';
import { webTypes, webTypesFile } from '#tools/docs/web-types';

describe('the types that the web app has of the API', () => {
  it('are those of its document (npm run web:types)', async () => {
    expect(await readFile(webTypesFile, 'utf8')).toBe(await webTypes());
  });
});
