import { Injectable } from '@nestjs/common';
import { addDays, type IsoDate } from '../../workflows/index.js';
import { InboxService, type NewNotice, type NoticeKind } from '../inbox/inbox.service.js';
import { legalDayOf } from '../platform/clock/clock.js';
import { crashPoint } from '../platform/config/crash-point.js';
import { Database, type Statements } from '../platform/database/database.js';
import { WebhooksService, type Announcement } from '../webhooks/webhooks.service.js';
import { RungsAt, type DueLimit, type Ringing } from './due-limit.js';
import { ReminderSurroundings, type Surroundings } from './reminder-surroundings.js';
import { recipientsOf, type Recipient } from './recipients.js';
import { RungsRepository, type RungClaim } from './rungs.repository.js';

/** What one batch did. */
export interface RingingBatch {
  /** How many limits it looked at, and how many rungs it claimed. */
  readonly taken: number;
  readonly claimed: number;
}

/** A batch of which nothing was written, and what was in it. */
export class FailedBatch extends Error {
  constructor(
    readonly limits: readonly DueLimit[],
    cause: unknown,
  ) {
    super('a batch of limits could not be rung', { cause });
  }
}

/** A limit that tells something, and whom it reaches. */
interface Telling {
  readonly limit: DueLimit;
  readonly ringing: Ringing;
  readonly around: Surroundings;
  readonly recipients: readonly Recipient[];
}

/** Rings the limits of one batch: claims, notices, deliveries and the next time are written together or not at all. */
@Injectable()
export class RingingBatchService {
  constructor(
    private readonly database: Database,
    private readonly rungs: RungsRepository,
    private readonly surroundings: ReminderSurroundings,
    private readonly inbox: InboxService,
    private readonly webhooks: WebhooksService,
  ) {}

  /** The limits whose time came first, no more than `size`. A {@link FailedBatch} where these were read and could not be rung. */
  async ring(size: number, now: Date): Promise<RingingBatch> {
    let limits: readonly DueLimit[] = [];
    try {
      const claimed = await this.database.transaction(async (on) => {
        limits = await this.rungs.take(on, now, size);
        return limits.length > 0 ? this.ringAll(on, limits, now) : 0;
      });
      crashPoint('rungs-marked');
      return { taken: limits.length, claimed };
    } catch (error) {
      throw limits.length > 0 ? new FailedBatch(limits, error) : error;
    }
  }

  private async ringAll(on: Statements, limits: readonly DueLimit[], now: Date): Promise<number> {
    const around = await this.surroundings.gather(on, limits, legalDayOf(now));
    const rungs = new RungsAt(now);
    const tellings = limits.flatMap((limit, place) => tellingsOf(limit, around[place], rungs));
    const claimed = await this.tell(on, tellings, now);
    const next = limits.map((limit, place) => ({ caseId: limit.caseId, key: limit.key, at: rungs.nextAt(limit, around[place]?.addedDays ?? []) }));
    await this.rungs.plan(on, next);
    crashPoint('notices-written');
    return claimed;
  }

  private async tell(on: Statements, tellings: readonly Telling[], now: Date): Promise<number> {
    if (tellings.length === 0) return 0;
    const claimed = new Set((await this.rungs.claim(on, tellings.flatMap(claimsOf), now)).map(nameOf));
    crashPoint('rungs-claimed');
    const ours = tellings.filter(({ limit, ringing }) => claimed.has(nameOf({ ...limit, rung: ringing.rung.key })));
    const today = legalDayOf(now);
    await this.inbox.post(on, ours.flatMap((telling) => noticesOf(telling, today)), now);
    await this.webhooks.announce(on, ours.map((telling) => announcementOf(telling, today)), now);
    return claimed.size;
  }
}

function tellingsOf(limit: DueLimit, around: Surroundings | undefined, rungs: RungsAt): Telling[] {
  if (!around) return [];
  return rungs.ringingsOf(limit, around.addedDays).map((ringing) => ({ limit, ringing, around, recipients: recipientsOf(around, ringing.rung.audience, around.officersOf) }));
}

const nameOf = ({ caseId, key, rung }: Pick<RungClaim, 'caseId' | 'key' | 'rung'>): string => `${caseId} ${key} ${rung}`;

function claimsOf({ limit: { caseId, key, dueOn }, ringing, recipients }: Telling): RungClaim[] {
  return ringing.rungs.map((rung) => ({ caseId, key, dueOn, rung, told: recipients.length }));
}

function noticesOf({ limit: { caseId, key, dueOn }, ringing, around, recipients }: Telling, today: IsoDate): NewNotice[] {
  const kind: NoticeKind = ringing.rung.key === 'missed' ? 'limit-missed' : `limit-${stateOf(dueOn, today)}`;
  return recipients.map(({ account, reason }) => ({ account, kind, caseId, key, dueOn, rung: ringing.rung.key, rungs: ringing.rungs, organ: around.organ, reason }));
}

function announcementOf({ limit, ringing, around }: Telling, today: IsoDate): Announcement {
  const { caseId, number, procedure, key, dueOn, whoActs: role } = limit;
  const said = { caseId, number, procedure, key, dueOn, role, organ: around.organ };
  const organs = [around.organ, ...around.superiors];
  if (ringing.rung.key === 'missed') return { event: 'deadline.missed', organs, payload: { ...said, missedOn: addDays(dueOn, 1) } };
  return { event: 'deadline.reminded', organs, payload: { ...said, rung: ringing.rung.key, state: stateOf(dueOn, today) } };
}

function stateOf(dueOn: IsoDate, today: IsoDate): 'ahead' | 'today' | 'overdue' {
  if (dueOn === today) return 'today';
  return dueOn > today ? 'ahead' : 'overdue';
}
