import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { Loading } from '../shared/answered';
import { FirstPage } from './first-page';
import { Crashed, NotFound } from './not-found';
import { PublicFrame } from './public-frame';
import { SignedIn } from './signed-in';
import { SignInPage } from './sign-in-page';

/** Its code is loaded when somebody goes there. */
function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return async () => ({ Component: (await load())[name] });
}

export const router = createBrowserRouter([
  { path: '/sign-in', element: <SignInPage />, errorElement: <Crashed /> },
  {
    element: <PublicFrame />,
    errorElement: <Crashed />,
    hydrateFallbackElement: <Loading />,
    children: [
      { path: '/help', lazy: page(() => import('../features/public/help-page'), 'HelpPage') },
      { path: '/help/received', lazy: page(() => import('../features/public/received-page'), 'ReceivedPage') },
    ],
  },
  {
    element: <SignedIn />,
    hydrateFallbackElement: <Loading />,
    errorElement: <Crashed />,
    children: [
      { index: true, element: <FirstPage /> },
      { path: 'start', lazy: page(() => import('../features/officer/start-page'), 'StartPage') },
      { path: 'started/:caseId', lazy: page(() => import('../features/officer/started-page'), 'StartedPage') },
      { path: 'kept', lazy: page(() => import('../features/kept/kept-page'), 'KeptPage') },
      { path: 'kept/:entryId', lazy: page(() => import('../features/kept/kept-entry-page'), 'KeptEntryPage') },
      { path: 'worklist', lazy: page(() => import('../features/worklist/worklist-page'), 'WorklistPage') },
      { path: 'cases', lazy: page(() => import('../features/cases/cases-page'), 'CasesPage') },
      { path: 'participants', lazy: page(() => import('../features/cases/participants-page'), 'ParticipantsPage') },
      { path: 'cases/:caseId', lazy: page(() => import('../features/case/case-page'), 'CasePage') },
      { path: 'cases/:caseId/steps/:stepId', lazy: page(() => import('./case-step'), 'CaseStep') },
      { path: 'cases/:caseId/entries/:entry/correct', lazy: page(() => import('../features/case/correction-page'), 'CorrectionPage') },
      { path: 'cases/:caseId/print', lazy: page(() => import('../features/case/print-page'), 'PrintPage') },
      { path: 'docket', lazy: page(() => import('../features/docket/docket-page'), 'DocketPage') },
      { path: 'docket/:caseId/:chargeId', lazy: page(() => import('../features/docket/charge-page'), 'ChargePage') },
      { path: 'agenda', lazy: page(() => import('../features/docket/agenda-page'), 'AgendaPage') },
      { path: 'audit', lazy: page(() => import('../features/audit/audit-page'), 'AuditPage') },
      { path: 'emergency', lazy: page(() => import('../features/emergency/emergency-page'), 'EmergencyPage') },
      { path: 'sealing', lazy: page(() => import('../features/sealing/sealing-page'), 'SealingPage') },
      { path: 'sealing/:caseId', lazy: page(() => import('../features/sealing/sealing-case-page'), 'SealingCasePage') },
      { path: 'accounts', lazy: page(() => import('../features/accounts/accounts-page'), 'AccountsPage') },
      { path: 'accounts/new', lazy: page(() => import('../features/accounts/account-page'), 'NewAccountPage') },
      { path: 'accounts/:staffId', lazy: page(() => import('../features/accounts/account-page'), 'AccountPage') },
      { path: 'cases/:caseId/consents', lazy: page(() => import('../features/disclosures/consents-page'), 'ConsentsPage') },
      { path: 'cases/:caseId/disclosures', lazy: page(() => import('../features/disclosures/disclosures-page'), 'DisclosuresPage') },
      { path: 'visits', lazy: page(() => import('../features/visits/visits-page'), 'VisitsPage') },
      { path: 'notices', lazy: page(() => import('../features/visits/notices-page'), 'NoticesPage') },
      { path: 'incoming', lazy: page(() => import('../features/incoming/incoming-page'), 'IncomingPage') },
      { path: 'alerts', lazy: page(() => import('../features/incoming/alerts-page'), 'AlertsPage') },
      { path: 'alerts/:alertId', lazy: page(() => import('../features/incoming/alert-page'), 'AlertPage') },
      { path: 'cases/:caseId/steps/assignStaff', lazy: page(() => import('../features/staff/assign-page'), 'AssignPage') },
      { path: 'capacity', lazy: page(() => import('../features/capacity/capacity-page'), 'CapacityPage') },
      { path: 'capacity/:serviceId', lazy: page(() => import('../features/capacity/waiting-list-page'), 'WaitingListPage') },
      { path: 'directory', lazy: page(() => import('../features/capacity/directory-page'), 'DirectoryPage') },
      { path: 'rosters', lazy: page(() => import('../features/rosters/rosters-page'), 'RostersPage') },
      { path: 'staff', lazy: page(() => import('../features/staff/staff-page'), 'StaffPage') },
      { path: 'meetings', lazy: page(() => import('../features/meetings/meetings-page'), 'MeetingsPage') },
      { path: 'reports', lazy: page(() => import('../features/reports/reports-page'), 'ReportsPage') },
      { path: 'referrals', lazy: page(() => import('../features/referrals/referrals-page'), 'ReferralsPage') },
      { path: 'protocols', lazy: page(() => import('../features/protocols/protocols-page'), 'ProtocolsPage') },
      { path: 'protocols/:programId', lazy: page(() => import('../features/protocols/protocol-page'), 'ProtocolPage') },
      { path: 'programs/:programId', lazy: page(() => import('../features/programs/program-settings-page'), 'ProgramSettingsPage') },
      { path: 'program/:programId', lazy: page(() => import('../features/programs/program-steps-page'), 'ProgramStepsPage') },
      { path: 'program/:programId/steps/:stepId', lazy: page(() => import('../features/programs/program-step-page'), 'ProgramStepPage') },
      { path: 'help/steps', lazy: page(() => import('../features/help/steps-page'), 'StepsPage') },
      { path: '*', element: <NotFound /> },
    ],
  },
]);
