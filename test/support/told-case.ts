import { DateTime, Duration } from 'luxon';
import type { CaseFile, Charge } from '#protocol/case-file';
import { programs } from '#protocol/programs/registry';
import { isHeld } from '#protocol/rules/charge.rule';
import type { Recorded } from '#persistence/case-log/answers';
import { type Engine, organisationId, recorded, staffId } from './engine.js';
import { condition, justiceConsent, openingIn } from './moves.js';

export type Site = 'pad' | 'door' | 'mari';

interface Place {
  program: string;
  district: string;
  chargeClass: string;
  criteria: readonly string[];
  provider: string;
  otherProvider: string;
  service: string;
}

const places: Record<Site, Place> = {
  pad: {
    program: 'philadelphia-pad',
    district: '22',
    chargeClass: 'drug',
    criteria: [],
    provider: 'Frankford Recovery House',
    otherProvider: 'Lehigh Withdrawal Care',
    service: 'treatment',
  },
  door: {
    program: 'la-door',
    district: 'southLa',
    chargeClass: 'drugPossession',
    criteria: ['justiceInvolvement', 'healthChallenge', 'livesInArea'],
    provider: 'Crenshaw Outpatient Center',
    otherProvider: 'Watts Recovery Residence',
    service: 'treatment',
  },
  mari: {
    program: 'madison-mari',
    district: 'madison',
    chargeClass: 'drugPossession',
    criteria: [],
    provider: 'Yahara House',
    otherProvider: 'Mendota Recovery Center',
    service: 'outpatient',
  },
};

export function zoneOf(site: Site): string {
  return programs[places[site].program]!.zone;
}

export interface Notice {
  kind: string;
  roles: string[];
  staff: string | null;
  subject: string | null;
}

/** A case on the time-skipping server, told step by step. After each step and each skip every held charge is in order. */
export class ToldCase {
  private constructor(
    private readonly engine: Engine,
    readonly site: Site,
    readonly id: string,
  ) {}

  static async open(engine: Engine, site: Site, { charges = 1, ...more }: { charges?: number } & Record<string, unknown> = {}): Promise<ToldCase> {
    const { program, district, chargeClass, criteria } = places[site];
    const contactAt = (await serverTime(engine)).toISOString();
    const classes = Array.from({ length: charges }, () => chargeClass);
    const opening = { ...openingIn(district, classes, criteria), contactAt, ...more };
    const { caseId } = recorded(await engine.open(`${site}-officer`, program, opening));
    const told = new ToldCase(engine, site, caseId);
    await told.settled();
    return told;
  }

  /** Waits until the step is open, performs it, and lets the process come to rest. `as` leaves out the site. */
  async does(as: string, step: string, input: Record<string, unknown> = {}): Promise<Recorded> {
    const answer = recorded(await this.engine.perform(`${this.site}-${as}`, this.id, step, input));
    await this.settled();
    return answer;
  }

  /** The code with which a step is refused. */
  async refusal(as: string, step: string, input: Record<string, unknown> = {}): Promise<string> {
    const answer = await this.engine.perform(`${this.site}-${as}`, this.id, step, input);
    return answer.ok ? 'recorded' : answer.code;
  }

  /** An ISO 8601 duration by the calendar of the program's zone. */
  async passes(duration: string): Promise<void> {
    await this.passTo((await this.now()).plus(Duration.fromISO(duration)));
  }

  async passTo(instant: string | DateTime): Promise<void> {
    const end = typeof instant === 'string' ? Date.parse(instant) : instant.toMillis();
    await skipTo(this.engine, end);
    await this.settled();
  }

  private async settled(): Promise<void> {
    await this.engine.untilQuiet(this.id);
    await this.expectHeldChargesInOrder();
  }

