import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { whenRefusedBy } from '../platform/database/database-failure.js';
import { Database, type Statements } from '../platform/database/database.js';
import { isUuid } from '../platform/database/uuid.js';
import type { Actor } from '../platform/http/actor.js';
import { pageOf, type Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { OrganAuthority } from './organ-authority.js';
import { organsNamed, type OrganChange } from './organ-change.js';
import { planChange, type ChangeGround, type ChangePlan } from './organ-change-plan.js';
import { OrganChangeRepository, type ChangeRow } from './organ-change.repository.js';

export { OrganChange } from './organ-change.js';
export type { ChangePlan } from './organ-change-plan.js';
export { organParts, type ChangeRow, type OrganPart } from './organ-change.repository.js';

/** What other rooms do in the transaction of a change: while the tree has its old form, and when it has its new one. */
export interface Alongside<Seen, T> {
  before(plan: ChangePlan, statements: Statements): Promise<Seen>;
  after(changeId: string, plan: ChangePlan, seen: Seen, statements: Statements): Promise<T>;
}

/** Changes of the tree of organs over time: planned by the rules of the tree, and entered in one transaction. */
@Injectable()
export class OrganChangesService {
  constructor(
    private readonly changes: OrganChangeRepository,
    private readonly authority: OrganAuthority,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What a change would do; nothing is written. 403 or 400 as if it were entered, but the day may lie ahead. */
  async preview(change: OrganChange, actor: Actor): Promise<ChangePlan> {
    const plan = await this.plan(change, { levels: await this.changes.levels(), dryRun: true });
    await this.authority.requireToReorganise(actor, plan.authority);
    return lawful(plan);
  }

  /** Enters a change and lets `alongside` add what other rooms keep: all of it happens, or nothing. */
  async enter<Seen, T>(change: OrganChange, actor: Actor, alongside: Alongside<Seen, T>): Promise<T> {
    const id = randomUUID();
    const levels = await this.changes.levels();
    // Everything but the tree itself is asked before the transaction, which needs its one connection alone.
    const planned = await this.plan(change, { levels, dryRun: false });
    await this.authority.requireToReorganise(actor, planned.authority);
    lawful(planned);
    const entering = this.database.transaction(async (statements) => {
      await this.changes.record(id, change, actor, statements);
      const plan = lawful(await this.plan(change, { levels, dryRun: false }, statements));
      const seen = await alongside.before(plan, statements);
      await this.changes.apply(id, change, plan, statements);
      return alongside.after(id, plan, seen, statements);
    });
    return whenRefusedBy({ organ_code_key: () => Problem.conflict('organ-exists') }, entering);
  }

  /** Changes in which an organ had a part, or all, the newest first. */
  async list(query: { readonly organ?: string | undefined; readonly after?: string | undefined; readonly limit: number }): Promise<Page<ChangeRow>> {
    return pageOf(await this.changes.list(query), query.limit, (row) => row, ({ id }) => ({ id }));
  }

  async get(id: string): Promise<ChangeRow> {
    const row = isUuid(id) ? await this.changes.find(id) : undefined;
    if (!row) throw Problem.notFound('change');
    return row;
  }

  private async plan(change: OrganChange, given: Pick<ChangeGround, 'levels' | 'dryRun'>, statements?: Statements): Promise<ChangePlan> {
    const around = await this.changes.organsAround(organsNamed(change), statements);
    const organs = new Map(around.map((organ) => [organ.id, organ]));
    return planChange(change, { organs, today: this.clock.today(), ...given }, randomUUID);
  }
}

/** A plan that nothing stands against. 400 with everything that does. */
function lawful(plan: ChangePlan): ChangePlan {
  if (plan.faults.length > 0) throw Problem.invalidFields(plan.faults);
  return plan;
}
