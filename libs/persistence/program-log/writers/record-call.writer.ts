import type { recordCall } from '#protocol/program-steps/record-call.program-step';
import { refused } from '../../case-log/answers.js';
import { contactByCall, recordContact } from '../../notices/contacts.js';
import { identityIn } from '../../people/identity.js';
import type { Writer } from './writer.js';

export const recordCallWriter: Writer<typeof recordCall> = async ({ sql, parts, agencyId, program, at, eventKey, input, sent }) => {
  const contact = contactByCall({ program: program.id, agency: agencyId, key: eventKey, open: input, recordedAt: at });
  const isNew = await recordContact(sql, parts.vault, program, { ...contact, identity: identityIn(sent) });
  if (!isNew) return refused(409, 'COMMAND.REUSED', 'This id was used before, with other content');
  return {};
};
