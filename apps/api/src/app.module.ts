import { Inject, Module, type BeforeApplicationShutdown, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { ThrottlerModule } from '@nestjs/throttler';
import { LoggerModule } from 'nestjs-pino';
import { CaseReads } from '#persistence/reads/case-reads';
import { AlertsController } from './alerts/alerts.controller.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditInterceptor } from './audit/audit.interceptor.js';
import { AuditTrail } from './audit/audit-trail.js';
import { CasesController } from './cases/cases.controller.js';
import { ParticipantPaperController } from './cases/participant-paper.controller.js';
import { SeenController } from './cases/seen.controller.js';
import { ServiceUnitsController } from './cases/service-units.controller.js';
import { ChannelsController } from './channels/channels.controller.js';
import { ConsentsController } from './consents/consents.controller.js';
import { CapacityController } from './directory/capacity.controller.js';
import { DirectoryController } from './directory/directory.controller.js';
import { DisclosuresController } from './disclosures/disclosures.controller.js';
import { DocketController } from './docket/docket.controller.js';
import { FilesController } from './files/files.controller.js';
import { HealthController } from './health/health.controller.js';
import { Metrics } from './health/metrics.js';
import { loggerOptions } from './http/logging.js';
import { RateLimitGuard, RateWindows } from './http/rate-limit.js';
import { LiveController } from './live/live.controller.js';
import { LiveStreams } from './live/live-streams.js';
import { NoticesController } from './notices/notices.controller.js';
import { OutboxController } from './outbox/outbox.controller.js';
import { ParticipantsController } from './participants/participants.controller.js';
import { PacketsController } from './packets/packets.controller.js';
import { PARTS, type Parts } from './parts.js';
import { ProblemFilter } from './problem/problem.filter.js';
import { ProgramStepDesk } from './program-steps/program-step-desk.js';
import { programStepControllers, ProgramStepsController } from './program-steps/program-steps.controller.js';
import { ProgramsController } from './programs/programs.controller.js';
import { HelpRequests } from './public/help-requests.js';
import { PublicController } from './public/public.controller.js';
import { ReferralsController } from './referrals/referrals.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { MeetingsController } from './meetings/meetings.controller.js';
import { RostersController } from './rosters/rosters.controller.js';
import { ScreeningsController } from './screenings/screenings.controller.js';
import { Refusals } from './sign-in/refusals.js';
import { Sessions } from './sign-in/sessions.js';
import { SealingController } from './sealing/sealing.controller.js';
import { SignInGuard } from './sign-in/sign-in.guard.js';
import { StaffDesk } from './sign-in/staff-desk.js';
import { StaffGuard } from './sign-in/staff.guard.js';
import { StaffAccountsController } from './staff/staff-accounts.controller.js';
import { StaffController } from './staff/staff.controller.js';
import { TrainingsController } from './trainings/trainings.controller.js';
import { stepControllers, UnknownStepController } from './steps/step.controller.js';
import { StepDesk } from './steps/step-desk.js';
import { DeviceKeyController } from './web-session/device-key.controller.js';
import { WebSessionController } from './web-session/web-session.controller.js';
import { WebSessions } from './web-session/web-sessions.js';
import { VisitsController } from './visits/visits.controller.js';
import { WorklistController } from './worklist/worklist.controller.js';

/** Generous: a busy office's, not a person's. */
export const usualRequestsPerMinute = 60_000;

export interface AppOptions {
  requestsPerMinute?: number;
}

@Module({})
export class AppModule implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(@Inject(PARTS) private readonly parts: Parts) {}

  static of(parts: Parts, { requestsPerMinute = parts.environment.requestsPerMinute ?? usualRequestsPerMinute }: AppOptions = {}): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot(loggerOptions(parts.environment.logLevel)),
        TerminusModule.forRoot({ logger: false }),
        ThrottlerModule.forRoot({ throttlers: [{ ttl: 60_000, limit: requestsPerMinute }], storage: new RateWindows() }),
      ],
      controllers: [
        HealthController,
        ProgramsController,
        ...programStepControllers(),
        ProgramStepsController,
        CasesController,
        SeenController,
        ParticipantPaperController,
        ServiceUnitsController,
        ConsentsController,
        ...stepControllers(),
        UnknownStepController,
        WorklistController,
        VisitsController,
        DisclosuresController,
          DocketController,
        DirectoryController,
        CapacityController,
        OutboxController,
        ChannelsController,
        LiveController,
        PublicController,
        ScreeningsController,
        StaffController,
        StaffAccountsController,
        TrainingsController,
        RostersController,
        MeetingsController,
        NoticesController,
        AlertsController,
        AuditController,
        ParticipantsController,
        FilesController,
        PacketsController,
        ReferralsController,
        ReportsController,
        SealingController,
        WebSessionController,
        DeviceKeyController,
      ],
      providers: [
        { provide: PARTS, useValue: parts },
        { provide: CaseReads, useFactory: () => new CaseReads(parts) },
        { provide: APP_FILTER, useClass: ProblemFilter },
        // The caller first: the limit is counted by caller.
        { provide: APP_GUARD, useClass: SignInGuard },
        { provide: APP_GUARD, useClass: RateLimitGuard },
        { provide: APP_GUARD, useClass: StaffGuard },
        { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
        AuditTrail,
        Refusals,
        WebSessions,
        Sessions,
        Metrics,
        LiveStreams,
        HelpRequests,
        StaffDesk,
        StepDesk,
        ProgramStepDesk,
      ],
    };
  }

  /** Before the server waits for its requests to end: those that wait for a process end at once. */
  beforeApplicationShutdown(): void {
    this.parts.seenWatch.release();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.parts.seenWatch.close();
    await this.parts.doorbell.close?.();
    await this.parts.database.close();
  }
}
