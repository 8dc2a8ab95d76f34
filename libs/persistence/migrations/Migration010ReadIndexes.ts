import { Migration } from '@mikro-orm/migrations';

/** Worklist and docket are read in the order of an index, a page at a time (docs/bench-reads.md). */
export class Migration010ReadIndexes extends Migration {
  override up(): void {
    this.addSql(`
      create index wait_in_order on wait (program_id, priority, (coalesce(due, 'infinity'::timestamptz)), case_id, md5(key));
      create index wait_of_court_in_order on wait (program_id, priority, (coalesce(due, 'infinity'::timestamptz)), case_id, md5(key))
        where roles && '{courtLiaison,prosecutor,defender}'::text[];
      drop index wait_agency_id_program_id_priority_due_idx;
      create index charge_in_order on charge (agency_id, (coalesce(deadline, 'infinity'::timestamptz)), case_id, charge_id);
      drop index charge_agency_id_deadline_case_id_charge_id_idx;`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
