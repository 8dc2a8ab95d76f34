import { createBrowserRouter } from 'react-router';
import { Loading } from '../shared/answered';
import { FirstPage } from './first-page';
import { Crashed, NotFound } from './not-found';
import { PublicFrame } from './public-frame';
import { SignedIn } from './signed-in';
import { SignInPage } from './sign-in-page';

/** Each page loads its code when somebody goes there. */
export const router = createBrowserRouter([
  { path: '/sign-in', element: <SignInPage />, errorElement: <Crashed /> },
  {
    element: <PublicFrame />,
    errorElement: <Crashed />,
    hydrateFallbackElement: <Loading />,
    children: [
      { path: '/help', lazy: async () => ({ Component: (await import('../features/public/help-page')).HelpPage }) },
      { path: '/help/received', lazy: async () => ({ Component: (await import('../features/public/received-page')).ReceivedPage }) },
    ],
  },
  {
    element: <SignedIn />,
    hydrateFallbackElement: <Loading />,
    errorElement: <Crashed />,
    children: [
      { index: true, element: <FirstPage /> },
      { path: 'start', lazy: async () => ({ Component: (await import('../features/officer/start-page')).StartPage }) },
      { path: 'started/:caseId', lazy: async () => ({ Component: (await import('../features/officer/started-page')).StartedPage }) },
      { path: 'kept', lazy: async () => ({ Component: (await import('../features/kept/kept-page')).KeptPage }) },
      { path: 'kept/:entryId', lazy: async () => ({ Component: (await import('../features/kept/kept-entry-page')).KeptEntryPage }) },
      { path: 'worklist', lazy: async () => ({ Component: (await import('../features/worklist/worklist-page')).WorklistPage }) },
      { path: 'cases', lazy: async () => ({ Component: (await import('../features/cases/cases-page')).CasesPage }) },
      { path: 'participants', lazy: async () => ({ Component: (await import('../features/cases/participants-page')).ParticipantsPage }) },
      { path: 'cases/:caseId', lazy: async () => ({ Component: (await import('../features/case/case-page')).CasePage }) },
      { path: 'cases/:caseId/steps/:stepId', lazy: async () => ({ Component: (await import('./case-step')).CaseStep }) },
      { path: 'cases/:caseId/entries/:entry/correct', lazy: async () => ({ Component: (await import('../features/case/correction-page')).CorrectionPage }) },
      { path: 'cases/:caseId/print', lazy: async () => ({ Component: (await import('../features/case/print-page')).PrintPage }) },
      { path: 'docket', lazy: async () => ({ Component: (await import('../features/docket/docket-page')).DocketPage }) },
      { path: 'docket/:caseId/:chargeId', lazy: async () => ({ Component: (await import('../features/docket/charge-page')).ChargePage }) },
      { path: 'agenda', lazy: async () => ({ Component: (await import('../features/docket/agenda-page')).AgendaPage }) },
      { path: 'audit', lazy: async () => ({ Component: (await import('../features/audit/audit-page')).AuditPage }) },
      { path: 'emergency', lazy: async () => ({ Component: (await import('../features/emergency/emergency-page')).EmergencyPage }) },
      { path: 'sealing', lazy: async () => ({ Component: (await import('../features/sealing/sealing-page')).SealingPage }) },
      { path: 'sealing/:caseId', lazy: async () => ({ Component: (await import('../features/sealing/sealing-case-page')).SealingCasePage }) },
      { path: 'accounts', lazy: async () => ({ Component: (await import('../features/accounts/accounts-page')).AccountsPage }) },
      { path: 'accounts/new', lazy: async () => ({ Component: (await import('../features/accounts/account-page')).NewAccountPage }) },
      { path: 'accounts/:staffId', lazy: async () => ({ Component: (await import('../features/accounts/account-page')).AccountPage }) },
      { path: 'cases/:caseId/consents', lazy: async () => ({ Component: (await import('../features/disclosures/consents-page')).ConsentsPage }) },
      { path: 'cases/:caseId/disclosures', lazy: async () => ({ Component: (await import('../features/disclosures/disclosures-page')).DisclosuresPage }) },
      { path: 'visits', lazy: async () => ({ Component: (await import('../features/visits/visits-page')).VisitsPage }) },
      { path: 'notices', lazy: async () => ({ Component: (await import('../features/visits/notices-page')).NoticesPage }) },
      { path: 'incoming', lazy: async () => ({ Component: (await import('../features/incoming/incoming-page')).IncomingPage }) },
      { path: 'alerts', lazy: async () => ({ Component: (await import('../features/incoming/alerts-page')).AlertsPage }) },
      { path: 'alerts/:alertId', lazy: async () => ({ Component: (await import('../features/incoming/alert-page')).AlertPage }) },
      { path: 'cases/:caseId/steps/assignStaff', lazy: async () => ({ Component: (await import('../features/staff/assign-page')).AssignPage }) },
      { path: 'capacity', lazy: async () => ({ Component: (await import('../features/capacity/capacity-page')).CapacityPage }) },
      { path: 'capacity/:serviceId', lazy: async () => ({ Component: (await import('../features/capacity/waiting-list-page')).WaitingListPage }) },
      { path: 'directory', lazy: async () => ({ Component: (await import('../features/capacity/directory-page')).DirectoryPage }) },
      { path: 'rosters', lazy: async () => ({ Component: (await import('../features/rosters/rosters-page')).RostersPage }) },
      { path: 'staff', lazy: async () => ({ Component: (await import('../features/staff/staff-page')).StaffPage }) },
      { path: 'meetings', lazy: async () => ({ Component: (await import('../features/meetings/meetings-page')).MeetingsPage }) },
      { path: 'reports', lazy: async () => ({ Component: (await import('../features/reports/reports-page')).ReportsPage }) },
      { path: 'referrals', lazy: async () => ({ Component: (await import('../features/referrals/referrals-page')).ReferralsPage }) },
      { path: 'protocols', lazy: async () => ({ Component: (await import('../features/protocols/protocols-page')).ProtocolsPage }) },
      { path: 'protocols/:programId', lazy: async () => ({ Component: (await import('../features/protocols/protocol-page')).ProtocolPage }) },
      { path: 'programs/:programId', lazy: async () => ({ Component: (await import('../features/programs/program-settings-page')).ProgramSettingsPage }) },
      { path: 'program/:programId', lazy: async () => ({ Component: (await import('../features/programs/program-steps-page')).ProgramStepsPage }) },
      { path: 'program/:programId/steps/:stepId', lazy: async () => ({ Component: (await import('../features/programs/program-step-page')).ProgramStepPage }) },
      { path: 'help/steps', lazy: async () => ({ Component: (await import('../features/help/steps-page')).StepsPage }) },
      { path: '*', element: <NotFound /> },
    ],
  },
]);
