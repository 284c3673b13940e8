import { ForwardOnly } from './forward-only.js';

/** What every later table relies on: nobody has a right that was not given, and text can be searched without diacritics. */
export class Foundations extends ForwardOnly {
  readonly name = 'Foundations1795305600001';

  protected readonly sql = `
    alter default privileges for role lotrinh_owner revoke execute on functions from public;
    grant usage on schema lotrinh to lotrinh_app;

    -- Vietnamese text as it is searched for: composed, without diacritics, in small letters. unaccent() alone is not immutable,
    -- because its dictionary might change; naming the dictionary makes it fit for an index.
    create function search_text(written text) returns text
      language sql immutable strict parallel safe
      return lower(public.unaccent('public.unaccent'::regdictionary, normalize(written, NFC)));
    grant execute on function search_text(text) to lotrinh_app;
  `;
}
