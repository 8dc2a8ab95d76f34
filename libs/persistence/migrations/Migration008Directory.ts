import { Migration } from '@mikro-orm/migrations';

/** Providers' services with their beds and slots, and the referrals that wait for one or keep one. */
export class Migration008Directory extends Migration {
  override up(): void {
    this.addSql(`
      alter table organisation add column hsds_id uuid;
      create unique index on organisation (agency_id, coalesce(hsds_id, id));
      create table service (
        id uuid primary key, agency_id text not null references agency, program_id text not null, hsds_id uuid not null,
        organisation_id uuid not null references organisation, name text not null, type text not null, levels text[] not null,
        medications text[] not null, residence_level text, populations text[] not null, languages text[] not null,
        details jsonb not null, status text not null check (status in ('active', 'inactive')), places int check (places >= 0),
        nearly_full_since timestamptz, revision int not null, changed_at timestamptz not null, unique (program_id, hsds_id)
      );
      create table placement (
        case_id uuid not null references case_head, placement_id uuid not null, agency_id text not null, program_id text not null,
        provider uuid not null, service text not null, place uuid, status text not null, waiting_since timestamptz,
        given_at timestamptz, holds boolean not null, primary key (case_id, placement_id)
      );
      create index on placement (place, waiting_since, placement_id) where waiting_since is not null;
      create index on placement (place) where holds;
      create index placement_of_case_held on placement (case_id) where holds;`);
    this.addSql(`
      grant select on service, placement to dpad_api, dpad_worker;
      grant insert on organisation, service to dpad_api;
      grant update on service to dpad_api;
      grant update (nearly_full_since) on service to dpad_worker;
      grant insert, update on placement to dpad_api, dpad_worker;
      grant insert on outbox, dispatch to dpad_api;`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
