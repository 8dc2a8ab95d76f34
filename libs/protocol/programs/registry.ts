import type { Program } from '../program.js';
import { connectingTheDots } from './connecting-the-dots.program.js';
import { huntingtonQrt } from './huntington-qrt.program.js';
import { laDoor } from './la-door.program.js';
import { longmontCore } from './longmont-core.program.js';
import { madisonMari } from './madison-mari.program.js';
import { paariHub } from './paari-hub.program.js';
import { philadelphiaPad } from './philadelphia-pad.program.js';
import { plymouthCountyOutreach } from './plymouth-county-outreach.program.js';
import { santaFeLead } from './santa-fe-lead.program.js';
import { voicesOfRecovery } from './voices-of-recovery.program.js';
import { westVirginiaPoliceAndPeers } from './west-virginia-police-and-peers.program.js';

const shipped = [
  philadelphiaPad,
  laDoor,
  madisonMari,
  westVirginiaPoliceAndPeers,
  voicesOfRecovery,
  connectingTheDots,
  plymouthCountyOutreach,
  huntingtonQrt,
  longmontCore,
  paariHub,
  santaFeLead,
];

/** The programs that ship, by id, at their newest revision: nine sites and two presets (MARI, LEAD). */
export const programs: Readonly<Record<string, Program>> = Object.fromEntries(shipped.map((program) => [program.id, program]));
