import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { IsoDate } from '../../workflows/index.js';
import { screeningMeasures } from '../../src/reports/breakdown.js';

/** An act on file, as far as the report on screening asks. */
export interface ScreeningAct {
  readonly caseId: string;
  readonly seq: number;
  readonly procedure: string;
  readonly type: string;
  readonly on: IsoDate;
  readonly branch: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const criteria = ['not-completed-two-years', 'offended-again-while-disciplined', 'degraded-concluded', 'conduct-rules-breached', 'further'];
const outcome = fc.constantFrom('approved', 'approved', 'not-approved');
const life = fc.record({
  procedure: fc.constantFrom('screening', 'screening', 'screening', 'admission'),
  branch: fc.constantFrom(0, 0, 0, 1),
  movedTo: fc.constantFrom(undefined, undefined, 0, 1),
  year: fc.constantFrom(2024, 2025, 2025),
  month: fc.integer({ min: 1, max: 6 }),
  /** The same criterion may be met twice, by two conclusions. */
  criteria: fc.array(fc.constantFrom(...criteria), { minLength: 1, maxLength: 2 }),
  direction: fc.constantFrom('list', 'list', 'list', 'leave-out'),
  ballot: outcome,
  evaluations: fc.array(fc.record({ outcome, proposal: fc.constantFrom('progress', 'continue', 'unqualified') }), { maxLength: 3 }),
  end: fc.constantFrom('none', 'delisted', 'undone', 'removal', 'removal', 'leave', 'expulsion'),
  decision: outcome,
  restored: fc.boolean(),
});
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

/** Acts of many cases of screening, and of admission that ended in a removal; the same each time. */
export function screeningActs(branches: readonly string[], howMany: number): ScreeningAct[] {
  return fc.sample(life, { numRuns: howMany, seed: 20_261_122 }).flatMap((one) => actsOf(one, branches));
}

function actsOf(one: Life, branches: readonly string[]): ScreeningAct[] {
  const caseId = randomUUID();
  const acts: ScreeningAct[] = [];
  const add = (type: string, payload: Readonly<Record<string, unknown>>, branch = one.branch) => {
    const month = String(one.month + Math.floor(acts.length / 2)).padStart(2, '0');
    acts.push({ caseId, seq: acts.length + 1, procedure: one.procedure, type, on: `${one.year}-${month}-${acts.length % 2 === 0 ? '01' : '28'}` as IsoDate, branch: branches[branch] ?? '', payload });
  };
  if (one.procedure === 'admission') {
    add('OutreachBegun', {});
    add('RemovalDecided', { outcome: one.decision });
    if (one.restored && one.decision === 'approved') add('RightsRestored', {});
    return acts;
  }
  add('ScreeningBegun', { criteria: one.criteria.map((criterion) => ({ criterion })) });
  add('DirectionReceived', { direction: one.direction });
  if (one.direction === 'leave-out') return acts;
  add('ListingBallotHeld', { outcome: one.ballot });
  if (one.ballot !== 'approved') return acts;
  const later = one.movedTo ?? one.branch;
  for (const evaluation of one.evaluations) add('BranchEvaluated', evaluation, later);
  if (one.end === 'delisted') add('ProgressRecognised', { outcome: one.decision }, later);
  else if (one.end === 'undone') add('ListingUndone', {}, later);
  else if (one.end !== 'none') {
    add('ExitDecided', { form: one.end, outcome: one.decision }, later);
    if (one.restored && one.decision === 'approved') add('RightsRestored', {}, later);
  }
  return acts;
}

/** The report counted by hand, slowly: group by partition, with the totals under `all`. */
export function screeningByHand(acts: readonly ScreeningAct[], branches: ReadonlySet<string>, from: IsoDate, to: IsoDate): Record<string, Record<string, number>> {
  const found: Record<string, Record<string, number>> = {};
  const count = (partition: string, group: string) => {
    (found[partition] ??= {})[group] = (found[partition][group] ?? 0) + 1;
  };
  for (const { caseId, type, on, branch, payload } of acts) {
    if (on < from || on > to || !branches.has(branch)) continue;
    const approved = payload['outcome'] === 'approved';
    if (type === 'ScreeningBegun') count('all', 'proposed');
    if (type === 'DirectionReceived' && payload['direction'] === 'leave-out') count('all', 'notListed');
    if (type === 'ListingBallotHeld') count('all', approved ? 'listed' : 'notListed');
    if (type === 'ListingBallotHeld' && approved) {
      const begun = acts.find((act) => act.caseId === caseId && act.type === 'ScreeningBegun');
      const named = new Set((begun?.payload['criteria'] as { criterion: string }[]).map(({ criterion }) => criterion));
      count('criterion', named.size > 1 ? 'several' : ([...named][0] ?? ''));
    }
    if (type === 'BranchEvaluated' && approved) {
      count('all', 'evaluated');
      count('proposal', String(payload['proposal']));
    }
    if (type === 'ProgressRecognised' && approved) count('all', 'delisted');
    if (type === 'ListingUndone') count('all', 'listingUndone');
    if (type === 'RightsRestored') count('all', 'restored');
    if ((type === 'ExitDecided' || type === 'RemovalDecided') && approved) {
      count('all', 'left');
      count('wayOut', type === 'RemovalDecided' ? 'probationer-removed' : String(payload['form']));
    }
  }
  return found;
}

/** Every partition of the report with its groups. */
export const screeningGroups: Readonly<Record<string, readonly string[]>> = Object.fromEntries(screeningMeasures.flatMap(({ partitions }) => partitions.map(({ key, groups }) => [key, groups])));

/** Puts acts on file by a statement, as copies of a case that the engine has recorded: the report reads nothing else of them. */
export const copyActs = `
  with stated as (select * from jsonb_to_recordset($2::jsonb) act ("caseId" uuid, seq integer, procedure text, type text, "on" date, branch uuid, payload jsonb)),
  files as (
    insert into case_file (id, number, procedure, subject, branch_id, state, place, facts, version, head_hash, definition_version, definition_hash, opened_on, closed, updated_at, demo, states, waiting_since)
    select s."caseId", case_number(nextval('case_number')), s.procedure, t.subject, s.branch, t.state, t.place, t.facts, t.version, t.head_hash, t.definition_version, t.definition_hash, s."on", true, t.updated_at,
           false, t.states, s."on"
      from case_file t cross join stated s where t.id = $1::uuid and s.seq = 1
    returning id)
  insert into case_event
  select (jsonb_populate_record(e, jsonb_build_object('case_id', s."caseId", 'seq', s.seq, 'procedure', s.procedure, 'type', s.type, 'happened_on', s."on", 'branch_id', s.branch, 'payload', s.payload,
           'command_id', gen_random_uuid(), 'prev_hash', encode(sha256(s.seq::text::bytea), 'hex')))).*
    from stated s join files on files.id = s."caseId" join case_event e on e.case_id = $1::uuid and e.seq = 1`;
