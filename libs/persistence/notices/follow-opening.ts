import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { StepEvent } from '#protocol/event';
import type { Program } from '#protocol/program';
import type { KeyVault } from '../keys/key-vault.js';
import { datedTerms, identityIn } from '../people/identity.js';
import { indexParticipant } from '../people/participant-index.js';
import { contactByOpening, recordContact } from './contacts.js';
import { tellOfHelpRequest } from './help-requests.js';
import { insertOverdoseNotice, overdoseNoticeRow, tellHomeTown, watchForSpike } from './overdose-notices.js';

interface Opened {
  event: StepEvent;
  file: CaseFile;
  program: Program;
  participantId: string;
  /** As it was sent, personal values in clear: for blind indexes alone. */
  input: Readonly<Record<string, unknown>>;
}

/** What the opening of a case is counted for, and who is told: all of it in the transaction that opens it. */
export async function followOpening(sql: PoolClient, vault: KeyVault, { event, file, program, participantId, input }: Opened): Promise<void> {
  const { agency: agencyId, recordedAt: at } = event;
  const identity = identityIn(input);
  await indexParticipant(sql, vault, { participantId, agencyId }, datedTerms(identity, at));
  const contact = contactByOpening(event, file);
  if (contact) await recordContact(sql, vault, program, { ...contact, identity });
  await tellHomeTown(sql, program, file, agencyId, at);
  await tellOfHelpRequest(sql, event, file);
  const notice = overdoseNoticeRow(event, program.id);
  if (!notice) return;
  await insertOverdoseNotice(sql, notice);
  await watchForSpike(sql, program, notice);
}
