import { ForwardOnly } from './forward-only.js';

/** A case finds its place in the tree after any change of it that is under way. */
export class CasePlaces extends ForwardOnly {
  readonly name = 'CasePlaces1795305600011';

  protected readonly sql = `
    -- As in CaseLists, but by the tree as it is after a change that is being made, never as it was before it.
    create or replace function place_case_in_tree() returns trigger language plpgsql security definer set search_path = lotrinh, pg_temp as $$
    begin
      perform from organ_tree for share;
      select (array_agg(a.id) filter (where a.level = 'province'))[1], (array_agg(a.id) filter (where a.level = 'above-grassroots'))[1],
             (array_agg(a.id) filter (where a.level in ('grassroots', 'grassroots-branch')))[1]
        into new.province_id, new.above_id, new.grassroots_id
        from organ b join organ a on a.path operator(public.@>) b.path
       where b.id = new.branch_id;
      new.destination_province_id := (
        select a.id from organ b join organ a on a.path operator(public.@>) b.path
         where b.id = new.destination_id and a.level = 'province' limit 1);
      return new;
    end $$;
  `;
}
