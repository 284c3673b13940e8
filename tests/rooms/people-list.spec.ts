import pg from 'pg';
import { PeopleService, type PersonRecord } from '../../src/people/people.service.js';
import { useOrganRooms } from '../support/organ-rooms.js';

const opened = useOrganRooms();
let people: PeopleService;

const branches = 620;
const surnames = ['Nguyễn', 'Đặng', 'Lý', 'Trần', 'Ổn'];
const givenNames = ['An', 'Bình', 'Hà', 'Hạ', 'Ước', 'Yến', 'Ấu'];

/** A province with so many branches that lists are read in another way than in a small one; the person of branch n stands in it alone. */
const plant = `
  insert into lotrinh.organ (id, code, path, level, valid_from) values ('00000000-0000-4000-8000-000000000001', 'p', '1', 'province', '2020-01-01');
  insert into lotrinh.organ (id, code, parent_id, path, level, valid_from)
    select gen_random_uuid(), 'b.' || n, '00000000-0000-4000-8000-000000000001', ('1.' || n)::public.ltree, 'branch', '2020-01-01' from generate_series(1, ${branches}) n;
  insert into lotrinh.person (id, full_name, born_on, home_organ)
    select gen_random_uuid(), ('{${surnames.join(',')}}'::text[])[1 + n % 5] || ' ' || ('{${givenNames.join(',')}}'::text[])[1 + n % 7], '1990-01-01', id
      from lotrinh.organ, lateral (select substr(code, 3)::int as n) numbered where level = 'branch'`;

async function everybody(under: string[], text?: string): Promise<PersonRecord[]> {
  const found: PersonRecord[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await people.list({ under, text, after, limit: 100 });
    found.push(...page.entries);
    after = page.entries.at(-1)?.id;
    more = page.next !== undefined;
  }
  return found;
}

beforeAll(async () => {
  const administrator = new pg.Client({ ...opened.database, options: '-c search_path=lotrinh,public' });
  await administrator.connect();
  await administrator.query(plant);
  await administrator.end();
  people = opened.rooms.get(PeopleService);
});

describe('a list of people over many organs', () => {
  const few = Array.from({ length: branches / 2 }, (_, index) => `1.${index + 1}`);
  const others = Array.from({ length: branches / 2 }, (_, index) => `1.${index + 1 + branches / 2}`);

  it.each([undefined, 'an', 'ly', 'đặng', 'nguyen a', 'nobody'])('shows each person once, in order, and just those whom lists over fewer organs show, for the text %s', async (text) => {
    const wide = await everybody(['1'], text);
    const narrow = [...(await everybody(few, text)), ...(await everybody(others, text))];

    const order = new Intl.Collator('vi');
    const byName = [...narrow].sort((a, b) => order.compare(a.fullName, b.fullName) || (a.id < b.id ? -1 : 1));
    expect(wide.map(({ id }) => id)).toEqual(byName.map(({ id }) => id));
    expect(wide.length > 0).toBe(text !== 'nobody');
  });
});
