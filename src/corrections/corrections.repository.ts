import { Injectable } from '@nestjs/common';
import type { IsoDate, RepairKind } from '../../workflows/index.js';
import { Database, type Statements } from '../platform/database/database.js';
import { isUuid } from '../platform/database/uuid.js';

/** A proposal to repair the record of a case, and what became of it. */
export interface CorrectionRow {
  readonly id: string;
  readonly caseId: string;
  readonly kind: RepairKind;
  /** The event it is about. */
  readonly seq: number;
  /** The whole corrected command; null where the event is taken back. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly reason: string;
  readonly basis: { readonly number: string; readonly issuedOn: IsoDate };
  readonly reopen: boolean;
  readonly account: string;
  readonly accountName: string;
  readonly person: string;
  readonly proposedAt: Date;
  readonly baseVersion: number;
  readonly outcome: 'confirmed' | 'rejected' | 'withdrawn' | null;
  readonly outcomeAccount: string | null;
  readonly outcomeAccountName: string | null;
  readonly outcomeAt: Date | null;
  readonly outcomeReason: string | null;
  readonly eventSeq: number | null;
}

/** A proposal as it is entered. */
export type NewCorrection = Pick<CorrectionRow, 'id' | 'caseId' | 'kind' | 'seq' | 'data' | 'reason' | 'basis' | 'reopen' | 'account' | 'person' | 'proposedAt' | 'baseVersion'> & {
  readonly office: string;
  readonly organ: string;
  readonly request: { readonly key: string; readonly hash: string } | undefined;
};

/** What becomes of a proposal. */
export interface NewOutcome {
  readonly correctionId: string;
  readonly caseId: string;
  readonly outcome: 'confirmed' | 'rejected' | 'withdrawn';
  readonly account: string;
  readonly person: string;
  readonly at: Date;
  readonly reason?: string | undefined;
  readonly eventSeq?: number | undefined;
}

const rows = `
  select c.id, c.case_id as "caseId", c.kind, c.seq, c.data, c.reason, json_build_object('number', c.basis_number, 'issuedOn', c.basis_issued_on) as basis, c.reopen,
         c.proposed_by as account, a.name as "accountName", c.person_id as person, c.proposed_at as "proposedAt", c.base_version as "baseVersion",
         o.outcome, o.account_id as "outcomeAccount", b.name as "outcomeAccountName", o.at as "outcomeAt", o.reason as "outcomeReason", o.event_seq as "eventSeq"
    from correction c join account a on a.id = c.proposed_by left join correction_outcome o on o.correction_id = c.id left join account b on b.id = o.account_id`;

/** Proposals to repair the record. Nothing is ever changed: an outcome is added once. */
@Injectable()
export class CorrectionsRepository {
  constructor(private readonly database: Database) {}

  /** Everything that was proposed about a case, the oldest first. */
  list(caseId: string): Promise<CorrectionRow[]> {
    return this.database.query<CorrectionRow>('corrections', `${rows} where c.case_id = $1 order by c.proposed_at, c.id limit 1000`, [caseId]);
  }

  async find(caseId: string, id: string): Promise<CorrectionRow | undefined> {
    if (!isUuid(id)) return undefined;
    return (await this.database.query<CorrectionRow>('correction', `${rows} where c.case_id = $1 and c.id = $2`, [caseId, id]))[0];
  }

  /** What an idempotency key was used for by this account. */
  async findRequest(account: string, key: string): Promise<{ id: string; caseId: string; hash: string } | undefined> {
    const sql = 'select id, case_id as "caseId", request_hash as hash from correction where proposed_by = $1 and key = $2';
    return (await this.database.query<{ id: string; caseId: string; hash: string }>('correction-request', sql, [account, key]))[0];
  }

  async add({ id, caseId, kind, seq, data, reason, basis, reopen, account, person, office, organ, proposedAt, baseVersion, request }: NewCorrection, on: Statements): Promise<void> {
    await on.query(
      'correction-add',
      `insert into correction (id, case_id, kind, seq, data, reason, basis_number, basis_issued_on, reopen, proposed_by, person_id, office, organ_id, proposed_at, base_version, key, request_hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [id, caseId, kind, seq, data && JSON.stringify(data), reason, basis.number, basis.issuedOn, reopen, account, person, office, organ, proposedAt, baseVersion, request?.key ?? null, request?.hash ?? null],
    );
  }

  /** Settles a proposal. The database refuses a second outcome. */
  async settle({ correctionId, caseId, outcome, account, person, at, reason, eventSeq }: NewOutcome, on: Statements = this.database): Promise<void> {
    await on.query(
      'correction-outcome',
      'insert into correction_outcome (correction_id, outcome, account_id, person_id, at, reason, case_id, event_seq) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [correctionId, outcome, account, person, at, reason ?? null, caseId, eventSeq ?? null],
    );
  }
}
