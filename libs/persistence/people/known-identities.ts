import type { StepEvent } from '#protocol/event';
import type { Identity } from '#protocol/person-index';
import { mayRead, type Reader } from '#protocol/rules/disclosure.rule';
import type { Step } from '#protocol/step';
import { stepById, steps } from '#protocol/steps/registry';
import { heldIn } from '#protocol/views/timeline-view';
import type { KeyVault } from '../keys/key-vault.js';
import { eventsOfCases } from '../reads/case-rows.js';
import type { Sql } from '../reads/rows.js';
import { identityAfter, mayIdentify } from './identity.js';

/** A case and who reads it. */
export interface ReadCase {
  caseId: string;
  participantId: string;
  reader: Reader;
}

const identifyingSteps = Object.values<Step>(steps)
  .filter(mayIdentify)
  .map(({ id }) => id);

/**
 * Who the people of these cases are, by case, as far as the entries say it that the case's reader may know of; of whom nothing
 * is known there is none. Two statements, however many cases.
 */
export async function knownIdentities(sql: Sql, vault: KeyVault, cases: readonly ReadCase[]): Promise<Map<string, Identity>> {
  if (cases.length === 0) return new Map();
  const [events, keys] = await Promise.all([eventsOfCases(sql, cases.map(({ caseId }) => caseId), identifyingSteps), vault.keysOfEach(sql, cases)]);
  const identities = cases.map(({ caseId, reader }): [string, Identity] => {
    const known = events.filter((event) => event.case === caseId && mayKnowOf(event, reader));
    return [caseId, identityAfter(known, keys.get(caseId)!).identity];
  });
  return new Map(identities.filter(([, identity]) => Object.keys(identity).length > 0));
}

function mayKnowOf(event: StepEvent, reader: Reader): boolean {
  return mayRead(reader, heldIn(stepById(event.type)!, event));
}
