import type { CaseFile, SealGround, SealedClass } from '../case-file.js';
import type { Duration, RetentionSettings } from '../program.js';
import type { Author, DeclaredProvenance, Provenance, RecordClass } from '../provenance.js';
import type { Refusal } from '../refusal.js';
import type { Role } from '../roles.js';
import { isPending } from './charge.rule.js';

/** The classes of a case that can be sealed; who the person is goes with the last of them. */
export const sealedClasses = ['justice', 'service', 'counselingNote'] as const satisfies readonly SealedClass[];

/** Whoever knows of a case because of the charge, or because of the encounter with police, and of nothing else in it. */
export const justiceRoles: readonly Role[] = ['officer', 'courtLiaison', 'prosecutor', 'defender'];

/** No source states how long a program keeps its records: six years, until it says otherwise itself (`unsourced`). */
export const unsourcedRetention: RetentionSettings = { service: 'P6Y', counselingNote: 'P6Y', justice: 'onCompletion' };

/** Whether the key of this class has been destroyed: that of the identity with the last of the others. */
export function isSealed({ seals = {} }: Pick<CaseFile, 'seals'>, recordClass: RecordClass): boolean {
  if (recordClass === 'identity') return sealedClasses.every((each) => seals[each] !== undefined);
  return seals[recordClass] !== undefined;
}

/** Whether a note, a file or a remark is the justice class's, because nobody but police or the court wrote it. */
export function isWrittenByJustice(declared: DeclaredProvenance, { roles }: Pick<Author, 'roles'>): boolean {
  return declared === 'author' && roles.every((role) => justiceRoles.includes(role));
}

/** Under which key it goes: what police or the court wrote goes with the charge, and is read by nobody once that is sealed. */
export function recordClassOf({ recordClass, provenance }: { recordClass: RecordClass; provenance: DeclaredProvenance }, author: Pick<Author, 'roles'>): RecordClass {
  return recordClass === 'service' && isWrittenByJustice(provenance, author) ? 'justice' : recordClass;
}

/** What came from police, and the status of what the court had asked for, is justice information, open values included. */
export function isJustice(provenance: Provenance): boolean {
  return provenance === 'police' || provenance === 'progress';
}

interface Asked {
  classes: readonly SealedClass[];
  ground: SealGround;
  /** Whether the order is named. */
  orderGiven: boolean;
  by: readonly Role[];
  retention?: RetentionSettings;
}

/**
 * Why these classes cannot be sealed now, every reason. The justice class goes by successful completion or by an order, and
 * never while a charge is pending; the others follow the program's retention rule, because care and the accounting of
 * disclosures go on (42 CFR 2.25). A legal hold prevents all of it. Whether a time has passed is asked of the record.
 */
export function whyNotSealed(file: CaseFile, { classes, ground, orderGiven, by, retention = unsourcedRetention }: Asked): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: string, field: string, message: string) => refusals.push({ code, field, message });
  const chosen = new Set(classes);
  if (file.legalHold?.length) refuse('SEALING.LEGAL_HOLD', 'classes', 'A legal hold is in force: nothing of this record is sealed before it has been released.');
  if (chosen.size === 0) refuse('SEALING.NOTHING_CHOSEN', 'classes', 'Say what is to be sealed.');
  if (classes.some((each) => isSealed(file, each))) refuse('SEALING.SEALED_ALREADY', 'classes', 'One of these classes is sealed already.');
  if (!by.includes('privacyOfficer') && (ground !== 'completion' || !chosen.has('justice') || chosen.size > 1)) {
    refuse('SEALING.PRIVACY_OFFICER_ONLY', 'ground', 'A court liaison seals the justice class, by completion, and nothing else.');
  }
  if (ground === 'courtOrder' && !orderGiven) refuse('SEALING.ORDER_MISSING', 'order', 'Say which order it is.');
  if (chosen.has('justice')) refusals.push(...whyJusticeNotSealed(file, ground, retention));
  if (chosen.has('service') || chosen.has('counselingNote')) {
    if (file.status === 'open') refuse('SEALING.CASE_OPEN', 'classes', 'Care goes on: these classes are sealed after the case has closed.');
    if (ground === 'completion') refuse('SEALING.NOT_BY_COMPLETION', 'ground', 'Completion seals the justice class alone.');
  }
  return refusals;
}

function whyJusticeNotSealed({ charges, newOffences, status }: CaseFile, ground: SealGround, { justice }: RetentionSettings): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: string, field: string, message: string) => refusals.push({ code, field, message });
  if (charges.some(isPending) || (status === 'open' && newOffences.some(({ reviewedAt }) => reviewedAt === undefined))) {
    refuse('SEALING.CHARGE_PENDING', 'classes', 'A charge is pending, or a new offence waits for its review.');
  }
  if (ground === 'retention') refuse('SEALING.NOT_BY_RETENTION', 'ground', 'The justice class is sealed by completion, by an order or on request.');
  if (ground !== 'completion') return refusals;
  if (justice === 'byOrder') refuse('SEALING.ORDER_NEEDED', 'ground', 'This program seals the justice class by order alone.');
  const isReleased = (charge: CaseFile['charges'][number]) => ['declined', 'dismissed'].includes(charge.status) || (charge.status === 'notHeld' && status === 'closed');
  if (!charges.every(isReleased) || (charges.length === 0 && status === 'open')) {
    refuse('SEALING.NOT_COMPLETED', 'ground', 'Completion means that every charge was declined or dismissed.');
  }
  return refusals;
}

/** A class that goes when a time after closing has passed; completion or an order decides of the other one. */
export type KeptClass = Exclude<SealedClass, 'justice'>;
export const keptClasses = ['service', 'counselingNote'] as const satisfies readonly KeptClass[];

/** How long after closing a class is kept. */
export function keptFor(recordClass: KeptClass, retention: RetentionSettings = unsourcedRetention): Duration {
  return recordClass === 'service' ? retention.service : (retention.counselingNote ?? retention.service);
}

/** Whether the program's retention has to have ended first: not where a court orders it, nor where the person asks for counseling notes to go. */
export function waitsForRetention(recordClass: SealedClass, ground: SealGround): recordClass is KeptClass {
  if (recordClass === 'justice' || ground === 'courtOrder') return false;
  return recordClass === 'service' || ground === 'retention';
}

/** Those who answer for the case without those who had to do with the charge. */
export function withoutJusticeRoles(assigned: CaseFile['assigned']): CaseFile['assigned'] {
  return Object.fromEntries(Object.entries(assigned).filter(([role]) => !justiceRoles.includes(role as Role)));
}
