import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { crashPoint } from '../platform/config/crash-point.js';
import type { Round } from '../platform/queue/jobs.js';
import { verdictOn } from './delivery-retry.js';
import { DeliveryTurns } from './delivery-turns.js';
import { WebhookCourier } from './webhook-courier.service.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';
import type { ClaimedDelivery } from './webhook-record.js';
import { isGone, isTaken } from './webhook-sender.js';
import { WebhooksRepository } from './webhooks.repository.js';

/** So many receivers are written to at once. */
const lanes = 16;
/** A round takes no more than so many, nor takes up another one after so many milliseconds: other jobs wait for it. */
const mostInRound = 500;
const longestRound = 15_000;
/** Longer than any attempt takes, so that only what a worker left behind when it died is taken up by another. */
const lease = 60_000;

/** What one round shares between its lanes. */
interface Going {
  readonly stopping: AbortSignal;
  readonly turns: DeliveryTurns;
  readonly until: number;
  /** Claims are made one after the other, so that two lanes never serve one webhook. */
  claiming: Promise<ClaimedDelivery | undefined>;
  tried: number;
  truncated: boolean;
}

/** Delivers what is due: to several receivers at once, to each one thing after the other, so that a slow one holds up only itself. */
@Injectable()
export class DeliveryRound {
  constructor(
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly webhooks: WebhooksRepository,
    private readonly courier: WebhookCourier,
    private readonly clock: Clock,
  ) {}

  async run(stopping: AbortSignal): Promise<Round> {
    const going: Going = { stopping, turns: new DeliveryTurns(), until: performance.now() + longestRound, claiming: Promise.resolve(undefined), tried: 0, truncated: false };
    await Promise.all(Array.from({ length: lanes }, () => this.lane(going)));
    return { done: going.tried, truncated: going.truncated, nextAt: await this.deliveries.nextAfter(this.clock.now()) };
  }

  private async lane(going: Going): Promise<void> {
    for (let claimed = await this.next(going); claimed; claimed = await this.next(going)) {
      const wasTaken = await this.deliver(claimed, going.stopping);
      going.turns.end(claimed.webhookId, wasTaken);
    }
  }

  private next(going: Going): Promise<ClaimedDelivery | undefined> {
    going.claiming = going.claiming.then(() => this.claim(going));
    return going.claiming;
  }

  private async claim(going: Going): Promise<ClaimedDelivery | undefined> {
    const { stopping, turns } = going;
    if (stopping.aborted) return undefined;
    going.truncated = going.tried >= mostInRound || performance.now() > going.until;
    if (going.truncated) return undefined;
    const now = this.clock.now();
    const leasedUntil = new Date(now.getTime() + lease);
    const claimed = (await this.deliveries.claim(now, leasedUntil, turns.passedOver)) ?? (turns.beginAgain() ? await this.deliveries.claim(now, leasedUntil, turns.passedOver) : undefined);
    if (!claimed) return undefined;
    turns.begin(claimed.webhookId);
    going.tried += 1;
    crashPoint('webhook-claimed');
    return claimed;
  }

  private async deliver(claimed: ClaimedDelivery, stopping: AbortSignal): Promise<boolean> {
    const attempt = await this.courier.carry(claimed, claimed, stopping);
    const wasTaken = isTaken(attempt);
    if (wasTaken) crashPoint('webhook-delivered');
    const now = this.clock.now();
    await this.deliveries.settle(claimed.id, { ...attempt, attempt: claimed.attempt }, verdictOn(attempt, claimed.attempt, now), now);
    if (isGone(attempt)) await this.webhooks.end(claimed.webhookId, now);
    return wasTaken;
  }
}
