import { Migration } from '@mikro-orm/migrations';

/** The record, its read rows and the keys; one role each for the owner, the API and the worker. */
export class Migration001Record extends Migration {
  override up(): void {
    this.addSql(`
      create table agency (id text primary key, title text not null);
      create table organisation (
        id uuid primary key, agency_id text not null references agency, title text not null, type text not null, part2_from date
      );
      create table staff (
        id uuid primary key, agency_id text not null references agency, organisation_id uuid not null references organisation,
        issuer text not null, subject text not null, name text not null, roles text[] not null, programs text[] not null,
        active boolean not null, unique (issuer, subject)
      );
      create index on staff using gin (programs);
      create table program_revision (
        program_id text, revision int, agency_id text not null references agency, hash text not null,
        definition jsonb not null, effective_from date not null, primary key (program_id, revision)
      );`);
    this.addSql(`
      create table participant (id uuid primary key, agency_id text not null references agency, created_at timestamptz not null);
      create table case_head (
        case_id uuid primary key, agency_id text not null references agency, participant_id uuid not null references participant,
        program_id text not null, program_revision int not null, pathway_id text not null,
        seq int not null, hash bytea not null, file jsonb not null,
        status text not null, stages text[] not null, assignees uuid[] not null, opened_by uuid not null,
        opened_at timestamptz not null, updated_at timestamptz not null,
        bell int not null default 0, seen int not null default 0, rung_at timestamptz, rings int not null default 0,
        rings_since timestamptz, run_id text,
        foreign key (program_id, program_revision) references program_revision
      );
      create index on case_head (agency_id, updated_at desc, case_id);
      create index on case_head (opened_by, updated_at desc);
      create index on case_head using gin (assignees);
      create index on case_head (rung_at) where bell > seen;
      create index on case_head (rings_since) where rings > 0;
      create table case_event (
        case_id uuid not null references case_head, seq int not null, key text not null, agency_id text not null,
        type text not null, body text not null, hash bytea not null, recorded_at timestamptz not null,
        primary key (case_id, seq), unique (case_id, key)
      );
      create table case_boundary (case_id uuid primary key references case_head, seq int not null, file jsonb not null, remembered jsonb not null);`);
    this.addSql(`
      create table wait (
        case_id uuid not null references case_head, key text not null, agency_id text not null, program_id text not null,
        step text not null, subject uuid, roles text[] not null, assignee uuid, due timestamptz, lapses boolean not null,
        priority int not null, why text not null, deadline_kind text, race jsonb, opened_at timestamptz not null, primary key (case_id, key)
      );
      create index on wait (agency_id, program_id, priority, due);
      create index on wait (due) where lapses;
      create table charge (
        case_id uuid not null references case_head, charge_id uuid not null, agency_id text not null, program_id text not null,
        class text not null, sealed jsonb not null, status text not null, owner uuid, deadline_kind text, deadline timestamptz,
        hold_began_at timestamptz, recommendation text not null, decisions jsonb not null,
        primary key (case_id, charge_id)
      );
      create index on charge (agency_id, deadline, case_id, charge_id);
      create table outbox (
        case_id uuid not null references case_head, key text not null, agency_id text not null, program_id text not null, kind text not null,
        roles text[] not null, staff uuid, subject uuid, created_at timestamptz not null, primary key (case_id, key)
      );
      create index on outbox (agency_id, created_at desc);
      create table screening (
        id uuid primary key, agency_id text not null references agency, program_id text not null, pathway_id text not null,
        recorded_at timestamptz not null, recorded_by uuid not null, organisation_id uuid not null, content jsonb not null
      );`);
    this.addSql(`
      create schema vault;
      create table vault.data_key (
        holder uuid not null, class text not null, generation int not null, wrapped bytea not null, master_key text not null,
        primary key (holder, class, generation)
      );`);
    this.addSql(`
      grant usage on schema public, vault to dpad_api, dpad_worker;
      grant select on all tables in schema public to dpad_api, dpad_worker;
      grant insert on participant, case_head, case_event, screening, charge to dpad_api;
      grant update (seq, hash, file, status, stages, assignees, updated_at, bell, seen, rung_at, rings, rings_since) on case_head to dpad_api;
      grant insert on case_event, wait, charge, outbox, case_boundary to dpad_worker;
      grant update (seq, hash, file, status, stages, assignees, updated_at, bell, seen, rung_at, rings, rings_since, run_id) on case_head to dpad_worker;
      grant update on charge to dpad_api, dpad_worker;
      grant update on case_boundary to dpad_worker;
      grant delete on wait to dpad_api, dpad_worker;
      grant select, insert on vault.data_key to dpad_api;`);
    this.addSql(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'The log of a case is only ever added to';
      end $$;
      create trigger append_only before update or delete or truncate on case_event execute function refuse_change();`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
