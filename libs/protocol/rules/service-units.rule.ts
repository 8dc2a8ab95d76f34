/** What a peer's time went into. */
export type EncounterActivity = 'support' | 'transport' | 'documentation' | 'outreach';

export interface LoggedEncounter {
  id: string;
  /** When it was, RFC 3339. */
  at: string;
  /** The day that it was on, `YYYY-MM-DD`, in the program's zone. */
  day: string;
  minutes: number;
  activity: EncounterActivity;
  reached: boolean;
  /** Whether a peer recorded it. */
  byPeer: boolean;
  /** Whether the person had been taken in by then. */
  enrolled: boolean;
}

export interface ServiceUnits {
  id: string;
  /** What was worked, in completed units. */
  units: number;
  billable: number;
  /** Why not all of it is. */
  because?: 'notPeerSupport' | 'notReached' | 'notEnrolled' | 'overDailyLimit';
}

const minutesInAUnit = 15;

/** Peer support is billed in units of 15 minutes (HCPCS H0038). That only completed ones count is a default: payers differ. */
export function serviceUnits(minutes: number): number {
  return Math.floor(minutes / minutesInAUnit);
}

/**
 * What can be billed of one participant's encounters: `unitsADay` at most, earlier ones first. Transport, documentation,
 * outreach, attempts that reached nobody, and whatever came before the intake are logged and never billed.
 */
export function billableUnits(encounters: readonly LoggedEncounter[], unitsADay: number): ServiceUnits[] {
  const left = new Map<string, number>();
  return [...encounters]
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map((encounter): ServiceUnits => {
      const { id, day } = encounter;
      const units = serviceUnits(encounter.minutes);
      const because = whyNotBillable(encounter);
      if (because) return { id, units, billable: 0, because };
      const open = left.get(day) ?? unitsADay;
      const billable = Math.min(units, open);
      left.set(day, open - billable);
      return { id, units, billable, ...(billable < units && { because: 'overDailyLimit' as const }) };
    });
}

function whyNotBillable({ activity, byPeer, reached, enrolled }: LoggedEncounter): ServiceUnits['because'] {
  if (activity !== 'support' || !byPeer) return 'notPeerSupport';
  if (!reached) return 'notReached';
  return enrolled ? undefined : 'notEnrolled';
}
