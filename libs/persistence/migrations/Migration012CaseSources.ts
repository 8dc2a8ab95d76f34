import { Migration } from '@mikro-orm/migrations';

/** Which Part 2 programs have written in a case: what comes from one is disclosed to others under a consent alone. */
export class Migration012CaseSources extends Migration {
  override up(): void {
    this.addSql(`
      create table case_source (
        case_id uuid not null references case_head, organisation_id uuid not null, agency_id text not null, primary key (case_id, organisation_id)
      );
      insert into case_source (case_id, organisation_id, agency_id)
      select distinct case_id, (body::jsonb -> 'actor' ->> 'organisation')::uuid, agency_id from case_event
      where (body::jsonb -> 'actor' ->> 'part2')::boolean;
      grant select on case_source to dpad_api, dpad_worker;
      grant insert on case_source to dpad_api, dpad_worker;`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
