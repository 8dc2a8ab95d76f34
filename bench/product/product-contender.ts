import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readEnvironment } from '#config/environment';
import { freePort } from '#tools/set-up/ports';
import { signToken } from '#tools/set-up/sign-token';
import { startSystem, type RunningSystem } from '#tools/system';
import { journeyFrom } from '../callers.js';
import { stepsPerJourney, type BenchAddresses, type Contender, type Journey } from '../contender.js';
import { benchProgram, registerBenchProgram } from './bench-program.js';
import { poster } from './http.js';
import { OpenSteps } from './open-steps.js';
import { lastWait, note, opening, referringStep, steps, type Step } from './reference-journey.js';

export const engineName = 'The engine';
/** What the worker keeps by itself. */
const cachedCases = 500;

/** The whole product as it is built and started, over HTTP, on the same Temporal and PostgreSQL as the others. */
export async function startProductContender({ temporalAddress, databaseAdminUrl, dataDir }: BenchAddresses): Promise<Contender> {
  const variables = {
    ...process.env,
    NODE_ENV: 'development',
    DATA_DIR: join(dataDir, 'product'),
    DATABASE_URL: databaseAdminUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    PORT: String(await freePort()),
    WORKER_PORT: String(await freePort()),
  };
  const onError = (line: string): void => void process.stderr.write(`${line}\n`);
  const system = await startSystem({ variables, onError });
  await registerBenchProgram(system.database.ownerUrl);
  const tokens = await tokensOf([opening, ...steps, note], variables);
  const watching = await OpenSteps.watch(system.database.ownerUrl);
  const { post, close } = poster(system.port);
  const tokenOf = (account: string): string => tokens.get(account) as string;

  const openCase = async (): Promise<string> => {
    const caseId = randomUUID();
    const expected = watching.expect(caseId);
    const body = { caseId, programId: benchProgram.id, pathwayId: 'officerIntervention', input: opening.input() };
    const { version } = await post('/api/cases', tokenOf(opening.as), body);
    await expected.opened(steps[0]!.step, version as number);
    return caseId;
  };
  const perform = (caseId: string, { as, step, input }: Step, commandId: string, referral = ''): Promise<Record<string, unknown>> =>
    post(`/api/cases/${caseId}/steps/${step}`, tokenOf(as), { commandId, input: input(referral) });

  const begin = async (): Promise<Journey & { caseId: string }> => {
    const caseId = await openCase();
    let referral = '';
    let expected: ReturnType<OpenSteps['expect']>;
    let version = 0;
    return {
      caseId,
      async perform(number) {
        const step = steps[number - 1]!;
        const commandId = randomUUID();
        if (step.step === referringStep) referral = commandId;
        expected = watching.expect(caseId);
        ({ version } = (await perform(caseId, step, commandId, referral)) as { version: number });
      },
      untilNextOpens: (number) => expected.opened(number === stepsPerJourney ? lastWait : steps[number]!.step, version),
    };
  };

  return {
    name: engineName,
    get processes() {
      return { worker: pidOf(system, 'worker'), API: pidOf(system, 'api') };
    },
    databases: ['dpad'],
    cachedCases,
    begin,
    async park() {
      await openCase();
    },
    async standing() {
      const caseId = await openCase();
      return async () => {
        await perform(caseId, note, randomUUID());
      };
    },
    async recordOfOneJourney() {
      const journey = await begin();
      await journeyFrom(journey);
      return watching.countEvents(journey.caseId);
    },
    async restartWorker() {
      await system.servers.worker?.stop();
      await system.servers.worker?.start();
    },
    async stop() {
      close();
      await watching.close();
      await system.stop();
    },
  };
}

function pidOf({ servers }: RunningSystem, name: 'api' | 'worker'): number {
  const running = servers[name]?.process;
  if (!running) throw new Error(`The ${name} does not run`);
  return running.pid;
}

async function tokensOf(people: readonly { as: string }[], variables: NodeJS.ProcessEnv): Promise<Map<string, string>> {
  const environment = readEnvironment(variables);
  const accounts = [...new Set(people.map(({ as }) => as))];
  return new Map(await Promise.all(accounts.map(async (account) => [account, await signToken(account, environment)] as const)));
}
