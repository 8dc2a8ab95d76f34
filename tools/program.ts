import { programs } from '#protocol/programs/registry';

/** `npm run --silent program -- <id>`: prints a shipped program's definition as JSON, to begin one's own from. */
const [id = ''] = process.argv.slice(2);
const program = Object.hasOwn(programs, id) ? programs[id] : undefined;
if (program) {
  process.stdout.write(`${JSON.stringify(program, null, 2)}\n`);
} else {
  process.stderr.write(`Name one of ${Object.keys(programs).join(', ')}\n`);
  process.exitCode = 1;
}
