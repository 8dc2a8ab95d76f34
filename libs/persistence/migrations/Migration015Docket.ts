import { Migration } from '@mikro-orm/migrations';

/** A prosecutor's own charges are read in the order of an index too. */
export class Migration015Docket extends Migration {
  override up(): void {
    this.addSql(`
      create index charge_of_owner_in_order on charge (agency_id, owner, (coalesce(deadline, 'infinity'::timestamptz)), case_id, charge_id);`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
