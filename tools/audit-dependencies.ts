import { spawnSync } from 'node:child_process';

/**
 * Asks the registry for known weaknesses of what runs in production; high and critical ones fail. A registry that answers no
 * audits is said to be one: then nothing has been audited, and nothing fails.
 */
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
const answer = JSON.parse(stdout) as { error?: { summary?: string }; message?: string; metadata?: { vulnerabilities: Record<string, number> } };
const found = answer.metadata?.vulnerabilities;
if (!found) {
  process.stdout.write(`Not audited: this registry answers no audits (${(answer.message || answer.error?.summary || 'no reason given').replace(/ - .*/, '')})\n`);
} else {
  process.stdout.write(`Known weaknesses: ${Object.entries(found).map(([severity, count]) => `${count} ${severity}`).join(', ')}\n`);
  if ((found['high'] ?? 0) + (found['critical'] ?? 0) > 0) process.exitCode = 1;
}
