/**
 * What the audit tells of: sign-ins, reads of a person's record, changes, changes of permissions, exports, refused attempts
 * (45 CFR 164.312(b); 42 CFR 2.16 on the security of records). In the words of somebody who reads it.
 */
export const auditActions = {
  signIn: 'Signed in',
  signInRefused: 'Was refused at sign-in',
  signOut: 'Signed out',
  attempt: 'Tried what is not allowed',

  readCase: 'Read a case',
  readTimeline: 'Read what happened in a case',
  readConsents: "Read a case's consents",
  readServiceUnits: "Read a case's units of peer support",
  readDisclosures: 'Read what was disclosed of a case',
  readDocket: 'Read the docket',
  readWorklist: 'Read the worklist',
  readVisits: 'Read the visits to make',
  readMeetings: 'Read stakeholder meetings',
  readWaitingList: 'Read a waiting list',
  readAlert: 'Read an alert and what it counts',
  readMatches: 'Read who may be one person',
  readReferrals: 'Read referrals addressed to a provider',
  readParticipant: "Read a participant's record",
  searchCases: 'Searched cases',
  searchParticipants: 'Searched participants',
  readStaff: 'Read staff accounts',
  readAudit: 'Read the audit',

  exportPacket: 'Made a court packet',
  exportAccounting: 'Printed an accounting of disclosures',
  exportConsent: 'Printed a consent',
  exportParticipantPaper: 'Printed what a participant takes home',
  exportProof: 'Printed a proof of sealing',
  exportReport: 'Exported a report',
  exportDirectory: 'Exported the directory',
  downloadFile: 'Downloaded a file',
  uploadFile: 'Handed in a file',

  openCase: 'Opened a case',
  performStep: 'Performed a step',
  performProgramStep: 'Performed a step for a program',
  useEmergencyAccess: 'Used emergency access',
  sealRecord: 'Sealed a record',
  changeProgram: "Changed a program's settings",
  changeStaff: 'Changed who may do what',
  changeChannels: 'Changed their own channels',
  importDirectory: 'Took a directory in',
} as const;

export type AuditAction = keyof typeof auditActions;

export const auditActionIds = Object.keys(auditActions) as AuditAction[];

export const auditOutcomes = ['done', 'refused'] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];
