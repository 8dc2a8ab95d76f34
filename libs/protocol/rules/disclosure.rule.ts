import type { Provenance } from './provenance.js';
import type { Role } from './roles.js';

type Reading = 'always' | 'withCriminalJusticeConsent' | 'never';

const court: Record<Provenance, Reading> = {
  police: 'always',
  case: 'always',
  progress: 'withCriminalJusticeConsent',
  part2: 'never',
  counselingNote: 'never',
};
const field: Record<Provenance, Reading> = { ...court, progress: 'never' };
const careTeam: Record<Provenance, Reading> = {
  police: 'always',
  case: 'always',
  progress: 'always',
  part2: 'always',
  counselingNote: 'never',
};
const nobody: Record<Provenance, Reading> = {
  police: 'never',
  case: 'never',
  progress: 'never',
  part2: 'never',
  counselingNote: 'never',
};

/** Who may read what: closed, role by provenance. Sources: 42 CFR 2.12, 2.31, 2.35; what is not stated is `never`. */
const table: Record<Role, Record<Provenance, Reading>> = {
  officer: field,
  responder: field,
  peer: careTeam,
  clinician: { ...careTeam, counselingNote: 'always' },
  caseManager: careTeam,
  courtLiaison: court,
  prosecutor: court,
  defender: court,
  provider: nobody,
  coordinator: careTeam,
  supervisor: careTeam,
  privacyOfficer: { ...nobody, case: 'always' },
  administrator: nobody,
  feed: nobody,
};

export interface Reader {
  roles: readonly Role[];
  /** Whether a criminal-justice consent (42 CFR 2.35) is in force in this case at this instant. */
  criminalJusticeConsent: boolean;
}

/** The one rule that every read passes: denied unless one of the reader's roles allows it. */
export function mayRead(reader: Reader, provenance: Provenance): boolean {
  return reader.roles.some((role) => {
    const reading = table[role][provenance];
    return reading === 'always' || (reading === 'withCriminalJusticeConsent' && reader.criminalJusticeConsent);
  });
}
