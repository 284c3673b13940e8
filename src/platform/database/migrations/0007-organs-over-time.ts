import { ForwardOnly } from './forward-only.js';

/** The place of organs in the tree over time, and the changes (sáp nhập, chia tách, đổi cấp) that brought them there. */
export class OrgansOverTime extends ForwardOnly {
  readonly name = 'OrgansOverTime1795305600007';

  protected readonly sql = `
    alter index organ_tree rename to organ_under;

    -- Grows with every change of what is on file about organs, so that a process may keep what it has read for as long as this stands still.
    create table organ_tree (
      only_row boolean primary key default true,
      version bigint not null,
      constraint organ_tree_check check (only_row)
    );
    insert into organ_tree (version) values (1);
    -- Before the statement: whoever changes organs waits here, and not with rows in hand that the other needs.
    create function bump_organ_tree() returns trigger language plpgsql security definer set search_path = lotrinh, pg_temp as $$
    begin
      update organ_tree set version = version + 1;
      return null;
    end $$;

    -- A new organ states the last label of its path. What stands before it is read here, after the wait, so that no organ is entered
    -- under a place that another change has just taken away, or under one that was dissolved; in one statement, organs above come first.
    create function place_organ_in_tree() returns trigger language plpgsql as $$
    begin
      select parent.path operator(public.||) public.subpath(new.path, -1) into new.path from lotrinh.organ parent where parent.id = new.parent_id and parent.valid_to is null
       union all select new.path limit 1;
      return new;
    end $$;
    create trigger organ_entered before insert on organ for each row execute function place_organ_in_tree();

    -- Where an organ stood, and what it was, from a day on. What organ itself says is the place of today.
    create table organ_place (
      organ_id uuid not null constraint organ_place_organ_fk references organ,
      from_on date not null,
      recorded_at timestamptz not null default clock_timestamp(),
      parent_id uuid constraint organ_place_parent_fk references organ,
      level text not null constraint organ_place_level_fk references organ_level,
      admits text,
      constraint organ_place_pk primary key (organ_id, from_on, recorded_at),
      constraint organ_place_admits_check check (admits in ('grassroots', 'above-grassroots', 'province', 'central'))
    );
    create index organ_place_parent on organ_place (parent_id);
    insert into organ_place (organ_id, from_on, parent_id, level, admits) select id, valid_from, parent_id, level, admits from organ;

    -- Whoever took over from an organ that was dissolved; in the tree it stands under that one.
    alter table organ add column succeeded_by uuid constraint organ_successor_fk references organ;
    alter table organ add constraint organ_succession_check check (succeeded_by is null or valid_to is not null);
    create index organ_succeeded_by on organ (succeeded_by) where succeeded_by is not null;

    create table organ_change (
      id uuid primary key,
      kind text not null,
      effective_on date not null,
      basis_number text not null,
      basis_issued_on date not null,
      reason text not null,
      -- What was asked for, as it was read.
      stated jsonb not null,
      account_id uuid not null constraint organ_change_account_fk references account,
      person_id uuid constraint organ_change_person_fk references person,
      recorded_at timestamptz(3) not null default clock_timestamp(),
      constraint organ_change_kind_check check (kind in ('merge', 'split', 'move', 'dissolve')),
      constraint organ_change_basis_check check (basis_issued_on <= effective_on)
    );
    create index organ_change_order on organ_change (recorded_at, id);

    -- The organs a change is about and what it did to each.
    create table organ_change_part (
      change_id uuid not null constraint organ_change_part_change_fk references organ_change,
      organ_id uuid not null constraint organ_change_part_organ_fk references organ,
      part text not null,
      constraint organ_change_part_pk primary key (change_id, organ_id, part),
      constraint organ_change_part_check check (part in ('ended', 'founded', 'kept', 'moved'))
    );
    create index organ_change_part_organ on organ_change_part (organ_id);

    -- Who took over from whom by a change, wholly or in part.
    create table organ_succession (
      change_id uuid not null constraint organ_succession_change_fk references organ_change,
      organ_id uuid not null constraint organ_succession_organ_fk references organ,
      successor_id uuid not null constraint organ_succession_successor_fk references organ,
      constraint organ_succession_pk primary key (change_id, organ_id, successor_id)
    );
    create index organ_succession_successor on organ_succession (successor_id);
    create index organ_succession_organ on organ_succession (organ_id);

    -- Cases that go with a part of a branch that lives on; those of a branch that ended follow without being named.
    create table organ_change_case (
      change_id uuid not null constraint organ_change_case_change_fk references organ_change,
      case_id uuid not null constraint organ_change_case_case_fk references case_file,
      organ_id uuid not null constraint organ_change_case_organ_fk references organ,
      successor_id uuid not null constraint organ_change_case_successor_fk references organ,
      constraint organ_change_case_pk primary key (change_id, case_id)
    );

    -- A change holds the tree from its first row on.
    create trigger organ_change_bumps before insert on organ_change for each statement execute function bump_organ_tree();
    create trigger organ_bumps before insert or update or delete on organ for each statement execute function bump_organ_tree();
    create trigger organ_name_bumps before insert or update or delete on organ_name for each statement execute function bump_organ_tree();
    create trigger organ_roll_bumps before insert or update or delete on organ_roll for each statement execute function bump_organ_tree();
    create trigger organ_place_bumps before insert or update or delete on organ_place for each statement execute function bump_organ_tree();

    grant select on organ_tree, organ_place, organ_change, organ_change_part, organ_succession, organ_change_case to lotrinh_app;
    grant insert on organ_place, organ_change, organ_change_part, organ_succession, organ_change_case to lotrinh_app;
    grant update (parent_id, path, level, admits, valid_to, succeeded_by) on organ to lotrinh_app;
  `;
}
