import { ForwardOnly } from './forward-only.js';

/** What reports count people by, and the targets that organs were given. */
export class Statistics extends ForwardOnly {
  readonly name = 'Statistics1795305600009';

  protected readonly sql = `
    -- Null is not stated. Codes only: a report needs neither the name of a people nor that of a religion.
    alter table person
      add column ethnic_minority boolean,
      add column religious boolean,
      add column education text,
      add column occupation text,
      add column sector text,
      add constraint person_education_check check (education in ('below-upper-secondary', 'upper-secondary', 'intermediate', 'college', 'university', 'master', 'doctorate')),
      add constraint person_occupation_check check (occupation in ('pupil', 'student', 'worker', 'farmer', 'civil-servant', 'public-employee', 'armed-forces', 'self-employed', 'other')),
      add constraint person_sector_check check (sector in ('state', 'private', 'foreign-invested', 'cooperative', 'none'));
    grant update (ethnic_minority, religious, education, occupation, sector) on person to lotrinh_app;

    -- Targets (chỉ tiêu) of an organ by year. Never changed: the one recorded last counts, and the earlier ones tell how it came about.
    create table target (
      organ_id uuid not null constraint target_organ_fk references organ,
      year integer not null,
      measure text not null,
      recorded_at timestamptz not null default clock_timestamp(),
      value integer not null,
      basis_number text not null,
      basis_issued_on date not null,
      account_id uuid not null constraint target_account_fk references account,
      constraint target_pk primary key (organ_id, measure, year, recorded_at),
      constraint target_year_check check (year between 1930 and 2199),
      constraint target_measure_check check (measure in ('admitted', 'recognised', 'trained')),
      constraint target_value_check check (value between 0 and 1000000)
    );
    grant select, insert on target to lotrinh_app;
  `;
}
