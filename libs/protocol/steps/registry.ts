import { pathways } from '../pathways.js';
import type { PathwayId } from '../program.js';
import type { Step } from '../step.js';
import { acceptHandoff } from './accept-handoff.step.js';
import { acceptHold } from './accept-hold.step.js';
import { addCharge } from './add-charge.step.js';
import { addCounselingNote } from './add-counseling-note.step.js';
import { addNote } from './add-note.step.js';
import { agreeServicePlan } from './agree-service-plan.step.js';
import { assignStaff } from './assign-staff.step.js';
import { attestCondition } from './attest-condition.step.js';
import { captureConsent } from './capture-consent.step.js';
import { closeCase } from './close-case.step.js';
import { concludePlacement } from './conclude-placement.step.js';
import { confirmEligibility } from './confirm-eligibility.step.js';
import { decideCharge } from './decide-charge.step.js';
import { correctEntry } from './correct-entry.step.js';
import { declineConditions } from './decline-conditions.step.js';
import { declineHandoffRequest } from './decline-handoff-request.step.js';
import { deferConsent } from './defer-consent.step.js';
import { logEncounter } from './log-encounter.step.js';
import { openOfficerIntervention } from './open-officer-intervention.step.js';
import { reassignCharge } from './reassign-charge.step.js';
import { recordDefenderAnswer } from './record-defender-answer.step.js';
import { recordDiagnosis } from './record-diagnosis.step.js';
import { recordFollowUpContact } from './record-follow-up-contact.step.js';
import { recordIntake } from './record-intake.step.js';
import { recordLevelOfCare } from './record-level-of-care.step.js';
import { recordReturnToUse } from './record-return-to-use.step.js';
import { recordTransport } from './record-transport.step.js';
import { recordWarmHandoff } from './record-warm-handoff.step.js';
import { refuseHold } from './refuse-hold.step.js';
import { reportNewOffence } from './report-new-offence.step.js';
import { requestPlacement } from './request-placement.step.js';
import { reviewNewOffence } from './review-new-offence.step.js';
import { revokeConsent } from './revoke-consent.step.js';
import { setConditions } from './set-conditions.step.js';
import { setLimitationDate } from './set-limitation-date.step.js';
import { signConditions } from './sign-conditions.step.js';
import { updateReferral } from './update-referral.step.js';
import { withdrawFromProgram } from './withdraw-from-program.step.js';

/** Every step of a case, by its id. Screenings stand apart: they belong to no case. */
export const steps = {
  acceptHandoff,
  acceptHold,
  addCharge,
  addCounselingNote,
  addNote,
  agreeServicePlan,
  assignStaff,
  attestCondition,
  captureConsent,
  closeCase,
  concludePlacement,
  confirmEligibility,
  correctEntry,
  decideCharge,
  declineConditions,
  declineHandoffRequest,
  deferConsent,
  logEncounter,
  openOfficerIntervention,
  reassignCharge,
  recordDefenderAnswer,
  recordDiagnosis,
  recordFollowUpContact,
  recordIntake,
  recordLevelOfCare,
  recordReturnToUse,
  recordTransport,
  recordWarmHandoff,
  refuseHold,
  reportNewOffence,
  requestPlacement,
  reviewNewOffence,
  revokeConsent,
  setConditions,
  setLimitationDate,
  signConditions,
  updateReferral,
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
