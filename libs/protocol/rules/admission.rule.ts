import type { Placement } from '../case-file.js';

/** Interim services are offered within this time of the request (45 CFR 96.126(b)), in hours. */
const interimWithinHours = 48;

/** Until interim services are late, from the request. */
export const interimServicesWithin = `PT${interimWithinHours}H`;

/**
 * People who inject drugs are admitted within 14 days of the request, or within 120 days where interim services were
 * offered inside 48 hours (45 CFR 96.126(b)). ISO 8601 durations, from the request.
 */
export function admissionWithin({ interim }: Pick<Placement, 'interim'>): 'P14D' | 'P120D' {
  return interim === 'inTime' ? 'P120D' : 'P14D';
}

/** Both instants RFC 3339. */
export function interimAt(waitingSince: string, at: string): 'inTime' | 'late' {
  const hours = (Date.parse(at) - Date.parse(waitingSince)) / 3_600_000;
  return hours <= interimWithinHours ? 'inTime' : 'late';
}

/** A treatment program reports to the state within 7 days of reaching 90 % of its capacity (45 CFR 96.126(a)). */
export function isNearlyFull({ occupied, places }: { occupied: number; places: number }): boolean {
  return places > 0 && occupied * 10 >= places * 9;
}

/** Calendar days until the state has to know. */
export const reportToStateWithinDays = 7;
