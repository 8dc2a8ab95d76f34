import type { Program } from '../program.js';
import { defaultAttesters, defaultConsent, defaultHandoff, defaultIntake, nationalCouncil, unsourced } from './defaults.js';

/**
 * LA DOOR, Los Angeles: pre-booking diversion after a drug possession arrest, led by the City Attorney's Office, with the
 * same services as its outreach. All three criteria are required. Source: National Council (2021), section on LA DOOR.
 */
export const laDoor: Program = {
  id: 'la-door',
  revision: 1,
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
          districts: {
            southLa: { label: 'South Los Angeles', served: true },
            centralLa: { label: 'Central Los Angeles', served: true },
            other: { label: 'Another area', served: false },
          },
          offenceClasses: [
            { value: 'drugPossession', label: 'Drug possession', diverted: true },
            { value: 'drugSale', label: 'Sale of drugs', diverted: false },
            { value: 'assault', label: 'Assault', diverted: false },
            { value: 'drivingUnderInfluence', label: 'Driving under the influence', diverted: false },
            { value: 'otherNotDiverted', label: 'Another charge', diverted: false },
          ],
          criteria: {
            justiceInvolvement: 'Has a history of involvement with the justice system',
            healthChallenge: 'Has a substance use disorder or a mental health challenge',
            livesInArea: "Lives in the program's service area",
          },
          decidedBy: 'team',
          decideWithin: 'PT1H',
        },
        warmHandoff: defaultHandoff,
        intake: defaultIntake,
        consent: defaultConsent,
        placement: {
          answerWithin: 'P2D',
          services: {
            transitionalHousing: 'Transitional housing',
            treatment: 'Substance use treatment',
            mentalHealth: 'Mental health care',
            physicalHealth: 'Physical health care',
            employment: 'Employment',
            legal: 'Legal support',
          },
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
  },
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
  },
};
