import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Configuration } from '../platform/config/configuration.js';
import { addressFault } from './webhook-address.js';
import type { Attempt, Delivery } from './webhook-record.js';
import { signedHeaders } from './webhook-secret.js';
import { send, type Outcome } from './webhook-sender.js';

/** Carries a message to a receiver, signed, once. */
@Injectable()
export class WebhookCourier {
  constructor(
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** What came of it; never fails. An address that the operator no longer lists is not written to. */
  async carry({ id, event, payload, createdAt }: Delivery, to: { readonly url: string; readonly secret: string }, stopping: AbortSignal): Promise<Omit<Attempt, 'attempt'>> {
    const at = this.clock.now();
    const began = performance.now();
    const body = JSON.stringify({ id, type: event, at: createdAt.toISOString(), data: payload });
    const outcome: Outcome = addressFault(to.url, this.configuration.webhookHosts)
      ? { error: 'host-not-listed' }
      : await send({ address: new URL(to.url), headers: signedHeaders(to.secret, id, at, body), body }, stopping);
    return { at, milliseconds: Math.round(performance.now() - began), ...outcome };
  }
}
