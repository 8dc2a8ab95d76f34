import type { Role } from '../roles.js';
import type { ConditionKind } from '../case-file.js';
import type { ConsentSettings, IntakeSettings, Source, WarmHandoffSettings } from '../program.js';

/** A value that no source states: changeable, labelled, and never to be read as law. */
export const unsourced: Source = { kind: 'default', cite: "This project's default; no source states a value. The program sets its own." };

/** National Council for Mental Wellbeing (2021), Deflection and Pre-arrest Diversion: Integrating Peer Support Services. */
export function nationalCouncil(part: string): Source {
  return { kind: 'source', cite: `National Council for Mental Wellbeing (October 2021), Deflection and Pre-arrest Diversion: Integrating Peer Support Services, ${part}` };
}

/** Police Executive Research Forum, Critical Issues Report on co-responder programs. */
export function perf(section: string): Source {
  return { kind: 'source', cite: `Police Executive Research Forum, Critical Issues Report on co-responder programs, section ${section}` };
}

export const defaultHandoff: WarmHandoffSettings = {
  acknowledgeWithin: 'PT10M',
  passesOn: 2,
  meetWithin: 'PT1H',
  referralWithin: 'P3D',
  attempts: 2,
};
export const defaultIntake: IntakeSettings = { within: 'P7D', planWithin: 'P30D' };
export const defaultConsent: ConsentSettings = { within: 'P7D' };

const courtAndCare: readonly Role[] = ['clinician', 'caseManager', 'courtLiaison', 'provider'];

/** By default never a peer: peers are not informants. */
export const defaultAttesters: Readonly<Record<ConditionKind, readonly Role[]>> = {
  attend: courtAndCare,
  complete: courtAndCare,
  engage: ['clinician', 'caseManager'],
  report: ['caseManager', 'courtLiaison'],
  restore: ['caseManager', 'courtLiaison'],
  noNewCharge: ['courtLiaison'],
};
