import { Migration } from '@mikro-orm/migrations';

/** What is sealed for good: the keys that are destroyed, never to be stored again, and what remains to be counted. */
export class Migration018Sealing extends Migration {
  override up(): void {
    this.addSql(`
      create table vault.destroyed (
        holder uuid not null, class text not null, case_id uuid not null, seq int not null, destroyed_at timestamptz not null,
        primary key (holder, class)
      );
      create function vault.refuse_destroyed() returns trigger language plpgsql set search_path = pg_catalog as $$
      begin
        if exists (select from vault.destroyed d where d.holder = new.holder and d.class = new.class) then
          raise exception 'A key that has been destroyed is never stored again';
        end if;
        return new;
      end $$;
      create trigger never_again before insert or update on vault.data_key for each row execute function vault.refuse_destroyed();
      create function vault.destroy(of_holder uuid, of_class text, of_case uuid, at_seq int) returns timestamptz
      language plpgsql security definer set search_path = pg_catalog as $$
      declare
        sealed_at timestamptz;
      begin
        select e.recorded_at into sealed_at from public.case_event e join public.case_head h on h.case_id = e.case_id
        where e.case_id = of_case and e.seq = at_seq and e.type = 'sealRecords'
          and case when of_class = 'identity' then h.participant_id = of_holder
            else h.case_id = of_holder and (e.body::jsonb -> 'open' -> 'classes') ? of_class end;
        if sealed_at is null then
          raise exception 'A key is destroyed by a step that says so, and by nothing else';
        end if;
        delete from vault.data_key where holder = of_holder and class = of_class;
        insert into vault.destroyed (holder, class, case_id, seq, destroyed_at) values (of_holder, of_class, of_case, at_seq, sealed_at)
        on conflict do nothing;
        return sealed_at;
      end $$;
      create function vault.returned(holders uuid[], classes text[]) returns int language sql stable security definer set search_path = pg_catalog as $$
        select count(*)::int from vault.data_key k join unnest(holders, classes) as gone (holder, class) on gone.holder = k.holder and gone.class = k.class
      $$;
      revoke all on function vault.destroy(uuid, text, uuid, int), vault.returned(uuid[], text[]) from public;
      grant execute on function vault.destroy(uuid, text, uuid, int) to dpad_api;
      grant execute on function vault.returned(uuid[], text[]) to dpad_api, dpad_worker;
      grant select on vault.destroyed to dpad_api, dpad_worker;`);
    this.addSql(`
      create table sealed_count (
        agency_id text not null references agency, program_id text not null, class text not null, outcome text not null,
        month text not null, count int not null, primary key (agency_id, program_id, class, outcome, month)
      );
      alter table case_head add column sealed text[] not null default '{}';
      create index case_closed_in_order on case_event (agency_id, recorded_at, case_id) where type = 'caseClosed';
      grant select, insert, update on sealed_count to dpad_api;
      grant select on sealed_count to dpad_worker;
      grant update (sealed) on case_head to dpad_api, dpad_worker;
      grant delete on charge, contact_index to dpad_api;`);
    // How far each stream of the audit has come, and nothing of what it says; from one stream to the next by the index.
    this.addSql(`
      create function audit_heads() returns table (stream uuid, seq int, hash bytea)
      language sql stable security definer set search_path = public, pg_temp as $$
        with recursive streams (id) as (
          (select stream from audit_event order by stream limit 1)
          union all
          select (select e.stream from audit_event e where e.stream > s.id order by e.stream limit 1) from streams s where s.id is not null
        )
        select last.stream, last.seq, last.hash from streams s cross join lateral (
          select e.stream, e.seq, e.hash from audit_event e where e.stream = s.id order by e.seq desc limit 1
        ) last
      $$;
      revoke all on function audit_heads() from public;
      grant execute on function audit_heads() to dpad_worker;`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
