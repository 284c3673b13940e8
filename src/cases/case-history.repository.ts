import { Injectable } from '@nestjs/common';
import type { CaseState, IsoDate } from '../../workflows/index.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { newestFindings, onFileBy, type NewestFinding } from '../documents/papers.service.js';
import { Database, type Statements } from '../platform/database/database.js';
import { isUuid } from '../platform/database/uuid.js';
import type { Beside, CaseFile, CaseReading, KeyUse, RecordedEvent, Recording, RefusedAttempt } from './case-file.js';
import { appendSteps, lockCases, mostAtOnce, openCase, rowOf } from './recording-sql.repository.js';
import { isDeadlock, StepQueue } from './step-queue.js';

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

interface ReadingRow extends FileRow {
  tree: number;
  calendar: number;
  born_on: IsoDate;
  full_member_since: IsoDate | null;
  papers: NewestFinding[] | null;
  paper_notes: number;
  used_hash: string | null;
  used_case: string | null;
  used_seq: number | null;
}

const fileColumns = `c.id, c.number, c.procedure, c.subject, c.branch_id, c.destination_id, c.place, c.facts, c.version, c.head_hash, c.definition_hash, c.opened_on, c.closed, c.demo`;

/** Open and closed cases of a person each have their index. */
const others = `
  select * from (select ${fileColumns} from case_file c where c.subject = $1 and not c.closed union all select ${fileColumns} from case_file c where c.subject = $1 and c.closed) other
   where id <> $2 order by opened_on, lpad(number, 24)`;

const besideColumns = `c.paper_notes, (select version from organ_tree) as tree, (select revision from working_calendar) as calendar, subject.born_on, subject.full_member_since,
         (select json_agg(found) from (${newestFindings('c.id')}) found) as papers`;

/** Several cases, and beside each what a decision about it rests on. */
const readings = `
  select ${fileColumns}, ${besideColumns} from case_file c join person subject on subject.id = c.subject where c.id = any($1::uuid[]) order by lpad(c.number, 24)`;

/** A case, and beside it what a decision about it rests on; `$2` and `$3` are an idempotency key and whose it is. */
const reading = `
  select ${fileColumns}, ${besideColumns}, used.request_hash as used_hash, used.case_id as used_case, used.seq as used_seq
    from case_file c join person subject on subject.id = c.subject
    left join idempotency_key used on used.account_id = $2 and used.key = $3
   where c.id = $1`;

