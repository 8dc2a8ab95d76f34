import type { PoolClient } from 'pg';
import { whyRoleNotAllowed } from '#protocol/may-perform';
import { listService } from '#protocol/program-steps/list-service.program-step';
import { forOneCaller } from '../agency-scope.js';
import { canonicalJson, derivedUuid } from '../canonical.js';
import { notListed, refused, type FieldError, type Refused, type Rung } from '../case-log/answers.js';
import type { RecordParts } from '../case-log/record-parts.js';
import { identify, type Caller } from '../case-log/staff.js';
import { inTransaction } from '../database.js';
import { givePlacesAfter } from '../placement/give-places.js';
import { performProgramStep } from '../program-log/perform-program-step.js';
import { organisationIdOf } from '../seed.js';
import { fromHsdsPage, type ImportedService, type ImportOptions } from './hsds.js';
import { listedServices, type ListedService } from './listed-services.js';

export interface DirectoryImported {
  ok: true;
  listed: number;
  changed: number;
  same: number;
  /** Cases that got a bed or slot because there are more now. */
  given: readonly Rung[];
}

type Outcome = 'listed' | 'changed' | 'same';

interface Importing {
  sql: PoolClient;
  parts: RecordParts;
  caller: Caller;
  programId: string;
  agencyId: string;
}

/** Undoes everything that was imported before it. */
class RowRefusedError extends Error {
  override readonly name = 'RowRefusedError';
  constructor(readonly refusal: Refused) {
    super(refusal.code);
  }
}

/**
 * Takes a directory in, whole or not at all: each service by its id of the specification, each change as the step that a
 * person would have performed. What is as it was stays as it is, so that the same document again changes nothing.
 */
export function importDirectory(parts: RecordParts, caller: Caller, programId: string, document: unknown, options: ImportOptions): Promise<DirectoryImported | Refused> {
  return forOneCaller(() => imported(parts, caller, programId, document, options));
}

async function imported(parts: RecordParts, caller: Caller, programId: string, document: unknown, options: ImportOptions): Promise<DirectoryImported | Refused> {
  try {
    const answer = await inTransaction(parts.database.pool, async (sql) => {
      const staff = await identify(sql, caller);
      if (!staff) throw new RowRefusedError(notListed);
      if (!staff.programs.includes(programId)) throw new RowRefusedError(refused(404, 'PROGRAM.NOT_FOUND', 'There is no such program'));
      const notAllowed = whyRoleNotAllowed(listService, staff);
      if (notAllowed) throw new RowRefusedError(refused(403, notAllowed.code, notAllowed.message));
      const { services, errors } = fromHsdsPage(document, options);
      if (errors.length > 0) throw new RowRefusedError(refusedFor(errors));
      // Providers are the agency's, whichever of its programs lists them first: two imports wait for each other, and never both.
      await sql.query(`select pg_advisory_xact_lock(hashtextextended('directory:' || $1, 0))`, [staff.agencyId]);
      return importAll({ sql, parts, caller, programId, agencyId: staff.agencyId }, services);
    });
    const { places, ...counts } = answer;
    return { ok: true, ...counts, given: await givePlacesAfter(parts, places) };
  } catch (error) {
    if (error instanceof RowRefusedError) return error.refusal;
    throw error;
  }
}

async function importAll(importing: Importing, services: readonly ImportedService[]): Promise<Record<Outcome, number> & { places: string[] }> {
  const counts = { listed: 0, changed: 0, same: 0 };
  const places: string[] = [];
  for (const [index, service] of services.entries()) {
    const row = new Row(importing, index, service);
    counts[await row.take()] += 1;
    places.push(...row.places);
  }
  return { ...counts, places };
}

class Row {
  readonly places: string[] = [];

  constructor(
    private readonly importing: Importing,
    private readonly index: number,
    private readonly service: ImportedService,
  ) {}

  async take(): Promise<Outcome> {
    const provider = await this.provider();
    const standing = await this.standing();
    const entry = { ...provider, ...this.service.entry };
    const described = await this.describe(standing, entry);
    const now = standing ?? (await this.standing())!;
    const closed = await this.closeIfInactive(described === 'same' ? now.status : 'active', now.id);
    const counted = await this.count(now);
    return described === 'same' && (closed || counted) ? 'changed' : described;
  }

