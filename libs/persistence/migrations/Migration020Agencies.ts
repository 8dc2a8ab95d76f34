import { Migration } from '@mikro-orm/migrations';
import { programHolder } from '../program-log/program-keys.js';

const agency = `(select current_setting('dpad.agency', true))`;
const own = `agency_id = ${agency}`;
const shared = `any ((select shared_cases())::uuid[])`;

/** What another agency reads of a case that is shared with it, and writes when it adds to it. */
const ofASharedCase = ['case_head', 'case_event', 'wait', 'charge', 'placement', 'case_source', 'overdose_notice', 'disclosure', 'case_file'];

/** Rows that are the same agency's as the row that they belong to. */
const belongsTo: Record<string, { to: string; by: string }> = {
  training_attendance: { to: 'training_session', by: 'session_id' },
  roster_member: { to: 'roster_entry', by: 'roster_id' },
  meeting_attendance: { to: 'meeting', by: 'meeting_id' },
  contact_index: { to: 'contact', by: 'contact_id' },
};

/** Nothing of a person: what programs have published, which organisations there are. Read by all, changed by their own agency alone. */
const readByAll = ['agency', 'organisation', 'program_revision'];

/** Tables of the database's own running: nothing of an agency is in them. */
export const withoutRowLevelSecurity: Record<string, string> = { mikro_orm_migrations: 'which migrations have run' };

interface Table {
  name: string;
  columns: string[];
}

/**
 * The second wall under the API: its role reads and writes the rows of the agency that its connection is set to, and of the cases
 * that are shared with it. The worker serves every agency; the owner migrates, verifies and rebuilds.
 */
export class Migration020Agencies extends Migration {
  override async up(): Promise<void> {
    await this.execute(`
      create table case_share (
        id uuid primary key, case_id uuid not null references case_head, agency_id text not null references agency,
        with_agency text not null references agency, until timestamptz, ended boolean not null, check (with_agency <> agency_id)
      );
      create index on case_share (with_agency, case_id);
      create index on case_share (case_id);
      grant select on case_share to dpad_api, dpad_worker;
      grant insert, update (ended) on case_share to dpad_api;`);
    this.addSql(`
      alter table agency add column key uuid not null unique
        generated always as (overlay(overlay(md5('agency ' || id) placing '8' from 13) placing '8' from 17)::uuid) stored;`);
    this.addSql(`alter table vault.data_key add column agency_id text references agency;`);
    await this.giveKeysTheirAgency();
    this.addSql(functions);
    this.addSql(ordersUnderTheWall);
    for (const table of await this.tables()) this.addSql(wall(table));
    this.addSql(`
      alter table vault.data_key enable row level security;
      create policy of_agency on vault.data_key to dpad_api
        using (${own} or holder = any ((select shared_holders())::uuid[])) with check (${own});
      alter table vault.destroyed enable row level security;
      create policy every_agency on vault.destroyed to dpad_worker using (true);
      create policy of_agency on vault.destroyed for select to dpad_api using (exists (select from case_head one where one.case_id = destroyed.case_id));`);
  }

  /** But for those whose own migration says who sees them. */
  private async tables(): Promise<Table[]> {
    const standing = (await this.execute(`
      select c.relname as name, array_agg(a.attname::text) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity group by c.relname order by c.relname`)) as unknown as Table[];
    return standing.filter(({ name }) => !(name in withoutRowLevelSecurity));
  }

