import { Migration } from '@mikro-orm/migrations';

const agency = `(select current_setting('dpad.agency', true))`;

/** Cases that agencies hand over: which share came with a transfer, and which case goes on from which. */
export class Migration022Transfers extends Migration {
  override up(): void {
    this.addSql(`
      alter table case_share add column of_transfer boolean not null default false;
      alter table case_share alter column of_transfer drop default;
      create table former_case (
        case_id uuid primary key references case_head, former_case_id uuid not null unique references case_head,
        agency_id text not null references agency, at timestamptz not null
      );
      grant select, insert on former_case to dpad_api;
      alter table former_case enable row level security;
      create policy of_agency on former_case for select to dpad_api using (agency_id = ${agency});
      create policy of_a_shared_case on former_case for insert to dpad_api
        with check (agency_id = ${agency} and former_case_id = any ((select shared_cases())::uuid[]));`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
