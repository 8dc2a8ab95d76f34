import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimedBy, readClaimsFile, type ClaimsOfAgency } from '#api/sign-in/claims';
import { ProblemException } from '#api/problem/problem';

const madison: ClaimsOfAgency = {
  agency: 'madison',
  roles: { claim: 'realm_access.roles', as: { 'dpad-peer': 'peer' }, ignore: ['offline_access'] },
  name: 'name',
  organisation: 'Madison Peer Network',
  programs: ['madison-mari'],
};

describe('what claims say of who signs in', () => {
  it.each<[string, object, string[]]>([
    ['at a path', { realm_access: { roles: ['dpad-peer', 'offline_access'] } }, ['peer']],
    ['as one text', { realm_access: { roles: 'dpad-peer' } }, ['peer']],
    ['under a name with dots', { 'realm_access.roles': ['dpad-peer'] }, ['peer']],
    ['nowhere', {}, []],
    ['in another form', { realm_access: { roles: [7, null, { role: 'dpad-peer' }] } }, []],
  ])('are the roles that stand %s', (_what, claims, roles) => {
    expect(claimedBy({ ...claims }, [madison])?.roles).toEqual(roles);
  });

  it.each(['dpad-sheriff', 'constructor', '__proto__', 'peer'])('is refused where the agency does not know the role %s', (role) => {
    const claim = () => claimedBy({ realm_access: { roles: ['dpad-peer', role] } }, [madison]);
    expect(claim).toThrow(ProblemException);
  });

  it('is of the agency that they name', () => {
    const agencies = [
      { ...madison, applies: { claim: 'org', value: 'madison' } },
      { ...madison, agency: 'los-angeles', applies: { claim: 'org', value: 'la' } },
    ];
    expect(['madison', 'la', 'elsewhere'].map((org) => claimedBy({ org }, agencies)?.agency)).toEqual(['madison', 'los-angeles', undefined]);
  });
});

describe('the file of SIGN_IN_CLAIMS', () => {
  async function fileOf(content: unknown): Promise<string> {
    const path = join(await mkdtemp(join(tmpdir(), 'claims-')), 'claims.json');
    await writeFile(path, JSON.stringify(content));
    return path;
  }

  it('is read', async () => {
    expect(await readClaimsFile(await fileOf([madison]))).toEqual([madison]);
  });

  it.each<[string, unknown, RegExp]>([
    ['that is no list', madison, /must hold a list/],
    ['without an agency', [{ ...madison, agency: undefined }], /entry 1: agency/],
    ['without an organisation', [{ ...madison, organisation: '' }], /organisation must be given/],
    ['without programs', [{ ...madison, programs: 'madison-mari' }], /programs must be a list/],
    ['without roles', [{ ...madison, roles: { claim: 'roles' } }], /roles must say/],
    ['with a role that there is not', [{ ...madison, roles: { claim: 'roles', as: { x: 'sheriff' } } }], /there is no role sheriff/],
    ['of several agencies that cannot be told apart', [madison, { ...madison, agency: 'los-angeles' }], /applies must say/],
  ])('%s stops the start, and says why', async (_what, content, why) => {
    await expect(readClaimsFile(await fileOf(content))).rejects.toThrow(why);
  });
});
