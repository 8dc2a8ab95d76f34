import type { CaseFile } from '../case-file.js';
import { choice, choices, note } from '../fields.js';
import { defineStep } from '../step.js';
import { hazards } from './outreach-fields.js';

/**
 * The scene is declared safe before a peer is sent, where the program says so; that it is asked for anew before each visit is
 * this project's default. Hazards are the address's, never the person's.
 */
export const declareSceneSafe = defineStep({
  id: 'declareSceneSafe',
  revision: 1,
  title: 'Say whether the scene is safe',
  hint: 'Nobody is sent before. Name what the team should watch out for at the address; nothing about the person.',
  roles: ['officer', 'responder', 'coordinator', 'supervisor'],
  pathways: ['activeOutreach', 'naloxonePlus'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  fields: {
    scene: choice('Is the scene safe?', { safe: 'Safe', notSafe: 'Not safe now' }),
    hazards: choices('What should the team watch out for?', hazards, { optional: true }),
    remark: note('Remark', { optional: true, provenance: 'police' }),
  },
  apply(file, input): CaseFile {
    if (!file.outreach) return file;
    const { sceneSafe: _before, ...outreach } = file.outreach;
    const named = input.hazards === undefined ? {} : { hazards: [...input.hazards] };
    return { ...file, outreach: { ...outreach, ...named, ...(input.scene === 'safe' && { sceneSafe: true as const }) } };
  },
});
