import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { readEnvironment } from '#config/environment';
import { startSystem } from '#tools/system';

/** The whole system for the browser's tests, on the port and data folder that they name; it goes when they end it. */
const { dataDir } = readEnvironment(process.env);
await mkdir(dataDir, { recursive: true });
const stopping = new AbortController();
const system = await startSystem({
  cacheDir: join(resolve('.data'), 'cache'),
  durability: 'throwAway',
  signal: stopping.signal,
  progress: (line) => process.stdout.write(`${line}\n`),
  onError: (line) => process.stdout.write(`${line}\n`),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    stopping.abort();
    void system.stop().then(() => process.exit());
  });
}
