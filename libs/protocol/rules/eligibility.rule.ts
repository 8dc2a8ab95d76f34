import type { EligibilityRule, EligibilitySettings } from '../program.js';
import type { Refusal } from '../refusal.js';
import { localTime } from './local-time.rule.js';

/** What the officer's first screen says, without identity. */
export interface Screen {
  /** RFC 3339. */
  contactAt: string;
  district: string;
  ageBand: string;
  criteria: readonly string[];
  chargeClasses: readonly string[];
  /** Left for the next working day: the program's hours do not matter then. */
  referralForNextWorkingDay: boolean;
}

export const ageBands = {
  under18: 'Under 18',
  from18to24: '18 to 24',
  from25to34: '25 to 34',
  from35to44: '35 to 44',
  from45to54: '45 to 54',
  from55to64: '55 to 64',
  from65: '65 or older',
} as const;

/** Every reason for which somebody is not eligible; screenings are counted by them. */
export const eligibilityReasons = {
  'ELIGIBILITY.DISTRICT_NOT_SERVED': 'The program does not serve this district',
  'ELIGIBILITY.OUTSIDE_HOURS': "Outside the program's hours",
  'ELIGIBILITY.CRITERIA_NOT_MET': "Not all of the program's criteria are met",
  'ELIGIBILITY.CHARGE_NOT_DIVERTED': 'A charge that the program does not divert',
  'ELIGIBILITY.UNDER_AGE': 'Under 18, and the program states no rule for it',
} as const;
export type EligibilityReason = keyof typeof eligibilityReasons;

type Rule = (screen: Screen, settings: EligibilitySettings, zone: string) => Refusal | undefined;

/** The closed registry of eligibility rules that a program can name. */
const registry: Record<EligibilityRule, Rule> = {
  districtServed(screen, settings) {
    if (settings.districts[screen.district]?.served) return undefined;
    return refuse('ELIGIBILITY.DISTRICT_NOT_SERVED', 'This program does not serve that district.', 'district');
  },
  withinHours(screen, settings, zone) {
    if (!settings.hours || screen.referralForNextWorkingDay) return undefined;
    const { weekday, minute } = localTime(screen.contactAt, zone);
    const { days, from, to } = settings.hours;
    if (days.includes(weekday) && minute >= from && minute <= to) return undefined;
    const message = `The program takes people from ${from} to ${to} on its days. You may leave a referral for the next working day.`;
    return refuse('ELIGIBILITY.OUTSIDE_HOURS', message, 'contactAt');
  },
  allCriteria(screen, settings) {
    const missing = Object.keys(settings.criteria).filter((criterion) => !screen.criteria.includes(criterion));
    if (missing.length === 0) return undefined;
    const named = missing.map((criterion) => settings.criteria[criterion]).join('; ');
    return refuse('ELIGIBILITY.CRITERIA_NOT_MET', `All criteria have to be met. Missing: ${named}.`, 'criteria');
  },
  chargesDiverted(screen, settings) {
    const barred = chargesNotDiverted(screen.chargeClasses, settings);
    if (barred.length === 0) return undefined;
    const named = barred.map((value) => labelOf(value, settings)).join('; ');
    const message = `A charge that this program does not divert makes the whole case not eligible: ${named}.`;
    return refuse('ELIGIBILITY.CHARGE_NOT_DIVERTED', message, 'charges');
  },
};

/** Every rule of the program that says no, in the program's order. Under 18 is refused unless the program states a rule. */
export function eligibilityRefusals(screen: Screen, settings: EligibilitySettings, zone: string): Refusal[] {
  const named = settings.rules.map((rule) => registry[rule](screen, settings, zone));
  return [...named, underAge(screen, settings)].filter((refusal) => refusal !== undefined);
}

/** The classes among these that the program does not divert; one is enough to make the whole case not eligible. */
export function chargesNotDiverted(classes: readonly string[], settings: EligibilitySettings): string[] {
  return classes.filter((value) => !settings.offenceClasses.some((offence) => offence.value === value && offence.diverted));
}

function underAge(screen: Screen, settings: EligibilitySettings): Refusal | undefined {
  if (screen.ageBand !== 'under18' || settings.underEighteen !== undefined) return undefined;
  return refuse('ELIGIBILITY.UNDER_AGE', 'People under 18 are not eligible: this program states no rule for them.', 'ageBand');
}

function labelOf(value: string, settings: EligibilitySettings): string {
  return settings.offenceClasses.find((offence) => offence.value === value)?.label ?? value;
}

function refuse(code: EligibilityReason, message: string, field: string): Refusal {
  return { code, message, field };
}
