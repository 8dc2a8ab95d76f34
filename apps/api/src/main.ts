import { fileURLToPath } from 'node:url';
import { readEnvironment } from '#config/environment';
import { createApplication } from './application.js';
import { assemble } from './assemble.js';

// The web app is built beside the built API, also where the API runs from its sources.
const root = import.meta.url.endsWith('.ts') ? '../../../dist/' : '../../../';
const pagesFolder = fileURLToPath(new URL(`${root}web`, import.meta.url));

try {
  const environment = readEnvironment(process.env, 'api');
  const { parts, embeddedIssuer } = await assemble(environment);
  const app = await createApplication(parts, { embeddedIssuer, pagesFolder });
  // The demo accounts need no password: they are for this machine alone.
  await (embeddedIssuer ? app.listen(environment.port, '127.0.0.1') : app.listen(environment.port));
} catch (error) {
  process.stderr.write(`The API did not start: ${describe(error)}\n`);
  process.exit(1);
}

/** A configuration's values never appear here: some are secrets. */
function describe(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EADDRINUSE') return `port ${process.env['PORT'] ?? 3000} is busy: stop what listens there, or set PORT`;
  return message ?? 'unknown error';
}
