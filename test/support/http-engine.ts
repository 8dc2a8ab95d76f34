import type { PathwayId } from '#protocol/program';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createLocalJWKSet } from 'jose';
import { createApplication } from '#api/application';
import type { ClaimsOfAgency } from '#api/sign-in/claims';
import type { Parts } from '#api/parts';
import { createEmbeddedIssuer } from '#api/sign-in/embedded-issuer';
import { createTokenVerifier } from '#api/sign-in/token-verifier';
import { readEnvironment, webOrigin, type Environment } from '#config/environment';
import { ProgramRecord } from '#persistence/program-log/program-record';
import { embeddedIssuerUrl, loadOrCreateIssuerKeys } from '#persistence/issuer-keys';
import { Notifications } from '#persistence/notifications';
import { PacketKey } from '#persistence/packets/packet-key';
import type { Clock } from '#persistence/clock';
import { SeenWatch } from '#persistence/reads/seen-watch';
import { freePort } from '#tools/set-up/ports';
import { signToken } from '#tools/set-up/sign-token';
import { Engine, issuer, type EngineOptions, type TestClock } from './engine.js';
import { testServers } from './servers.js';

export interface Answer<Body = Answered> {
  status: number;
  headers: Headers;
  body: Body;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests say what they expect of it
export type Answered = any;

export interface HttpEngineOptions extends EngineOptions {
  /** Settings of the environment. */
  variables?: Readonly<Record<string, string>>;
  /** What sessions and tokens go by; the system's if absent. */
  signInClock?: Clock;
  claims?: readonly ClaimsOfAgency[];
  /** The embedded issuer answers too, and pages: people sign in as in a browser, at `web`. */
  web?: { pagesFolder?: string };
}

/** The API on a port of its own, in front of an engine: the record and its process on real servers. */
export class HttpEngine {
  private readonly tokens = new Map<string, Promise<string>>();

  private constructor(
    readonly engine: Engine,
    readonly base: string,
    readonly environment: Environment,
    private readonly app: NestExpressApplication,
  ) {}

  static async start(options: HttpEngineOptions = {}): Promise<HttpEngine> {
    const engine = await Engine.start(options);
    const dataDir = await mkdtemp(join(testServers.dataDir(), 'http-'));
    const port = options.web ? await freePort() : 0;
    const environment = readEnvironment({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...(port > 0 && { PORT: String(port) }), ...options.variables });
    const { keys } = await loadOrCreateIssuerKeys(dataDir);
    const verifier = createTokenVerifier({
      issuer: embeddedIssuerUrl(environment.port),
      staffIssuer: issuer,
      audience: environment.oidc.audience,
      keys: createLocalJWKSet({ keys: keys.map(({ d: _private, ...key }) => key) }),
      hours: environment.signIn.hours,
      ...(options.signInClock && { clock: options.signInClock }),
    });
    const { apiDatabase: database, vault, clock, shelf, record, doorbell } = engine;
    const notifications = new Notifications(engine.testDatabase.apiUrl);
    const { audience } = environment.oidc;
    const embeddedIssuer = options.web && (await createEmbeddedIssuer({ dataDir, port, audience, pool: database.pool, origin: webOrigin(environment) }));
    const parts = {
      environment,
      database: { pool: database.pool, close: async () => undefined },
      vault,
      packetKey: new PacketKey(randomBytes(32)),
      clock,
      shelf,
      record,
      programRecord: new ProgramRecord({ database, vault, clock, shelf }),
      doorbell: {
        // The time-skipping server keeps half a workflow when it does not know a search attribute: it is given none.
        ring: (caseId, pathwayId, programId) => doorbell.ring(caseId, pathwayId, options.timeSkipping ? undefined : programId),
        isReachable: () => doorbell.isReachable(),
        isHeard: () => doorbell.isHeard(),
      },
      notifications,
      seenWatch: new SeenWatch({ notifications, pool: database.pool }),
      verifier,
      signIn: { ...(options.signInClock && { clock: options.signInClock }), ...(options.claims && { claims: options.claims }) },
    } satisfies Parts;
    const app = await createApplication(parts, { ...options.web, ...(embeddedIssuer && { embeddedIssuer }) });
    await app.listen(port);
    const base = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    return new HttpEngine(engine, base, environment, app);
  }

