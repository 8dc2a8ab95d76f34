import { readEnvironment } from '#config/environment';
import { demoStaff } from '#tools/demo-staff';
import { signToken } from './set-up/sign-token.js';

const [account] = process.argv.slice(2);

try {
  process.stdout.write(`${account ? await tokenFor(account) : accountList()}\n`);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function tokenFor(name: string): Promise<string> {
  const environment = readEnvironment(process.env);
  if (!environment.oidc.embedded) throw new Error('OIDC_ISSUER is set: get a token from that issuer');
  if (!demoStaff.some((member) => member.account === name)) {
    throw new Error(`There is no demo account "${name}". "npm run --silent token" lists them.`);
  }
  return signToken(name, environment);
}

/** Account, roles and agency: tab-separated, one account a line. */
function accountList(): string {
  return demoStaff.map(({ account: name, roles, agency }) => [name, roles.join(','), agency].join('\t')).join('\n');
}
