import { Migration } from '@mikro-orm/migrations';

/**
 * The accounting of disclosures (42 CFR 2.25): only ever added to, and chained case by case. `once` makes what is read again
 * within the hour the same disclosure.
 */
export class Migration014Disclosures extends Migration {
  override up(): void {
    this.addSql(`
      create table disclosure (
        case_id uuid not null references case_head, seq int not null, id uuid not null unique, agency_id text not null,
        at timestamptz not null, to_staff uuid, to_organisation uuid, purpose text not null, channel text not null, what text[] not null,
        consent_id uuid, access_id uuid, law text, once text, body text not null, hash bytea not null,
        primary key (case_id, seq), unique (case_id, once)
      );
      create index on disclosure (case_id, consent_id);
      grant select, insert on disclosure to dpad_api, dpad_worker;
      create trigger append_only before update or delete or truncate on disclosure execute function refuse_change();`);
    this.addSql(`
      create function record_disclosures(given jsonb) returns void language plpgsql as $$
      declare
        new jsonb;
        of_case uuid;
        last_seq int;
        last_hash bytea;
      begin
        for new in select value from jsonb_array_elements(given) order by value ->> 'caseId' loop
          of_case := (new ->> 'caseId')::uuid;
          continue when exists (select from disclosure where case_id = of_case and once = new ->> 'once');
          perform pg_advisory_xact_lock(hashtextextended('disclosures of ' || of_case, 0));
          continue when exists (select from disclosure where case_id = of_case and once = new ->> 'once');
          select seq, hash into last_seq, last_hash from disclosure where case_id = of_case order by seq desc limit 1;
          insert into disclosure (case_id, seq, id, agency_id, at, to_staff, to_organisation, purpose, channel, what, consent_id, access_id, law, once, body, hash)
          values (of_case, coalesce(last_seq, 0) + 1, (new ->> 'id')::uuid, new ->> 'agencyId', (new ->> 'at')::timestamptz,
            (new ->> 'toStaff')::uuid, (new ->> 'toOrganisation')::uuid, new ->> 'purpose', new ->> 'channel',
            array(select jsonb_array_elements_text(new -> 'what')), (new ->> 'consentId')::uuid, (new ->> 'accessId')::uuid, new ->> 'law', new ->> 'once',
            new ->> 'body',
            sha256(coalesce(last_hash, sha256(convert_to('dpad disclosures ' || of_case, 'UTF8'))) || convert_to(new ->> 'body', 'UTF8')));
        end loop;
      end $$;`);
  }

  override down(): void {
    throw new Error('The record is never dropped by a migration');
  }
}
