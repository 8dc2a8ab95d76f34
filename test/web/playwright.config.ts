import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

// Read once in the runner, and handed down to the workers: they have to find the same system.
process.env['DATA_DIR'] ??= mkdtempSync(join(tmpdir(), 'dpad-web-'));
process.env['PORT'] ??= String(20_000 + Math.floor(Math.random() * 12_000));
process.env['LOG_LEVEL'] = 'warn';
const port = process.env['PORT'];
/** A system that runs already, in place of one of the tests' own: with its DATA_DIR and PORT. */
const running = process.env['WEB_TEST_URL'];

/** Journeys in a real browser against the whole system; `npm run test:web`. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../.data/test-results',
  globalSetup: './support/global-setup.ts',
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env['CI'] === 'true',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '../../.data/web-test-results.json' }]],
  use: {
    baseURL: running ?? `http://localhost:${port}`,
    locale: 'en-US',
    timezoneId: 'America/New_York',
    screenshot: 'only-on-failure',
    // Recording is slow: --trace on, where a journey is to be understood.
    trace: 'off',
    // Each browser would load the whole app ahead; journeys that go on without a network allow it.
    serviceWorkers: 'block',
    actionTimeout: 20_000,
  },
  ...(running === undefined && { webServer: {
    command: 'node --disable-warning=ExperimentalWarning --import @swc-node/register/esm-register test/web/support/system.ts',
    cwd: join(import.meta.dirname, '../..'),
    url: `http://localhost:${port}/api/health/ready`,
    timeout: 600_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    stdout: 'ignore',
  } }),
});
