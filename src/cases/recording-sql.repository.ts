import { missableOn, neverExpires, type CaseState, type Deadline } from '../../workflows/index.js';
import type { Recording } from './case-file.js';

/** Stands for no time limit, so that such cases come last. */
export const farAway = neverExpires;

/**
 * A limit that a step has left rings, and is put on record as missed, only after a while: whoever enters the minutes of last year enters
 * one act after the other, and what runs between two of them concerns nobody. One that was over when it was entered belongs to such a
 * history, of which the rest may come after the weekend; the lists show it as overdue at once.
 */
const settling = { ring: "interval '30 minutes'", miss: "interval '1 day'", history: "interval '7 days'" };
/** The day after the last one has begun in Viet Nam. */
const over = `(d."dueOn" + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' <= written.recorded_at`;
const settles = (after: string) => `written.recorded_at + case when ${over} then ${settling.history} else ${after} end`;

/** How many steps one statement records at most. */
export const mostAtOnce = 32;

const columns = `case_id uuid, seq integer, type text, payload jsonb, happened_on date, recorded_at timestamptz, account_id uuid, person_id uuid, office text,
    organ_id uuid, edition text, document text, computed text[], attested text[], procedure text, definition_version text, definition_hash text,
    command_id uuid, prev_hash text, hash text, branch_id uuid, destination_id uuid, state text, place jsonb, facts jsonb, closed boolean, states text[],
    due_key text, due_on date, papers jsonb, deadlines jsonb, key text, request_hash text, home_organ uuid, membership jsonb, subject uuid, demo boolean, notes integer, waiting_since date`;

/** What is to be recorded: `$1` is the JSON of {@link rowOf} for each step. The limit also tells the planner how few they are. */
export const given = `given as materialized (
    select * from json_to_recordset($1::json) as stated (${columns}) limit ${mostAtOnce})`;

/** The time limits of the files that could be changed. */
export const limits = `
  written as (select given.* from given join file on file.id = given.case_id),
  ended as (
    delete from deadline using written
    where deadline.case_id = written.case_id and not deadline.key in (select key from jsonb_to_recordset(written.deadlines) as kept (key text))
  ),
  running as (
    insert into deadline (case_id, key, anchor, anchored_on, budget, extension, suspensions, unit, due_on, provisional, who_acts, purpose, rule, citation,
                          sequence, ring_at, miss_at)
    select written.case_id, d.key, d.anchor, d."anchoredOn", d.budget, d.extension, d.suspensions, d.unit, d."dueOn", d.provisional, d."whoActs", d.purpose, d.rule, d.citation,
           written.seq + (select revision from working_calendar), ${settles(settling.ring)},
           greatest(d."missOn"::timestamp at time zone 'Asia/Ho_Chi_Minh', case when d."missOn" is not null then ${settles(settling.miss)} end)
    from written, jsonb_to_recordset(written.deadlines) as d (key text, anchor text, "anchoredOn" date, budget integer, extension integer, suspensions jsonb, unit text,
      "dueOn" date, provisional boolean, "whoActs" text, purpose text, rule text, citation jsonb, "missOn" date)
    on conflict (case_id, key) do update set anchor = excluded.anchor, anchored_on = excluded.anchored_on, budget = excluded.budget,
      extension = excluded.extension, suspensions = excluded.suspensions, unit = excluded.unit, due_on = excluded.due_on, provisional = excluded.provisional,
      who_acts = excluded.who_acts, purpose = excluded.purpose, rule = excluded.rule, citation = excluded.citation,
      sequence = greatest(excluded.sequence, deadline.sequence + 1), miss_at = excluded.miss_at,
      -- What already rang for this last day does not ring again; that the organ was late is told as soon as it is on record.
      ring_at = case when deadline.due_on <> excluded.due_on then excluded.ring_at
                     when deadline.miss_at is not null and excluded.miss_at is null then least(deadline.ring_at, (select recorded_at from written where case_id = excluded.case_id)) else deadline.ring_at end
    where (deadline.anchor, deadline.anchored_on, deadline.due_on, deadline.budget, deadline.extension, deadline.suspensions, deadline.unit, deadline.provisional, deadline.who_acts, deadline.purpose, deadline.rule, deadline.citation, deadline.miss_at is null)
      is distinct from (excluded.anchor, excluded.anchored_on, excluded.due_on, excluded.budget, excluded.extension, excluded.suspensions, excluded.unit, excluded.provisional, excluded.who_acts, excluded.purpose, excluded.rule, excluded.citation, excluded.miss_at is null)
  )`;

/** The record of people follows where a step moved the person, or changed since when they are a full member; two cases of one person may be among those given. */
const who = `
  who as (
    update person set home_organ = coalesce(followed.home_organ, person.home_organ),
      full_member_since = case when followed.membership is null or followed.membership ? 'was' and person.full_member_since is distinct from (followed.membership ->> 'was')::date
        then person.full_member_since else (followed.membership ->> 'since')::date end
    from (select file.subject, (array_agg(given.home_organ) filter (where given.home_organ is not null))[1] as home_organ,
                 (array_agg(given.membership) filter (where given.membership is not null))[1] as membership
            from file join given on given.case_id = file.id where given.home_organ is not null or given.membership is not null group by file.subject) followed
    where person.id = followed.subject
  )`;

