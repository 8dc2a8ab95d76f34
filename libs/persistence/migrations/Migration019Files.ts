import { Migration } from '@mikro-orm/migrations';

/** Evidence files: ciphertext under the case's key; part of the record, and never changed, once a step refers to them. */
export class Migration019Files extends Migration {
  override up(): void {
    this.addSql(`
      create table case_file (
        file_id uuid primary key, case_id uuid not null references case_head, agency_id text not null references agency,
        class text not null, provenance text not null, type text not null, size int not null check (size > 0),
        uploaded_by uuid not null, organisation_id uuid not null, part2 boolean not null, uploaded_at timestamptz not null,
        mac text not null, name jsonb, generation int not null, content bytea not null, event_key text
      );
      alter table case_file alter column content set storage external;
      create index on case_file (case_id);
      create index on case_file (uploaded_at) where event_key is null;
      create function keep_case_file() returns trigger language plpgsql as $$
      begin
        if tg_op = 'TRUNCATE' or old.event_key is not null then
          raise exception 'An evidence file is part of the record';
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$;
      create trigger part_of_the_record before update or delete on case_file for each row execute function keep_case_file();
      create trigger never_emptied before truncate on case_file execute function keep_case_file();
      grant select, insert, update (event_key) on case_file to dpad_api;
      grant select (file_id, case_id, agency_id, uploaded_at, event_key), delete on case_file to dpad_worker;
      create index on placement (provider, case_id);`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