  /** Every held charge has exactly one owner and one live deadline, which one open step keeps; no other charge has any. */
  private async expectHeldChargesInOrder(): Promise<void> {
    const { charges } = await this.file();
    const waits = (await this.waits()).filter((wait) => wait.deadlineKind !== null && wait.step === 'decideCharge');
    const { rows } = await this.engine.database.pool.query<{ id: string; owner: string | null; deadline: Date | null }>(
      'select charge_id as id, owner, deadline from charge where case_id = $1',
      [this.id],
    );
    for (const charge of charges) {
      const row = rows.find(({ id }) => id === charge.id);
      const live = waits.filter((wait) => wait.subject === charge.id).map(({ deadlineKind, due }) => ({ kind: deadlineKind, at: due }));
      if (isHeld(charge)) {
        expect(charge.owner).toEqual(expect.any(String));
        expect({ charge: charge.status, live }).toEqual({ charge: 'held', live: [charge.deadline] });
        expect({ owner: row?.owner, at: new Date(row!.deadline!).toISOString() }).toEqual({ owner: charge.owner, at: charge.deadline?.at });
      } else {
        expect({ charge: charge.status, live }).toEqual({ charge: charge.status, live: [] });
        if (charge.endedAt !== undefined) expect(charge.deadline).toBeUndefined();
      }
    }
  }

  file(): Promise<CaseFile> {
    return this.engine.file(this.id);
  }

  async charge(nth = 0): Promise<Charge> {
    return (await this.file()).charges[nth]!;
  }

  async now(): Promise<DateTime> {
    return DateTime.fromJSDate(await serverTime(this.engine), { zone: zoneOf(this.site) });
  }

  /** `YYYY-MM-DD`, so many days from today. */
  async dayFromNow(days: number): Promise<string> {
    return (await this.now()).plus({ days }).toISODate()!;
  }

  openSteps(): Promise<string[]> {
    return this.engine.openSteps(this.id);
  }

  async waits(): Promise<{ key: string; step: string; subject: string | null; due: string | null; lapses: boolean; deadlineKind: string | null; roles: string[] }[]> {
    const { rows } = await this.engine.database.pool.query<{
      key: string;
      step: string;
      subject: string | null;
      due: Date | null;
      lapses: boolean;
      deadlineKind: string | null;
      roles: string[];
    }>('select key, step, subject, due, lapses, deadline_kind as "deadlineKind", roles from wait where case_id = $1 order by key', [this.id]);
    return rows.map((row) => ({ ...row, due: row.due === null ? null : new Date(row.due).toISOString() }));
  }

  async waitFor(step: string, subject?: string) {
    return (await this.waits()).find((wait) => wait.step === step && (subject === undefined || wait.subject === subject));
  }

  /** What staff were told, oldest first. */
  async notices(): Promise<Notice[]> {
    const { rows } = await this.engine.database.pool.query<Notice>(
      'select kind, roles, staff, subject from outbox where case_id = $1 order by created_at, key',
      [this.id],
    );
    return rows;
  }

  async noticeKinds(): Promise<string[]> {
    return (await this.notices()).map(({ kind }) => kind);
  }

  /** How each stage stands or ended, by its key's last part. */
  async stages(): Promise<Record<string, string>> {
    const { stages } = await this.file();
    return Object.fromEntries(stages.map(({ key, outcome, state }) => [key.slice(key.lastIndexOf('/') + 1), outcome ?? state]));
  }

  async accepted(as = 'peer'): Promise<void> {
    await this.does(as, 'acceptHandoff', { coming: staffId(`${this.site}-peer`), arrivesAt: (await this.now()).plus({ minutes: 20 }).toISO() });
  }

  async met(): Promise<void> {
    await this.accepted();
    await this.does('peer', 'recordWarmHandoff', { outcome: 'met', metBy: staffId(`${this.site}-peer`) });
  }

  async takenIn(): Promise<void> {
    await this.met();
    await this.does('peer', 'recordIntake', { needs: ['treatment'] });
    await this.does('case-manager', 'agreeServicePlan', { goals: [{ area: 'treatment', goal: 'Start medication' }], agreed: true });
  }

