import type { Program } from '../program.js';
import { defaultCare, defaultHandoff, defaultOutreach, defaultPeerWork, policeAndPeers, unsourced } from './defaults.js';

const districts = {
  county: { label: 'The county served', served: true },
  other: { label: 'Elsewhere', served: false },
};

const services = {
  withdrawalManagement: 'Withdrawal management',
  treatmentCenter: 'Substance use disorder treatment center',
  recoveryResidence: 'Recovery residence',
  start: 'Sobriety Treatment and Recovery Teams (START)',
  quickResponse: 'Quick Response Team',
  familyAssistance: 'Family assistance',
  housing: 'Housing assistance',
  shelterAndFood: 'Shelter and food',
  childProtection: 'Child Protective Services',
  veterans: 'Services for veterans',
  education: 'Education and work training',
};

const training = policeAndPeers('concept paper: "specially trained in overdose reversal, case management, and motivational interviewing"');

/**
 * West Virginia Police and Peers: a peer, embedded or co-responding, takes on what an officer meets at nonviolent incidents
 * that are not law enforcement specific; fast-track access for people who leave incarceration, referred by a public
 * defender. Services are enhanced, not duplicated. Source: concept paper and program overview.
 */
export const westVirginiaPoliceAndPeers: Program = {
  id: 'west-virginia-police-and-peers',
  revision: 1,
  title: 'Police and Peers, West Virginia',
  agency: 'west-virginia',
  zone: 'America/New_York',
  effectiveFrom: '2026-01-01',
  pathways: {
    officerPrevention: {
      stages: {
        eligibility: {
          rules: ['districtServed', 'allCriteria'],
          districts,
          offenceClasses: [],
          criteria: {
            nonviolent: 'The incident is nonviolent',
            notLawEnforcement: 'The incident is not law enforcement specific',
          },
          decidedBy: 'officerScreen',
          decideWithin: 'PT1H',
        },
        warmHandoff: defaultHandoff,
        ...defaultCare(services),
      },
    },
    activeOutreach: { stages: { outreach: { ...defaultOutreach, team: 'peers' }, ...defaultCare(services) } },
    selfReferral: { stages: { warmHandoff: defaultHandoff, ...defaultCare(services) } },
  },
  areas: districts,
  teams: {
    peers: {
      title: 'Peer recovery team',
      composition: [{ oneOf: ['peer'], least: 1 }],
      excludes: [],
      trainings: ['overdoseReversal', 'caseManagement', 'motivationalInterviewing'],
    },
    coResponse: {
      title: 'Officer and peer',
      composition: [
        { oneOf: ['officer', 'plainclothesOfficer'], least: 1 },
        { oneOf: ['peer'], least: 1 },
      ],
      excludes: [],
      trainings: [],
    },
  },
  schedules: {
    rideAlong: { label: 'Peer with officers', kind: 'rideAlong', team: 'coResponse', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' },
    onCall: { label: 'Peer on call', kind: 'onCall', team: 'peers', days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '20:00' },
  },
  peerWork: {
    ...defaultPeerWork,
    credentials: ['experience500Hours', 'supervision25Hours', 'ethics6Hours', 'diplomaOrGed', 'icrcPrssExam', 'stateCertificate'],
  },
  repeatContacts: { count: 6, within: 'P3D' },
  outcomes: ['metWhereTheyAre', 'treatmentStarted', 'placed', 'noNewArrest'],
  sources: {
    officerPrevention: unsourced,
    'officerPrevention.eligibility.criteria': policeAndPeers('concept paper: "a nonviolent, non law enforcement-specific incident"'),
    'officerPrevention.placement.services': policeAndPeers('concept paper: linkage to treatment, START, QRT, family assistance, housing, child protection and veterans; overview: detox, recovery residence, shelter, food, training'),
    activeOutreach: unsourced,
    'activeOutreach.placement.services': policeAndPeers('concept paper and overview: the services linked to'),
    selfReferral: unsourced,
    'selfReferral.placement.services': policeAndPeers('concept paper and overview: the services linked to'),
    areas: unsourced,
    teams: policeAndPeers('concept paper: "an embedded or co-responding Peer Recovery Support Specialist"; the rest is a default'),
    'teams.peers.trainings': training,
    schedules: unsourced,
    peerWork: unsourced,
    'peerWork.credentials': policeAndPeers('concept paper: 500 hours of experience, 25 hours of supervision, 6 hours of ethics, diploma or GED, IC&RC examination, state certification'),
    repeatContacts: policeAndPeers('program overview: "responded to 6 times in a matter of 3 days"'),
    outcomes: policeAndPeers('program overview: positive outcomes; fewer "arrests, and recidivism"'),
  },
};
