import { ForwardOnly } from './forward-only.js';

/** People (quần chúng, đảng viên), apart from every history, so that personal data can be protected and corrected. */
export class People extends ForwardOnly {
  readonly name = 'People1795305600003';

  protected readonly sql = `
    create table person (
      id uuid primary key,
      full_name text not null,
      search_name text not null,
      born_on date not null,
      gender text,
      full_member_since date,
      -- The organ whose officers may see this person.
      home_organ uuid constraint person_home_organ_fk references organ,
      demo boolean not null default false,
      created_at timestamptz not null default now(),
      constraint person_name_check check (full_name is nfc normalized and length(full_name) between 1 and 200),
      constraint person_born_check check (born_on >= date '1900-01-01'),
      constraint person_gender_check check (gender in ('female', 'male')),
      constraint person_member_check check (full_member_since > born_on)
    );

    create trigger person_search_name before insert or update of full_name, search_name on person
      for each row execute function keep_search_name('full_name');

    create index person_order on person (full_name collate "vi-x-icu", id);
    create index person_home on person (home_organ);
    create index person_search on person using gin (search_name public.gin_trgm_ops);

    alter table office_holding add constraint office_holding_person_fk foreign key (person_id) references person;

    grant select, insert on person to lotrinh_app;
  `;
}
