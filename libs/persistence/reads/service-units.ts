import type { StepEvent } from '#protocol/event';
import { resolveProvenance } from '#protocol/provenance';
import { steps } from '#protocol/steps/registry';
import { mayRead, readerOf, readerWithoutCase, type Held } from '#protocol/rules/disclosure.rule';
import { localTime } from '#protocol/rules/local-time.rule';
import { billableUnits, type EncounterActivity, type LoggedEncounter, type ServiceUnits } from '#protocol/rules/service-units.rule';
import { discloses, type Disclosed } from '#protocol/views/disclosed';
import type { DisclosureNote } from '#protocol/views/disclosure-note';
import { momentAt } from '#protocol/views/reader';
import { heldBy } from '#protocol/views/timeline-view';
import { tell } from '../disclosures/tell.js';
import { openSealed, type CaseKeys } from '../keys/key-vault.js';
import type { ReadParts } from './case-reads.js';
import { correctionsOf, eventsOfTypes, readCase, type CaseRow } from './case-rows.js';
import { Directory, personOf, type StaffRow } from './staff-list.js';

/** One encounter of the case, with what can be billed of it. */
export interface EncounterUnits extends Omit<ServiceUnits, 'id'> {
  /** Its number in the case. */
  entry: number;
  day: string;
  minutes: number;
  activity: EncounterActivity;
}

export interface CaseServiceUnits {
  /** What the program lets be billed for one participant in a day. */
  unitsADay: number;
  items: EncounterUnits[];
  disclosure?: DisclosureNote;
}

/**
 * The encounters of a case in units of peer support, earliest first, as corrected last. A day's limit is the participant's:
 * what was billed in their other cases with the program uses it up too. An encounter that the person may not read is left
 * out. `undefined` where there is no such case for them, `notAllowed` where they may not read of care at all.
 */
export async function serviceUnitsOf(parts: ReadParts, staff: StaffRow, caseId: string): Promise<CaseServiceUnits | 'notAllowed' | undefined> {
  const { pool } = parts.database;
  const row = await readCase(pool, staff, caseId);
  if (!row) return undefined;
  const { program } = await parts.shelf.at(pool, row.programId, row.programRevision);
  if (!mayRead(readerWithoutCase(personOf(staff)), 'care')) return 'notAllowed';
  const at = momentAt(parts.clock.now(), program.zone).now;
  const reader = readerOf(personOf(staff), row, at, program.zone);
  const disclosed: Disclosed[] = [];

  const { unitsADay } = program.peerWork;
  const logged = (await Promise.all((await casesOfParticipant(parts, row)).map((one) => encountersOf(parts, one, program.zone)))).flat();
  const ofThisCase = new Map(logged.filter((one) => one.caseId === caseId).map((one) => [one.id, one]));
  const items = billableUnits(logged, unitsADay).flatMap(({ id, ...units }): EncounterUnits[] => {
    const encounter = ofThisCase.get(id);
    if (!encounter || !discloses({ reader, disclosed }, encounter.held, `entry:${encounter.entry}`)) return [];
    const { entry, day, minutes, activity } = encounter;
    return [{ entry, day, minutes, activity, ...units }];
  });
  const { nameOf } = await Directory.ofCase(pool, row);
  const disclosure = await tell(pool, [{ caseId, agencyId: row.agencyId, file: row.file, reader, disclosed, at }], nameOf);
  return { unitsADay, items, ...(disclosure && { disclosure }) };
}

type OneCase = Pick<CaseRow, 'caseId' | 'participantId'> & { intakeAt: string | null };

async function casesOfParticipant({ database: { pool } }: ReadParts, { participantId, programId }: CaseRow): Promise<OneCase[]> {
  const { rows } = await pool.query<OneCase>(
    `select h.case_id as "caseId", h.participant_id as "participantId", h.file #>> '{intake,at}' as "intakeAt"
     from participant of join participant p on coalesce(p.same_as, p.id) = coalesce(of.same_as, of.id)
       join case_head h on h.participant_id = p.id
     where of.id = $1 and h.program_id = $2`,
    [participantId, programId],
  );
  return rows;
}

type Encounter = LoggedEncounter & { caseId: string; entry: number; held: Held };

async function encountersOf({ database: { pool }, vault }: ReadParts, { caseId, participantId, intakeAt }: OneCase, zone: string): Promise<Encounter[]> {
  const events = await eventsOfTypes(pool, caseId, ['logEncounter']);
  if (events.length === 0) return [];
  const [corrections, keys] = await Promise.all([correctionsOf(pool, caseId), vault.keysOf(pool, caseId, participantId)]);
  const dayOf = (instant: string) => localTime(instant, zone).date;
  return events.map((event): Encounter => {
    const now = valuesNow(event, corrections, keys);
    const day = dayOf(now.at);
    return {
      caseId,
      entry: event.seq,
      id: event.key,
      held: heldBy(event, resolveProvenance(steps.logEncounter.provenance, event.actor)),
      ...now,
      day,
      byPeer: event.actor.roles.includes('peer'),
      enrolled: intakeAt !== null && day >= dayOf(intakeAt),
    };
  });
}

/** An encounter's values as corrected last. Where its key was destroyed, it counts for the day of its recording. */
function valuesNow(event: StepEvent, corrections: readonly StepEvent[], keys: CaseKeys): Pick<LoggedEncounter, 'at' | 'minutes' | 'activity' | 'reached'> {
  const correctionAt = (path: string) => corrections.filter(({ open }) => open['entry'] === event.seq && open['path'] === path).at(-1);
  const openNow = (path: string) => correctionAt(path)?.open['value'] ?? event.open[path];
  const corrected = correctionAt('at');
  const { of, path } = corrected ? { of: corrected, path: 'value' } : { of: event, path: 'at' };
  const sealed = of.sealed[path];
  const at = sealed && openSealed(keys, { caseId: event.case, eventKey: of.key, path }, sealed);
  return {
    at: typeof at === 'string' ? at : event.recordedAt,
    minutes: openNow('minutes') as number,
    activity: (openNow('activity') ?? 'support') as EncounterActivity,
    reached: openNow('outcome') !== 'notReached',
  };
}
