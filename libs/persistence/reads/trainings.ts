import { pageOf, readCursor, type Page, type PageRequest } from './page.js';
import type { Sql } from './rows.js';
import type { StaffRow } from './staff-list.js';

export interface Training {
  trainingId: string;
  programId: string;
  training: string;
  /** `YYYY-MM-DD`; the last day on which it counts. */
  heldOn: string;
  expiresOn?: string;
  attended: { id: string; name: string }[];
}

type Row = Omit<Training, 'expiresOn'> & { expiresOn: string | null };

/** Training sessions of this person's programs, the last one first. */
export async function trainingsOf(sql: Sql, staff: StaffRow, query: PageRequest & { program?: string }): Promise<Page<Training>> {
  const values: unknown[] = [staff.agencyId, staff.programs, query.program ?? null];
  let earlier = '';
  if (query.cursor !== undefined) {
    const [id] = readCursor(query.cursor, 'uuid');
    earlier = `and (t.held_on, t.id) < (select held_on, id from training_session where id = $${values.push(id)})`;
  }
  const { rows } = await sql.query<Row>(
    `select t.id as "trainingId", t.program_id as "programId", t.kind as training, t.held_on::text as "heldOn", t.expires_on::text as "expiresOn",
       (select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name, s.id)
          from training_attendance a join staff s on s.id = a.staff_id where a.session_id = t.id) as attended
     from training_session t
     where t.agency_id = $1 and t.program_id = any($2::text[]) and ($3::text is null or t.program_id = $3) ${earlier}
     order by t.held_on desc, t.id desc limit $${values.push(query.limit + 1)}`,
    values,
  );
  const page = pageOf(rows, query.limit, (last) => [last.trainingId]);
  const items = page.rows.map(({ expiresOn, ...row }) => ({ ...row, ...(expiresOn !== null && { expiresOn }) }));
  return page.next === undefined ? { items } : { items, next: page.next };
}
