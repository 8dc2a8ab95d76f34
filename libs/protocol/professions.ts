/** What a team's composition is made of. A recovery coach, recovery specialist or peer specialist is one profession: peer. */
export const professions = {
  plainclothesOfficer: 'Plainclothes officer',
  officer: 'Officer in uniform',
  emsPractitioner: 'EMS practitioner',
  paramedic: 'Paramedic',
  nurse: 'Nurse',
  clinician: 'Licensed clinician or mental health provider',
  socialWorker: 'Social worker',
  caseManager: 'Case manager',
  peer: 'Peer recovery support specialist',
  faithLeader: 'Faith leader',
} as const;
export type Profession = keyof typeof professions;

/** What a peer's certification is made of, checked one by one (West Virginia Police and Peers, concept paper). */
export const certificates = {
  experience500Hours: '500 hours of paid or volunteer experience',
  supervision25Hours: '25 hours of supervision',
  ethics6Hours: '6 hours of ethics or more',
  diplomaOrGed: 'High school diploma or GED',
  icrcPrssExam: 'IC&RC peer recovery examination',
  stateCertificate: "The state's peer certificate",
} as const;

/** Everything that is asked of somebody before they are given a participant. */
export const credentials = {
  ...certificates,
  confidentialityTerms: 'The confidentiality terms, signed',
} as const;
export type CredentialKind = keyof typeof credentials;

export const trainings = {
  responderSafety: 'Responder safety',
  shield: 'SHIELD: safety and health in law enforcement',
  crisisIntervention: 'Crisis intervention, with peers',
  naloxone: 'Naloxone',
  screeningAndBriefIntervention: 'Screening, brief intervention and referral to treatment',
  motivationalInterviewing: 'Motivational interviewing',
  caseManagement: 'Case management',
  overdoseReversal: 'Overdose reversal',
  confidentiality: 'Confidentiality',
} as const;
export type TrainingKind = keyof typeof trainings;
