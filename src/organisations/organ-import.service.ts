import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { whenRefusedBy } from '../platform/database/database-failure.js';
import type { Actor } from '../platform/http/actor.js';
import { Problem } from '../platform/http/problem.js';
import { Language } from '../platform/language/language.js';
import { OrganAuthority } from './organ-authority.js';
import { planImport, type ImportGround, type ImportPlan, type NumberedRow, type RowFault } from './organ-import.js';
import { OrganImportRepository } from './organ-import.repository.js';
import { readOrganTable } from './organ-table.js';
import { NewOffice, OrganRow, RollCounts, type DatedRoll } from './organ-record.js';

export type { OrganRow } from './organ-record.js';

/** More faults than this nobody reads at once. */
const mostFaults = 200;

/** What an import did, or would do. */
export const ImportResult = z
  .object({ entered: z.int().meta({ description: 'Organs that are new.' }), unchanged: z.int().meta({ description: 'Organs that are on file and say the same.' }) })
  .meta({ id: 'OrganImportResult' });
export type ImportResult = z.infer<typeof ImportResult>;

/** An office of one of many organs. */
export type OfficeIn = NewOffice & { readonly organId: string };
/** A roll of one of many organs. */
export type RollOf = DatedRoll & { readonly organId: string };

/** Entering organs by whole tables: all rows or none. */
@Injectable()
export class OrganImportService {
  constructor(
    private readonly organs: OrganImportRepository,
    private readonly authority: OrganAuthority,
    private readonly language: Language,
  ) {}

  /**
   * Enters a table in CSV: all rows, or none and a 400 that names every row and column at fault. Whoever sends it may found organs under each
   * organ on file that the table hangs something under.
   */
  async enterTable(text: string, actor: Actor, { dryRun }: { readonly dryRun: boolean }): Promise<ImportResult> {
    const table = readOrganTable(text, this.language);
    const { ground, ...plan } = await this.plan(table.rows);
    await this.requireToFound(actor, plan, ground);
    const faults = [...table.faults, ...plan.faults].sort((a, b) => a.row - b.row);
    if (faults.length > 0) throw wrongRows(faults);
    if (dryRun) return { entered: plan.toEnter.length, unchanged: plan.unchanged };
    const { entered, unchanged } = await this.enter(table.rows);
    return { entered, unchanged };
  }

  /** What these rows would do; nothing is written. */
  private async plan(rows: readonly NumberedRow[]): Promise<ImportPlan & { readonly ground: ImportGround }> {
    const ground = await this.groundOf(rows);
    return { ...planImport(rows, ground), ground };
  }

  /** Asked of every organ that would stand under none of the table: a root, or one under an organ on file. */
  private async requireToFound(actor: Actor, { toEnter }: ImportPlan, { onFile }: ImportGround): Promise<void> {
    const own = new Set(toEnter.map(({ organ }) => organ.code));
    const outer = new Set(toEnter.flatMap(({ organ: { parentCode } }) => (parentCode !== undefined && own.has(parentCode) ? [] : [parentCode])));
    const known = [...outer].filter((code) => code === undefined || onFile.has(code));
    // A table that founds nothing, or only under organs that nobody knows, is read for those who may enter something somewhere.
    if (known.length === 0) await this.authority.requireToFound(actor, actor.offices.find(({ office }) => office !== 'inspector')?.organ);
    for (const code of known) await this.authority.requireToFound(actor, code === undefined ? undefined : onFile.get(code)?.id);
  }

  /** Enters the organs that are not on file yet. 400 with every row that cannot be read, and then nothing is written. */
  async enter(rows: readonly NumberedRow[], origin: { demo: boolean } = { demo: false }): Promise<ImportResult & { readonly ids: ReadonlyMap<string, string> }> {
    const ground = await this.groundOf(rows);
    const { toEnter, unchanged, faults } = planImport(rows, ground);
    if (faults.length > 0) throw wrongRows(faults);
    const ids = new Map([...ground.onFile].map(([code, { id }]) => [code, id]));
    for (const { organ } of toEnter) ids.set(organ.code, randomUUID());
    const identified = toEnter.map(({ organ }) => ({ ...organ, id: ids.get(organ.code) ?? '', parentId: ids.get(organ.parentCode ?? '') ?? null }));
    const somebodyElse = () => Problem.conflict('organ-exists');
    if (identified.length > 0) await whenRefusedBy({ organ_code_key: somebodyElse, organ_root_check: somebodyElse }, this.organs.enter(identified, origin.demo));
    return { entered: toEnter.length, unchanged, ids };
  }

  /** Enters organs by the thousand, in any order, with the rolls of their first day; gives the ids by code. All of them, or none. */
  async importOrgans(rows: readonly OrganRow[], origin?: { demo: boolean }): Promise<ReadonlyMap<string, string>> {
    const { ids } = await this.enter(rows.map((organ, index) => ({ row: index + 1, organ: OrganRow.parse(organ) })), origin);
    return ids;
  }

  /** Gives many people their offices, all or none. */
  async appointAll(offices: readonly OfficeIn[]): Promise<void> {
    const read = offices.map(({ organId, ...office }) => ({ organId, ...NewOffice.parse(office) }));
    await whenRefusedBy({ office_holding_open: () => Problem.conflict('overlapping-period') }, this.organs.appoint(read));
  }

  /** Puts many rolls on file, all or none. */
  async setRolls(rolls: readonly RollOf[]): Promise<void> {
    await this.organs.addRolls(rolls.map(({ organId, fromOn, ...counts }) => ({ organId, fromOn, ...RollCounts.parse(counts) })));
  }

  private groundOf(rows: readonly NumberedRow[]) {
    const codes = rows.flatMap(({ organ }) => [organ.code, ...(organ.parentCode === undefined ? [] : [organ.parentCode])]);
    return this.organs.ground([...new Set(codes)]);
  }
}

/** The 400 that names every row and column that cannot be read. */
function wrongRows(faults: readonly RowFault[]): Problem {
  const errors = faults.slice(0, mostFaults).map(({ row, column, code, params }) => ({ pointer: `#/${row}/${column}`, code, params }));
  return Problem.invalidFields(errors);
}
