import type { Schema } from '../../api/client';
import type { CourtCondition } from './docket-rows';

interface OfficerIntervention {
  stages?: { abeyance?: { attesters?: Readonly<Record<string, readonly string[]>> } };
}

/**
 * Whether somebody with these roles is offered to attest a condition: each kind has its attesters, by the program's settings.
 * Whether it can be attested now, the API says.
 */
export function mayAttest(program: Schema<'ProgramSchema'> | undefined, { kind, status }: CourtCondition, roles: readonly string[]): boolean {
  const { stages } = (program?.pathways['officerIntervention'] ?? {}) as OfficerIntervention;
  return status !== 'met' && stages?.abeyance?.attesters?.[kind]?.some((role) => roles.includes(role)) === true;
}
