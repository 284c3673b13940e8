import { Injectable } from '@nestjs/common';
import { neverExpires, type IsoDate } from '../../workflows/index.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { newestFindings, onFileBy, type NewestFinding } from '../documents/papers.service.js';
import { Database } from '../platform/database/database.js';
import type { RecordedEvent } from './case-file.js';
import { eventOf, type EventRow } from './case-history.repository.js';
import { deriveAnew } from './recording-sql.repository.js';
import { replaceRepaired } from './repairs.repository.js';
import type { StoredCase } from './stored-case.js';

type StoredRow = Omit<StoredCase, 'due' | 'ground' | 'deadlines' | 'repaired'> & {
  calendar: number;
  dueKey: string | null;
  dueOn: IsoDate;
  findings: NewestFinding[] | null;
  deadlines: StoredCase['deadlines'] | null;
  repaired: StoredCase['repaired'] | null;
};

const stored = `
  select c.id, c.number, c.procedure, c.version, c.head_hash as "headHash", c.definition_hash as "definitionHash", c.branch_id as "branchId", c.destination_id as "destinationId",
         c.place, c.facts, c.state as "mainState", c.states, c.closed, c.opened_on as "openedOn", c.waiting_since as "waitingSince", c.due_key as "dueKey", c.due_on as "dueOn", c.papers,
         (select json_agg(json_build_object('key', d.key, 'anchor', d.anchor, 'anchoredOn', d.anchored_on, 'budget', d.budget, 'extension', d.extension,
            'suspensions', d.suspensions, 'unit', d.unit, 'dueOn', d.due_on, 'provisional', d.provisional, 'whoActs', d.who_acts, 'purpose', d.purpose, 'rule', d.rule,
            'citation', d.citation, 'missable', d.miss_at is not null) order by d.key)
            from deadline d where d.case_id = c.id) as deadlines,
         (select json_agg(json_build_object('seq', r.seq, 'dropped', r.dropped, 'happenedOn', r.happened_on, 'payload', r.payload, 'branchId', r.branch_id) order by r.seq)
            from repaired_event r where r.case_id = c.id) as repaired,
         (select json_agg(found) from (${newestFindings('c.id')}) found) as findings,
         (select max(noted_at) from paper_note where case_id = c.id) as "notedAt", c.paper_notes as notes,
         (select revision from working_calendar) as calendar
    from case_file c where c.id = any($1::uuid[]) order by c.id`;

/** Cases as they are stored, and what is derived of them anew. */
@Injectable()
export class StoredCaseRepository {
  constructor(
    private readonly database: Database,
    private readonly calendars: CalendarService,
  ) {}

  async find(ids: readonly string[]): Promise<StoredCase[]> {
    const rows = await this.database.query<StoredRow>('stored-cases', stored, [ids]);
    const ground = async (calendar: number, findings: NewestFinding[] | null) => ({ papers: onFileBy(findings ?? []), calendar: await this.calendars.at(calendar) });
    return Promise.all(rows.map(async ({ dueKey, dueOn, findings, calendar, deadlines, repaired, ...row }) => ({
      ...row,
      due: dueKey === null && dueOn === neverExpires ? undefined : { key: dueKey ?? '', on: dueOn },
      deadlines: deadlines ?? [],
      repaired: repaired ?? [],
      ground: await ground(calendar, findings),
    })));
  }

  /** The events of these cases, oldest first, each with the branch that held the case after it. */
  async events(ids: readonly string[]): Promise<{ readonly event: RecordedEvent; readonly branchId: string }[]> {
    const sql = 'select * from case_event where case_id = any($1::uuid[]) order by case_id, seq';
    const rows = await this.database.query<EventRow & { branch_id: string }>('stored-events', sql, [ids]);
    return rows.map((row) => ({ event: eventOf(row), branchId: row.branch_id }));
  }

  /** Ids of cases, in their own order, whose state was made by another definition than these. */
  async idsMadeByOthers(definitionHashes: readonly string[], after: string | undefined, limit: number): Promise<string[]> {
    const sql = 'select id from case_file where definition_hash <> all($1::text[]) and ($2::uuid is null or id > $2) order by id limit $3';
    return (await this.database.query<{ id: string }>('cases-made-by-others', sql, [definitionHashes, after ?? null, limit])).map(({ id }) => id);
  }

  /** Stores what was derived of these cases, each with `opened_on` and `repaired`; of any that went on meanwhile nothing is changed. Gives how many were changed. */
  async derive(rows: readonly Readonly<Record<string, unknown>>[]): Promise<number> {
    return this.database.transaction(async (on) => {
      const derived = await on.query<{ id: string }>('derive-anew', deriveAnew, [JSON.stringify(rows)]);
      const ids = new Set(derived.map(({ id }) => id));
      await replaceRepaired(on, rows.filter((row) => ids.has(String(row['case_id']))));
      return derived.length;
    });
  }
}
