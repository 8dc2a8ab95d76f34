import { Migration } from '@mikro-orm/migrations';

/** The log of what is done for a program and not in one case, and the program's stock of naloxone. */
export class Migration002ProgramSteps extends Migration {
  override up(): void {
    this.addSql(`
      create table program_log_head (
        program_id text primary key, agency_id text not null references agency, seq int not null, hash bytea not null
      );
      create table program_event (
        program_id text not null references program_log_head, seq int not null, key text not null, agency_id text not null,
        type text not null, body text not null, hash bytea not null, recorded_at timestamptz not null,
        primary key (program_id, seq), unique (program_id, key)
      );
      create trigger append_only before update or delete or truncate on program_event execute function refuse_change();
      create table naloxone_lot (
        id uuid primary key, agency_id text not null references agency, program_id text not null, lot text not null,
        expires_on date not null, received int not null, given int not null check (given >= 0 and given <= received),
        unique (program_id, lot)
      );`);
    this.addSql(`
      grant select on program_log_head, program_event, naloxone_lot to dpad_api, dpad_worker;
      grant insert on program_log_head, program_event to dpad_api;
      grant update (seq, hash) on program_log_head to dpad_api;
      grant insert on naloxone_lot to dpad_api;
      grant update (received, given) on naloxone_lot to dpad_api;`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
