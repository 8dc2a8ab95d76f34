/** Human steps in the reference journey; a 30-day timer follows them. */
export const stepsPerJourney = 10;

/** One case on its way. */
export interface Journey {
  /** Resolves when step 1 to 10 is acknowledged: durable, whatever happens next. */
  perform(step: number): Promise<void>;
  /** Resolves when what follows `step` is open: the next step, or after the last one the timer. */
  untilNextOpens(step: number): Promise<void>;
}

/** One way to run the reference journey, with a worker process of its own. */
export interface Contender {
  readonly name: string;
  /** By what they are: their CPU time is told apart. The worker is among them as `worker`. */
  readonly processes: Readonly<Record<'worker' | (string & {}), number>>;
  /** Databases that grow with its cases, besides Temporal's own. */
  readonly databases: readonly string[];
  /** How many cases its worker keeps in memory. */
  readonly cachedCases: number;
  /** Resolves when the journey has begun and its first step is open. */
  begin(): Promise<Journey>;
  /** Begins a case and leaves it where it waits for its first step. */
  park(): Promise<void>;
  /** Performs a step that no flow waits for, on a case of this caller's own; where there are such steps. */
  standing?(): Promise<() => Promise<void>>;
  /** What one journey leaves in the record, beyond one row a step. */
  recordOfOneJourney?(): Promise<Record<string, number>>;
  /** A fresh worker process, with nothing in memory. */
  restartWorker(): Promise<void>;
  stop(): Promise<void>;
}

export interface BenchAddresses {
  temporalAddress: string;
  /** A PostgreSQL superuser's. */
  databaseAdminUrl: string;
  /** For throw-away files. */
  dataDir: string;
}
