/** What is read of a notice; `$1` is today. */
export const noticeColumns = `
  n.id, n.transaction::text, n.account_id as account, n.kind, n.case_id as "caseId", n.key, n.due_on as "dueOn", n.rung, n.rungs, n.organ_id as organ, n.reason,
  n.created_at as "createdAt", n.read_at as "readAt", c.number as "caseNumber", c.procedure,
  (select name from organ_name where organ_id = n.organ_id order by from_on <= $1 desc, from_on desc, recorded_at desc limit 1) as "organName",
  (select json_build_object('dueOn', due_on, 'citation', citation) from deadline where case_id = n.case_id and key = n.key) as limit,
  exists (select from correction_outcome where correction_id = case when n.kind = 'correction-waits' then n.key::uuid end) as "isDecided"`;

/** Notices, as `n`, with their cases, as `c`. */
export const noticeTables = 'notice n join case_file c on c.id = n.case_id';
