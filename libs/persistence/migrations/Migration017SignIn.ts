import { Migration } from '@mikro-orm/migrations';

/** Who signs in, for how long, machine accounts and their scopes, and the audit of all of it. */
export class Migration017SignIn extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_event (
        stream uuid, seq int, at timestamptz not null, agency_id text, staff_id uuid, action text not null,
        outcome text not null check (outcome in ('done', 'refused')), case_ids uuid[] not null, participant_ids uuid[] not null, concerns uuid,
        body text not null, hash bytea not null, primary key (stream, seq)
      );
      create index on audit_event (at desc, stream, seq);
      create index on audit_event (staff_id, at desc);
      create index on audit_event (action, at desc);
      create index on audit_event (at desc) where outcome = 'refused';
      create index on audit_event using gin (case_ids);
      create index on audit_event using gin (participant_ids);
      create trigger append_only before update or delete or truncate on audit_event execute function refuse_change();`);
    this.addSql(`
      create table sign_in (
        session text primary key, staff_id uuid not null references staff, agency_id text not null references agency,
        began_at timestamptz not null, last_seen_at timestamptz not null
      );
      alter table staff add column machine boolean not null default false, add column scopes text[] not null default '{}';
      update staff set machine = true, scopes = '{notices:write,calls:write}' where 'feed' = any(roles);`);
    // The audit is everybody's to add to; a privacy officer alone reads it: of the own agency, and of those who are nobody's.
    this.addSql(`
      alter table audit_event enable row level security;
      create policy added_by_all on audit_event for insert to dpad_api, dpad_worker with check (true);
      create policy read_by_privacy_officer on audit_event for select to dpad_api using (
        (select 'privacyOfficer' = any(s.roles) from staff s where s.id::text = current_setting('dpad.staff', true) and s.active)
        and (agency_id is null or agency_id = (select s.agency_id from staff s where s.id::text = current_setting('dpad.staff', true))));
      grant insert on audit_event to dpad_api, dpad_worker;
      grant select on audit_event to dpad_api;
      grant select, insert, update (last_seen_at) on sign_in to dpad_api;
      grant insert, update (name, organisation_id, roles, professions, programs, active, scopes) on staff to dpad_api;`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
