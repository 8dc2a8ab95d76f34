import type { Charge } from '../case-file.js';
import { choice, date, list, text } from '../fields.js';
import type { Program } from '../program.js';
import { interventionSettings } from '../stage-settings.js';
import { offenceClasses } from './program-options.js';

/** Rows of charges, as the opening step and a later addition ask for them. */
export const chargeList = () =>
  list('Charges', {
    class: choice('Kind of charge', offenceClasses, { hint: 'Name every charge: one that is not diverted decides for the whole case.' }),
    title: text('Charge as you would write it', { maxLength: 200 }),
    limitationDate: date('Last day on which it can be filed, if you know it', { optional: true }),
  });

interface ChargeRow {
  id: string;
  class: string;
  limitationDate?: string;
}

/** With a referral in lieu of arrest no charge is held (Police-Assisted Diversion, Philadelphia; PERF report). */
export function chargesFrom(rows: readonly ChargeRow[], program: Program): Charge[] {
  const held = interventionSettings(program).form !== 'referralInLieuOfArrest';
  return rows.map(({ id, class: offenceClass, limitationDate }) => ({
    id,
    class: offenceClass,
    status: held ? 'screened' : 'notHeld',
    ...(limitationDate === undefined ? {} : { limitationDate }),
    decisions: [],
  }));
}