  private async provider(): Promise<{ treatmentProvider: string } | { serviceProvider: string }> {
    const { hsdsId, name } = this.service.provider;
    const { sql, agencyId } = this.importing;
    const find = async () => {
      const { rows } = await sql.query<{ id: string; type: string }>(
        `select id, type from organisation where agency_id = $1 and (coalesce(hsds_id, id) = $2 or id = $3)
         order by coalesce(hsds_id, id) is distinct from $2 limit 1`,
        [agencyId, hsdsId, organisationIdOf(agencyId, name)],
      );
      return rows[0];
    };
    const type = this.service.entry.levels || this.service.entry.medications ? 'treatment' : 'services';
    if (!(await find())) await this.perform('listProvider', { name, type, hsdsId }, [hsdsId, name]);
    const { id, type: known } = (await find())!;
    return known === 'treatment' ? { treatmentProvider: id } : { serviceProvider: id };
  }

  private async standing(): Promise<ListedService | undefined> {
    const { sql, programId } = this.importing;
    const { rows } = await sql.query<{ id: string }>('select id from service where program_id = $1 and hsds_id = $2', [programId, this.service.hsdsId]);
    if (!rows[0]) return undefined;
    return (await listedServices(sql, { programs: [programId], id: rows[0].id })).items[0];
  }

  private async describe(standing: ListedService | undefined, entry: object): Promise<Outcome> {
    const { hsdsId, status } = this.service;
    if (!standing) {
      await this.perform('listService', { ...entry, hsdsId }, [hsdsId, 0]);
      return 'listed';
    }
    const reopens = status === 'active' && standing.status === 'inactive';
    if (!reopens && canonicalJson(entry) === canonicalJson(entryOf(standing))) return 'same';
    this.places.push(...(await this.perform('changeService', { place: standing.id, ...entry }, [hsdsId, standing.revision])));
    return 'changed';
  }

  private async closeIfInactive(status: string, place: string): Promise<boolean> {
    if (this.service.status === 'active' || status === 'inactive') return false;
    await this.perform('closeService', { place, reason: 'forNow' }, [place, 'closed', await this.revisionOf(place)]);
    return true;
  }

  private async count({ id: place, capacity }: ListedService): Promise<boolean> {
    const { places } = this.service;
    if (places === undefined || places === capacity?.places) return false;
    this.places.push(...(await this.perform('setCapacity', { place, places }, [place, 'capacity', await this.revisionOf(place)])));
    return true;
  }

  private async revisionOf(id: string): Promise<number> {
    const { rows } = await this.importing.sql.query<{ revision: number }>('select revision from service where id = $1', [id]);
    return rows[0]!.revision;
  }

  /** The command's id follows from what it changes and what it finds, so that no two are taken for one. */
  private async perform(stepId: string, input: object, of: readonly (string | number)[]): Promise<readonly string[]> {
    const { sql, parts, caller, programId } = this.importing;
    const commandId = derivedUuid('import', programId, stepId, ...of, canonicalJson(input));
    const answer = await performProgramStep(sql, parts, caller, { programId, commandId, stepId, input: input as Record<string, unknown> });
    if (!answer.ok) throw new RowRefusedError(ofRow(answer, this.index));
    return answer.places ?? [];
  }
}

/** The entry of a listed service in the form in which it is imported. */
function entryOf(service: ListedService): object {
  const { provider, name, type, levels, medications, residenceLevel, populations, languages, description, eligibility, fees, phone, url, hours, locations } = service;
  const some = <T>(values: readonly T[]) => (values.length > 0 ? values : undefined);
  const entry = {
    ...(provider.type === 'treatment' ? { treatmentProvider: provider.id } : { serviceProvider: provider.id }),
    ...{ name, type, residenceLevel, description, eligibility, fees, phone, url, hours },
    levels: some(levels),
    medications: some(medications),
    populations: some(populations),
    languages: some(languages.map((language) => ({ language }))),
    locations: some(locations),
  };
  return JSON.parse(JSON.stringify(entry)) as object;
}

function ofRow(answer: Refused, index: number): Refused {
  const errors = (answer.errors ?? [{ field: '', code: answer.code, message: answer.message }]).map(({ field, ...error }) => ({
    ...error,
    field: field === '' ? `contents.${index}` : `contents.${index}.${field}`,
  }));
  return { ...answer, errors };
}

function refusedFor(errors: readonly FieldError[]): Refused {
  return refused(422, 'DIRECTORY.INVALID', 'The directory cannot be taken in: nothing was changed', { errors: [...errors] });
}
