import { entry, note, staff, yesNo } from '../fields.js';
import type { Refusal } from '../refusal.js';
import { isPending } from '../rules/charge.rule.js';
import { isSealed, sealedClasses } from '../rules/sealing.rule.js';
import { transferPurpose } from '../rules/sharing.rule.js';
import { defineStep } from '../step.js';

/**
 * The case closes here and is shared with another agency, which goes on with a case of its own: the person has moved, for example.
 * Taking part is voluntary (National Council 2021), so that nobody is handed over who does not agree. The charge of a prosecutor here is
 * decided here first. A legal hold is no obstacle: this record stays with this agency, and the hold with it.
 */
export const transferCase = defineStep({
  id: 'transferCase',
  revision: 1,
  title: 'Hand the case over to another agency',
  hint: 'It closes here. The other agency reads what needs no consent, and goes on with a case of its own.',
  roles: ['coordinator', 'supervisor'],
  provenance: 'case',
  recordClass: 'service',
  decides: true,
  standing: true,
  rings: true,
  turns: true,
  openWhen: (file) => file.transferredAt === undefined,
  fields: {
    agency: entry('To which agency?', { of: 'agencies' }),
    agreed: yesNo('Does the person agree?'),
    approvedBy: staff('Who approved it?', { roles: ['coordinator', 'supervisor'], hint: 'Somebody else than you.' }),
    reason: note('Reason', { provenance: 'author' }),
  },
  check({ file, input, by }) {
    const refusals: Refusal[] = [];
    const refuse = (code: string, field: string, message: string) => refusals.push({ code, field, message });
    if (!input.agreed) refuse('TRANSFER.NOT_AGREED', 'agreed', 'Taking part is voluntary: nobody is handed over without agreeing to it.');
    if (input.approvedBy === by.staffId) refuse('TRANSFER.OWN_APPROVAL', 'approvedBy', 'Somebody else approves it.');
    if (file.charges.some(isPending)) refuse('TRANSFER.CHARGE_PENDING', 'agency', 'A charge of this case is not decided yet: the case stays where it is.');
    if (file.teamOut) refuse('VISIT.TEAM_OUT', 'agency', 'A team is at an address: it checks out first.');
    if (sealedClasses.some((each) => isSealed(file, each))) refuse('TRANSFER.SEALED', 'agency', 'A class of this record is sealed for good: what is left of it is not handed over.');
    return refusals;
  },
  apply: (file, { agency }, { id, at, by }) => ({
    ...file,
    transferredAt: at,
    sharedWith: [...(file.sharedWith ?? []), { id, agency, purpose: transferPurpose, by, at }],
  }),
});
