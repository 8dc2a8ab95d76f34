import { DateTime } from 'luxon';
import { roles as roleTitles, type Role } from '#protocol/roles';
import type { DocketRow, Me } from './api.js';

const width = 96;

const deadlines: Readonly<Record<string, string>> = {
  acceptanceDue: "the prosecutor's answer is due",
  signatureDue: 'the signature is due',
  holdEnds: 'the hold ends',
  decisionDue: 'the decision is due',
  decisionOverdue: 'the decision has been due since',
};
const recommendations: Readonly<Record<string, string>> = {
  release: 'release, every condition is met',
  review: 'review by the prosecutor',
  continue: 'continue the hold',
  none: 'none, it is not held',
  noConsent: 'no consent',
  notShown: 'not shown',
};
const chargeStatuses: Readonly<Record<string, string>> = {
  screened: 'waits for the offer of a hold',
  offered: 'a hold is offered',
  held: 'held',
  declined: 'released: declined or voided',
  dismissed: 'released: dismissed',
  reinstated: 'reinstated',
  filed: 'filed',
  returned: 'back in the ordinary process',
  notHeld: 'not held: referred in lieu of arrest',
};
const conditionStatuses: Readonly<Record<string, string>> = { open: 'not attested yet', notYet: 'not yet', met: 'met', missed: 'missed' };

export function who({ name, roles }: Me): string {
  return `${name} (${roles.map((role) => (role in roleTitles ? roleTitles[role as Role] : role)).join(', ')})`;
}

/** `Fri 4 Dec 2026, 13:30`, in the program's zone. */
export function instant(at: string, zone: string): string {
  return DateTime.fromISO(at, { zone }).setLocale('en-US').toFormat('ccc d LLL yyyy, HH:mm');
}

export function chargeStatus(status: string): string {
  return chargeStatuses[status] ?? status;
}

/** A row of the docket in words: what the prosecutor learns, and no more. */
export function docketLine(row: DocketRow, zone: string): string {
  const { classLabel, status, owner, deadline, daysLeft, conditions, recommendation } = row;
  const due = deadline ? `${deadlines[deadline.kind] ?? deadline.kind} ${instant(deadline.at, zone)}${daysLeft === undefined ? '' : `, ${days(daysLeft)}`}` : 'no deadline yet';
  return [
    `${classLabel}: ${chargeStatus(status)}`,
    owner?.name === undefined ? 'no owner yet' : `owner ${owner.name}`,
    due,
    `conditions: ${conditionsLine(conditions, zone)}`,
    `recommendation: ${recommendations[recommendation] ?? recommendation}`,
  ].join('; ');
}

/** Lines no longer than a terminal, the second and later ones indented as the first's text is. */
export function wrapped(text: string, first: string, rest = ' '.repeat(first.length)): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(/\s+/)) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

function days(count: number): string {
  if (count < 0) return `${-count} ${count === -1 ? 'day' : 'days'} over`;
  return `${count} ${count === 1 ? 'day' : 'days'} left`;
}

function conditionsLine(conditions: DocketRow['conditions'], zone: string): string {
  if (typeof conditions === 'string') return conditions === 'noConsent' ? 'no consent' : 'not shown';
  if (conditions.length === 0) return 'none yet';
  return conditions
    .map(({ kind, status, attestedBy, attestedAt }) => {
      const attested = attestedBy?.name === undefined || attestedAt === undefined ? '' : `, attested by ${attestedBy.name} on ${instant(attestedAt, zone)}`;
      return `${kind} ${conditionStatuses[status] ?? status}${attested}`;
    })
    .join(' · ');
}
