import type { Program, Source } from '../program.js';
import { defaultAttesters, defaultConsent, defaultHandoff, defaultIntake, defaultPeerWork, peerTeam, unsourced } from './defaults.js';

const mari: Source = {
  kind: 'publishedPage',
  cite: "Madison Police Department, published description of MARI: six months, engage in treatment, no new offense, then the charge is voided; as noted in November 2026, to be confirmed by the program",
};

const districts = {
  madison: { label: 'City of Madison', served: true },
  other: { label: 'Elsewhere', served: false },
};

/**
 * A preset after Madison's MARI: a charge is held for six months; whoever engages in treatment and has no new offense sees
 * it voided. The prosecutor decides each time. What the description does not state is a labelled default.
 */
export const madisonMari: Program = {
  id: 'madison-mari',
  revision: 2,
  title: "Six-month hold, after Madison's MARI",
  agency: 'madison',
  zone: 'America/Chicago',
  effectiveFrom: '2026-01-01',
  pathways: {
    officerIntervention: {
      form: 'heldCharge',
      stages: {
        eligibility: {
          rules: ['districtServed', 'chargesDiverted'],
          districts,
          offenceClasses: [
            { value: 'drugPossession', label: 'Drug possession', diverted: true },
            { value: 'paraphernalia', label: 'Drug paraphernalia', diverted: true },
            { value: 'retailTheft', label: 'Retail theft', diverted: true },
            { value: 'prostitution', label: 'Prostitution', diverted: true },
            { value: 'drugDelivery', label: 'Delivery of drugs', diverted: false },
            { value: 'assault', label: 'Battery or assault', diverted: false },
            { value: 'drivingUnderInfluence', label: 'Driving under the influence', diverted: false },
            { value: 'otherNotDiverted', label: 'Another charge', diverted: false },
          ],
          criteria: {},
          decidedBy: 'standingRule',
          decideWithin: 'PT1H',
        },
        warmHandoff: defaultHandoff,
        intake: defaultIntake,
        consent: defaultConsent,
        placement: {
          answerWithin: 'P2D',
          services: {
            withdrawalManagement: 'Withdrawal management',
            residential: 'Residential treatment',
            outpatient: 'Outpatient treatment',
            medication: 'Medication for opioid use disorder',
            recoveryResidence: 'Recovery residence',
            mentalHealth: 'Mental health care',
          },
        },
        abeyance: {
          acceptedBy: 'prosecutor',
          acceptWithin: 'P14D',
          signWithin: 'P14D',
          length: 'P6M',
          decisionWithin: 'P14D',
          defenderAnswersWithin: 'P7D',
          warnBeforeLimitation: 'P60D',
          conditionKinds: ['attend', 'complete', 'engage', 'report', 'restore', 'noNewCharge'],
          attesters: defaultAttesters,
        },
        followUp: { intervals: ['P30D', 'P60D', 'P90D'], ends: 'afterIntervals' },
      },
    },
  },
  areas: districts,
  teams: { peers: peerTeam },
  schedules: {},
  peerWork: defaultPeerWork,
  outcomes: ['engagedAt30Days', 'treatmentStarted', 'noNewArrest'],
  sources: {
    'officerIntervention.form': mari,
    'officerIntervention.eligibility': unsourced,
    'officerIntervention.warmHandoff': unsourced,
    'officerIntervention.intake': unsourced,
    'officerIntervention.consent': unsourced,
    'officerIntervention.placement': unsourced,
    'officerIntervention.abeyance.acceptedBy': unsourced,
    'officerIntervention.abeyance.acceptWithin': unsourced,
    'officerIntervention.abeyance.signWithin': unsourced,
    'officerIntervention.abeyance.length': mari,
    'officerIntervention.abeyance.decisionWithin': unsourced,
    'officerIntervention.abeyance.defenderAnswersWithin': unsourced,
    'officerIntervention.abeyance.warnBeforeLimitation': unsourced,
    'officerIntervention.abeyance.conditionKinds': mari,
    'officerIntervention.abeyance.attesters': unsourced,
    'officerIntervention.followUp': unsourced,
    areas: unsourced,
    teams: unsourced,
    schedules: unsourced,
    peerWork: unsourced,
    outcomes: unsourced,
  },
};
