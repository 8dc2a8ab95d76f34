import type { Schema } from '../../api/client';
import type { Me } from '../../api/queries';
import type { PathwayId } from './queries';

export interface Duty {
  programId: string;
  pathwayId: PathwayId;
}

interface OfferedPathway extends Pick<Schema<'PathwaySchema'>, 'pathwayId' | 'roles' | 'programs'> {
  title: string;
}

/** What this person may open, program by program. */
export function dutiesOf({ roles, programs }: Pick<Me, 'roles' | 'programs'>, pathways: readonly OfferedPathway[]): (Duty & { title: string })[] {
  const open = pathways.filter((pathway) => pathway.roles.some((role) => roles.includes(role)));
  return programs.flatMap((programId) => open.filter(({ programs: offering }) => offering.includes(programId)).map(({ pathwayId, title }) => ({ programId, pathwayId, title })));
}

interface Rostered {
  programId: string;
  startsAt: string;
  endsAt: string;
  members: readonly { id: string }[];
}

/**
 * What the form begins with: what was opened last on this device, else the only one of the program whose roster the person is on now,
 * else the only one that there is.
 */
export function presetDuty<D extends Duty>(duties: readonly D[], last: string | null, rosters: readonly Rostered[], staffId: string, now: string): D | undefined {
  const used = duties.find((duty) => keyOf(duty) === last);
  if (used) return used;
  const onDuty = rosters.find(({ startsAt, endsAt, members }) => startsAt <= now && now < endsAt && members.some(({ id }) => id === staffId));
  const ofDuty = onDuty ? duties.filter(({ programId }) => programId === onDuty.programId) : duties;
  return ofDuty.length === 1 ? ofDuty[0] : undefined;
}

export function keyOf({ programId, pathwayId }: Duty): string {
  return `${programId}/${pathwayId}`;
}
