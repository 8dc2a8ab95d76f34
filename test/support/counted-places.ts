import { randomUUID } from 'node:crypto';
import type { Refused } from '#persistence/case-log/answers';
import type { ProgramStepRecorded } from '#persistence/program-log/answers';
import { ProgramRecord } from '#persistence/program-log/program-record';
import type { ReferralStatus } from '#protocol/case-file';
import { organisationId, recorded, type Engine } from './engine.js';
import { openingIn } from './moves.js';

const criteria = ['justiceInvolvement', 'healthChallenge', 'livesInArea'];

/** A service of LA DOOR whose beds or slots are counted, and people taken in who may want one: the record alone, no process. */
export class CountedPlaces {
  private constructor(
    private readonly engine: Engine,
    readonly service: string,
    private readonly provider: { readonly treatmentProvider: string } | { readonly serviceProvider: string },
    private readonly type: string,
  ) {}

  static async list(engine: Engine, places: number, { type = 'transitionalHousing', provider = 'services' }: { type?: string; provider?: 'treatment' | 'services' } = {}): Promise<CountedPlaces> {
    const of =
      provider === 'treatment'
        ? { treatmentProvider: organisationId('door', 'Crenshaw Outpatient Center') }
        : { serviceProvider: organisationId('door', 'Project Retreat Housing') };
    const { result } = done(await programStep(engine, 'listService', { ...of, name: `Beds ${randomUUID()}`, type }));
    const counted = new CountedPlaces(engine, result!['serviceId'] as string, of, type);
    done(await counted.setPlaces(places));
    return counted;
  }

  setPlaces(places: number): Promise<ProgramStepRecorded | Refused> {
    return programStep(this.engine, 'setCapacity', { place: this.service, places });
  }

  close(): Promise<ProgramStepRecorded | Refused> {
    return programStep(this.engine, 'closeService', { place: this.service, reason: 'forNow' });
  }

  /** The input of a referral that asks for one of these. */
  request(more: Record<string, unknown> = {}): Record<string, unknown> {
    return { service: this.type, ...this.provider, place: this.service, ...more };
  }

  /** The referral's id. */
  async requestedBy(caseId: string, more: Record<string, unknown> = {}): Promise<string> {
    return recorded(await this.engine.perform('door-case-manager', caseId, 'requestPlacement', this.request(more))).commandId;
  }

  /** Referrals on the waiting list, the first first. */
  async waiting(): Promise<string[]> {
    const { rows } = await this.engine.database.pool.query<{ id: string }>(
      'select placement_id as id from placement where place = $1 and waiting_since is not null order by waiting_since, placement_id',
      [this.service],
    );
    return rows.map(({ id }) => id);
  }

  /** Referrals for which a bed or slot is kept. */
  async kept(): Promise<string[]> {
    const { rows } = await this.engine.database.pool.query<{ id: string }>('select placement_id as id from placement where place = $1 and holds order by given_at, placement_id', [
      this.service,
    ]);
    return rows.map(({ id }) => id);
  }
}

export function programStep(engine: Engine, stepId: string, input: Record<string, unknown>, commandId: string = randomUUID()): Promise<ProgramStepRecorded | Refused> {
  const { database, vault, clock, shelf } = engine;
  const record = new ProgramRecord({ database, vault, clock, shelf });
  return record.performProgramStep(engine.caller('door-coordinator'), { programId: 'la-door', commandId, stepId, input });
}

export function done(answer: ProgramStepRecorded | Refused): ProgramStepRecorded {
  if (answer.ok) return answer;
  throw new Error(`Refused with ${answer.status} ${answer.code}: ${JSON.stringify(answer.errors)}`);
}

/** A case whose intake is recorded: from then on places can be asked for. No process has to have run. */
export async function takenIn(engine: Engine): Promise<string> {
  const { caseId } = recorded(await engine.open('door-officer', 'la-door', openingIn('southLa', ['drugPossession'], criteria)));
  await engine.workerDatabase.pool.query(
    `insert into wait (case_id, key, agency_id, program_id, step, roles, lapses, priority, why, opened_at)
     select case_id, 'intake#1', agency_id, program_id, 'recordIntake', '{peer}', false, 3, '', now() from case_head where case_id = $1`,
    [caseId],
  );
  recorded(await engine.perform('door-peer', caseId, 'recordIntake', { needs: ['housing'] }));
  return caseId;
}

export async function referralIs(engine: Engine, caseId: string, placement: string, status: ReferralStatus, reason?: string): Promise<void> {
  recorded(await engine.perform('door-case-manager', caseId, 'updateReferral', { placement, status, ...(reason !== undefined && { reason }) }));
}
