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
 * What the form begins with: of the program whose roster the person is on now, or else of all their programs, what they opened last on
 * this device, or the only one that there is.
 */
export function presetDuty<D extends Duty>(duties: readonly D[], last: string | null, rosters: readonly Rostered[], staffId: string, now: string): D | undefined {
  const onDuty = rosters.find(({ startsAt, endsAt, members }) => startsAt <= now && now < endsAt && members.some(({ id }) => id === staffId));
  const onRoster = duties.filter(({ programId }) => programId === onDuty?.programId);
  const ofDuty = onRoster.length > 0 ? onRoster : duties;
  return ofDuty.find((duty) => keyOf(duty) === last) ?? (ofDuty.length === 1 ? ofDuty[0] : undefined);
}

export function keyOf({ programId, pathwayId }: Duty): string {
  return `${programId}/${pathwayId}`;
}
