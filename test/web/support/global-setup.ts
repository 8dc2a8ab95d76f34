import { chromiumBinary } from '#tools/set-up/chromium';

/** Makes sure of a browser before the first test; workers find it by the variable. */
export default async function globalSetup(): Promise<void> {
  process.env['CHROMIUM'] = await chromiumBinary((line) => process.stdout.write(`${line}\n`));
}
