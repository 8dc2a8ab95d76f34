import type { Area, Program } from '../program.js';
import { defaultCare, defaultFamilySupport, defaultOutreach, defaultPeerWork, defaultSpike, nationalCouncil, peerTeam, unsourced } from './defaults.js';

const areas: Readonly<Record<string, Area>> = {
  elkton: { label: 'Elkton', served: true, neighbours: ['northEast', 'chesapeakeCity', 'county'] },
  northEast: { label: 'North East', served: true, neighbours: ['elkton', 'charlestown', 'county'] },
  charlestown: { label: 'Charlestown', served: true, neighbours: ['northEast', 'perryville', 'county'] },
  perryville: { label: 'Perryville', served: true, neighbours: ['charlestown', 'portDeposit', 'county'] },
  portDeposit: { label: 'Port Deposit', served: true, neighbours: ['perryville', 'risingSun', 'county'] },
  risingSun: { label: 'Rising Sun', served: true, neighbours: ['portDeposit', 'county'] },
  chesapeakeCity: { label: 'Chesapeake City', served: true, neighbours: ['elkton', 'cecilton', 'county'] },
  cecilton: { label: 'Cecilton', served: true, neighbours: ['chesapeakeCity', 'county'] },
  county: {
    label: 'Elsewhere in Cecil County',
    served: true,
    neighbours: ['elkton', 'northEast', 'charlestown', 'perryville', 'portDeposit', 'risingSun', 'chesapeakeCity', 'cecilton'],
    department: "Cecil County Sheriff's Office",
  },
  other: { label: 'Outside Cecil County', served: false },
};

const services = {
  harmReduction: 'Harm reduction',
  treatment: 'Substance use treatment',
  recoverySupport: 'Recovery support and mutual aid',
  socialSupport: 'Social support',
};

/**
 * Voices of Recovery, Cecil County, Maryland: the sheriff's coordinator tells the Health Department of an overdose in real
 * time, the Health Department the peers, who go out at once to the address and its neighborhood. Peers lead.
 * Source: National Council (2021), section on Voices of Recovery.
 */
export const voicesOfRecovery: Program = {
  id: 'voices-of-recovery',
  revision: 1,
  title: 'Voices of Recovery, Cecil County, Maryland',
  agency: 'cecil-county',
  zone: 'America/New_York',
  effectiveFrom: '2026-01-01',
  pathways: {
    naloxonePlus: {
      stages: {
        outreach: { ...defaultOutreach, team: 'peers', visitWithin: 'PT2H' },
        familySupport: defaultFamilySupport,
        ...defaultCare(services),
      },
    },
  },
  areas,
  teams: { peers: { ...peerTeam, excludes: ['officer', 'plainclothesOfficer'] } },
  schedules: {
    onCall: { label: 'Peers on call', kind: 'onCall', team: 'peers', days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '22:00' },
  },
  peerWork: defaultPeerWork,
  spike: defaultSpike,
  outcomes: ['metWhereTheyAre', 'naloxoneGiven', 'familySupported', 'treatmentStarted'],
  sources: {
    naloxonePlus: unsourced,
    'naloxonePlus.outreach.team': nationalCouncil('section on Voices of Recovery: "peer-led outreach"'),
    'naloxonePlus.outreach.visitWithin': nationalCouncil('section on Voices of Recovery: peers deployed "immediately"; the two hours are a default'),
    'naloxonePlus.outreach.offersNaloxone': nationalCouncil('table 3, row 3, and section on Voices of Recovery: naloxone distribution'),
    'naloxonePlus.placement.services': nationalCouncil('section on Voices of Recovery: "harm reduction, treatment and recovery supports"'),
    areas: { ...unsourced, cite: 'Municipalities of Cecil County by its public map; to be confirmed by the program' },
    teams: nationalCouncil('section on Voices of Recovery: "peer-led outreach"; that no officer goes along is a default'),
    schedules: unsourced,
    peerWork: unsourced,
    spike: unsourced,
    outcomes: unsourced,
  },
};
