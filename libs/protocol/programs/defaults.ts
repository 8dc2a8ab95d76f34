import type { Role } from '../roles.js';
import type { ConditionKind } from '../case-file.js';
import type {
  ConsentSettings,
  FamilySupportSettings,
  FollowUpSettings,
  IntakeSettings,
  OutreachSettings,
  PeerWorkSettings,
  Source,
  StageSettings,
  TeamSettings,
  WarmHandoffSettings,
} from '../program.js';

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

/** West Virginia Police and Peers, concept paper and program overview. */
export function policeAndPeers(part: string): Source {
  return { kind: 'source', cite: `West Virginia Police and Peers, ${part}` };
}

/** Poster on police-assisted referral programs in Massachusetts: six focus groups, 33 people, five communities. */
export function focusGroups(part: string): Source {
  return { kind: 'source', cite: `Examining the Implementation of Police-Assisted Referral Programs for Substance Use Disorder Services in Massachusetts, ${part}` };
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
export const defaultFollowUp: FollowUpSettings = { intervals: ['P7D', 'P14D', 'P30D'], ends: 'asLongAsAsked', recoveryCapitalEvery: 'P90D' };
export const defaultFamilySupport: FamilySupportSettings = { within: 'P7D' };

/** Work order: first who was never contacted, then who could not be found, then the others, none of them left out. */
export const defaultOutreach: Omit<OutreachSettings, 'team'> = {
  visitWithin: 'P3D',
  attempts: 3,
  againAfter: 'P1D',
  sceneSafeFirst: true,
  checkOutWithin: 'PT2H',
  order: { neverContacted: 1, notLocated: 2, interestedLater: 3, activeParticipant: 4, declined: 5 },
  offersNaloxone: true,
};

export const defaultPeerWork: PeerWorkSettings = {
  credentials: [],
  caseload: 15,
  peersToASupervisor: 8,
  supervisionEvery: 'P1W',
  unitsADay: 16,
};

/** The care that follows a first contact, where a program's sources give no times. */
export function defaultCare(services: Readonly<Record<string, string>>): Required<Pick<StageSettings, 'intake' | 'consent' | 'placement' | 'followUp'>> {
  return { intake: defaultIntake, consent: defaultConsent, placement: { answerWithin: 'P2D', services }, followUp: defaultFollowUp };
}

/** One peer who may go alone: peers engage alone or in a team (National Council, 2021, table 3). */
export const peerTeam: TeamSettings = { title: 'Peer team', composition: [{ oneOf: ['peer'], least: 1 }], excludes: [], trainings: [] };

export const defaultSpike = { threshold: 3, within: 'PT24H' } as const;

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
