import { Injectable } from '@nestjs/common';
import type { IsoDate } from '../../workflows/index.js';
import type { ChangePlan } from '../organisations/organ-changes.service.js';
import { Database, type Statements } from '../platform/database/database.js';

/** An open case that a reorganisation concerns and that has not followed it yet. */
export interface Follower {
  readonly caseId: string;
  readonly happenedOn: IsoDate;
  readonly successor: string;
  readonly succeeds: 'holder' | 'destination';
  readonly basis: { readonly number: string; readonly issuedOn: IsoDate };
}

/** How much a change touches. */
export interface Affected {
  /** Organs that get another place, those further below with them. */
  readonly organs: number;
  /** People who get another home. */
  readonly people: number;
  /** Offices that end. */
  readonly offices: number;
  /** Open cases that go to another branch, or whose letter leads to another one. */
  readonly cases: number;
  /** Open cases that stay with their branch and have other organs above it. */
  readonly casesBelow: number;
}

const strays = `
  select $4::integer as number, 'cases' as kind, s.id from unnest($1::uuid[]) s (id)
   where not exists (select from case_file c where c.id = s.id and c.branch_id = $3 and not c.closed)
  union all
  select $4, 'people', s.id from unnest($2::uuid[]) s (id) where not exists (select from person p where p.id = s.id and p.home_organ = $3)`;

/** Every open case whose branch, or the branch its letter leads to, has ended; those named in a split; and those that wait for a section that is no more. A successor that had ended itself by the day is followed to its own. */
const followers = `
  with change as (
    select id, effective_on, json_build_object('number', basis_number, 'issuedOn', basis_issued_on) as basis from organ_change where $1::uuid is null or id = $1),
  ended as (
    select change.*, o.id as organ_id, o.succeeded_by from change join organ_change_part p on p.change_id = change.id and p.part = 'ended' join organ o on o.id = p.organ_id),
  found as (
    select c.id, c.opened_on, e.effective_on, e.basis, e.succeeded_by as successor, 'holder' as succeeds from ended e join case_file c on c.branch_id = e.organ_id and not c.closed
    union all
    select c.id, c.opened_on, e.effective_on, e.basis, e.succeeded_by, 'destination' from ended e join case_file c on c.destination_id = e.organ_id and not c.closed
    union all
    select c.id, c.opened_on, change.effective_on, change.basis, n.successor_id, 'holder'
      from change join organ_change_case n on n.change_id = change.id join case_file c on c.id = n.case_id and c.branch_id = n.organ_id and not c.closed
     where not exists (select from effective_event e where e.case_id = c.id and e.type = 'BranchSucceeded' and e.payload->>'successor' = n.successor_id::text)
    union all
    select distinct on (c.id) c.id, c.opened_on, change.effective_on, change.basis, c.branch_id, 'holder'
      from change join organ_change_part p on p.change_id = change.id and p.part = 'moved' join organ moved on moved.id = p.organ_id
      join organ b on b.path <@ moved.path and b.valid_to is null join case_file c on c.branch_id = b.id and not c.closed and c.states && $2::text[]
     where not exists (select from organ s where s.level = 'section' and s.path @> b.path))
  select found.id as "caseId", day as "happenedOn", heir.id as successor, succeeds, basis
    from found cross join lateral (select greatest(effective_on, opened_on) as day) on_day
         cross join lateral (
           with recursive heirs as (
             select id, valid_to, succeeded_by from organ where id = found.successor
             union all
             select o.id, o.valid_to, o.succeeded_by from heirs join organ o on o.id = heirs.succeeded_by where heirs.valid_to < day)
           select id from heirs where valid_to is null or valid_to >= day limit 1) heir
   order by effective_on, found.id, succeeds desc`;

/** What a reorganisation does to people and cases. Cases themselves change only by their own steps. */
@Injectable()
export class ReorganisationRepository {
  constructor(private readonly database: Database) {}

  /** Open cases that have still to follow this change, or any; `waiting` are the states that wait for a section committee. */
  followers(changeId: string | undefined, waiting: readonly string[]): Promise<Follower[]> {
    return this.database.search<Follower>('reorganisation-followers', followers, [changeId ?? null, waiting]);
  }

  async affected({ ends, moves, named }: ChangePlan, on: Statements = this.database): Promise<Affected> {
    const ended = ends.map(({ id }) => id);
    const rows = await on.query<Affected>(
      'reorganisation-affected',
      `with ended as (select unnest($1::uuid[]) as id),
            below as (select distinct o.id, o.level from organ m join organ o on o.path <@ m.path and o.valid_to is null where m.id = any($2::uuid[]) and not o.id = any($1::uuid[]))
       select (select count(*) from below)::integer as organs,
              (select count(*) + $3::integer from person where home_organ in (select id from ended))::integer as people,
              (select count(*) from office_holding where organ_id in (select id from ended) and to_on is null)::integer as offices,
              (select count(*) + $4::integer from case_file where not closed and (branch_id in (select id from ended) or destination_id in (select id from ended)))::integer as cases,
              (select count(*) from case_file where not closed and branch_id in (select id from below))::integer as "casesBelow"`,
      [ended, moves.map(({ id }) => id), named.flatMap(({ people }) => people).length, named.flatMap(({ cases }) => cases).length],
    );
    const [affected] = rows;
    if (!affected) throw new Error('counting gave no row');
    return affected;
  }

  /** Cases and people named to go with a part of a branch who are not with that branch, or whose case has ended. */
  async strays({ named }: ChangePlan, on: Statements = this.database): Promise<{ number: number; kind: 'cases' | 'people'; id: string }[]> {
    const found = [];
    for (const [number, { from, cases, people }] of named.entries()) {
      found.push(...(await on.query<{ number: number; kind: 'cases' | 'people'; id: string }>('reorganisation-strays', strays, [cases, people, from, number])));
    }
    return found;
  }

  /** People get their new home, cases that are named are noted, and every case below finds its place in the new tree. */
  async follow(changeId: string, { ends, moves, named }: ChangePlan, on: Statements): Promise<void> {
    // Cases before people, as whoever records a step locks them.
    await on.query(
      'reorganisation-places',
      `with moved as (select id from organ where path <@ array(select path from organ where id = any($1::uuid[]))),
            concerned as (
         select c.id from case_file c
          where c.id in (select h.id from case_file h join moved on moved.id = h.branch_id union select d.id from case_file d join moved on moved.id = d.destination_id)
          order by c.id for update of c)
       update case_file set grassroots_id = case when grassroots_id is null then branch_id end from concerned where concerned.id = case_file.id`,
      [[...ends, ...moves].map(({ id }) => id)],
    );
    await on.query(
      'reorganisation-people',
      `update person p set home_organ = s.successor from jsonb_to_recordset($1::jsonb) as s (id uuid, successor uuid) where p.home_organ = s.id`,
      [JSON.stringify(ends)],
    );
    for (const { from, to, cases, people } of named) {
      await on.query('reorganisation-named-people', 'update person set home_organ = $2 where id = any($1::uuid[])', [people, to]);
      await on.query(
        'reorganisation-named-cases',
        'insert into organ_change_case (change_id, case_id, organ_id, successor_id) select $1, unnest($2::uuid[]), $3, $4',
        [changeId, cases, from, to],
      );
    }
  }
}
