import { competent, underTheCentre } from './case-conditions.repository.js';

/** The organ that has to act in the role `who`, an expression, in a case, `c`: as `organInRole` of the workflows finds it, over the tree as it is now. */
export const actingOrgan = (who: string) => `
  case ${who}
    when 'branch' then c.branch_id
    when 'destination-branch' then c.destination_id
    when 'section-committee' then (select s.id from organ b join organ s on s.path @> b.path where b.id = c.branch_id and s.level = 'section' and s.id <> b.id order by nlevel(s.path) desc limit 1)
    when 'grassroots-committee' then coalesce(c.grassroots_id, c.branch_id)
    when 'competent-committee' then ${competent}
    when 'province-committee' then ${underTheCentre}
  end`;
