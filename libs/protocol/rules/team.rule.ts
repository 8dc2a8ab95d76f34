import type { Profession, TrainingKind } from '../professions.js';
import type { TeamSettings } from '../program.js';
import { holding, type StaffFacts } from '../staff-facts.js';

type Line = TeamSettings['composition'][number];

export interface TeamMember {
  /** Staff id. */
  id: string;
  professions: readonly Profession[];
}

export type TeamProblem =
  | { problem: 'excluded'; member: string; profession: Profession }
  /** Nobody on the team is left to meet this line of its composition. */
  | { problem: 'roleMissing'; oneOf: readonly Profession[] };

export type TrainingProblem = { member: string; training: TrainingKind; standing: 'expired' | 'missing' };

/**
 * What is wrong with a team: who may not be on it, and which lines of its composition nobody meets. Each line is met by
 * members of their own: a nurse who is a peer too is one of them at a time (PERF report, Huntington and Plymouth County; National Council 2021,
 * section on LA DOOR, for "no law enforcement officers").
 */
export function teamProblems(team: Pick<TeamSettings, 'composition' | 'excludes'>, members: readonly TeamMember[]): TeamProblem[] {
  const excluded = members.flatMap(({ id, professions }) =>
    professions.filter((profession) => team.excludes.includes(profession)).map((profession): TeamProblem => ({ problem: 'excluded', member: id, profession })),
  );
  const missing = placesLeft(team.composition, members).map(({ oneOf }): TeamProblem => ({ problem: 'roleMissing', oneOf }));
  return [...excluded, ...missing];
}

/** The trainings of the team that a member has not had, or that are not in date on that day (`YYYY-MM-DD`, included). */
export function trainingProblems(
  team: Pick<TeamSettings, 'trainings'>,
  members: readonly (Pick<TeamMember, 'id'> & Pick<StaffFacts, 'trainings'>)[],
  day: string,
): TrainingProblem[] {
  return members.flatMap(({ id, trainings }) =>
    team.trainings.flatMap((training): TrainingProblem[] => {
      const standing = holding(trainings, training, day);
      return standing === 'inForce' ? [] : [{ member: id, training, standing }];
    }),
  );
}

/** The places of the composition that stay empty when as many as possible are filled. */
function placesLeft(composition: readonly Line[], members: readonly TeamMember[]): Line[] {
  const places = composition.flatMap((line) => Array.from({ length: line.least }, () => line));
  const placeOf = new Map<TeamMember, number>();
  return places.filter((_, place) => !fill(place, places, members, placeOf, new Set()));
}

/** Fills one place, moving those placed before where they can meet another line. */
function fill(place: number, places: readonly Line[], members: readonly TeamMember[], placeOf: Map<TeamMember, number>, asked: Set<TeamMember>): boolean {
  for (const member of members) {
    if (asked.has(member) || !member.professions.some((profession) => places[place]!.oneOf.includes(profession))) continue;
    asked.add(member);
    const held = placeOf.get(member);
    if (held !== undefined && !fill(held, places, members, placeOf, asked)) continue;
    placeOf.set(member, place);
    return true;
  }
  return false;
}
