import type { Program } from '../program.js';
import { defaultConsent, defaultHandoff, defaultIntake, perf, unsourced } from './defaults.js';

/**
 * Philadelphia Police-Assisted Diversion: a referral in lieu of arrest, so no charge is held and abeyance is left out.
 * Voluntary, free, for as long as the person asks for help. Source: PERF, section on Philadelphia; hours by the city's
 * public page.
 */
export const philadelphiaPad: Program = {
  id: 'philadelphia-pad',
  revision: 1,
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
          districts: {
            '22': { label: '22nd District', served: true },
            '24': { label: '24th District', served: true },
            '39': { label: '39th District', served: true },
            '25': { label: '25th District', served: false },
            other: { label: 'Another district', served: false },
          },
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
          services: {
            treatment: 'Substance use treatment',
            medication: 'Medication for opioid use disorder',
            recoverySupport: 'Recovery support',
            mentalHealth: 'Mental health care',
            housing: 'Housing',
            benefits: 'Benefits and identity papers',
          },
        },
        followUp: { intervals: ['P7D', 'P14D', 'P30D'], ends: 'asLongAsAsked' },
      },
    },
  },
  sources: {
    'officerIntervention.form': perf('Philadelphia: "referrals to the PAD program in lieu of arrest"'),
    'officerIntervention.eligibility.rules': perf('Philadelphia; hours by the public page'),
    'officerIntervention.eligibility.districts': perf('Philadelphia: districts 22, 39 and 24; the 25th is considered'),
    'officerIntervention.eligibility.offenceClasses': perf('Philadelphia: low-level, nonviolent drug, prostitution and retail theft offenses'),
    'officerIntervention.eligibility.criteria': perf('Philadelphia states none'),
    'officerIntervention.eligibility.hours': {
      kind: 'publishedPage',
      cite: 'City of Philadelphia, public page on Police-Assisted Diversion: Monday to Friday 12:00–20:00; as noted in November 2026, to be confirmed by the program',
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
  },
};