  async consentDeferred(): Promise<void> {
    await this.takenIn();
    await this.does('peer', 'deferConsent', { reason: 'notNow' });
  }

  async consented(more: Record<string, unknown> = {}): Promise<void> {
    await this.does('peer', 'captureConsent', justiceConsent({ signedOn: await this.dayFromNow(0), ...more }));
  }

  /** Conditions of these kinds, due in so many days. */
  async conditionsSet(kinds: readonly string[] = ['engage'], more: Record<string, unknown> = {}, dueIn = 170): Promise<void> {
    const due = await this.dayFromNow(dueIn);
    await this.does('court-liaison', 'setConditions', { conditions: kinds.map((kind) => condition(kind, due)), ...more });
  }

  async signed(): Promise<void> {
    const signedOn = await this.dayFromNow(0);
    await this.does('court-liaison', 'signConditions', { explained: true, signature: 'Jordan Avery', signedOn });
  }

  async holdAccepted(nth = 0): Promise<void> {
    await this.does('prosecutor', 'acceptHold', { charge: (await this.charge(nth)).id });
  }

  /** Everything up to a hold of every charge, on these conditions. */
  async held(kinds: readonly string[] = ['engage']): Promise<void> {
    await this.consentDeferred();
    await this.conditionsSet(kinds);
    for (const nth of (await this.file()).charges.keys()) await this.holdAccepted(nth);
    await this.signed();
  }

  async attests(kind: string, status: string): Promise<void> {
    const { conditions } = await this.file();
    const subject = conditions.find((candidate) => candidate.kind === kind)!.id;
    await this.does(kind === 'noNewCharge' ? 'court-liaison' : 'case-manager', 'attestCondition', { condition: subject, status });
  }

  async decides(decision: string, more: Record<string, unknown> = {}, nth = 0, as = 'prosecutor'): Promise<void> {
    await this.does(as, 'decideCharge', { charge: (await this.charge(nth)).id, decision, reason: 'As agreed', ...more });
  }

  async contacted(reached: string, wish?: string): Promise<void> {
    const at = (await this.now()).toISO();
    await this.does('peer', 'recordFollowUpContact', { at, reached, method: 'phone', ...(wish !== undefined && { wish }) });
  }

  /** Asks a provider; the referral's id. */
  async refers(provider: 'provider' | 'otherProvider' = 'provider'): Promise<string> {
    const place = places[this.site];
    const { commandId } = await this.does('case-manager', 'requestPlacement', {
      service: place.service,
      treatmentProvider: organisationId(this.site, place[provider]),
    });
    return commandId;
  }

  async referralIs(placement: string, status: string, reason?: string): Promise<void> {
    await this.does('case-manager', 'updateReferral', { placement, status, ...(reason !== undefined && { reason }) });
  }
}

export async function serverTime(engine: Engine): Promise<Date> {
  return new Date(await engine.timeSkipping!.currentTimeMs());
}

/** Lets time pass to an instant; what is due meanwhile happens in its order. */
export async function skipTo(engine: Engine, instant: number): Promise<void> {
  const rest = instant - (await serverTime(engine)).getTime();
  if (rest > 0) await engine.skip(rest);
}

/** Lets time pass to the next such local time: for openings, that have their hours. */
export async function skipToLocal(engine: Engine, site: Site, fits: (local: DateTime) => boolean): Promise<DateTime> {
  let local = DateTime.fromJSDate(await serverTime(engine), { zone: zoneOf(site) }).startOf('minute');
  while (!fits(local)) local = local.plus({ minutes: 30 - (local.minute % 30) });
  await skipTo(engine, local.toMillis());
  return local;
}

export const inWorkingHours = (local: DateTime): boolean => local.weekday <= 5 && local.hour >= 13 && local.hour < 18;
