import { Migration } from '@mikro-orm/migrations';

const agency = `(select current_setting('dpad.agency', true))`;

/** What the web app needs besides: how far somebody has looked at a case, who takes the public's requests for help, and that something has changed. */
export class Migration024WebApp extends Migration {
  override up(): void {
    this.addSql(`
      create table case_seen (
        staff_id uuid not null references staff, case_id uuid not null references case_head, agency_id text not null references agency,
        version int not null check (version > 0), primary key (staff_id, case_id)
      );
      grant select, insert, update (version) on case_seen to dpad_api;
      alter table case_seen enable row level security;
      create policy of_agency on case_seen to dpad_api using (agency_id = ${agency}) with check (agency_id = ${agency});`);
    // As the owner: whoever asks for help is of no agency, and learns of no account.
    this.addSql(`
      create function accounts_taking_requests() returns table (program_id text, agency_id text, staff_id uuid, issuer text, subject text)
        language sql stable security definer set search_path = public, pg_temp as $$
        select distinct on (program) program, s.agency_id, s.id, s.issuer, s.subject from staff s cross join lateral unnest(s.programs) as program
        where s.active and s.machine and 'feed' = any(s.roles) and 'help:write' = any(s.scopes) order by program, s.id
      $$;
      revoke all on function accounts_taking_requests() from public;
      grant execute on function accounts_taking_requests() to dpad_api;`);
    // Told as it is committed, and nothing of a person: who may know of it is decided where it is heard.
    this.addSql(`
      ${tellOf('tell_of_case', `'agency', new.agency_id, 'case', new.case_id`)}
      create trigger tells after update of seq on case_head for each row when (new.seq > old.seq) execute function tell_of_case();
      ${tellOf('tell_of_program', `'agency', new.agency_id, 'program', new.program_id`)}
      create trigger tells after insert on program_event for each row execute function tell_of_program();
      create trigger tells after insert or update of state, count, until on alert for each row execute function tell_of_program();
      ${tellOf('tell_of_staff', `'agency', new.agency_id, 'staff', new.id`)}
      create trigger tells after update on staff for each row when (new is distinct from old) execute function tell_of_staff();
      ${tellOf('tell_of_sign_out', `'agency', old.agency_id, 'staff', old.staff_id`)}
      create trigger tells after delete on web_session for each row execute function tell_of_sign_out();`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}

function tellOf(name: string, said: string): string {
  return `
      create function ${name}() returns trigger language plpgsql as $$
      begin
        perform pg_notify('dpad_changed', json_build_object(${said})::text);
        return null;
      end $$;`;
}
