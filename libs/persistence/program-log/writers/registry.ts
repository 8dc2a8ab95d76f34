import type { ProgramStep } from '#protocol/program-step';
import type { ProgramStepId, programSteps } from '#protocol/program-steps/registry';
import { stockNaloxoneWriter } from './stock-naloxone.writer.js';
import { decideMatchWriter } from './decide-match.writer.js';
import { recordCallWriter } from './record-call.writer.js';
import { takeUpAlertWriter } from './take-up-alert.writer.js';
import { changeServiceWriter } from './change-service.writer.js';
import { closeServiceWriter } from './close-service.writer.js';
import { listProviderWriter } from './list-provider.writer.js';
import { listServiceWriter } from './list-service.writer.js';
import { setCapacityWriter } from './set-capacity.writer.js';
import { callMeetingWriter } from './call-meeting.writer.js';
import { cancelRosterWriter } from './cancel-roster.writer.js';
import { changeRosterWriter } from './change-roster.writer.js';
import { confirmAttendanceWriter } from './confirm-attendance.writer.js';
import { decideElevatedRiskWriter } from './decide-elevated-risk.writer.js';
import { holdTrainingWriter } from './hold-training.writer.js';
import { recordCredentialWriter } from './record-credential.writer.js';
import { signConfidentialityTermsWriter } from './sign-confidentiality-terms.writer.js';
import { recordGroupEncounterWriter } from './record-group-encounter.writer.js';
import { recordSupervisionWriter } from './record-supervision.writer.js';
import { rosterScheduleWriter } from './roster-schedule.writer.js';
import { rosterTeamWriter } from './roster-team.writer.js';
import { putCaseOnAgendaWriter, putPersonOnAgendaWriter } from './put-on-agenda.writer.js';
import type { Writer } from './writer.js';

/** What each program step writes besides its event. */
const writers: { readonly [K in ProgramStepId]?: Writer<(typeof programSteps)[K]> } = {
  decideMatch: decideMatchWriter,
  recordCall: recordCallWriter,
  takeUpAlert: takeUpAlertWriter,
  stockNaloxone: stockNaloxoneWriter,
  changeService: changeServiceWriter,
  closeService: closeServiceWriter,
  listProvider: listProviderWriter,
  listService: listServiceWriter,
  setCapacity: setCapacityWriter,
  callMeeting: callMeetingWriter,
  cancelRoster: cancelRosterWriter,
  changeRoster: changeRosterWriter,
  confirmAttendance: confirmAttendanceWriter,
  decideElevatedRisk: decideElevatedRiskWriter,
  holdTraining: holdTrainingWriter,
  putCaseOnAgenda: putCaseOnAgendaWriter,
  putPersonOnAgenda: putPersonOnAgendaWriter,
  recordCredential: recordCredentialWriter,
  signConfidentialityTerms: signConfidentialityTermsWriter,
  recordGroupEncounter: recordGroupEncounterWriter,
  recordSupervision: recordSupervisionWriter,
  rosterSchedule: rosterScheduleWriter,
  rosterTeam: rosterTeamWriter,
};

export function writerOf(step: ProgramStep): Writer<ProgramStep> | undefined {
  return writers[step.id as ProgramStepId] as Writer<ProgramStep> | undefined;
}
