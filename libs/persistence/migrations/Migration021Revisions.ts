import { Migration } from '@mikro-orm/migrations';

/** A recorded step may take a case to a later revision of its program. */
export class Migration021Revisions extends Migration {
  override up(): void {
    this.addSql('grant update (program_revision) on case_head to dpad_api;');
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
