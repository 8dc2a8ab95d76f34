import type { ProgramStep } from '../program-step.js';
import { decideMatch } from './decide-match.program-step.js';
import { recordCall } from './record-call.program-step.js';
import { stockNaloxone } from './stock-naloxone.program-step.js';
import { takeUpAlert } from './take-up-alert.program-step.js';
import { changeService } from './change-service.program-step.js';
import { closeService } from './close-service.program-step.js';
import { listProvider } from './list-provider.program-step.js';
import { listService } from './list-service.program-step.js';
import { setCapacity } from './set-capacity.program-step.js';
import { callMeeting } from './call-meeting.program-step.js';
import { cancelRoster } from './cancel-roster.program-step.js';
import { changeRoster } from './change-roster.program-step.js';
import { confirmAttendance } from './confirm-attendance.program-step.js';
import { decideElevatedRisk } from './decide-elevated-risk.program-step.js';
import { holdTraining } from './hold-training.program-step.js';
import { putCaseOnAgenda } from './put-case-on-agenda.program-step.js';
import { putPersonOnAgenda } from './put-person-on-agenda.program-step.js';
import { recordCredential } from './record-credential.program-step.js';
import { signConfidentialityTerms } from './sign-confidentiality-terms.program-step.js';
import { recordGroupEncounter } from './record-group-encounter.program-step.js';
import { recordSupervision } from './record-supervision.program-step.js';
import { rosterSchedule } from './roster-schedule.program-step.js';
import { rosterTeam } from './roster-team.program-step.js';

/** Every step of a program, by its id. */
export const programSteps = {
  decideMatch,
  recordCall,
  takeUpAlert,
  stockNaloxone,
  changeService,
  closeService,
  listProvider,
  listService,
  setCapacity,
  callMeeting,
  cancelRoster,
  changeRoster,
  confirmAttendance,
  decideElevatedRisk,
  holdTraining,
  putCaseOnAgenda,
  putPersonOnAgenda,
  recordCredential,
  signConfidentialityTerms,
  recordGroupEncounter,
  recordSupervision,
  rosterSchedule,
  rosterTeam,
} as const satisfies Record<string, ProgramStep>;

export type ProgramStepId = keyof typeof programSteps;

const byId: ReadonlyMap<string, ProgramStep> = new Map(Object.entries<ProgramStep>(programSteps));

export function programStepById(id: string): ProgramStep | undefined {
  return byId.get(id);
}
