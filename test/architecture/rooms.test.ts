import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { projectRoot } from '#tools/set-up/project';

interface Violation {
  from: string;
  to: string;
  rule: { name: string };
}

const rooms = ['apps', 'workflows', 'activities', 'libs', 'tools', 'bench'];

describe('the rooms', () => {
  test('import only what the room table allows', () => {
    expect(violationsIn(projectRoot).map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  });
});

/** Forbidden imports, each in a room of its own: the rule that must find it, the room, and the text. */
const forbidden: readonly (readonly [rule: string, room: string, text: string])[] = [
  ['protocol-stands-alone', 'libs/protocol', "export { log } from '#persistence/log';"],
  ['protocol-has-no-framework', 'libs/protocol', "export { Injectable } from '@nestjs/common';"],
  ['protocol-and-config-have-no-built-in', 'libs/protocol', "export { randomUUID } from 'node:crypto';"],
  ['config-stands-alone', 'libs/config', "export { rule } from '#protocol/rule';"],
  ['protocol-and-config-have-no-built-in', 'libs/config', "export { readFileSync } from 'node:fs';"],
  ['persistence-reaches', 'libs/persistence', "export { exchange } from '#activities/exchange';"],
  ['temporal-reaches', 'libs/temporal', "export { log } from '#persistence/log';"],
  ['workflows-reach', 'workflows', "export { log } from '#persistence/log';"],
  ['workflows-reach-activities-by-type-only', 'workflows', "export { exchange } from '#activities/exchange';"],
  ['workflows-have-the-workflow-package-only', 'workflows', "export { pino } from 'pino';"],
  ['workflows-have-the-workflow-package-only', 'workflows', "export { randomUUID } from 'node:crypto';"],
  ['activities-reach', 'activities', "export type { Good } from '#workflows/good';"],
  ['api-reaches', 'apps/api/src', "export type { Good } from '#workflows/good';"],
  ['api-reaches', 'apps/api/src', "export { exchange } from '#activities/exchange';"],
  ['worker-reaches', 'apps/worker/src', "export type { Good } from '#workflows/good';"],
  ['web-reaches', 'apps/web', "export { log } from '../../libs/persistence/log.js';"],
  ['production-code-needs-production-packages', 'apps/api/src', "export { default } from 'fast-check';"],
  ['no-cycles', 'tools', "export { other } from './other.js'; export const bad = 1;"],
  ['resolves', 'tools', "export { nothing } from './nothing.js';"],
];

const allowed = {
  'libs/protocol/rule.ts': 'export const rule = 1;',
  'libs/persistence/log.ts': "import { rule } from '#protocol/rule'; export const log = rule;",
  'activities/exchange.ts': 'export interface Exchange { a: 1 } export const exchange = 1;',
  'workflows/good.ts': "import type { Exchange } from '#activities/exchange'; export type Good = Exchange;",
  'tools/good.ts': "export { log } from '#persistence/log'; export { exchange } from '#activities/exchange';",
};

describe('the room table bites', () => {
  const pathOf = (index: number): string => `${forbidden[index]?.[1] ?? ''}/bad-${index}.ts`;
  let planted: string;
  let found: Violation[];

  beforeAll(() => {
    planted = mkdtempSync(join(tmpdir(), 'rooms-'));
    for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
      copyFileSync(join(projectRoot, file), join(planted, file));
    }
    symlinkSync(join(projectRoot, 'node_modules'), join(planted, 'node_modules'));
    for (const [path, text] of Object.entries(allowed)) plant(path, text);
    forbidden.forEach(([, , text], index) => plant(pathOf(index), text));
    const cycle = forbidden.findIndex(([rule]) => rule === 'no-cycles');
    plant('tools/other.ts', `export { bad } from './bad-${cycle}.js'; export const other = 1;`);
    found = violationsIn(planted);
  });
  afterAll(() => rmSync(planted, { recursive: true, force: true }));

  function plant(path: string, text: string): void {
    mkdirSync(dirname(join(planted, path)), { recursive: true });
    writeFileSync(join(planted, path), `${text}\n`);
  }

  test('what it allows is clean', () => {
    expect(found.filter(({ from }) => from in allowed)).toEqual([]);
  });

  test.each(forbidden.map(([rule, room, text], index) => ({ rule, room, text, path: pathOf(index) })))(
    '$rule: $room with $text',
    ({ rule, path }) => {
      expect(found.filter(({ from }) => from === path).map((violation) => violation.rule.name)).toContain(rule);
    },
  );
});

function violationsIn(root: string): Violation[] {
  const present = rooms.filter((room) => existsSync(join(root, room)));
  const cruiser = resolve(projectRoot, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...present],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, env: { ...process.env, NODE_OPTIONS: '' } },
  );
  if (!stdout) throw new Error(`dependency-cruiser said nothing: ${stderr}`);
  const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[]; totalCruised: number } };
  expect(summary.totalCruised).toBeGreaterThan(0);
  return summary.violations;
}
