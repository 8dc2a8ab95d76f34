import type { Area, Program } from '../program.js';
import { defaultCare, defaultFamilySupport, defaultHandoff, defaultOutreach, defaultPeerWork, defaultSpike, nationalCouncil, unsourced } from './defaults.js';

const areas: Readonly<Record<string, Area>> = {
  stLouisCity: { label: 'City of St. Louis', served: true, neighbours: ['stLouisCounty'] },
  stLouisCounty: { label: 'St. Louis County', served: true, neighbours: ['stLouisCity', 'stCharlesCounty', 'jeffersonCounty'] },
  stCharlesCounty: { label: 'St. Charles County', served: true, neighbours: ['stLouisCounty'] },
  jeffersonCounty: { label: 'Jefferson County', served: true, neighbours: ['stLouisCounty'] },
  other: { label: 'Elsewhere', served: false },
};

const services = {
  treatment: 'Substance use treatment',
  medication: 'Medication for opioid use disorder',
  recoverySupport: 'Recovery services',
  mentalHealth: 'Mental health care',
  housing: 'Housing',
};

/**
 * Connecting the DOTS (Drug Overdose Trust and Safety), Missouri: safety training for responders after the SHIELD model,
 * naloxone, and referral to treatment and recovery services by peers after an overdose. Source: National Council (2021),
 * section on Connecting the DOTS.
 */
export const connectingTheDots: Program = {
  id: 'connecting-the-dots',
  revision: 1,
  title: 'Connecting the Drug Overdose Trust and Safety (DOTS) Project, Missouri',
  agency: 'missouri',
  zone: 'America/Chicago',
  effectiveFrom: '2026-01-01',
  pathways: {
    naloxonePlus: {
      stages: {
        outreach: { ...defaultOutreach, team: 'responders' },
        familySupport: defaultFamilySupport,
        ...defaultCare(services),
      },
    },
    officerPrevention: { stages: { warmHandoff: defaultHandoff, ...defaultCare(services) } },
  },
  areas,
  teams: {
    responders: {
      title: 'Responder and peer',
      composition: [
        { oneOf: ['emsPractitioner', 'paramedic', 'officer', 'plainclothesOfficer'], least: 1 },
        { oneOf: ['peer'], least: 1 },
      ],
      excludes: [],
      trainings: ['responderSafety'],
    },
  },
  schedules: {
    weekdays: { label: 'Follow-up after an overdose', kind: 'onCall', team: 'responders', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
  },
  peerWork: defaultPeerWork,
  spike: defaultSpike,
  outcomes: ['metWhereTheyAre', 'naloxoneGiven', 'treatmentStarted'],
  sources: {
    naloxonePlus: unsourced,
    'naloxonePlus.outreach.offersNaloxone': nationalCouncil('section on Connecting the DOTS: "Naloxone distribution"'),
    'naloxonePlus.placement.services': nationalCouncil('section on Connecting the DOTS: "treatment and recovery service referrals by peer support workers", medication for opioid use disorder; the rest is a default'),
    officerPrevention: unsourced,
    areas: nationalCouncil('section on Connecting the DOTS: Behavioral Health Network of Greater St. Louis; the counties are a default'),
    teams: unsourced,
    'teams.responders.trainings': nationalCouncil('section on Connecting the DOTS: "Occupational safety training for professional first responders"'),
    schedules: unsourced,
    peerWork: unsourced,
    spike: unsourced,
    outcomes: nationalCouncil('section on Connecting the DOTS: major activities; meeting people where they are is a default'),
  },
};
