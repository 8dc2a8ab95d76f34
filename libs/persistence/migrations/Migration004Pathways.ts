import { Migration } from '@mikro-orm/migrations';

/**
 * A case can be moved to another pathway, and a charge comes into the record in officer intervention alone: a case moved out
 * of it keeps those that were decided there.
 */
export class Migration004Pathways extends Migration {
  override up(): void {
    this.addSql('grant update (pathway_id) on case_head to dpad_api, dpad_worker;');
    this.addSql(`
      create function refuse_charge_outside_intervention() returns trigger language plpgsql as $$
      begin
        if (select pathway_id <> 'officerIntervention' and not coalesce(file->'moves' @> '[{"from": "officerIntervention"}]', false)
            from case_head where case_id = new.case_id) then
          raise exception 'A charge exists in officer intervention alone';
        end if;
        return new;
      end $$;
      create trigger intervention_only before insert on charge for each row execute function refuse_charge_outside_intervention();`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
