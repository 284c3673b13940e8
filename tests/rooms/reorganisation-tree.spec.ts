import fc from 'fast-check';
import { addDays, type IsoDate, type OrgansOnDay } from '../../workflows/index.js';
import { OrganChange, OrganChangesService } from '../../src/organisations/organ-changes.service.js';
import { OrganImportService } from '../../src/organisations/organ-import.service.js';
import { OrganisationsService } from '../../src/organisations/organisations.service.js';
import { PeopleService } from '../../src/people/people.service.js';
import { Database } from '../../src/platform/database/database.js';
import type { Actor } from '../../src/platform/http/actor.js';
import { Problem } from '../../src/platform/http/problem.js';
import { useApplication } from '../http/support/application.js';

const running = useApplication();
const begin: IsoDate = '2020-01-01';
let actor: Actor;
let top = '';
let serial = 0;

/** A tree of its own: a district of two committees with a section and five branches. */
async function plant(): Promise<string[]> {
  const mark = `g${(serial += 1)}`;
  const row = (code: string, level: string, parentCode: string) => ({ code: `${mark}.${code}`, name: `Tổ chức ${code}`, level, validFrom: begin, parentCode: parentCode === '' ? 'top' : `${mark}.${parentCode}` });
  const ids = await running.application.get(OrganImportService).importOrgans([
    row('d', 'above-grassroots', ''), row('e', 'above-grassroots', ''), row('d.1', 'grassroots', 'd'), row('d.2', 'grassroots', 'd'), row('d.1.s', 'section', 'd.1'),
    row('d.1.s.1', 'branch', 'd.1.s'), row('d.1.s.2', 'branch', 'd.1.s'), row('d.1.3', 'branch', 'd.1'), row('d.2.1', 'branch', 'd.2'), row('e.1', 'grassroots-branch', 'e'),
  ]);
  return [...ids].filter(([code]) => code !== 'top').map(([, id]) => id);
}

beforeAll(async () => {
  const organisations = running.application.get(OrganisationsService);
  top = (await organisations.createOrgan({ code: 'top', name: 'Tỉnh ủy', level: 'province', admits: 'province', validFrom: begin })).id;
  const personId = (await running.application.get(PeopleService).create({ fullName: 'Nông Văn Cán', bornOn: '1970-01-01', homeOrgan: top })).id;
  const { id } = await running.identity.createAccount({ name: 'can', password: 'một mật khẩu dài', personId });
  actor = { accountId: id, accountName: 'can', personId, offices: [{ office: 'clerk', organ: top }] };
});

const query = <Row extends Record<string, unknown>>(name: string, sql: string) => running.application.get(Database).query<Row>(name, sql);

/** Organs whose path is not the path of their parent with a label more, that stand under one that has ended, or that are not where their newest place says. */
const astray = `
  select o.id from organ o join organ parent on parent.id = o.parent_id
   where o.path <> parent.path || subpath(o.path, -1) or parent.valid_to is not null
      or (o.valid_to is null and (select rank from organ_level where code = o.level) <= (select rank from organ_level where code = parent.level))
  union all
  select o.id from organ o cross join lateral (select * from organ_place p where p.organ_id = o.id order by p.from_on desc, p.recorded_at desc limit 1) placed
   where o.valid_to is null and (o.parent_id is distinct from placed.parent_id or o.level <> placed.level or o.admits is distinct from placed.admits)`;

type Draw = fc.GeneratorValue;
const pick = <T,>(draw: Draw, values: readonly T[]): T => values[draw(fc.nat, { max: values.length - 1 })] as T;

/** Any change at all, lawful or not; most name organs that are there. */
function anyChange(draw: Draw, ids: readonly string[], effectiveOn: IsoDate): OrganChange {
  const one = () => pick(draw, ids);
  const found = () => ({ code: `n${(serial += 1)}`, name: 'Tổ chức mới', level: pick(draw, ['branch', 'branch', 'grassroots', 'section']), parentId: one() });
  const common = { effectiveOn, basis: { number: '1', issuedOn: effectiveOn }, reason: 'Sắp xếp' };
  switch (pick(draw, ['merge', 'found', 'split', 'move', 'level', 'dissolve'] as const)) {
    case 'merge':
      return OrganChange.parse({ kind: 'merge', ...common, organs: [one()], into: { id: one() } });
    case 'found':
      return OrganChange.parse({ kind: 'merge', ...common, organs: [...new Set([one(), one()])], into: { found: found() } });
    case 'split':
      return OrganChange.parse({ kind: 'split', ...common, organ: one(), into: [{ ...found(), children: [...new Set([one(), one()])].slice(0, draw(fc.nat, { max: 2 })) }] });
    case 'move':
      return OrganChange.parse({ kind: 'move', ...common, organ: one(), parentId: one() });
    case 'level':
      return OrganChange.parse({ kind: 'move', ...common, organ: one(), level: pick(draw, ['branch', 'grassroots-branch', 'grassroots', 'section', 'above-grassroots']), admits: pick(draw, [null, 'grassroots', 'above-grassroots']) });
    case 'dissolve':
      return OrganChange.parse({ kind: 'dissolve', ...common, organ: one(), successor: one() });
  }
}

describe('after any row of changes', () => {
  it('every path is that of the parent, nothing lives under what has ended, and no day before a change has another chain than it had', async () => {
    const organisations = running.application.get(OrganisationsService);
    const changes = running.application.get(OrganChangesService);
    const entered = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const ids = await plant();
        let day = begin;
        for (let count = 0; count < 12; count += 1) {
          day = addDays(day, draw(fc.nat, { max: 20 }));
          const change = anyChange(draw, ids, day);
          const past = [begin, addDays(day, -1)].filter((one) => one >= begin && one < day);
          const chains = async (): Promise<(OrgansOnDay | undefined)[]> => Promise.all(ids.flatMap((id) => past.map((on) => organisations.organsOf(id, on))));
          const before = await chains();
          const plan = await changes.enter(change, actor, { before: (planned) => Promise.resolve(planned), after: (_id, planned) => Promise.resolve(planned) }).catch((error: unknown) => {
            if (error instanceof Problem) return undefined;
            throw error;
          });
          if (plan) {
            entered.add(change.kind);
            ids.push(...plan.founds.map(({ id }) => id));
          }
          expect(await chains()).toEqual(before);
          expect(await query('test-astray', astray)).toEqual([]);
        }
        await Promise.all(ids.map(async (id) => expect((await organisations.organsOf(id, day))?.branch.superiors.at(-1) ?? top).toBe(top)));
      }),
      { seed: 20_261_122, numRuns: 12, endOnFailure: true },
    );
    expect([...entered].sort()).toEqual(['dissolve', 'merge', 'move', 'split']);
  }, 120_000);
});
