import type { Program } from '../program.js';
import { defaultConsent, defaultHandoff, defaultIntake, defaultPeerWork, perf, unsourced } from './defaults.js';

const districts = {
  '22': { label: '22nd District', served: true },
  '24': { label: '24th District', served: true },
  '39': { label: '39th District', served: true },
  '25': { label: '25th District', served: false },
  other: { label: 'Another district', served: false },
};

const services = {
  treatment: 'Substance use treatment',
  medication: 'Medication for opioid use disorder',
  recoverySupport: 'Recovery support',
  mentalHealth: 'Mental health care',
  housing: 'Housing',
  benefits: 'Benefits and identity papers',
};

/**
 * Philadelphia Police-Assisted Diversion: a referral in lieu of arrest, so no charge is held and abeyance is left out.
 * Most participants come by officer prevention: social and outreach referral, in which no charge can exist.
 * Voluntary, free, for as long as the person asks for help. Source: PERF, section on Philadelphia; hours by the city's
 * public page.
 */
export const philadelphiaPad: Program = {
  id: 'philadelphia-pad',
  revision: 2,
  title: 'Police-Assisted Diversion (PAD), Philadelphia',
  agency: 'philadelphia',
  zone: 'America/New_York',
  effectiveFrom: '2026-01-01',
  pathways: {
    officerIntervention: {
      form: 'referralInLieuOfArrest',
      stages: {
        eligibility: {
          rules: ['districtServed', 'withinHours', 'chargesDiverted'],
          districts,
          offenceClasses: [
            { value: 'drug', label: 'Low-level drug offense', diverted: true },
            { value: 'prostitution', label: 'Prostitution', diverted: true },
            { value: 'retailTheft', label: 'Retail theft', diverted: true },
            { value: 'assault', label: 'Assault', diverted: false },
            { value: 'drivingUnderInfluence', label: 'Driving under the influence', diverted: false },
            { value: 'otherNotDiverted', label: 'Another charge', diverted: false },
          ],
          criteria: {},
          hours: { days: [1, 2, 3, 4, 5], from: '12:00', to: '20:00' },
          decidedBy: 'officerScreen',
          decideWithin: 'PT1H',
        },
        warmHandoff: defaultHandoff,
        intake: defaultIntake,
        consent: defaultConsent,
        placement: {
          answerWithin: 'P2D',
          services,
        },
        followUp: { intervals: ['P7D', 'P14D', 'P30D'], ends: 'asLongAsAsked' },
      },
    },
    officerPrevention: {
      stages: {
        warmHandoff: defaultHandoff,
        intake: defaultIntake,
        consent: defaultConsent,
        placement: { answerWithin: 'P2D', services },
        followUp: { intervals: ['P7D', 'P14D', 'P30D'], ends: 'asLongAsAsked' },
      },
    },
  },
  areas: districts,
  teams: {
    outreach: {
      title: 'Outreach team',
      composition: [
        { oneOf: ['officer', 'plainclothesOfficer'], least: 1 },
        { oneOf: ['peer', 'clinician', 'socialWorker'], least: 1 },
      ],
      excludes: [],
      trainings: [],
    },
  },
  schedules: {
    embedded: { label: 'Behavioral health professionals with officers', kind: 'embedded', team: 'outreach', days: [1, 3, 5], from: '12:00', to: '20:00' },
  },
  peerWork: { ...defaultPeerWork, credentials: ['stateCertificate'] },
  outcomes: ['metWhereTheyAre', 'engagedAt30Days', 'treatmentStarted', 'noNewArrest'],
  sources: {
    'officerIntervention.form': perf('Philadelphia: "referrals to the PAD program in lieu of arrest"'),
    'officerIntervention.eligibility.rules': perf('Philadelphia; hours by the public page'),
    'officerIntervention.eligibility.districts': perf('Philadelphia: districts 22, 39 and 24; the 25th is considered'),
    'officerIntervention.eligibility.offenceClasses': perf('Philadelphia: low-level, nonviolent drug, prostitution and retail theft offenses'),
    'officerIntervention.eligibility.criteria': perf('Philadelphia states none'),
    'officerIntervention.eligibility.hours': {
      kind: 'publishedPage',
      cite: 'City of Philadelphia, public page on Police-Assisted Diversion: Monday to Friday 12:00–20:00; as noted in November 2026, to be confirmed by the program',
      on: '2026-11',
      alsoPublished: [{ value: { days: [1, 3, 5] }, cite: perf('Philadelphia: professionals embedded "every Monday, Wednesday, and Friday"; no hours of the program').cite }],
    },
    'officerIntervention.eligibility.decidedBy': unsourced,
    'officerIntervention.eligibility.decideWithin': unsourced,
    'officerIntervention.warmHandoff': unsourced,
    'officerIntervention.intake': unsourced,
    'officerIntervention.consent': unsourced,
    'officerIntervention.placement.answerWithin': unsourced,
    'officerIntervention.placement.services': perf('Philadelphia: treatment and recovery support services; the rest is a default'),
    'officerIntervention.followUp.intervals': unsourced,
    'officerIntervention.followUp.ends': perf('Philadelphia: services "continue as long as the participant requests help"'),
    'officerPrevention.warmHandoff': unsourced,
    'officerPrevention.intake': unsourced,
    'officerPrevention.consent': unsourced,
    'officerPrevention.placement.answerWithin': unsourced,
    'officerPrevention.placement.services': perf('Philadelphia: treatment and recovery support services; the rest is a default'),
    'officerPrevention.followUp.intervals': unsourced,
    'officerPrevention.followUp.ends': perf('Philadelphia: services "continue as long as the participant requests help"'),
    areas: {
      ...perf('Philadelphia: districts 22, 39 and 24'),
      alsoPublished: [{ value: ['22', '24', '25', '39'], cite: perf('Philadelphia: "considering expanding the program to the neighboring 25th District"; to be confirmed by the program').cite }],
    },
    teams: perf('Philadelphia: behavioral health professionals embedded with officers, certified recovery specialists; the rest is a default'),
    'schedules.embedded.label': perf('Philadelphia: "embeds behavioral health professionals with Philadelphia police officers"'),
    'schedules.embedded.kind': perf('Philadelphia: "embeds behavioral health professionals with Philadelphia police officers"'),
    'schedules.embedded.team': unsourced,
    'schedules.embedded.days': perf('Philadelphia: "every Monday, Wednesday, and Friday"'),
    'schedules.embedded.from': unsourced,
    'schedules.embedded.to': unsourced,
    peerWork: unsourced,
    'peerWork.credentials': perf('Philadelphia: "links individuals to certified recovery specialists"'),
    outcomes: unsourced,
  },
};
