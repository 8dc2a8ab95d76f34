import { Migration } from '@mikro-orm/migrations';

/** A delivery tells of a notice of a case, or of an alert of a program: of exactly one of them. */
export class Migration011AlertDeliveries extends Migration {
  override up(): void {
    this.addSql(`
      alter table delivery alter column case_id drop not null, alter column notice_key drop not null,
        add column alert_id uuid references alert on delete cascade,
        add check ((case_id is null) = (notice_key is null) and (case_id is null) <> (alert_id is null)),
        drop constraint delivery_case_id_notice_key_staff_id_channel_id_key,
        add unique nulls not distinct (case_id, notice_key, alert_id, staff_id, channel_id);
      create index on delivery (alert_id);`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
