import { ForwardOnly } from './forward-only.js';

/** What a worklist is filtered and sorted by, kept beside each case, and the branch that held it at each event. */
export class Worklist extends ForwardOnly {
  readonly name = 'Worklist1795305600006';

  protected readonly sql = `
    -- All of it derives from the events; the audit compares.
    alter table case_file
      -- Names of the states the case is in, inner ones joined with a dot.
      add column states text[] not null default '{}',
      -- The day the outermost state was entered.
      add column waiting_since date,
      -- The next limit that binds somebody; far away where there is none.
      add column due_key text,
      add column due_on date not null default date '9999-12-31',
      -- Papers that the steps ahead ask for: catalogue number, and the last day it can be relied on; null where it is lacking.
      add column papers jsonb not null default '{}',
      -- Organs above the branch by level, as the tree is now: what a list of an organ is read by.
      add column province_id uuid constraint case_file_province_fk references organ,
      add column above_id uuid constraint case_file_above_fk references organ,
      add column grassroots_id uuid constraint case_file_grassroots_fk references organ;
    -- The branch that held the case after the event.
    alter table case_event add column branch_id uuid constraint case_event_branch_fk references organ;

    create function place_case_in_tree() returns trigger language plpgsql as $$
    begin
      select (array_agg(a.id) filter (where a.level = 'province'))[1], (array_agg(a.id) filter (where a.level = 'above-grassroots'))[1],
             (array_agg(a.id) filter (where a.level in ('grassroots', 'grassroots-branch')))[1]
        into new.province_id, new.above_id, new.grassroots_id
        from lotrinh.organ b join lotrinh.organ a on a.path operator(public.@>) b.path
       where b.id = new.branch_id;
      return new;
    end $$;
    create trigger case_file_opened before insert on case_file
      for each row execute function place_case_in_tree();
    -- Whoever changes the tree empties grassroots_id of the cases concerned, and they find their place anew.
    create trigger case_file_moved before update of branch_id, grassroots_id on case_file
      for each row when (new.branch_id is distinct from old.branch_id or new.grassroots_id is distinct from old.grassroots_id)
      execute function place_case_in_tree();

    update case_file c set
      waiting_since = (select max(happened_on) from case_event e where e.case_id = c.id),
      due_on = coalesce((select min(d.due_on) from deadline d where d.case_id = c.id and d.purpose <> 'reminder'), date '9999-12-31'),
      due_key = (select d.key from deadline d where d.case_id = c.id and d.purpose <> 'reminder' order by d.due_on, d.key limit 1);
    update case_event e set branch_id = c.branch_id from case_file c where c.id = e.case_id;
    update case_file set branch_id = branch_id, grassroots_id = branch_id;

    alter table case_file alter waiting_since set not null;
    alter table case_event alter branch_id set not null;

    create index case_file_due on case_file (closed, due_on, id);
    create index case_file_province_due on case_file (province_id, closed, due_on, id);
    create index case_file_above_due on case_file (above_id, closed, due_on, id);
    create index case_file_grassroots_due on case_file (grassroots_id, closed, due_on, id);
    create index case_file_branch_due on case_file (branch_id, closed, due_on, id);
    drop index case_file_branch;
    create index case_event_of_type on case_event (type, happened_on);

    grant update (states, waiting_since, due_on, due_key, papers, grassroots_id) on case_file to lotrinh_app;
  `;
}
