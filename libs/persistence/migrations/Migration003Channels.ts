import { Migration } from '@mikro-orm/migrations';

/** How staff are reached outside the system, and what came of it. */
export class Migration003Channels extends Migration {
  override up(): void {
    this.addSql(`
      create table contact_channel (
        id uuid primary key, agency_id text not null references agency, staff_id uuid not null references staff, position int not null,
        kind text not null, address text not null, active boolean not null, updated_at timestamptz not null
      );
      create index on contact_channel (staff_id, position) where active;
      create table dispatch (
        case_id uuid not null, key text not null, posted_at timestamptz not null, addressed_at timestamptz,
        primary key (case_id, key), foreign key (case_id, key) references outbox on delete cascade
      );
      create index on dispatch (posted_at) where addressed_at is null;
      create table delivery (
        id uuid primary key, case_id uuid not null, notice_key text not null, agency_id text not null, program_id text not null,
        staff_id uuid not null references staff, channel_id uuid references contact_channel, channel text, escalation boolean not null,
        state text not null check (state in ('queued', 'started', 'sent', 'failed', 'unknown')), reason text, attempts int not null,
        queued_at timestamptz not null, next_at timestamptz not null, expires_at timestamptz not null,
        started_at timestamptz, ended_at timestamptz, provider_id text,
        unique nulls not distinct (case_id, notice_key, staff_id, channel_id),
        foreign key (case_id, notice_key) references dispatch on delete cascade
      );
      create index on delivery (next_at) where state = 'queued';
      create index on delivery (expires_at) where state = 'queued';
      create index on delivery (started_at) where state = 'started';
      create table acknowledgement (
        case_id uuid not null, key text not null, staff_id uuid not null references staff, acknowledged_at timestamptz not null,
        primary key (case_id, key, staff_id), foreign key (case_id, key) references outbox on delete cascade
      );`);
    this.addSql(`
      grant select on contact_channel, dispatch, delivery, acknowledgement to dpad_api, dpad_worker;
      grant insert, update on contact_channel to dpad_api;
      grant insert on acknowledgement to dpad_api;
      grant insert, update on dispatch, delivery to dpad_worker;`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
