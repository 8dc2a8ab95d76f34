import type { Program, ScheduleSettings } from '../program.js';
import { defaultAttesters, defaultConsent, defaultHandoff, defaultIntake, defaultOutreach, defaultPeerWork, nationalCouncil, unsourced } from './defaults.js';

const districts = {
  southLa: { label: 'South Los Angeles', served: true },
  centralLa: { label: 'Central Los Angeles', served: true },
  other: { label: 'Another area', served: false },
};

const criteria = {
  justiceInvolvement: 'Has a history of involvement with the justice system',
  healthChallenge: 'Has a substance use disorder or a mental health challenge',
  livesInArea: "Lives in the program's service area",
};

const services = {
  transitionalHousing: 'Transitional housing',
  treatment: 'Substance use treatment',
  mentalHealth: 'Mental health care',
  physicalHealth: 'Physical health care',
  employment: 'Employment',
  legal: 'Legal support',
};

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];

/** One site for each weekday, nurse and peers in the morning, follow-up on earlier encounters in the afternoon. */
const sites: Readonly<Record<string, ScheduleSettings>> = Object.fromEntries(
  weekdays.flatMap((weekday, index) => [
    [`${weekday.toLowerCase()}Morning`, { label: `${weekday} site, morning`, kind: 'site', team: 'outreach', days: [index + 1], from: '08:00', to: '12:00' }],
    [`${weekday.toLowerCase()}Afternoon`, { label: `${weekday} site, follow-up`, kind: 'site', team: 'followUp', days: [index + 1], from: '13:00', to: '17:00' }],
  ]),
);

/**
 * LA DOOR, Los Angeles: pre-booking diversion after a drug possession arrest, led by the City Attorney's Office, with the
 * same services as its outreach. All three criteria are required. Source: National Council (2021), section on LA DOOR.
 */