  private async giveKeysTheirAgency(): Promise<void> {
    this.addSql(`
      update vault.data_key k set agency_id = h.agency_id from case_head h where h.case_id = k.holder;
      update vault.data_key k set agency_id = p.agency_id from participant p where p.id = k.holder;`);
    const programs = (await this.execute('select program_id as "programId", agency_id as "agencyId" from program_log_head')) as unknown as {
      programId: string;
      agencyId: string;
    }[];
    for (const { programId, agencyId } of programs) {
      this.addSql(`update vault.data_key set agency_id = '${agencyId.replaceAll("'", "''")}' where holder = '${programHolder(programId)}';`);
    }
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}

/** `security definer`: they run as the owner, so that each says all that it tells across agencies. */
const functions = `
  create function shared_cases() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(case_id), '{}') from case_share
    where with_agency = current_setting('dpad.agency', true) and not ended and (until is null or until >= now())
  $$;
  create function agencies_sharing() returns text[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(distinct case agency_id when current_setting('dpad.agency', true) then with_agency else agency_id end), '{}')
    from case_share where current_setting('dpad.agency', true) in (agency_id, with_agency)
  $$;
  create function shared_holders() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(holder), '{}')
    from case_head h cross join lateral unnest(array[h.case_id, h.participant_id]) as holder where h.case_id = any (shared_cases())
  $$;
  create function own_cases(of_staff uuid) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(array_agg(case_id), '{}') from case_head
    where agency_id = current_setting('dpad.agency', true) and (opened_by = of_staff or assignees @> array[of_staff])
  $$;
  create function staff_signing_in(by_issuer text, by_subject text) returns setof staff
    language sql stable security definer set search_path = public, pg_temp as $$
    select * from staff where issuer = by_issuer and subject = by_subject and active
  $$;
  create function seen_of(cases uuid[]) returns table (case_id uuid, seen int)
    language sql stable security definer set search_path = public, pg_temp as $$
    select h.case_id, h.seen from case_head h where h.case_id = any (cases)
  $$;
  create function case_id_taken(id uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from case_head where case_id = id)
  $$;
  create function processes_lag(by_seconds int) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from case_head where bell > seen and rung_at < clock_timestamp() - make_interval(secs => by_seconds))
  $$;
  create function give_key_its_agency() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    new.agency_id := coalesce((select agency_id from vault.data_key where holder = new.holder limit 1), nullif(current_setting('dpad.agency', true), ''));
    return new;
  end $$;
  create trigger of_agency before insert on vault.data_key for each row execute function give_key_its_agency();
  revoke all on function shared_cases(), shared_holders(), agencies_sharing(), own_cases(uuid), staff_signing_in(text, text), seen_of(uuid[]), case_id_taken(uuid), processes_lag(int),
    give_key_its_agency() from public;
  grant execute on function shared_cases(), shared_holders(), agencies_sharing(), own_cases(uuid), staff_signing_in(text, text), seen_of(uuid[]), case_id_taken(uuid), processes_lag(int)
    to dpad_api;`;

/**
 * Under row-level security an index is used for conditions alone that cannot tell anything of a row that is not shown: comparisons of
 * columns, and not of what a function makes of them. So the orders of worklist and docket are columns.
 */
const ordersUnderTheWall = `
  alter table wait add column due_or_never timestamptz not null generated always as (coalesce(due, 'infinity')) stored,
    add column key_hash uuid not null generated always as (md5(key)::uuid) stored;
  drop index wait_in_order, wait_of_court_in_order;
  create index wait_in_order on wait (program_id, priority, due_or_never, case_id, key_hash);
  create index wait_of_court_in_order on wait (program_id, priority, due_or_never, case_id, key_hash)
    where roles && '{courtLiaison,prosecutor,defender}'::text[];
  alter table charge add column deadline_or_never timestamptz not null generated always as (coalesce(deadline, 'infinity')) stored;
  drop index charge_in_order, charge_of_owner_in_order;
  create index charge_in_order on charge (agency_id, deadline_or_never, case_id, charge_id);
  create index charge_of_owner_in_order on charge (agency_id, owner, deadline_or_never, case_id, charge_id);`;

function wall({ name, columns }: Table): string {
  return `
    alter table ${name} enable row level security;
    create policy every_agency on ${name} to dpad_worker using (true) with check (true);
    ${policyOfApi(name, columns)}`;
}

function policyOfApi(name: string, columns: readonly string[]): string {
  const both = (condition: string) => `create policy of_agency on ${name} to dpad_api using (${condition}) with check (${condition});`;
  if (name === 'participant') return both(`${own} or id = any ((select shared_holders())::uuid[])`);
  if (name === 'staff') {
    return `
      create policy of_agency on ${name} to dpad_api using (${own}) with check (${own});
      create policy of_sharing_agency on ${name} for select to dpad_api using (agency_id = any ((select agencies_sharing())::text[]));`;
  }
  if (name === 'case_share') {
    return `
      create policy of_agency on ${name} to dpad_api using (${own}) with check (${own});
      create policy with_agency on ${name} for select to dpad_api using (with_agency = ${agency});`;
  }
  // It has policies of its own: everybody adds to it, and privacy officers alone read it.
  if (name === 'audit_event') return '';
  const to = belongsTo[name];
  if (to) return both(`exists (select from ${to.to} one where one.id = ${to.by})`);
  if (readByAll.includes(name)) {
    const writes = columns.includes('agency_id') ? `create policy of_agency on ${name} to dpad_api using (${own}) with check (${own});` : '';
    return `create policy of_all on ${name} for select to dpad_api using (true); ${writes}`;
  }
  if (columns.includes('agency_id')) return both(ofASharedCase.includes(name) ? `${own} or case_id = ${shared}` : own);
  // No rule, no row: the API sees nothing of it.
  return columns.includes('case_id') ? both(`exists (select from case_head one where one.case_id = ${name}.case_id)`) : '';
}