  /** Where a browser finds it, with `web`. */
  get web(): string {
    return webOrigin(this.environment);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.engine.stop();
  }

  /** What the application itself uses, for what no request can bring about. */
  service<T>(type: new (...parts: never[]) => T): T {
    return this.app.get(type);
  }

  token(account: string): Promise<string> {
    const known = this.tokens.get(account) ?? signToken(account, this.environment);
    this.tokens.set(account, known);
    return known;
  }

  async send(method: string, path: string, { as, body, headers = {} }: Sent = {}): Promise<Answer> {
    await this.followServerTime();
    const signedIn: Record<string, string> = as === undefined ? {} : { Authorization: `Bearer ${await this.token(as)}` };
    const typed: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const content = body === undefined || typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    const response = await fetch(this.base + path, {
      method,
      headers: { ...signedIn, ...typed, ...headers },
      ...(content === undefined ? {} : { body: content as string | Uint8Array<ArrayBuffer> }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** What this person reads; anything but a 200 fails the test. */
  async read(as: string, path: string): Promise<Answered> {
    const { status, body } = await this.send('GET', `/api/${path}`, { as });
    if (status !== 200) throw new Error(`GET ${path} as ${as}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  async open(
    as: string,
    programId: string,
    input: object,
    caseId: string = randomUUID(),
    pathwayId: PathwayId = 'officerIntervention',
  ): Promise<Answer> {
    return this.send('POST', '/api/cases', { as, body: { caseId, programId, pathwayId, input } });
  }

  /** An opening that is no test of openings: the case's id. */
  async opened(as: string, programId: string, input: object, pathwayId?: PathwayId): Promise<string> {
    const { status, body } = await this.open(as, programId, input, randomUUID(), pathwayId);
    if (status !== 201) throw new Error(`Opening a case: ${status} ${JSON.stringify(body)}`);
    return body.caseId as string;
  }

  async perform(as: string, caseId: string, stepId: string, input: object = {}, commandId: string = randomUUID()): Promise<Answer> {
    const headers = { Prefer: 'wait=10' };
    return this.send('POST', `/api/cases/${caseId}/steps/${stepId}`, { as, body: { commandId, input }, headers });
  }

  /** Waits until the step is open to this person, or standing; then performs it. A refusal fails the test. */
  async does(as: string, caseId: string, stepId: string, input: object = {}): Promise<Answered> {
    await this.untilOpenTo(as, caseId, stepId);
    const { status, body } = await this.perform(as, caseId, stepId, input);
    if (status !== 200) throw new Error(`${stepId} as ${as}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** The open step, once this person sees it. */
  async untilOpenTo(as: string, caseId: string, stepId: string): Promise<Answered> {
    const open = async () => (await this.read(as, `cases/${caseId}`)).openSteps as { stepId: string }[];
    return this.engine
      .until(`${stepId} to be open to ${as}`, async () => (await open()).find((step) => step.stepId === stepId))
      .catch(async (error: unknown) => {
        throw new Error(`${(error as Error).message}; open are ${(await open()).map((step) => step.stepId).join(', ')}`);
      });
  }

  /** Time-skipping server only. */
  async skip(duration: Parameters<Engine['skip']>[0]): Promise<void> {
    await this.engine.skip(duration);
  }

  private async followServerTime(): Promise<void> {
    const { timeSkipping, clock } = this.engine;
    if (timeSkipping) (clock as TestClock).set(await timeSkipping.currentTimeMs());
  }
}

interface Sent {
  as?: string;
  /** Sent as it is where it is text or bytes. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** The ids of open steps, or of what is open instead. */
export function stepIdsOf(open: unknown): string[] {
  return (open as { stepId: string }[]).map(({ stepId }) => stepId);
}