export const laDoor: Program = {
  id: 'la-door',
  revision: 2,
  title: 'Diversion, Outreach and Opportunities for Recovery (LA DOOR), Los Angeles',
  agency: 'los-angeles',
  zone: 'America/Los_Angeles',
  effectiveFrom: '2026-01-01',
  pathways: {
    officerIntervention: {
      form: 'heldCharge',
      stages: {
        eligibility: {
          rules: ['districtServed', 'allCriteria', 'chargesDiverted'],
          districts,
          offenceClasses: [
            { value: 'drugPossession', label: 'Drug possession', diverted: true },
            { value: 'drugSale', label: 'Sale of drugs', diverted: false },
            { value: 'assault', label: 'Assault', diverted: false },
            { value: 'drivingUnderInfluence', label: 'Driving under the influence', diverted: false },
            { value: 'otherNotDiverted', label: 'Another charge', diverted: false },
          ],
          criteria,
          decidedBy: 'team',
          decideWithin: 'PT1H',
        },
        warmHandoff: defaultHandoff,
        intake: defaultIntake,
        consent: defaultConsent,
        placement: {
          answerWithin: 'P2D',
          services,
        },
        abeyance: {
          acceptedBy: 'standingRule',
          acceptWithin: 'P14D',
          signWithin: 'P14D',
          length: 'P6M',
          decisionWithin: 'P14D',
          defenderAnswersWithin: 'P7D',
          warnBeforeLimitation: 'P60D',
          conditionKinds: ['attend', 'complete', 'engage', 'report', 'noNewCharge'],
          attesters: defaultAttesters,
        },
        followUp: { intervals: ['P7D', 'P30D', 'P60D'], ends: 'afterIntervals' },
      },
    },
    activeOutreach: {
      stages: {
        outreach: { ...defaultOutreach, team: 'outreach' },
        eligibility: {
          rules: ['districtServed', 'allCriteria'],
          districts,
          offenceClasses: [],
          criteria,
          decidedBy: 'team',
          decideWithin: 'PT1H',
        },
        intake: defaultIntake,
        consent: defaultConsent,
        placement: { answerWithin: 'P2D', services },
        followUp: { intervals: ['P7D', 'P30D', 'P60D'], ends: 'afterIntervals' },
      },
    },
  },
  areas: districts,
  teams: {
    outreach: {
      title: 'Outreach team',
      composition: [
        { oneOf: ['nurse'], least: 1 },
        { oneOf: ['peer'], least: 1 },
      ],
      excludes: ['officer', 'plainclothesOfficer'],
      trainings: [],
    },
    followUp: {
      title: 'Follow-up team',
      composition: [{ oneOf: ['peer', 'caseManager', 'nurse'], least: 1 }],
      excludes: ['officer', 'plainclothesOfficer'],
      trainings: [],
    },
  },
  schedules: sites,
  peerWork: { ...defaultPeerWork, supervisionEvery: 'P1W' },
  outcomes: ['metWhereTheyAre', 'caseManagement', 'treatmentStarted', 'placed', 'noNewArrest'],
  sources: {
    'officerIntervention.form': unsourced,
    'officerIntervention.eligibility.rules': nationalCouncil('section on LA DOOR: three criteria to enroll; the rest is a default'),
    'officerIntervention.eligibility.districts': nationalCouncil('section on LA DOOR: South Los Angeles, then Central Los Angeles'),
    'officerIntervention.eligibility.offenceClasses': nationalCouncil('section on LA DOOR: "pre-booking diversion after a drug possession arrest"'),
    'officerIntervention.eligibility.criteria': nationalCouncil('section on LA DOOR: three criteria to enroll'),
    'officerIntervention.eligibility.decidedBy': unsourced,
    'officerIntervention.eligibility.decideWithin': unsourced,
    'officerIntervention.warmHandoff': unsourced,
    'officerIntervention.intake': unsourced,
    'officerIntervention.consent': unsourced,
    'officerIntervention.placement.answerWithin': unsourced,
    'officerIntervention.placement.services': nationalCouncil('section on LA DOOR: services and impacts'),
    'officerIntervention.abeyance': unsourced,
    'officerIntervention.followUp': unsourced,
    'activeOutreach.outreach': unsourced,
    'activeOutreach.eligibility.rules': nationalCouncil('section on LA DOOR: three criteria to enroll'),
    'activeOutreach.eligibility.districts': nationalCouncil('section on LA DOOR: South Los Angeles, then Central Los Angeles'),
    'activeOutreach.eligibility.offenceClasses': nationalCouncil('table 3, row 2: no charge starts outreach'),
    'activeOutreach.eligibility.criteria': nationalCouncil('section on LA DOOR: three criteria to enroll'),
    'activeOutreach.eligibility.decidedBy': unsourced,
    'activeOutreach.eligibility.decideWithin': unsourced,
    'activeOutreach.intake': unsourced,
    'activeOutreach.consent': unsourced,
    'activeOutreach.placement.answerWithin': unsourced,
    'activeOutreach.placement.services': nationalCouncil('section on LA DOOR: services and impacts'),
    'activeOutreach.followUp': unsourced,
    areas: nationalCouncil('section on LA DOOR: South Los Angeles, then Central Los Angeles'),
    teams: nationalCouncil('section on LA DOOR: "a nurse provides basic health care while peer support workers offer case management"; "No law enforcement officers accompany the outreach team"'),
    schedules: nationalCouncil('section on LA DOOR: five locations, "one each day of the week", mornings and afternoons; the hours are a default'),
    'peerWork.credentials': unsourced,
    'peerWork.caseload': unsourced,
    'peerWork.peersToASupervisor': unsourced,
    'peerWork.supervisionEvery': nationalCouncil('section on LA DOOR: "weekly supervision"'),
    'peerWork.unitsADay': unsourced,
    outcomes: nationalCouncil('section on LA DOOR: impacts; engagement and arrests are a default'),
  },
};
