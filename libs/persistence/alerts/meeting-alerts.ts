import { DateTime, Duration } from 'luxon';
import type { Program } from '#protocol/program';
import { resolveDue } from '../deadlines.js';
import { instant, shown, type Sql } from '../reads/rows.js';
import type { NewAlert } from './raise-alert.js';

type Due = Pick<NewAlert, 'kind' | 'of' | 'subject' | 'since' | 'count'>;

/**
 * What is due of a program's stakeholder meeting: the meeting itself, told again with each interval that passes without one,
 * and each review of somebody found at acutely elevated risk, from the morning of its day, unless a later meeting has decided.
 */
export async function meetingAlerts(sql: Sql, program: Program, now: Date): Promise<Due[]> {
  if (!program.stakeholderMeeting) return [];
  return [...(await meetingDue(sql, program, program.stakeholderMeeting.every, now)), ...(await reviewsDue(sql, program, now))];
}

async function meetingDue(sql: Sql, { id, zone }: Program, every: string, now: Date): Promise<Due[]> {
  const { rows } = await sql.query<{ last: string | null }>(`select ${instant('max(at)')} as last from meeting where program_id = $1`, [id]);
  const last = rows[0]?.last ?? null;
  if (last === null) return [{ kind: 'meetingDue', of: 'never', since: now.toISOString(), count: 1 }];
  const since = resolveDue({ from: shown(last), plus: every }, now, zone);
  if (Date.parse(since) > now.getTime()) return [];
  const missed = Math.max(1, Math.floor((now.getTime() - Date.parse(last)) / Duration.fromISO(every).toMillis()));
  return [{ kind: 'meetingDue', of: `${last}/${missed}`, since, count: missed }];
}

async function reviewsDue(sql: Sql, { id, zone }: Program, now: Date): Promise<Due[]> {
  const { rows } = await sql.query<{ entryId: string; caseId: string | null; reviewOn: string }>(
    `select e.id as "entryId", coalesce(e.case_id, e.opened_case) as "caseId", to_char(e.review_on, 'YYYY-MM-DD') as "reviewOn" from meeting_entry e
     where e.program_id = $1 and e.decision = 'acutelyElevated' and e.review_on <= $2::date
       and not exists (select from meeting_entry l where l.case_id = coalesce(e.case_id, e.opened_case) and l.decided_at > e.decided_at)
     order by e.review_on, e.id`,
    [id, DateTime.fromJSDate(now, { zone }).toISODate()],
  );
  return rows.map(({ entryId, caseId, reviewOn }) => ({
    kind: 'reviewDue',
    of: entryId,
    ...(caseId !== null && { subject: caseId }),
    since: resolveDue({ from: reviewOn }, now, zone),
    count: 1,
  }));
}