/** What follows the guarded change of the files, for those that could be changed: time limits, events, idempotency keys. */
const rest = `${limits},
  event as (
    insert into case_event (case_id, seq, type, payload, happened_on, recorded_at, account_id, person_id, office, organ_id, edition, document,
                            computed, attested, procedure, definition_version, definition_hash, command_id, prev_hash, hash, branch_id)
    select case_id, seq, type, payload, happened_on, recorded_at, account_id, person_id, office, organ_id, edition, document,
           computed, attested, procedure, definition_version, definition_hash, command_id, prev_hash, hash, branch_id from written
  ),
  request as (
    insert into idempotency_key (account_id, key, request_hash, case_id, seq)
    select account_id, key, request_hash, case_id, seq from written where key is not null
  )
  select case_id as id from written`;

const derived = `branch_id = given.branch_id, destination_id = given.destination_id, state = given.state, place = given.place, facts = given.facts,
      closed = given.closed, states = given.states, due_key = given.due_key, due_on = given.due_on, papers = given.papers,
      definition_version = given.definition_version, definition_hash = given.definition_hash`;

/** Appends an event to each case that still stands at the version, and at the notes about its papers, decided on; gives their ids. */
export const appendSteps = `
  with ${given},
  file as (
    update case_file c set ${derived}, waiting_since = case when c.state = given.state then c.waiting_since else given.happened_on end,
      version = given.seq, head_hash = given.hash, updated_at = given.recorded_at
    from given where c.id = given.case_id and c.version = given.seq - 1 and c.paper_notes = given.notes
    returning c.id, c.subject
  ),${who},${rest}`;

/** Puts what derives from the events of each case in the place of what is stored, unless a step or a note about a paper came meanwhile. */
export const deriveAnew = `
  with ${given},
  file as (
    update case_file c set ${derived}, waiting_since = given.waiting_since
    from given where c.id = given.case_id and c.version = given.seq and c.head_hash = given.hash and c.paper_notes = given.notes
    returning c.id, c.subject
  ),${who},${limits}
  select case_id as id from written`;

/** Enters a case with its first event. */
export const openCase = `
  with ${given},
  file as (
    insert into case_file (id, number, procedure, subject, branch_id, destination_id, state, place, facts, closed, states, waiting_since, due_key, due_on, papers,
                           version, head_hash, definition_version, definition_hash, opened_on, updated_at, demo)
    select case_id, case_number(nextval('case_number')), procedure, subject, branch_id, destination_id, state, place, facts, closed, states, happened_on, due_key, due_on, papers,
           seq, hash, definition_version, definition_hash, happened_on, recorded_at, demo from given
    returning id, subject
  ),${who},${rest}`;

/** Every statement that records locks the cases it changes by their ids first. */
export const lockCases = 'select from case_file where id = any($1::uuid[]) order by id for no key update';

/** What is derived of a case, as the statements take it. */
export function derivedRowOf({ branchId, destinationId, state, standing, deadlines, notes }: Omit<Recording, 'event' | 'person' | 'request'>): Record<string, unknown> {
  return {
    branch_id: branchId,
    destination_id: destinationId,
    state: standing.mainState,
    place: state.place,
    facts: state.facts,
    closed: standing.closed,
    states: standing.states,
    due_key: standing.due?.key,
    due_on: standing.due?.on ?? farAway,
    papers: standing.papers,
    notes,
    deadlines: limitRowsOf(deadlines, state),
  };
}

/** Time limits as the statements take them. */
export const limitRowsOf = (deadlines: readonly Deadline[], { facts }: CaseState) => deadlines.map((limit) => ({ ...limit, missOn: missableOn(limit, facts) }));

/** One step as the statements take it. */
export function rowOf({ event, request, person, ...derivedOf }: Recording): Record<string, unknown> {
  return {
    ...derivedRowOf(derivedOf),
    case_id: event.caseId,
    seq: event.seq,
    type: event.type,
    payload: event.payload,
    happened_on: event.happenedOn,
    recorded_at: event.recordedAt,
    account_id: event.account,
    person_id: event.person,
    office: event.office,
    organ_id: event.organ,
    edition: event.edition,
    document: event.document,
    computed: event.computed,
    attested: event.attested,
    procedure: event.procedure,
    definition_version: event.definitionVersion,
    definition_hash: event.definitionHash,
    command_id: event.commandId,
    prev_hash: event.prevHash,
    hash: event.hash,
    key: request?.key,
    request_hash: request?.hash,
    home_organ: person.homeOrgan,
    membership: person.membership,
  };
}
