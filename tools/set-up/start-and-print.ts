import { demoStaff } from '#tools/demo-staff';
import { startSystem, type RunningSystem } from '#tools/system';

/** Starts the system, prints what a person needs to try it, and stops it on Ctrl-C. */
export async function startAndPrint(): Promise<void> {
  const interrupted = new AbortController();
  const untilInterrupted = new Promise<void>((resolve) => {
    interrupted.signal.addEventListener('abort', () => resolve());
  });
  // Ctrl-C in a terminal comes twice, from the terminal and from npm: one is enough.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort());

  try {
    const system = await startSystem({
      onCrash: 'restart',
      signal: interrupted.signal,
      progress: print,
      onError: (line) => process.stderr.write(`${line}\n`),
    });
    print(welcome(system));
    await untilInterrupted;
    print('\nStopping …');
    await system.stop();
    print('Stopped. The data is kept for the next start.');
    process.exit(0);
  } catch (error) {
    if (interrupted.signal.aborted) process.exit(130);
    process.stderr.write(`${describe(error)}\n`);
    process.exit(1);
  }
}

function welcome({ apiUrl, temporal, dataDir }: RunningSystem): string {
  const account = demoStaff[0]?.account ?? '<account>';
  return `
The system runs. Ctrl-C stops it.

  Web app             ${apiUrl}  (sign in as any demo account, with any password)
  API documentation   ${apiUrl}/api/docs
  Temporal            ${temporal.uiUrl ?? temporal.address}
  Data and logs       ${dataDir}

Demo accounts
${accountTable()}

Next, in another terminal:
  npm run demo                          play a case from the street to the end of its follow-up
  npm run --silent token -- ${account.padEnd(12)}  a bearer token for this account (8 hours)
  curl -H "Authorization: Bearer $(npm run --silent token -- ${account})" ${apiUrl}/api/me
`;
}

function accountTable(): string {
  const rows = demoStaff.map(({ account, name, agency, roles }) => [account, name, roles.join(', '), agency]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()).join('\n');
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `\n${error.cause.message}` : '';
  return error.message + cause;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
