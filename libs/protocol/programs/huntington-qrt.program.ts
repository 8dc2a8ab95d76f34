import type { Program } from '../program.js';
import { defaultCare, defaultFamilySupport, defaultOutreach, defaultPeerWork, defaultSpike, perf, unsourced } from './defaults.js';

const services = {
  crisisStabilization: 'Crisis stabilization',
  treatment: 'Substance use treatment',
  medication: 'Medication for opioid use disorder',
  mentalHealth: 'Mental health care',
  housing: 'Housing',
  supportServices: 'Support services',
};

/**
 * Quick Response Team, Huntington, West Virginia: a team of four follows up with everybody who survived an overdose, within
 * 72 hours; first those never contacted, then those who could not be found, then those who may be interested later. The
 * data record closes each follow-up. Source: PERF, section on Huntington.
 */
export const huntingtonQrt: Program = {
  id: 'huntington-qrt',
  revision: 1,
  title: 'Quick Response Team (QRT), Huntington',
  agency: 'huntington',
  zone: 'America/New_York',
  effectiveFrom: '2026-01-01',
  pathways: {
    naloxonePlus: {
      stages: {
        outreach: {
          ...defaultOutreach,
          team: 'quickResponse',
          window: { opens: 'PT0S', closes: 'PT72H' },
          order: { neverContacted: 1, notLocated: 2, interestedLater: 3, activeParticipant: 4, declined: 5 },
        },
        familySupport: defaultFamilySupport,
        ...defaultCare(services),
      },
    },
  },
  areas: {
    huntington: { label: 'Huntington', served: true, neighbours: ['cabellCounty'], department: 'Huntington Police Department' },
    cabellCounty: { label: 'Elsewhere in Cabell County', served: false, neighbours: ['huntington'] },
    other: { label: 'Outside Cabell County', served: false },
  },
  teams: {
    quickResponse: {
      title: 'Quick Response Team',
      composition: [
        { oneOf: ['emsPractitioner', 'paramedic'], least: 1 },
        { oneOf: ['clinician', 'peer'], least: 1 },
        { oneOf: ['plainclothesOfficer'], least: 1 },
        { oneOf: ['faithLeader'], least: 1 },
      ],
      excludes: ['officer'],
      trainings: ['screeningAndBriefIntervention', 'motivationalInterviewing'],
    },
  },
  schedules: {
    weekdays: { label: 'Follow-up visits', kind: 'onCall', team: 'quickResponse', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
  },
  peerWork: { ...defaultPeerWork, credentials: ['stateCertificate'] },
  spike: defaultSpike,
  outcomes: ['metWhereTheyAre', 'treatmentStarted', 'naloxoneGiven'],
  sources: {
    naloxonePlus: unsourced,
    'naloxonePlus.outreach.team': perf('Huntington: "How the program works"'),
    'naloxonePlus.outreach.window': perf('Huntington: "follows up with the individual within 72 hours"'),
    'naloxonePlus.outreach.order.neverContacted': perf('Huntington: first priority'),
    'naloxonePlus.outreach.order.notLocated': perf('Huntington: "followed by people who could not be located"'),
    'naloxonePlus.outreach.order.interestedLater': perf('Huntington: a lower priority'),
    'naloxonePlus.placement.services': perf('Huntington: crisis stabilization, addiction service providers and support services; the rest is a default'),
    areas: perf('Huntington, Cabell County; what else is served is a default'),
    'teams.quickResponse': perf('Huntington: "an EMS practitioner, a mental health provider or a certified peer recovery coach, a law enforcement officer in plainclothes, and a faith leader"'),
    'teams.quickResponse.trainings': perf('Huntington: trained in "screening, brief intervention, and referral to treatment and motivational interviewing"'),
    schedules: unsourced,
    peerWork: unsourced,
    'peerWork.credentials': perf('Huntington: "a certified peer recovery coach"'),
    spike: unsourced,
    outcomes: perf('Huntington: results; meeting people where they are and naloxone are defaults'),
  },
};
