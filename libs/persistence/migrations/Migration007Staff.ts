import { Migration } from '@mikro-orm/migrations';

/** What staff are and hold, who works when, supervision, the stakeholder meeting, and groups. */
export class Migration007Staff extends Migration {
  override up(): void {
    this.addSql(`
      alter table staff add column professions text[] not null default '{}';
      create table staff_credential (
        id uuid primary key, agency_id text not null references agency, staff_id uuid not null references staff, kind text not null,
        obtained_on date not null, expires_on date check (expires_on >= obtained_on), evidence text,
        recorded_by uuid not null references staff, recorded_at timestamptz not null, unique (staff_id, kind, obtained_on)
      );
      create table training_session (
        id uuid primary key, agency_id text not null references agency, program_id text not null, kind text not null,
        held_on date not null, expires_on date check (expires_on >= held_on),
        recorded_by uuid not null references staff, recorded_at timestamptz not null
      );
      create index on training_session (program_id, held_on desc, id);
      create table training_attendance (
        session_id uuid not null references training_session, staff_id uuid not null references staff, primary key (session_id, staff_id)
      );
      create index on training_attendance (staff_id);`);
    this.addSql(`
      create table roster_entry (
        id uuid primary key, agency_id text not null references agency, program_id text not null, schedule text, team text not null,
        kind text not null, day date not null, starts_at timestamptz not null, ends_at timestamptz not null check (ends_at > starts_at),
        cancelled_at timestamptz, changed_by uuid not null references staff, changed_at timestamptz not null
      );
      create unique index on roster_entry (program_id, schedule, day) where cancelled_at is null and schedule is not null;
      create index on roster_entry (program_id, starts_at, id);
      create table roster_member (
        roster_id uuid not null references roster_entry, staff_id uuid not null references staff, position int not null,
        primary key (roster_id, staff_id)
      );
      create index on roster_member (staff_id);
      create table supervision (
        id uuid primary key, agency_id text not null references agency, program_id text not null, staff_id uuid not null references staff,
        supervisor_id uuid not null references staff, kind text not null, at timestamptz not null, minutes int not null,
        recorded_by uuid not null references staff, recorded_at timestamptz not null
      );
      create index on supervision (staff_id, at desc);
      create index on supervision (program_id, at desc);
      create table debrief (
        id uuid primary key, case_id uuid not null references case_head, agency_id text not null references agency, program_id text not null,
        staff_id uuid not null references staff, since timestamptz not null, supervision_id uuid references supervision,
        unique (case_id, staff_id)
      );
      create index on debrief (program_id, since) where supervision_id is null;`);
    this.addSql(`
      create table meeting (
        id uuid primary key, agency_id text not null references agency, program_id text not null, at timestamptz not null,
        place jsonb not null, called_by uuid not null references staff, called_at timestamptz not null
      );
      create index on meeting (program_id, at desc, id);
      create table meeting_attendance (
        meeting_id uuid not null references meeting, staff_id uuid not null references staff, agreed_at timestamptz not null,
        primary key (meeting_id, staff_id)
      );
      create table meeting_entry (
        id uuid primary key, meeting_id uuid not null references meeting, agency_id text not null references agency, program_id text not null,
        case_id uuid references case_head, area text, sealed jsonb not null, added_by uuid not null references staff, added_at timestamptz not null,
        decision text, factors text[], because text, reason jsonb, review_on date, opened_case uuid references case_head,
        decided_by uuid references staff, decided_at timestamptz, unique (meeting_id, case_id)
      );
      create index on meeting_entry (program_id, review_on) where decision = 'acutelyElevated';
      create table group_encounter (
        id uuid primary key, agency_id text not null references agency, program_id text not null, at timestamptz not null,
        topic text not null, support text[] not null, minutes int not null, participants int not null,
        recorded_by uuid not null references staff, recorded_at timestamptz not null
      );`);
    this.addSql(`
      grant select on staff_credential, training_session, training_attendance, roster_entry, roster_member, supervision, debrief,
        meeting, meeting_attendance, meeting_entry, group_encounter to dpad_api, dpad_worker;
      grant insert on staff_credential, training_session, training_attendance, roster_entry, roster_member, supervision, debrief,
        meeting, meeting_attendance, meeting_entry, group_encounter to dpad_api;
      grant update (expires_on, evidence, recorded_by, recorded_at) on staff_credential to dpad_api;
      grant update (day, starts_at, ends_at, cancelled_at, changed_by, changed_at) on roster_entry to dpad_api;
      grant delete on roster_member to dpad_api;
      grant update (supervision_id) on debrief to dpad_api;
      grant update (decision, factors, because, reason, review_on, opened_case, decided_by, decided_at) on meeting_entry to dpad_api;`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
