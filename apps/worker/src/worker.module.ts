import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { WorkerProcess, type WorkerSettings } from './worker-process.js';

/** The worker as a Nest application context: it owns signals and the log. */
@Module({})
export class WorkerModule {
  static with(settings: WorkerSettings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [LoggerModule.forRoot({ pinoHttp: { level: settings.environment.logLevel } })],
      providers: [{ provide: WorkerProcess, useFactory: () => WorkerProcess.start(settings) }],
    };
  }
}
