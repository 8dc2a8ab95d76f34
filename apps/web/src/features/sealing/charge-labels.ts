import type { Schema } from '../../api/client';

interface OfficerIntervention {
  stages?: { eligibility?: { offenceClasses?: readonly { value: string; label: string }[] } };
}

/** What a program calls the classes of its charges, by class; empty where it holds none. */
export function chargeLabelsOf(program: Schema<'ProgramSchema'> | undefined): ReadonlyMap<string, string> {
  const { stages } = (program?.pathways['officerIntervention'] ?? {}) as OfficerIntervention;
  return new Map(stages?.eligibility?.offenceClasses?.map(({ value, label }) => [value, label]));
}
