import type { Pool } from 'pg';

/** Empties these tables and what refers to them, whatever is only ever added to: between the tests of one database. */
export async function emptied(owner: Pool, ...tables: string[]): Promise<void> {
  await owner.query(`
    do $$ declare guarded record; begin
      for guarded in select distinct t.tgrelid::regclass as name, t.tgname from pg_trigger t where t.tgname in ('append_only', 'never_emptied') loop
        execute format('alter table %s disable trigger %I', guarded.name, guarded.tgname);
      end loop;
    end $$;
    truncate ${tables.join(', ')} cascade`);
}
