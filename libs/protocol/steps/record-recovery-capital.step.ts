import { date, note, number } from '../fields.js';
import { withContact } from '../rules/engagement.rule.js';
import { defineStep } from '../step.js';

const statement = (words: string) => number(words, { min: 1, max: 6, personal: true });

const statements = {
  moreImportantThings: statement('There are more important things to me in life than using substances'),
  happyWithLife: statement('In general I am happy with my life'),
  enoughEnergy: statement('I have enough energy to complete the tasks I set for myself'),
  proudOfCommunity: statement('I am proud of the community I live in and feel part of it'),
  supportFromFriends: statement('I get lots of support from friends'),
  fulfillingLife: statement('I regard my life as challenging and fulfilling without the need for using drugs or alcohol'),
  livingSpace: statement('My living space has helped to drive my recovery journey'),
  responsibility: statement('I take full responsibility for my actions'),
  professionalPeople: statement('I am happy dealing with a range of professional people'),
  goodProgress: statement('I am making good progress on my recovery journey'),
} as const;

/**
 * Recovery capital by the Brief Assessment of Recovery Capital (BARC-10): ten statements, from 1 (strongly disagree) to 6
 * (strongly agree), a total of 10 to 60, cut-off 47. The person answers, and a peer may help: it is no clinical
 * assessment. Forms that go from 0 to 6 are misprinted. The total follows from the answers, and is not entered.
 */
export const recordRecoveryCapital = defineStep({
  id: 'recordRecoveryCapital',
  revision: 1,
  title: 'Record recovery capital (BARC-10)',
  hint: 'The person answers: 1 is "strongly disagree", 6 is "strongly agree". You may help.',
  roles: ['peer', 'caseManager', 'clinician'],
  provenance: 'part2',
  scope: 'servicePlan',
  recordClass: 'service',
  standing: true,
  fields: {
    on: date('When?', { latest: 'today', personal: true }),
    ...statements,
    remark: note('Remark', { optional: true }),
  },
  score: { label: 'Total: 10 to 60, cut-off 47', of: Object.keys(statements) as (keyof typeof statements)[] },
  apply: (file, _input, { at }) => ({ ...withContact(file, at), recoveryCapital: { times: (file.recoveryCapital?.times ?? 0) + 1, lastAt: at } }),
});