/** The only writer of case history. A step is one statement: either all of it is there afterwards, or nothing. */
@Injectable()
export class CaseHistoryRepository {
  private readonly queue = new StepQueue((recordings) => this.write(recordings), mostAtOnce);

  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarService,
  ) {}

  /** A case with what a decision about it rests on, and what an idempotency key was used for, all of one moment. */
  async read(id: string, account: string, key?: string): Promise<CaseReading | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await this.database.query<ReadingRow>('case-reading', reading, [id, account, key ?? null]);
    return row && this.readingOf(row);
  }

  /** Several cases with what decisions about them rest on, in the order of their numbers. */
  async readAll(ids: readonly string[]): Promise<Pick<CaseReading, 'file' | 'beside'>[]> {
    const rows = await this.database.query<Omit<ReadingRow, 'used_hash' | 'used_case' | 'used_seq'>>('case-readings', readings, [ids]);
    return Promise.all(rows.map((row) => this.readingOf({ ...row, used_hash: null, used_case: null, used_seq: null })));
  }

  /** What is there to be read beside a case that is only being opened. */
  async besideNewCase(subject: string): Promise<Beside> {
    const sql = `select w.revision as calendar, subject.id, subject.born_on, subject.full_member_since from working_calendar w left join person subject on subject.id = $1`;
    const [row] = await this.database.query<Pick<ReadingRow, 'calendar' | 'born_on' | 'full_member_since'> & { id: string | null }>('beside-new-case', sql, [isUuid(subject) ? subject : null]);
    if (!row) throw new Error('the working calendar has no revision');
    return { tree: undefined, calendar: await this.calendars.at(row.calendar), subject: row.id === null ? undefined : subjectOf(row), papers: {}, notes: 0 };
  }

  async find(id: string): Promise<CaseFile | undefined> {
    if (!isUuid(id)) return undefined;
    const rows = await this.database.query<FileRow>('case-file', `select ${fileColumns} from case_file c where c.id = $1`, [id]);
    return rows.map(fileOf)[0];
  }

  /** The cases of a person but for one, oldest first. */
  async othersOf(subject: string, except: string): Promise<CaseFile[]> {
    const rows = await this.database.query<FileRow>('other-cases', others, [subject, except]);
    return rows.map(fileOf);
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

  /** Enters a case with its first event, and what that brings about in another case; false, and nothing is entered, when that other one has gone on meanwhile. */
  async open(recording: Recording, subject: string, demo: boolean, consequence?: Recording): Promise<boolean> {
    const enter = (on: Statements) => on.query('open-case', openCase, [JSON.stringify([{ ...rowOf(recording), subject, demo }])]);
    if (consequence) return this.together([consequence], enter);
    await enter(this.database);
    return true;
  }

  /** Appends an event to the version the decision was made on, and what it brings about to another case; false, and nothing is appended, when somebody was faster. */
  append(recording: Recording, consequence?: Recording): Promise<boolean> {
    return consequence ? this.together([recording, consequence]) : this.queue.append(recording);
  }

  /** The events of a case, oldest first. */
  async events(caseId: string): Promise<RecordedEvent[]> {
    const rows = await this.database.query<EventRow>('case-events', `select * from case_event where case_id = $1 order by seq`, [caseId]);
    return rows.map(eventOf);
  }

  /** What an idempotency key was used for by this account. */
  async findRequest(account: string, key: string): Promise<KeyUse | undefined> {
    const sql = `select request_hash as hash, case_id as "caseId", seq from idempotency_key where account_id = $1 and key = $2`;
    return (await this.database.query<{ hash: string; caseId: string; seq: number }>('idempotency-key', sql, [account, key]))[0];
  }

  async noteRefusal({ caseId, procedure, step, happenedOn, at, account, refusals }: RefusedAttempt): Promise<void> {
    const sql = `insert into refused_attempt (case_id, procedure, step, happened_on, attempted_at, account_id, refusals) values ($1, $2, $3, $4, $5, $6, $7)`;
    await this.database.query('refused-attempt', sql, [caseId ?? null, procedure, step, happenedOn, at, account, JSON.stringify(refusals)]);
  }

  /** Appends to each of these cases in its turn, after `first`: all of it, or nothing at all. Like every statement that records, it locks cases by their ids and then people. */
  private async together(recordings: readonly Recording[], first?: (on: Statements) => Promise<unknown>): Promise<boolean> {
    const ids = recordings.map(({ event }) => event.caseId).sort();
    try {
      await this.database.transaction(async (on) => {
        await on.query('lock-cases', lockCases, [ids]);
        await first?.(on);
        for (const recording of recordings) {
          const written = await on.query('append-steps', appendSteps, [JSON.stringify([rowOf(recording)])]);
          if (written.length === 0) throw new Outrun();
        }
      });
      return true;
    } catch (error) {
      if (error instanceof Outrun || isDeadlock(error)) return false;
      throw error;
    }
  }

  private async readingOf(row: ReadingRow): Promise<CaseReading> {
    const used = row.used_hash === null || row.used_case === null || row.used_seq === null ? undefined : { hash: row.used_hash, caseId: row.used_case, seq: row.used_seq };
    const calendar = await this.calendars.at(row.calendar);
    return { file: fileOf(row), beside: { tree: row.tree, calendar, subject: subjectOf(row), papers: onFileBy(row.papers ?? []), notes: row.paper_notes }, used };
  }

  private async write(recordings: readonly Recording[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>('append-steps', appendSteps, [JSON.stringify(recordings.map(rowOf))]);
    return new Set(rows.map(({ id }) => id));
  }
}

/** A case has gone on since the decision, so that the transaction must leave nothing. */
class Outrun extends Error {}

const subjectOf = ({ born_on: bornOn, full_member_since: since }: Pick<ReadingRow, 'born_on' | 'full_member_since'>) => ({ bornOn, fullMemberSince: since ?? undefined });

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
