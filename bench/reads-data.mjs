/** A country of organs and cases for measuring how fast lists are read: real rows, made by the engine, copied by statements. */
import { actAt, enterCandidates, enterOffices, road } from './steps-road.mjs';

const families = 'Nguyễn*31 Trần*11 Lê*10 Phạm*7 Hoàng*5 Phan*4 Vũ*4 Đặng*3 Bùi*3 Đỗ*3 Hồ*2 Ngô*2 Dương*2 Lý*2 Nông*2 Triệu Hứa Bế Lò Vàng Tẩn Hà Mai Đinh';
const middles = 'Thị*20 Văn*18 Thùy Minh*4 Ngọc*4 Thanh*3 Đức*3 Hữu*2 Quang*2 Hồng*2 Thu*2 Bích Xuân Kim Quốc Anh Bảo Gia Mỹ Phương';
const givens = 'Anh An Bình Châu Chi Cường Dung Dũng Duyên Đạt Đức Giang Hà Hải Hạnh Hằng Hiền Hiếu Hòa Hoa Hùng Huệ Hương Hường Huyền Khánh Kiên Lan Linh Loan Long Mai Mạnh Minh Nam Nga Ngân Nghĩa Nhung Oanh Phong Phúc Phương Quân Quyên Sơn Tâm Thảo Thắng Thành Thơm Thu Thủy Thúy Tiến Toàn Trang Trung Tú Tuấn Tuyết Vân Việt Vinh Xuân Yến';
const weighted = (words) => words.split(' ').flatMap((word) => Array(Number(word.split('*')[1] ?? 1)).fill(word.split('*')[0]));

/** Levels of the tree from the top, with the organs each has below it; the last takes what is left. */
const shape = [
  { level: 'centre', name: 'Trung ương', of: 1 },
  { level: 'province', name: 'Đảng bộ tỉnh', of: 34 },
  { level: 'above-grassroots', name: 'Đảng bộ xã', of: 20, admits: 'above-grassroots' },
  { level: 'grassroots', name: 'Đảng bộ cơ sở thôn', of: 5 },
];

/** Enters one case for each place of the road and one with forty events, by the engine itself. Gives their ids. */
export async function enterTemplates(rooms, record) {
  const offices = await enterOffices(rooms, { communes: 1, grassroots: 1, branches: 1, password: 'mật khẩu của phép đo' });
  const candidates = await enterCandidates(rooms, offices, road.length + 1);
  const templates = [];
  for (const [stop, { subject, office }] of candidates.slice(0, road.length).entries()) {
    const act = (place) => ({ office, ...actAt(place, { subject, office, daysLater: 0 }) });
    const id = await record(act(0));
    for (let place = 1; place <= stop; place += 1) await record({ ...act(place), id });
    templates.push(id);
  }
  return { templates, long: await enterLong(candidates.at(-1), record) };
}

/** A CV may be supplemented as often as need be, so that a history has as many events as one likes. */
async function enterLong({ subject, office }, record) {
  const act = (place) => ({ office, ...actAt(place, { subject, office, daysLater: 0 }) });
  const id = await record(act(0));
  const declared = road.findIndex(([step]) => step === 'declare-cv');
  for (let place = 1; place <= declared; place += 1) await record({ ...act(place), id });
  for (let events = declared + 1; events < 40; events += 1) {
    await record({ office, id, step: 'supplement-cv', stated: { happenedOn: road[declared][1] } });
  }
  return id;
}

/** Copies the templates into a tree of so many organs, so many cases in all. Triggers rest, and indexes are made at the end. */
export async function spread(admin, { templates, cases, organs }) {
  await admin.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'; select setseed(0.26)`);
  await spreadOrgans(admin, organs);
  const again = [...(await withoutIndexes(admin, 'person')), ...(await withoutIndexes(admin, 'case_file')), ...(await withoutIndexes(admin, 'deadline'))];
  await admin.query(
    `create table bench_copy as
       select n, gen_random_uuid() as person, gen_random_uuid() as id, ($2::uuid[])[case when random() < 0.5 then $3 else 1 + floor(random() * ($3 - 1))::integer end] as template,
              1 + floor(random() * (select count(*) from bench_branch))::integer as branch, current_date + floor(random() * 400)::integer - 40 as due_on,
              case when random() < 0.005 then 1 + floor(random() * (select count(*) from bench_branch))::integer end as destination
         from generate_series(1, $1::integer) n`,
    [cases, templates, templates.length],
  );
  await admin.query(
    `insert into person (id, full_name, search_name, born_on, home_organ)
       select person, name, search_text(name), date '1990-01-01' + c.n % 4000, b.id
         from (select c.*, ($1::text[])[1 + floor(random() * $4)::integer] || ' ' || ($2::text[])[1 + floor(random() * $5)::integer] || ' ' || ($3::text[])[1 + floor(random() * $6)::integer] as name from bench_copy c) c
         join bench_branch b on b.n = c.branch`,
    [weighted(families), weighted(middles), weighted(givens), weighted(families).length, weighted(middles).length, weighted(givens).length],
  );
  const kept = 'procedure, state, place, facts, version, head_hash, definition_version, definition_hash, closed, states, due_key, papers, demo';
  await admin.query(
    `insert into case_file (id, number, subject, branch_id, destination_id, destination_province_id, grassroots_id, above_id, province_id, due_on, opened_on, waiting_since, updated_at, ${kept})
       select c.id, case_number(nextval('case_number')), c.person, b.id, case when t.closed then null else d.id end, case when t.closed then null else d.province_id end, b.grassroots_id, b.above_id, b.province_id,
              case when t.due_key is null then t.due_on else c.due_on end, t.opened_on + (c.n % 500)::integer, t.waiting_since + (c.n % 300)::integer, t.updated_at - c.n * interval '1 second', ${kept.split(', ').map((column) => `t.${column}`).join(', ')}
         from bench_copy c join case_file t on t.id = c.template join bench_branch b on b.n = c.branch left join bench_branch d on d.n = c.destination`,
  );
  await admin.query(
    `insert into deadline (case_id, key, anchor, anchored_on, budget, extension, unit, due_on, provisional, who_acts, purpose, rule, citation, sequence, ring_at, miss_at)
       select c.id, l.key, l.anchor, l.anchored_on, l.budget, l.extension, l.unit, f.due_on, l.provisional, l.who_acts, l.purpose, l.rule, l.citation, l.sequence, l.ring_at, l.miss_at
         from bench_copy c join case_file f on f.id = c.id join deadline l on l.case_id = c.template and l.key = f.due_key`,
  );
  for (const statement of again) await admin.query(statement);
  await admin.query('reset session_replication_role');
  await admin.query('vacuum analyze');
}

