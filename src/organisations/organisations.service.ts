import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { HeldOffice, IsoDate, OrgansOnDay, Succession } from '../../workflows/index.js';
import { Clock } from '../platform/clock/clock.js';
import { whenRefusedBy } from '../platform/database/database-failure.js';
import { isUuid } from '../platform/database/uuid.js';
import { pageOf, type Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { OfficeHoldingRepository } from './office-holding.repository.js';
import { OrganChangeRepository } from './organ-change.repository.js';
import { OrganHistoryRepository } from './organ-history.repository.js';
import { NewName, NewOffice, NewOrgan, RollCounts, type DatedRoll, type OfficeOnFile, type OrganHistory, type OrganRecord } from './organ-record.js';
import { OrganTreeRepository, type OrganFilter } from './organ-tree.repository.js';
import { organsFrom } from './organs-on-day.js';
import { TreeMemory, type TreeVersion } from './tree-memory.js';

export { officesHeld } from './office-holding.repository.js';
export type { TreeVersion } from './tree-memory.js';
export type { DatedRoll, NewName, NewOffice, NewOrgan, OfficeOnFile, OrganRecord, RollCounts } from './organ-record.js';

/** Which organs to list; the day is today unless another is named. */
export type OrganQuery = Omit<OrganFilter, 'on'> & { readonly on?: IsoDate | undefined };

const notAcceptable = (field: string) => () => Problem.invalidFields([{ pointer: `#/${field}`, code: 'not-acceptable' }]);
const noSuchOrgan = () => Problem.notFound('organ');

/** Organs (tổ chức đảng), their names and membership over time, and the offices held in them. Ids that are no ids find nothing. */
@Injectable()
export class OrganisationsService {
  private readonly memory = new TreeMemory();

  constructor(
    private readonly tree: OrganTreeRepository,
    private readonly history: OrganHistoryRepository,
    private readonly holdings: OfficeHoldingRepository,
    private readonly changes: OrganChangeRepository,
    private readonly clock: Clock,
  ) {}

  /** Enters an organ; refuses a code that is taken and a level that does not fit under the parent's. */
  async createOrgan(stated: NewOrgan, origin: { demo: boolean } = { demo: false }): Promise<OrganRecord> {
    const organ = NewOrgan.parse(stated);
    const id = randomUUID();
    const parent = organ.parentId === undefined ? undefined : await this.findOrgan(organ.parentId, organ.validFrom);
    if (organ.parentId !== undefined && parent?.validTo !== null) throw notAcceptable('parentId')();
    // An organ with a parent that is dissolved meanwhile gets the path of a root, which the database refuses.
    const meanings = { organ_code_key: () => Problem.conflict('organ-exists'), organ_root_check: notAcceptable('parentId') };
    const fits = await whenRefusedBy(meanings, this.tree.add(id, organ, origin.demo));
    if (!fits) throw notAcceptable('level')();
    return this.getOrgan(id, organ.validFrom);
  }

  /** Calls an organ by another name from a day on; for the same day, the name recorded last counts. */
  async renameOrgan(id: string, stated: NewName): Promise<void> {
    const name = NewName.parse(stated);
    await this.requireSince(id, name.fromOn);
    await this.history.addName(id, name);
  }

  /** Puts the members counted on file from a day on; earlier days keep their roll. */
  async setRoll(id: string, fromOn: IsoDate, counted: RollCounts): Promise<void> {
    const roll = RollCounts.parse(counted);
    await this.requireSince(id, fromOn);
    await this.history.addRoll(id, fromOn, roll);
  }

  /** Gives a person an office. One who holds that office already, without a last day, must end it first. */
  async appoint(organId: string, stated: NewOffice): Promise<OfficeOnFile> {
    const office = NewOffice.parse(stated);
    await this.requireSince(organId, office.fromOn);
    const meanings = { office_holding_person_fk: notAcceptable('personId'), office_holding_open: () => Problem.conflict('overlapping-period') };
    return whenRefusedBy(meanings, this.holdings.add(organId, office));
  }

  /** Ends an office; `toOn` is its last day. */
  async endOffice(organId: string, holdingId: string, toOn: IsoDate): Promise<void> {
    const ending = this.holdings.end(organId, holdingId, toOn);
    const ended = await whenRefusedBy({ office_holding_days_check: notAcceptable('toOn') }, ending);
    if (!ended) throw Problem.notFound('office');
  }

  /** An office of this organ, held or ended. */
  async getOffice(organId: string, holdingId: string): Promise<OfficeOnFile> {
    const office = await this.holdings.find(organId, holdingId);
    if (!office) throw Problem.notFound('office');
    return office;
  }

  /** Everybody who holds an office of this organ on that day, or today. */
  officesIn(organId: string, on: IsoDate = this.clock.today()): Promise<OfficeOnFile[]> {
    return this.holdings.listOf(organId, on);
  }

  /** The organ as it was called and where it stood on that day, or today. Nothing before it existed; one that was dissolved is still found. */
  async findOrgan(id: string, on: IsoDate = this.clock.today()): Promise<OrganRecord | undefined> {
    return isUuid(id) ? this.tree.find(id, on) : undefined;
  }

  async getOrgan(id: string, on?: IsoDate): Promise<OrganRecord> {
    const organ = await this.findOrgan(id, on);
    if (!organ) throw noSuchOrgan();
    return organ;
  }

  /** What an organ was called, where it stood and who took over from whom, over time. */
  async historyOf(id: string): Promise<OrganHistory> {
    if (!(await this.findOrgan(id, '2199-12-31'))) throw noSuchOrgan();
    return this.history.historyOf(id);
  }

  /** Organs that exist on the day, in the order of their codes. */
  async listOrgans(query: OrganQuery): Promise<Page<OrganRecord>> {
    const rows = await this.tree.list({ ...query, on: query.on ?? this.clock.today() });
    return pageOf(rows, query.limit, (organ) => organ, ({ id }) => ({ id }));
  }

  /** The newest roll on or before a day; nothing before the first one. */
  findRoll(id: string, on: IsoDate = this.clock.today()): Promise<DatedRoll | undefined> {
    return this.history.findRoll(id, on);
  }

  /**
   * The branch's chain of organs with their rolls on that day, in one query; nothing when it is no branch or did not exist. Whoever
   * has just read the version of the tree names it, and is answered from memory where that version was asked before.
   */
  async organsOf(branchId: string, on: IsoDate, version?: TreeVersion): Promise<OrgansOnDay | undefined> {
    if (!isUuid(branchId)) return undefined;
    return this.memory.recall(version, `${branchId} ${on}`, async () => {
      const [organs] = organsFrom(await this.tree.chainsFrom([branchId], on)).values();
      return organs;
    });
  }

  /** The chains of several branches, by their ids as in {@link organsOf}, in one query for all that are not in memory. */
  async organsOfAll(branchIds: readonly string[], on: IsoDate, version: TreeVersion): Promise<ReadonlyMap<string, OrgansOnDay | undefined>> {
    const ids = [...new Set(branchIds)];
    const nameOf = (id: string) => `${id} ${on}`;
    const known = await this.memory.recallAll(version, ids.map(nameOf), async (missing) => {
      const asked = new Set(missing);
      const read = organsFrom(await this.tree.chainsFrom(ids.filter((id) => asked.has(nameOf(id))), on));
      return new Map([...read].map(([id, organs]) => [nameOf(id), organs]));
    });
    return new Map(ids.map((id) => [id, known.get(nameOf(id))]));
  }

  /** From which organs this one has taken over as far as a case is concerned, itself or by way of others, and from which day. */
  async successionsTo(id: string, caseId: string): Promise<Succession[]> {
    return isUuid(id) ? this.changes.successionsTo(id, caseId) : [];
  }

  /** The offices a person holds on that day. */
  async officesOf(personId: string, on: IsoDate): Promise<HeldOffice[]> {
    return isUuid(personId) ? this.holdings.heldBy(personId, on) : [];
  }

  /** Whether an organ is one of these or stands anywhere below one of them; the version of the tree as in {@link organsOf}. */
  async isWithin(organId: string, rootIds: readonly string[], version?: TreeVersion): Promise<boolean> {
    if (rootIds.length === 0 || !isUuid(organId)) return false;
    if (version === undefined) return this.tree.isWithin(organId, rootIds.filter(isUuid));
    const [path, ...roots] = await Promise.all([organId, ...rootIds].map((id) => this.memory.recall(version, id, async () => (await this.pathsOf([id]))[id])));
    return roots.some((root) => root !== undefined && `${path}.`.startsWith(`${root}.`));
  }

  /** The place in the tree of each organ that is known, by id. A path begins with the paths of the organs above. */
  async pathsOf(ids: readonly string[]): Promise<Record<string, string>> {
    const rows = await this.tree.pathsOf(ids.filter(isUuid));
    return Object.fromEntries(rows.map(({ id, path }) => [id, path]));
  }

  private async requireSince(id: string, fromOn: IsoDate): Promise<void> {
    const organ = await this.findOrgan(id, fromOn);
    if (organ && (organ.validTo === null || organ.validTo >= fromOn)) return;
    const later = await this.findOrgan(id, '2199-12-31');
    throw later ? notAcceptable('fromOn')() : noSuchOrgan();
  }
}
