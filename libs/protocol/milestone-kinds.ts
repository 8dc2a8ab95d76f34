/** What a case can reach on its way, in words. A closed list: reports count by it. */
export const milestoneKinds = {
  caseManagement: 'Two months of case management',
  treatmentStarted: 'Treatment was started',
  fundingSource: 'A funding source was found',
  referralSource: 'The referral source is known',
  housing: 'Housing was obtained',
  employment: 'Employment was obtained',
  benefits: 'Benefits were obtained',
  courtRequirements: 'Court requirements were completed',
  training: 'A training program was begun',
  reunified: 'Reunified with family',
} as const;
