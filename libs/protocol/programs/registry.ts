import type { Program } from '../program.js';
import { laDoor } from './la-door.program.js';
import { madisonMari } from './madison-mari.program.js';
import { philadelphiaPad } from './philadelphia-pad.program.js';

/** The programs that ship, by id, at their newest revision. */
export const programs: Readonly<Record<string, Program>> = {
  [philadelphiaPad.id]: philadelphiaPad,
  [laDoor.id]: laDoor,
  [madisonMari.id]: madisonMari,
};
