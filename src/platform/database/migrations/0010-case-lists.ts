import { ForwardOnly } from './forward-only.js';

/** Case numbers with a check digit, indexes that lists and searches are read by, and the lists that people keep. */
export class CaseLists extends ForwardOnly {
  readonly name = 'CaseLists1795305600010';

  protected readonly sql = `
    -- The number of a case as people read it out: HS, the serial number, and the check digit of Damm, which differs whenever one digit
    -- is wrong or two neighbours change places. src/cases/case-number.ts says the same.
    create function case_number(serial bigint) returns text language plpgsql immutable strict parallel safe as $$
    declare
      written text := case when serial < 1000000 then lpad(serial::text, 6, '0') else serial::text end;
      -- A row of ten digits for each digit that is carried on.
      rows constant text := '0317598642709215486342068713591750983426612304597836742095815869720134894536201794386172052581436790';
      check_digit integer := 0;
    begin
      for place in 1 .. length(written) loop
        check_digit := substr(rows, check_digit * 10 + substr(written, place, 1)::integer + 1, 1)::integer;
      end loop;
      return 'HS-' || written || '-' || check_digit;
    end $$;
    grant execute on function case_number(bigint) to lotrinh_app;
    update case_file set number = case_number(substr(number, 4)::bigint);

    -- Cases on the way to an organ, in the order of the list: by the branch, and for readers of a whole province by that.
    alter table case_file add column destination_province_id uuid constraint case_file_destination_province_fk references organ;
    create or replace function place_case_in_tree() returns trigger language plpgsql as $$
    begin
      select (array_agg(a.id) filter (where a.level = 'province'))[1], (array_agg(a.id) filter (where a.level = 'above-grassroots'))[1],
             (array_agg(a.id) filter (where a.level in ('grassroots', 'grassroots-branch')))[1]
        into new.province_id, new.above_id, new.grassroots_id
        from lotrinh.organ b join lotrinh.organ a on a.path operator(public.@>) b.path
       where b.id = new.branch_id;
      new.destination_province_id := (
        select a.id from lotrinh.organ b join lotrinh.organ a on a.path operator(public.@>) b.path
         where b.id = new.destination_id and a.level = 'province' limit 1);
      return new;
    end $$;
    drop trigger case_file_moved on case_file;
    create trigger case_file_moved before update of branch_id, destination_id, grassroots_id on case_file
      for each row when ((new.branch_id, new.destination_id, new.grassroots_id) is distinct from (old.branch_id, old.destination_id, old.grassroots_id))
      execute function place_case_in_tree();
    update case_file set grassroots_id = case when grassroots_id is null then branch_id end where destination_id is not null;
    create index case_file_destination_due on case_file (destination_id, closed, due_on, id) where destination_id is not null;
    create index case_file_destination_province_due on case_file (destination_province_id, closed, due_on, id) where destination_province_id is not null;
    drop index case_file_destination;
    -- The first day on which a paper that a step ahead asks for is missing or too old; null where none ever is.
    create function lacking_from(papers jsonb) returns date language sql immutable parallel safe
      return (select min(coalesce(paper.value::date + 1, date '-infinity')) from jsonb_each_text(papers) paper);
    grant execute on function lacking_from(jsonb) to lotrinh_app;
    alter table case_file add column lacking_from date generated always as (lacking_from(papers)) stored;
    -- From a person who was found by name to the case; open cases have an index of their own.
    create index case_file_closed_subject on case_file (subject) where closed;

    -- A list somebody comes back to, as the query that asks for it. It never holds the name of a person.
    create table saved_view (
      id uuid primary key,
      account_id uuid not null constraint saved_view_account_fk references account,
      name text not null,
      query text not null,
      created_at timestamptz(3) not null default clock_timestamp(),
      constraint saved_view_name_key unique (account_id, name),
      constraint saved_view_name_check check (name is nfc normalized and length(name) between 1 and 80)
    );
    grant select, insert, delete on saved_view to lotrinh_app;
  `;
}
