import type { Program } from '../program.js';
import { defaultCare, defaultHandoff, defaultOutreach, defaultPeerWork, focusGroups, peerTeam, unsourced } from './defaults.js';

const services = {
  treatment: 'Substance use treatment',
  medication: 'Medication for opioid use disorder',
  recoveryCoaching: 'Recovery coaching',
  harmReduction: 'Harm reduction',
  mentalHealth: 'Mental health care',
  housing: 'Housing',
};

/**
 * A police-assisted referral hub in Massachusetts: people come by themselves, and a weekly meeting of stakeholders finds by a
 * structured decision who is at acutely elevated risk; they are visited, mostly by recovery coaches. Success is defined in
 * several ways. Source: poster on focus groups with the Police Assisted Addiction and Recovery Initiative (PAARI).
 */
export const paariHub: Program = {
  id: 'paari-hub',
  revision: 1,
  title: 'Police-assisted referral hub (PAARI), Massachusetts',
  agency: 'paari-massachusetts',
  zone: 'America/New_York',
  effectiveFrom: '2026-01-01',
  pathways: {
    selfReferral: { stages: { warmHandoff: defaultHandoff, ...defaultCare(services) } },
    activeOutreach: { stages: { outreach: { ...defaultOutreach, team: 'outreachWorkers' }, ...defaultCare(services) } },
  },
  areas: {
    hub: { label: "The hub's community", served: true },
    other: { label: 'Elsewhere', served: false },
  },
  teams: { outreachWorkers: { ...peerTeam, title: 'Outreach workers' } },
  schedules: {
    weekdays: { label: 'Outreach visits', kind: 'onCall', team: 'outreachWorkers', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
  },
  peerWork: defaultPeerWork,
  stakeholderMeeting: {
    every: 'P1W',
    factors: {
      recentOverdose: 'An overdose in the last 30 days',
      repeatResponses: 'Repeated responses by police or EMS',
      noStableShelter: 'No stable place to stay',
      leavingCustodyOrCare: 'Leaving custody or residential care',
      noServices: 'Connected to no service now',
    },
    elevatedFrom: 2,
    reviewWithin: 'P14D',
  },
  outcomes: ['metWhereTheyAre', 'engagedAt30Days', 'treatmentStarted'],
  sources: {
    selfReferral: unsourced,
    activeOutreach: unsourced,
    'activeOutreach.outreach.team': focusGroups('themes explored: "relying more on outreach workers … most often these were recovery coaches"'),
    areas: unsourced,
    teams: focusGroups('themes explored: "relying more on outreach workers"; the composition is a default'),
    schedules: unsourced,
    peerWork: unsourced,
    stakeholderMeeting: unsourced,
    'stakeholderMeeting.every': focusGroups('themes explored: "weekly stakeholder meetings"'),
    outcomes: focusGroups('"Meeting people where they are became a measure of success"; longer engagement; the rest is a default'),
  },
};
