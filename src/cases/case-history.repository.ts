import { Injectable } from '@nestjs/common';
import { neverExpires, type CaseState, type IsoDate } from '../../workflows/index.js';
import { Database } from '../platform/database/database.js';
import { isUuid } from '../platform/database/uuid.js';
import type { CaseFile, RecordedEvent, Recording, RefusedAttempt } from './case-file.js';

interface FileRow {
  id: string;
  number: string;
  procedure: string;
  subject: string;
  branch_id: string;
  destination_id: string | null;
  place: CaseState['place'];
  facts: CaseState['facts'];
  version: number;
  head_hash: string;
  definition_hash: string;
  opened_on: IsoDate;
  closed: boolean;
  demo: boolean;
}

const fileColumns = `c.id, c.number, c.procedure, c.subject, c.branch_id, c.destination_id, c.place, c.facts, c.version, c.head_hash, c.definition_hash, c.opened_on, c.closed, c.demo`;

/** Stands for no time limit, so that such cases come last. */
export const farAway = neverExpires;

/** What follows the guarded change of the file, in the same statement: event, time limits, idempotency key. `$1` to `$33` are {@link valuesOf}. */
const rest = `
  event as (
    insert into case_event (case_id, seq, type, payload, happened_on, recorded_at, account_id, person_id, office, organ_id, edition, document,
                            computed, attested, procedure, definition_version, definition_hash, command_id, prev_hash, hash, branch_id)
    select id, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $24 from file
    returning case_id, seq
  ),
  ended as (
    delete from deadline using file
    where deadline.case_id = file.id and not deadline.key in (select key from jsonb_to_recordset($21::jsonb) as kept (key text))
  ),
  running as (
    insert into deadline (case_id, key, anchor, anchored_on, budget, extension, unit, due_on, provisional, who_acts, purpose, rule, citation)
    select file.id, d.key, d.anchor, d."anchoredOn", d.budget, d.extension, d.unit, d."dueOn", d.provisional, d."whoActs", d.purpose, d.rule, d.citation
    from file, jsonb_to_recordset($21::jsonb) as d (key text, anchor text, "anchoredOn" date, budget integer, extension integer, unit text,
      "dueOn" date, provisional boolean, "whoActs" text, purpose text, rule text, citation jsonb)
    on conflict (case_id, key) do update set anchor = excluded.anchor, anchored_on = excluded.anchored_on, budget = excluded.budget,
      extension = excluded.extension, unit = excluded.unit, due_on = excluded.due_on, provisional = excluded.provisional,
      who_acts = excluded.who_acts, purpose = excluded.purpose, rule = excluded.rule, citation = excluded.citation
    where (deadline.anchored_on, deadline.due_on, deadline.budget, deadline.extension, deadline.provisional, deadline.citation)
      is distinct from (excluded.anchored_on, excluded.due_on, excluded.budget, excluded.extension, excluded.provisional, excluded.citation)
  ),
  request as (
    insert into idempotency_key (account_id, key, request_hash, case_id, seq)
    select $7, $22, $23, case_id, seq from event where $22::text is not null
  )
  select (select count(*) from event)::integer as recorded`;

const append = `
  with file as (
    update case_file set branch_id = $24, destination_id = $25, state = $26, place = $27, facts = $28, closed = $29,
      states = $30, waiting_since = case when state = $26 then waiting_since else $5 end, due_key = $31, due_on = $32, papers = $33,
      version = $2, head_hash = $20, definition_version = $16, definition_hash = $17, updated_at = $6
    where id = $1 and version = $2 - 1
    returning id, subject
  ),
  who as (
    update person set home_organ = coalesce($34, home_organ), full_member_since = coalesce($35, full_member_since)
    from file where person.id = file.subject and ($34::uuid is not null or $35::date is not null)
  ),${rest}`;

const open = `
  with file as (
    insert into case_file (id, number, procedure, subject, branch_id, destination_id, state, place, facts, closed, states, waiting_since, due_key, due_on, papers,
                           version, head_hash, definition_version, definition_hash, opened_on, updated_at, demo)
    values ($1, case_number(nextval('case_number')), $15, $34, $24, $25, $26, $27, $28, $29, $30, $5, $31, $32, $33, $2, $20, $16, $17, $5, $6, $35)
    returning id
  ),${rest}`;