/** Gives so many cases the history of a template; the chain of a copy is not its own, which readers of rows do not mind. */
export async function spreadHistory(admin, template, copies) {
  const kept = 'seq, type, payload, happened_on, recorded_at, account_id, person_id, office, organ_id, edition, document, computed, attested, procedure, definition_version, definition_hash, prev_hash, hash, branch_id';
  await admin.query(`set session_replication_role = replica`);
  await admin.query('create table bench_long as select id from bench_copy order by n limit ' + Number(copies));
  await admin.query(
    `insert into case_event (case_id, command_id, ${kept}) select c.id, gen_random_uuid(), ${kept.split(', ').map((column) => `e.${column}`).join(', ')} from bench_long c, case_event e where e.case_id = $1`,
    [template],
  );
  await admin.query('reset session_replication_role');
  await admin.query('vacuum analyze case_event');
}

async function spreadOrgans(admin, organs) {
  await admin.query(`create table bench_organ (id uuid, level text, parent_id uuid, path ltree, admits text, n integer, name text)`);
  let [above, left] = [[{ id: null, path: null }], organs];
  for (const { level, name, of, admits } of shape) {
    const made = Math.min(above.length * of, Math.max(1, left));
    above = await add(admin, { above, made, level, name, admits });
    left -= made;
  }
  await add(admin, { above, made: Math.max(above.length, left), level: 'branch', name: 'Chi bộ thôn' });
  await admin.query(`
    insert into organ (id, code, parent_id, path, level, admits, valid_from) select id, 'B' || subpath(path, -1)::text, parent_id, path, level, admits, '2016-01-01' from bench_organ;
    insert into organ_place (organ_id, from_on, parent_id, level, admits) select id, '2016-01-01', parent_id, level, admits from bench_organ;
    insert into organ_name (organ_id, from_on, name, search_name) select id, '2016-01-01', name, search_text(name) from bench_organ;
    -- The organs of the templates go below the centre too, so that there is one tree.
    update organ o set path = top.path || o.path, parent_id = coalesce(o.parent_id, top.id) from bench_organ top where top.level = 'centre' and not exists (select from bench_organ b where b.id = o.id);
    create table bench_branch as
      select row_number() over () as n, b.id, g.id as grassroots_id, a.id as above_id, p.id as province_id
        from bench_organ b join bench_organ g on g.id = b.parent_id join bench_organ a on a.id = g.parent_id join bench_organ p on p.id = a.parent_id where b.level = 'branch';
    analyze organ, organ_name, organ_place`);
}

async function add(admin, { above, made, level, name, admits = null }) {
  const parents = above.map(({ id }) => id);
  const { rows } = await admin.query(
    `insert into bench_organ (id, level, parent_id, path, admits, n, name)
       select gen_random_uuid(), $3, p.id, coalesce(o.path || l.label, l.label), $4, s.n, $5 || ' ' || ($6::text[])[1 + s.n % $7] || ' ' || s.n
         from generate_series(0, $2 - 1) s (n) cross join lateral (select nextval('organ_label')::text::ltree as label where s.n >= 0) l
         cross join lateral (select ($1::uuid[])[1 + s.n % array_length($1::uuid[], 1)] as id) p left join bench_organ o on o.id = p.id
       returning id`,
    [parents, made, level, admits, name, weighted(givens), weighted(givens).length],
  );
  return rows;
}

/** Drops the indexes of a table that no constraint needs, and gives the statements that make them again. */
async function withoutIndexes(admin, table) {
  const { rows } = await admin.query(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
      where i.indrelid = $1::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [table],
  );
  for (const { name } of rows) await admin.query(`drop index ${name}`);
  return rows.map(({ made }) => made);
}
