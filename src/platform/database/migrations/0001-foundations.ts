import { ForwardOnly } from './forward-only.js';

/** What every later table relies on: nobody has a right that was not given, and text can be searched without diacritics. */
export class Foundations extends ForwardOnly {
  readonly name = 'Foundations1795305600001';

  protected readonly sql = `
    alter default privileges for role lotrinh_owner revoke execute on functions from public;
    grant usage on schema lotrinh to lotrinh_app;
    -- The application sees whether the tables have the form it needs, so that it starts without the migrator when they have.
    grant select on schema_migration to lotrinh_app;

    -- Vietnamese text as it is searched for: composed, without diacritics, in small letters. unaccent() alone is not immutable,
    -- because its dictionary might change; naming the dictionary makes it fit for an index.
    create function search_text(written text) returns text
      language sql immutable strict parallel safe
      return lower(public.unaccent('public.unaccent'::regdictionary, normalize(written, NFC)));
    grant execute on function search_text(text) to lotrinh_app;

    -- Keeps the column search_name of a row; the argument names the column that holds the name. Not a generated column: TypeORM keeps
    -- the expression of one in a table of its own under the name of the database, and takes a copy of the database under another name
    -- for a change of the tables.
    create function keep_search_name() returns trigger language plpgsql as $$
    begin
      new.search_name := lotrinh.search_text(to_jsonb(new) ->> tg_argv[0]);
      return new;
    end $$;
  `;
}