/** The only writer of case history. A step is one statement: either all of it is there afterwards, or nothing. */
@Injectable()
export class CaseHistoryRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<CaseFile | undefined> {
    if (!isUuid(id)) return undefined;
    const rows = await this.database.query<FileRow>('case-file', `select ${fileColumns} from case_file c where c.id = $1`, [id]);
    return rows.map(fileOf)[0];
  }

  async findByNumber(number: string): Promise<CaseFile | undefined> {
    const rows = await this.database.query<FileRow>('case-file-by-number', `select ${fileColumns} from case_file c where c.number = $1`, [number]);
    return rows.map(fileOf)[0];
  }

  /** Ids in their own order, after one of them. */
  async idsAfter(after: string | undefined, limit: number): Promise<string[]> {
    const sql = `select id from case_file where $1::uuid is null or id > $1 order by id limit $2`;
    return (await this.database.query<{ id: string }>('case-ids', sql, [after ?? null, limit])).map(({ id }) => id);
  }

  async count(): Promise<number> {
    return (await this.database.query<{ count: number }>('count-cases', `select count(*)::integer as count from case_file`))[0]?.count ?? 0;
  }

  /** The time limits as they are stored. */
  storedDeadlines(caseId: string): Promise<{ key: string; dueOn: IsoDate }[]> {
    return this.database.query<{ key: string; dueOn: IsoDate }>('case-deadlines', `select key, due_on as "dueOn" from deadline where case_id = $1 order by key`, [caseId]);
  }

  /** Enters a case with its first event. */
  async open(recording: Recording, subject: string, demo: boolean): Promise<void> {
    await this.database.query('open-case', open, [...valuesOf(recording), subject, demo]);
  }

  /** Appends an event to the version the decision was made on; false when somebody was faster. */
  async append(recording: Recording): Promise<boolean> {
    const rows = await this.database.query<{ recorded: number }>('append-event', append, [...valuesOf(recording), recording.person.homeOrgan ?? null, recording.person.fullMemberSince ?? null]);
    return rows[0]?.recorded === 1;
  }

  /** The events of a case, oldest first. */
  async events(caseId: string): Promise<RecordedEvent[]> {
    const rows = await this.database.query<EventRow>('case-events', `select * from case_event where case_id = $1 order by seq`, [caseId]);
    return rows.map(eventOf);
  }

  /** What an idempotency key was used for by this account. */
  async findRequest(account: string, key: string): Promise<{ hash: string; caseId: string; seq: number } | undefined> {
    const sql = `select request_hash as hash, case_id as "caseId", seq from idempotency_key where account_id = $1 and key = $2`;
    return (await this.database.query<{ hash: string; caseId: string; seq: number }>('idempotency-key', sql, [account, key]))[0];
  }

  async noteRefusal({ caseId, procedure, step, happenedOn, at, account, refusals }: RefusedAttempt): Promise<void> {
    const sql = `insert into refused_attempt (case_id, procedure, step, happened_on, attempted_at, account_id, refusals) values ($1, $2, $3, $4, $5, $6, $7)`;
    await this.database.query('refused-attempt', sql, [caseId ?? null, procedure, step, happenedOn, at, account, JSON.stringify(refusals)]);
  }
}

function valuesOf({ event, deadlines, request, branchId, destinationId, state, standing }: Recording): unknown[] {
  return [
    event.caseId, event.seq, event.type, JSON.stringify(event.payload), event.happenedOn, event.recordedAt, event.account, event.person,
    event.office, event.organ, event.edition, event.document, event.computed, event.attested, event.procedure, event.definitionVersion,
    event.definitionHash, event.commandId, event.prevHash, event.hash, JSON.stringify(deadlines), request?.key ?? null, request?.hash ?? null,
    branchId, destinationId ?? null, standing.mainState, JSON.stringify(state.place), JSON.stringify(state.facts), standing.closed,
    standing.states, standing.due?.key ?? null, standing.due?.on ?? farAway, JSON.stringify(standing.papers),
  ];
}

function fileOf(row: FileRow): CaseFile {
  return {
    id: row.id,
    number: row.number,
    procedure: row.procedure,
    subject: row.subject,
    branchId: row.branch_id,
    destinationId: row.destination_id ?? undefined,
    state: { place: row.place, facts: row.facts },
    version: row.version,
    headHash: row.head_hash,
    definitionHash: row.definition_hash,
    openedOn: row.opened_on,
    closed: row.closed,
    demo: row.demo,
  };
}

/** A row of `case_event`. */
export interface EventRow {
  case_id: string;
  seq: number;
  type: string;
  payload: Record<string, unknown>;
  happened_on: IsoDate;
  recorded_at: Date;
  account_id: string;
  person_id: string | null;
  office: string;
  organ_id: string;
  edition: string;
  document: string;
  computed: string[];
  attested: string[];
  procedure: string;
  definition_version: string;
  definition_hash: string;
  command_id: string;
  prev_hash: string;
  hash: string;
}

export function eventOf(row: EventRow): RecordedEvent {
  return {
    caseId: row.case_id,
    seq: row.seq,
    type: row.type,
    payload: row.payload,
    happenedOn: row.happened_on,
    recordedAt: row.recorded_at.toISOString(),
    account: row.account_id,
    person: row.person_id,
    office: row.office,
    organ: row.organ_id,
    edition: row.edition,
    document: row.document,
    computed: row.computed,
    attested: row.attested,
    procedure: row.procedure,
    definitionVersion: row.definition_version,
    definitionHash: row.definition_hash,
    commandId: row.command_id,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}
