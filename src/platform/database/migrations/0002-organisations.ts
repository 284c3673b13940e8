import { ForwardOnly } from './forward-only.js';

/** The tree of organs (tổ chức đảng), their names and membership counts over time, and who holds which office. */
export class Organisations extends ForwardOnly {
  readonly name = 'Organisations1795305600002';

  protected readonly sql = `
    create table organ_level (
      code text primary key,
      -- An organ stands under one of a smaller rank.
      rank smallint not null,
      label_key text not null,
      is_branch boolean not null
    );
    insert into organ_level (code, rank, label_key, is_branch) values
      ('centre', 0, 'organs:kinds.centre', false),
      ('province', 10, 'organs:kinds.province', false),
      ('above-grassroots', 20, 'organs:kinds.above-grassroots', false),
      ('grassroots', 30, 'organs:kinds.grassroots', false),
      ('grassroots-branch', 30, 'organs:kinds.grassroots-branch', true),
      ('section', 40, 'organs:kinds.section', false),
      ('branch', 50, 'organs:kinds.branch', true);

    create sequence organ_label;
    create table organ (
      id uuid primary key,
      code text collate "C" not null constraint organ_code_key unique,
      parent_id uuid constraint organ_parent_fk references organ,
      path ltree not null constraint organ_path_key unique,
      level text not null constraint organ_level_fk references organ_level,
      -- How this organ decides on admission, where it has been given that power.
      admits text,
      valid_from date not null,
      -- The last day.
      valid_to date,
      demo boolean not null default false,
      constraint organ_code_check check (code ~ '^[0-9A-Za-z]+([.-][0-9A-Za-z]+)*$' and length(code) <= 40),
      constraint organ_admits_check check (admits in ('grassroots', 'above-grassroots', 'province', 'central')),
      constraint organ_validity_check check (valid_to >= valid_from),
      constraint organ_root_check check ((parent_id is null) = (nlevel(path) = 1))
    );
    create index organ_parent on organ (parent_id);
    create index organ_tree on organ using gist (path);

    create table organ_name (
      organ_id uuid not null constraint organ_name_organ_fk references organ,
      from_on date not null,
      recorded_at timestamptz not null default clock_timestamp(),
      name text not null,
      search_name text not null,
      constraint organ_name_pk primary key (organ_id, from_on, recorded_at),
      constraint organ_name_check check (name is nfc normalized and length(name) between 1 and 300)
    );
    create trigger organ_search_name before insert or update on organ_name
      for each row execute function keep_search_name('name');
    create index organ_name_search on organ_name using gin (search_name public.gin_trgm_ops);

    create table organ_roll (
      organ_id uuid not null constraint organ_roll_organ_fk references organ,
      from_on date not null,
      recorded_at timestamptz not null default clock_timestamp(),
      full_members integer not null,
      exempt integer not null,
      temporarily_away integer not null,
      committee_members integer not null,
      standing_members integer not null,
      constraint organ_roll_pk primary key (organ_id, from_on, recorded_at),
      constraint organ_roll_counts_check check (full_members >= 0 and exempt >= 0 and temporarily_away >= 0 and committee_members >= 0 and standing_members >= 0),
      constraint organ_roll_members_check check (exempt + temporarily_away <= full_members),
      constraint organ_roll_committee_check check (standing_members <= committee_members)
    );

    create table office_holding (
      id uuid primary key,
      organ_id uuid not null constraint office_holding_organ_fk references organ,
      person_id uuid not null,
      office text not null,
      from_on date not null,
      -- The last day in office.
      to_on date,
      constraint office_holding_office_check check (office in ('secretary', 'deputy-secretary', 'clerk', 'inspector', 'administrator')),
      constraint office_holding_days_check check (to_on >= from_on)
    );
    create index office_holding_person on office_holding (person_id);
    create unique index office_holding_open on office_holding (organ_id, person_id, office) where to_on is null;

    grant select on organ_level, organ, organ_name, organ_roll, office_holding to lotrinh_app;
    grant insert on organ, organ_name, organ_roll, office_holding to lotrinh_app;
    grant update (to_on) on office_holding to lotrinh_app;
    grant usage on sequence organ_label to lotrinh_app;
  `;
}
