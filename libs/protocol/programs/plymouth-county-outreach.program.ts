import type { Area, Program } from '../program.js';
import { defaultCare, defaultHandoff, defaultOutreach, defaultPeerWork, defaultSpike, perf, unsourced } from './defaults.js';

const neighbours: Readonly<Record<string, readonly string[]>> = {
  abington: ['brockton', 'rockland', 'whitman'],
  bridgewater: ['bridgewaterState', 'eastBridgewater', 'halifax', 'middleborough', 'westBridgewater'],
  brockton: ['abington', 'eastBridgewater', 'westBridgewater', 'whitman'],
  carver: ['kingston', 'middleborough', 'plymouth', 'plympton', 'wareham'],
  duxbury: ['kingston', 'marshfield', 'pembroke'],
  eastBridgewater: ['bridgewater', 'brockton', 'halifax', 'hanson', 'westBridgewater', 'whitman'],
  halifax: ['bridgewater', 'eastBridgewater', 'hanson', 'middleborough', 'pembroke', 'plympton'],
  hanover: ['hanson', 'norwell', 'pembroke', 'rockland'],
  hanson: ['eastBridgewater', 'halifax', 'hanover', 'pembroke', 'rockland', 'whitman'],
  hingham: ['hull', 'norwell', 'rockland', 'scituate'],
  hull: ['hingham'],
  kingston: ['carver', 'duxbury', 'pembroke', 'plymouth', 'plympton'],
  lakeville: ['middleborough', 'rochester'],
  marion: ['mattapoisett', 'rochester', 'wareham'],
  marshfield: ['duxbury', 'norwell', 'pembroke', 'scituate'],
  mattapoisett: ['marion', 'rochester'],
  middleborough: ['bridgewater', 'carver', 'halifax', 'lakeville', 'plympton', 'rochester', 'wareham'],
  norwell: ['hanover', 'hingham', 'marshfield', 'pembroke', 'rockland', 'scituate'],
  pembroke: ['duxbury', 'halifax', 'hanover', 'hanson', 'kingston', 'marshfield', 'norwell', 'plympton'],
  plymouth: ['carver', 'kingston', 'wareham'],
  plympton: ['carver', 'halifax', 'kingston', 'middleborough', 'pembroke'],
  rochester: ['lakeville', 'marion', 'mattapoisett', 'middleborough', 'wareham'],
  rockland: ['abington', 'hanover', 'hanson', 'hingham', 'norwell', 'whitman'],
  scituate: ['hingham', 'marshfield', 'norwell'],
  wareham: ['carver', 'marion', 'middleborough', 'plymouth', 'rochester'],
  westBridgewater: ['bridgewater', 'brockton', 'eastBridgewater'],
  whitman: ['abington', 'brockton', 'eastBridgewater', 'hanson', 'rockland'],
};

const areas: Readonly<Record<string, Area>> = {
  ...Object.fromEntries(
    Object.entries(neighbours).map(([id, beside]) => {
      const town = id.replace(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase());
      return [id, { label: town, served: true, neighbours: beside, department: `${town} Police Department` }];
    }),
  ),
  bridgewaterState: {
    label: 'Bridgewater State University',
    served: true,
    neighbours: ['bridgewater'],
    department: 'Bridgewater State University Police Department',
  },
  other: { label: 'Outside Plymouth County', served: false },
};

const services = {
  withdrawalManagement: 'Acute treatment services (withdrawal management)',
  clinicalStabilization: 'Clinical stabilization services',
  transitionalSupport: 'Transitional support services',
  medication: 'Medication for opioid use disorder',
  intensiveOutpatient: 'Intensive outpatient program',
  grief: 'Grief resources',
};

const linkage = perf('Plymouth County: "PCO teams connect clients to"');

/**
 * Plymouth County Outreach, Massachusetts: 27 municipal departments and a university's. A plainclothes officer with a
 * recovery coach, licensed clinician or social worker visits 12 to 72 hours after an overdose, and supports the family; people
 * at risk come through any department, with or without an overdose. Source: PERF, section on Plymouth County.
 */
export const plymouthCountyOutreach: Program = {
  id: 'plymouth-county-outreach',
  revision: 1,
  title: 'Plymouth County Outreach (PCO), Massachusetts',
  agency: 'plymouth-county',
  zone: 'America/New_York',
  effectiveFrom: '2026-01-01',
  pathways: {
    naloxonePlus: {
      stages: {
        outreach: { ...defaultOutreach, team: 'outreach', window: { opens: 'PT12H', closes: 'PT72H' } },
        familySupport: { within: 'P7D', afterDeath: { opens: 'P28D', closes: 'P42D' } },
        ...defaultCare(services),
      },
    },
    activeOutreach: { stages: { outreach: { ...defaultOutreach, team: 'outreach' }, ...defaultCare(services) } },
    selfReferral: { stages: { warmHandoff: defaultHandoff, ...defaultCare(services) } },
  },
  areas,
  teams: {
    outreach: {
      title: 'Outreach team',
      composition: [
        { oneOf: ['plainclothesOfficer'], least: 1 },
        { oneOf: ['peer', 'clinician', 'socialWorker'], least: 1 },
      ],
      excludes: ['officer'],
      trainings: [],
    },
  },
  schedules: {
    daily: { label: 'Outreach visits', kind: 'onCall', team: 'outreach', days: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '21:00' },
  },
  peerWork: defaultPeerWork,
  spike: defaultSpike,
  outcomes: ['metWhereTheyAre', 'treatmentStarted', 'familySupported', 'naloxoneGiven'],
  sources: {
    naloxonePlus: unsourced,
    'naloxonePlus.outreach.team': perf('Plymouth County: "How PCO teams operate"'),
    'naloxonePlus.outreach.window': perf('Plymouth County: "within 12 to 72 hours of their overdose"'),
    'naloxonePlus.outreach.offersNaloxone': perf('Plymouth County: "access to Narcan and Narcan training"'),
    'naloxonePlus.familySupport.within': perf('Plymouth County: "support to their loved ones"; the days are a default'),
    'naloxonePlus.familySupport.afterDeath': {
      kind: 'publishedPage',
      cite: 'Federal case study of Plymouth County Outreach (Bureau of Justice Assistance): family follow-up 4 to 6 weeks after a fatal overdose; as noted in November 2026, to be confirmed by the program',
      on: '2026-11',
    },
    'naloxonePlus.placement.services': linkage,
    activeOutreach: unsourced,
    'activeOutreach.outreach.team': perf('Plymouth County: "PCO teams also help persons at risk of an overdose"'),
    'activeOutreach.placement.services': linkage,
    selfReferral: unsourced,
    'selfReferral.placement.services': linkage,
    areas: perf('Plymouth County: 27 municipal departments and that of Bridgewater State University; names and neighbors by the public map of the county, to be confirmed by the program'),
    teams: perf('Plymouth County: "a plainclothes police officer and a recovery coach, licensed clinician, and/or social worker"'),
    schedules: unsourced,
    peerWork: unsourced,
    spike: unsourced,
    outcomes: perf('Plymouth County: contacts, treatment accepted, families; naloxone is a default'),
  },
};
