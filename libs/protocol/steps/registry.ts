import { pathways } from '../pathways.js';
import type { PathwayId } from '../program.js';
import type { Step } from '../step.js';
import { acceptHandoff } from './accept-handoff.step.js';
import { acceptHold } from './accept-hold.step.js';
import { addCharge } from './add-charge.step.js';
import { addCounselingNote } from './add-counseling-note.step.js';
import { addEvidence } from './add-evidence.step.js';
import { addNote } from './add-note.step.js';
import { adoptProgramRevision } from './adopt-program-revision.step.js';
import { agreeServicePlan } from './agree-service-plan.step.js';
import { assignStaff } from './assign-staff.step.js';
import { attestCondition } from './attest-condition.step.js';
import { captureConsent } from './capture-consent.step.js';
import { checkIn } from './check-in.step.js';
import { checkOut } from './check-out.step.js';
import { closeCase } from './close-case.step.js';
import { concludePlacement } from './conclude-placement.step.js';
import { confirmEligibility } from './confirm-eligibility.step.js';
import { decideCharge } from './decide-charge.step.js';
import { correctEntry } from './correct-entry.step.js';
import { declareSceneSafe } from './declare-scene-safe.step.js';
import { declineConditions } from './decline-conditions.step.js';
import { endSharing } from './end-sharing.step.js';
import { declineHandoffRequest } from './decline-handoff-request.step.js';
import { deferConsent } from './defer-consent.step.js';
import { endConsent } from './end-consent.step.js';
import { identifyPerson } from './identify-person.step.js';
import { linkFormerCase } from './link-former-case.step.js';
import { logEncounter } from './log-encounter.step.js';
import { moveToPathway } from './move-to-pathway.step.js';
import { offerReEngagement } from './offer-re-engagement.step.js';
import { placeLegalHold } from './place-legal-hold.step.js';
import { openActiveOutreach } from './open-active-outreach.step.js';
import { openNaloxonePlus } from './open-naloxone-plus.step.js';
import { openOfficerPrevention } from './open-officer-prevention.step.js';
import { openSelfReferral } from './open-self-referral.step.js';
import { openOfficerIntervention } from './open-officer-intervention.step.js';
import { reassignCharge } from './reassign-charge.step.js';
import { recordAudit } from './record-audit.step.js';
import { recordClosing } from './record-closing.step.js';
import { recordContactAttempt } from './record-contact-attempt.step.js';
import { recordDefenderAnswer } from './record-defender-answer.step.js';
import { recordDiagnosis } from './record-diagnosis.step.js';
import { recordDisclosure } from './record-disclosure.step.js';
import { recordEngagement } from './record-engagement.step.js';
import { recordFamilyContact } from './record-family-contact.step.js';
import { recordFollowUpContact } from './record-follow-up-contact.step.js';
import { recordHelpGiven } from './record-help-given.step.js';
import { recordIntake } from './record-intake.step.js';
import { recordInterimServices } from './record-interim-services.step.js';
import { recordLevelOfCare } from './record-level-of-care.step.js';
import { recordMilestone } from './record-milestone.step.js';
import { recordNaloxone } from './record-naloxone.step.js';
import { recordPhq9 } from './record-phq9.step.js';
import { recordRecoveryCapital } from './record-recovery-capital.step.js';
import { recordReturnToUse } from './record-return-to-use.step.js';
import { recordServiceReceived } from './record-service-received.step.js';
import { recordTransport } from './record-transport.step.js';
import { recordWarmHandoff } from './record-warm-handoff.step.js';
import { releaseLegalHold } from './release-legal-hold.step.js';
import { refuseHold } from './refuse-hold.step.js';
import { reportNewOffence } from './report-new-offence.step.js';
import { requestPlacement } from './request-placement.step.js';
import { reviewEmergencyAccess } from './review-emergency-access.step.js';
import { reviewNewOffence } from './review-new-offence.step.js';
import { revokeConsent } from './revoke-consent.step.js';
import { sealRecords } from './seal-records.step.js';
import { sendTeam } from './send-team.step.js';
import { shareCase } from './share-case.step.js';
import { setConditions } from './set-conditions.step.js';
import { setLimitationDate } from './set-limitation-date.step.js';
import { setOutreachStanding } from './set-outreach-standing.step.js';
import { signConditions } from './sign-conditions.step.js';
import { takeUpOutreach } from './take-up-outreach.step.js';
import { transferCase } from './transfer-case.step.js';
import { updateReferral } from './update-referral.step.js';
import { useEmergencyAccess } from './use-emergency-access.step.js';
import { withdrawFromProgram } from './withdraw-from-program.step.js';

/** Every step of a case, by its id. Screenings stand apart: they belong to no case. */
export const steps = {
  acceptHandoff,
  acceptHold,
  addCharge,
  addCounselingNote,
  addEvidence,
  addNote,
  adoptProgramRevision,
  agreeServicePlan,
  assignStaff,
  attestCondition,
  captureConsent,
  checkIn,
  checkOut,
  closeCase,
  concludePlacement,
  confirmEligibility,
  correctEntry,
  decideCharge,
  declareSceneSafe,
  declineConditions,
  declineHandoffRequest,
  deferConsent,
  endConsent,
  endSharing,
  identifyPerson,
  linkFormerCase,
  logEncounter,
  moveToPathway,
  offerReEngagement,
  openActiveOutreach,
  openNaloxonePlus,
  openOfficerIntervention,
  openOfficerPrevention,
  openSelfReferral,
  placeLegalHold,
  reassignCharge,
  recordAudit,
  recordClosing,
  recordContactAttempt,
  recordDefenderAnswer,
  recordDiagnosis,
  recordDisclosure,
  recordEngagement,
  recordFamilyContact,
  recordFollowUpContact,
  recordHelpGiven,
  recordIntake,
  recordInterimServices,
  recordLevelOfCare,
  recordMilestone,
  recordNaloxone,
  recordPhq9,
  recordRecoveryCapital,
  recordReturnToUse,
  recordServiceReceived,
  recordTransport,
  recordWarmHandoff,
  refuseHold,
  releaseLegalHold,
  reportNewOffence,
  requestPlacement,
  reviewEmergencyAccess,
  reviewNewOffence,
  revokeConsent,
  sealRecords,
  sendTeam,
  setConditions,
  setLimitationDate,
  setOutreachStanding,
  shareCase,
  signConditions,
  takeUpOutreach,
  transferCase,
  updateReferral,
  useEmergencyAccess,
  withdrawFromProgram,
} as const satisfies Record<string, Step>;

export type StepId = keyof typeof steps;

const byId: ReadonlyMap<string, Step> = new Map(Object.entries<Step>(steps));

export function stepById(id: string): Step | undefined {
  return byId.get(id);
}

/** The step that opens a case of this pathway. */
export function openingStepOf(pathwayId: PathwayId): Step {
  return byId.get(pathways[pathwayId].opening)!;
}

export { recordScreening } from './record-screening.step.js';
