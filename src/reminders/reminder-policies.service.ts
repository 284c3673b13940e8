import { Injectable } from '@nestjs/common';
import { isRecordingOffice, ladders, ladderWith, type DeadlinePurpose, type HeldOffice } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/actor.js';
import { pageOf, type Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { JobQueue } from '../platform/queue/queue.js';
import { ReminderPoliciesRepository, type PolicyInForce } from './reminder-policies.repository.js';
import type { NewReminderPolicy, ReminderLadder, ReminderPolicy } from './reminder-policy.js';

/** How many organs' cases are told at once to look for their next rung. */
const organsAtOnce = 50;
const purposes = Object.keys(ladders) as DeadlinePurpose[];
const governs = ({ office }: HeldOffice) => isRecordingOffice(office) || office === 'administrator';

/** Rungs that organs add for themselves and all below them. */
@Injectable()
export class ReminderPoliciesService {
  constructor(
    private readonly policies: ReminderPoliciesRepository,
    private readonly organisations: OrganisationsService,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly queue: JobQueue,
  ) {}

  /** How an organ is reminded now. 404 for an organ that is none, 403 for whoever holds no office in it or above. */
  async ladders(organ: string, actor: Actor): Promise<ReminderLadder[]> {
    await this.require(organ, actor, () => true);
    const found = await this.policies.inForce([organ, ...(await this.above(organ))]);
    const daysOf = (kept: readonly PolicyInForce[]) => [...new Set(kept.flatMap(({ daysBefore }) => daysBefore))].sort((a, b) => b - a);
    return purposes.map((purpose) => {
      const [own, ofSuperiors] = [true, false].map((isOwn) => daysOf(found.filter((one) => one.purpose === purpose && (one.organ === organ) === isOwn)));
      const ofProgram = ladders[purpose].before;
      return { purpose, daysBefore: [...ladderWith(ladders[purpose], [...(own ?? []), ...(ofSuperiors ?? [])]).before], ofProgram: [...ofProgram], own: own ?? [], ofSuperiors: ofSuperiors ?? [] };
    });
  }

  /** What an organ has wished, the newest first. */
  async history(organ: string, actor: Actor, before: number | undefined, limit: number): Promise<Page<ReminderPolicy>> {
    await this.require(organ, actor, () => true);
    const rows = await this.policies.history(organ, before, limit);
    const view = ({ purpose, daysBefore, recordedAt, accountId }: (typeof rows)[number]) => ({ purpose, daysBefore, recordedAt: recordedAt.toISOString(), recordedBy: accountId });
    return pageOf(rows, limit, view, ({ id }) => ({ id }));
  }

  /** Records what an organ wishes, for the next round to plan. 403 for whoever neither records for it or an organ above nor runs the system there. */
  async record(organ: string, wanted: NewReminderPolicy, actor: Actor): Promise<void> {
    await this.require(organ, actor, governs);
    await this.policies.add(organ, wanted, actor.accountId, this.clock.now());
    this.queue.nudge('sweep-deadlines');
  }

  /** One step of planning: some limits that a new wish concerns look for their next rung. Gives whether there was anything to do. */
  plan(): Promise<boolean> {
    const [now, today] = [this.clock.now(), this.clock.today()];
    return this.database.transaction(async (on) => {
      const policy = await this.policies.takeUnplanned(on);
      if (!policy) return false;
      const organs = await this.policies.organsBelow(on, policy, organsAtOnce);
      const isDone = await this.policies.lookAgain(on, organs, policy.purpose, today, now);
      const isLast = organs.length < organsAtOnce;
      if (isDone) await this.policies.note(on, policy.id, organs.at(-1) ?? policy.after, isLast ? now : null);
      return true;
    });
  }

  private async above(organ: string): Promise<string[]> {
    const { parentId } = (await this.organisations.findOrgan(organ)) ?? {};
    return parentId ? [parentId, ...(await this.above(parentId))] : [];
  }

  private async require(organ: string, actor: Actor, able: (held: HeldOffice) => boolean): Promise<void> {
    await this.organisations.getOrgan(organ);
    const roots = actor.offices.filter(able).map((held) => held.organ);
    if (!(await this.organisations.isWithin(organ, roots))) throw Problem.notAllowed();
  }
}
