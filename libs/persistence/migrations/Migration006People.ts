import { Migration } from '@mikro-orm/migrations';

/** Notices and contacts that are counted, what programs are told of, and how a person is recognized. */
export class Migration006People extends Migration {
  override up(): void {
    this.addSql(`
      create table overdose_notice (
        case_id uuid primary key references case_head, agency_id text not null references agency, program_id text not null,
        area text not null, occurred_at timestamptz not null, fatal boolean not null, doses int, recorded_at timestamptz not null
      );
      create index on overdose_notice (program_id, occurred_at);
      create table contact (
        id uuid primary key, agency_id text not null references agency, program_id text not null, area text not null, kind text not null,
        occurred_at timestamptz not null, case_id uuid references case_head, command_id uuid, recorded_at timestamptz not null
      );
      create table contact_index (
        contact_id uuid not null references contact, program_id text not null, kind text not null, digest bytea not null,
        primary key (contact_id, kind)
      );
      create index on contact_index (program_id, digest);
      create table alert (
        id uuid primary key, agency_id text not null references agency, program_id text not null, kind text not null, area text,
        subject uuid, organisation_id uuid references organisation, roles text[] not null,
        since timestamptz not null, until timestamptz not null, count int not null, raised_at timestamptz not null,
        state text not null check (state in ('open', 'taken', 'closed')), changed_by uuid references staff, changed_at timestamptz,
        told_at timestamptz
      );
      create index on alert (raised_at, id) where told_at is null;
      create index on alert (program_id, kind, until);
      create index on alert (agency_id, raised_at desc, id);`);
    this.addSql(`
      create table participant_index (
        participant_id uuid not null references participant, agency_id text not null references agency, kind text not null,
        digest bytea not null, since timestamptz not null, primary key (participant_id, kind)
      );
      create index on participant_index (agency_id, digest, since, participant_id);
      create table participant_match (
        id uuid primary key, agency_id text not null references agency, participant_id uuid not null references participant,
        other_id uuid not null references participant, kinds text[] not null, found_at timestamptz not null,
        decision text check (decision in ('samePerson', 'anotherPerson')), decided_by uuid references staff, decided_at timestamptz,
        unique (participant_id, other_id), check (participant_id < other_id)
      );
      create index on participant_match (other_id);
      create index on participant_match (agency_id, found_at, id) where decision is null;
      alter table participant add column same_as uuid references participant;
      create index on participant (same_as);
      create index on case_head (participant_id);`);
    this.addSql(`
      grant select on overdose_notice, contact, contact_index, alert, participant_index, participant_match to dpad_api, dpad_worker;
      grant insert on overdose_notice, contact, contact_index to dpad_api;
      grant insert, update on alert to dpad_api, dpad_worker;
      grant insert, delete on participant_index to dpad_api;
      grant insert, update, delete on participant_match to dpad_api;
      grant update (same_as) on participant to dpad_api;`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
