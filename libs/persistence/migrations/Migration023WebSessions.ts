import { Migration } from '@mikro-orm/migrations';

/** Sessions of the web app: a row is all that a cookie stands for, and no token is kept. */
export class Migration023WebSessions extends Migration {
  override up(): void {
    this.addSql(`
      create table web_session (
        session text primary key, staff_id uuid not null references staff, agency_id text not null references agency,
        since timestamptz not null, acr text, amr text[] not null
      );
      create index on web_session (staff_id);
      create index on web_session (agency_id, since);
      grant select, insert, delete on web_session to dpad_api;
      alter table web_session enable row level security;
      create policy of_agency on web_session to dpad_api
        using (agency_id = (select current_setting('dpad.agency', true))) with check (agency_id = (select current_setting('dpad.agency', true)));`);
    // Whose session it is tells whose agency to act for: it is asked before that is known.
    this.addSql(`
      create function web_session_of(digest text) returns table (issuer text, subject text, since timestamptz, acr text, amr text[])
      language sql stable security definer set search_path = public, pg_temp as $$
        select s.issuer, s.subject, w.since, w.acr, w.amr from web_session w join staff s on s.id = w.staff_id where w.session = digest
      $$;
      revoke all on function web_session_of(text) from public;
      grant execute on function web_session_of(text) to dpad_api;`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
