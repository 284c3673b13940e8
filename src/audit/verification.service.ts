import { Injectable } from '@nestjs/common';
import { CaseRecordService, type CaseRecord } from '../cases/case-record.service.js';
import { findFault, type Definition, type Fault } from './verification.js';

/** A case whose record is not what its events say. */
export interface CaseFault extends Fault {
  readonly caseId: string;
  readonly number: string;
}

/** What checking every case found. */
export interface VerificationResult {
  readonly cases: number;
  readonly events: number;
  readonly faults: readonly CaseFault[];
}

const batch = 200;

/** Checks the record against itself: every chain recomputed, every case replayed and compared with what is stored. Reads only. */
@Injectable()
export class VerificationService {
  constructor(private readonly records: CaseRecordService) {}

  /** Checks one stored record. */
  check(record: CaseRecord): Fault | undefined {
    return findFault(record, this.definitionOf(record));
  }

  /** Checks one case by id or number; nothing when there is no such case. */
  async verifyCase(idOrNumber: string): Promise<VerificationResult | undefined> {
    const record = await this.records.find(idOrNumber);
    return record && { cases: 1, events: record.events.length, faults: this.faultsOf(record) };
  }

  /** Checks every case. `onCase` is told of each one, for a progress bar. */
  async verifyAll(onCase: (done: number, total: number) => void = () => undefined): Promise<VerificationResult> {
    const total = await this.records.count();
    const found: CaseFault[] = [];
    let [cases, events] = [0, 0];
    for await (const record of this.everyRecord()) {
      cases += 1;
      events += record.events.length;
      found.push(...this.faultsOf(record));
      onCase(cases, total);
    }
    return { cases, events, faults: found };
  }

  private async *everyRecord(): AsyncGenerator<CaseRecord> {
    let ids = await this.records.idsAfter(undefined, batch);
    while (ids.length > 0) {
      for (const id of ids) {
        const record = await this.records.find(id);
        if (record) yield record;
      }
      ids = await this.records.idsAfter(ids.at(-1), batch);
    }
  }

  private faultsOf(record: CaseRecord): CaseFault[] {
    const fault = this.check(record);
    return fault ? [{ ...fault, caseId: record.file.id, number: record.file.number }] : [];
  }

  private definitionOf(record: CaseRecord): Definition | undefined {
    const procedure = this.records.procedureOf(record.file);
    return (
      procedure && {
        current: this.records.isCurrent(procedure, record),
        derive: () => this.records.derive(procedure, record),
        differingColumn: (derived) => this.records.differingColumn(procedure, record, derived),
        differingRepair: (derived) => this.records.differingRepair(record, derived),
      }
    );
  }
}
