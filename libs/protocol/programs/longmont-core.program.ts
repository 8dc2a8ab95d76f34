import type { Program } from '../program.js';
import { defaultCare, defaultHandoff, defaultOutreach, defaultPeerWork, perf, unsourced } from './defaults.js';

const services = {
  treatment: 'Substance use treatment',
  inpatient: 'Inpatient therapy',
  crisisStabilization: 'Crisis stabilization',
  mentalHealth: 'Mental health care',
};

/**
 * Crisis Outreach Response and Engagement, Longmont, Colorado: clinician, paramedic and officer respond together to
 * emergency calls on mental health or substance use: triage and assessment, de-escalation, direct transport to an
 * appropriate place. Peers and case managers follow up. Source: PERF, section on Longmont.
 */
export const longmontCore: Program = {
  id: 'longmont-core',
  revision: 1,
  title: 'Crisis Outreach Response and Engagement (CORE), Longmont',
  agency: 'longmont',
  zone: 'America/Denver',
  effectiveFrom: '2026-01-01',
  pathways: {
    activeOutreach: {
      stages: {
        outreach: { ...defaultOutreach, team: 'core', visitWithin: 'PT30M', attempts: 1, offersNaloxone: false },
        warmHandoff: defaultHandoff,
        ...defaultCare(services),
      },
    },
  },
  areas: {
    longmont: { label: 'Longmont', served: true },
    other: { label: 'Elsewhere', served: false },
  },
  teams: {
    core: {
      title: 'CORE team',
      composition: [
        { oneOf: ['clinician'], least: 1 },
        { oneOf: ['paramedic'], least: 1 },
        { oneOf: ['officer', 'plainclothesOfficer'], least: 1 },
      ],
      excludes: [],
      trainings: ['crisisIntervention'],
    },
    followUp: {
      title: 'Follow-up team',
      composition: [{ oneOf: ['peer', 'caseManager'], least: 1 }],
      excludes: [],
      trainings: [],
    },
  },
  schedules: {
    daily: { label: 'Co-response', kind: 'onCall', team: 'core', days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00' },
  },
  peerWork: defaultPeerWork,
  repeatContacts: { count: 3, within: 'P30D' },
  outcomes: ['metWhereTheyAre', 'treatmentStarted', 'noNewArrest'],
  sources: {
    activeOutreach: unsourced,
    'activeOutreach.outreach.team': perf('Longmont: "collaboratively respond to 911 calls"'),
    'activeOutreach.placement.services': perf('Longmont: "drug treatment or inpatient therapy"; the rest is a default'),
    areas: perf('Longmont, Boulder County'),
    teams: perf('Longmont: "a behavioral health clinician, a paramedic, and a specially trained police officer"; "peer support specialists and case managers who follow up"'),
    'teams.core.trainings': perf('Longmont: "specially trained police officer"; which training is a default'),
    schedules: unsourced,
    peerWork: unsourced,
    repeatContacts: perf('Longmont: "track individuals who need repeated assistance"; the numbers are a default'),
    outcomes: perf('Longmont: shifted from the justice system to the health care system; the rest is a default'),
  },
};
