import type { PoolClient } from 'pg';
import type { CaseFile } from '#protocol/case-file';
import type { StepEvent } from '#protocol/event';
import { openSelfReferral } from '#protocol/steps/open-self-referral.step';
import { raiseAlert } from '../alerts/raise-alert.js';
import type { Sql } from '../reads/rows.js';

/** A machine account that takes the public's requests for help for a program. */
export interface Taker {
  programId: string;
  agencyId: string;
  staffId: string;
  issuer: string;
  subject: string;
}

/** One for each program that takes requests: where an operator has made no such account, the program takes none. */
export async function takersOfRequests(sql: Sql): Promise<Taker[]> {
  const { rows } = await sql.query<Taker>({
    name: 'takers-of-requests',
    text: 'select program_id as "programId", agency_id as "agencyId", staff_id as "staffId", issuer, subject from accounts_taking_requests()',
  });
  return rows;
}

/** When the person asked, as the opening of this case has it, if there is one: RFC 3339. */
export async function askedAtOf(sql: Sql, caseId: string): Promise<string | undefined> {
  const { rows } = await sql.query<{ body: string }>({ name: 'opening-of', text: 'select body from case_event where case_id = $1 and seq = 1', values: [caseId] });
  const { open } = JSON.parse(rows[0]?.body ?? '{"open":{}}') as Pick<StepEvent, 'open'>;
  return (open['askedAt'] ?? open['seenAt']) as string | undefined;
}

/** A self-referral asks peers to come, and nobody was with the person when they asked: the coordinator is told. Active outreach tells the coordinator by itself. */
export async function tellOfHelpRequest(sql: PoolClient, { type, actor, agency: agencyId, recordedAt: at }: StepEvent, { caseId, programId, start }: CaseFile): Promise<void> {
  if (type !== openSelfReferral.id || !actor.roles.includes('feed')) return;
  await raiseAlert(sql, {
    ...{ agencyId, programId, kind: 'helpRequested', of: caseId, subject: caseId, roles: ['coordinator'] },
    ...{ ...(start && { area: start.area }), since: at, until: at, count: 1, at },
  });
}
