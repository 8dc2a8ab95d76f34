import type { Program, Source } from '../program.js';
import { defaultAttesters, defaultConsent, defaultFollowUp, defaultHandoff, defaultPeerWork, peerTeam, unsourced } from './defaults.js';

function lead(part: string): Source {
  return {
    kind: 'publishedPage',
    cite: `Santa Fe Law Enforcement Assisted Diversion (LEAD), published protocol: ${part}; as noted in November 2026, to be confirmed by the program`,
    on: '2026-11',
  };
}

const districts = {
  santaFe: { label: 'City of Santa Fe', served: true },
  other: { label: 'Elsewhere', served: false },
};

/**
 * A preset after Santa Fe's LEAD: the attorney decides who is eligible, and a charge is presumptively not filed once the
 * intake is completed, 7 to 30 days after the referral. The partners confer every other week.
 */
export const santaFeLead: Program = {
  id: 'santa-fe-lead',
  revision: 1,
  title: "Diversion at intake, after Santa Fe's LEAD",
  agency: 'santa-fe',
  zone: 'America/Denver',
  effectiveFrom: '2026-01-01',
  pathways: {
    officerIntervention: {
      form: 'heldCharge',
      stages: {
        eligibility: {
          rules: ['districtServed', 'chargesDiverted'],
          districts,
          offenceClasses: [
            { value: 'drugPossession', label: 'Drug possession, 6 g or less', diverted: true },
            { value: 'subsistenceDealing', label: 'Dealing at subsistence level', diverted: true },
            { value: 'possessionOverSixGrams', label: 'More than 6 g', diverted: false },
            { value: 'dealingAboveSubsistence', label: 'Dealing above subsistence', diverted: false },
            { value: 'exploitationOfMinors', label: 'Exploitation of minors', diverted: false },
            { value: 'promotingProstitution', label: 'Promoting prostitution', diverted: false },
            { value: 'otherNotDiverted', label: 'Another charge', diverted: false },
          ],
          criteria: {},
          decidedBy: 'attorney',
          decideWithin: 'P1D',
        },
        warmHandoff: defaultHandoff,
        intake: { within: 'P30D', planWithin: 'P30D' },
        consent: defaultConsent,
        placement: {
          answerWithin: 'P2D',
          services: {
            treatment: 'Substance use treatment',
            medication: 'Medication for opioid use disorder',
            mentalHealth: 'Mental health care',
            housing: 'Housing',
            employment: 'Employment',
          },
        },
        abeyance: {
          acceptedBy: 'prosecutor',
          acceptWithin: 'P14D',
          signWithin: 'P14D',
          length: 'P30D',
          decisionWithin: 'P14D',
          defenderAnswersWithin: 'P7D',
          warnBeforeLimitation: 'P60D',
          conditionKinds: ['complete', 'engage', 'report', 'noNewCharge'],
          attesters: defaultAttesters,
        },
        followUp: defaultFollowUp,
      },
    },
  },
  areas: districts,
  teams: { peers: peerTeam },
  schedules: {},
  peerWork: defaultPeerWork,
  stakeholderMeeting: {
    every: 'P2W',
    factors: {
      newReferral: 'Referred since the last conference',
      newContact: 'A new contact with police',
      lostContact: 'Contact was lost',
    },
    elevatedFrom: 2,
    reviewWithin: 'P14D',
  },
  outcomes: ['engagedAt30Days', 'treatmentStarted', 'noNewArrest'],
  sources: {
    officerIntervention: unsourced,
    'officerIntervention.form': lead('the charge is presumptively not filed once intake is completed'),
    'officerIntervention.eligibility.offenceClasses': lead('presumptively ineligible: more than 6 g, dealing above subsistence, exploitation of minors, promoting prostitution'),
    'officerIntervention.eligibility.decidedBy': lead('the attorney decides eligibility'),
    'officerIntervention.intake.within': {
      ...lead('intake completed 7 to 30 days after the referral; the later day is set'),
      alsoPublished: [{ value: 'P7D', cite: 'The same protocol: the earlier of its two days', on: '2026-11' }],
    },
    'officerIntervention.abeyance.length': lead('presumptively not filed once intake is completed, 30 days after the referral at the latest'),
    areas: unsourced,
    teams: unsourced,
    schedules: unsourced,
    peerWork: unsourced,
    stakeholderMeeting: unsourced,
    'stakeholderMeeting.every': lead('a conference every other week'),
    outcomes: unsourced,
  },
};
