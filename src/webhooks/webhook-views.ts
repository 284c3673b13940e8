import { z } from 'zod';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import { trialEvent, webhookEvents } from './announcement.js';
import { deliveryStates, type LoggedDelivery, type Webhook } from './webhook-record.js';
import { wordOf } from './webhook-sender.js';

/** What somebody states who wants a program to be told. */
export const NewWebhook = z
  .strictObject({
    url: z.string().min(1).max(500).meta({ description: 'Where to: http or https, to a host that the operator lists in WEBHOOK_HOSTS.', example: 'http://127.0.0.1:8080/lotrinh' }),
    events: z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length),
  })
  .meta({ id: 'NewWebhook' });

export const WebhookView = z
  .object({
    id: z.uuid(),
    organ: z.uuid().meta({ description: 'Events of this organ and of all below it are told.' }),
    url: z.string(),
    events: z.array(z.enum(webhookEvents)),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().optional().meta({ description: 'Since then nothing is sent.' }),
  })
  .meta({ id: 'Webhook' });
export type WebhookView = z.infer<typeof WebhookView>;

export const EnteredWebhook = WebhookView.extend({ secret: z.string().meta({ description: 'By which the receiver checks the signature. It is shown only now.' }) }).meta({ id: 'EnteredWebhook' });
export const WebhookPage = z.object({ entries: z.array(WebhookView), next: z.string().optional() });

export const DeliveryView = z
  .object({
    id: z.uuid().meta({ description: 'The `webhook-id` that the receiver knows it by; it stays the same however often it is sent.' }),
    event: z.enum([...webhookEvents, trialEvent]),
    state: z.enum(deliveryStates),
    label: z.string(),
    createdAt: z.iso.datetime(),
    nextAt: z.iso.datetime().optional().meta({ description: 'When it is tried next.' }),
    settledAt: z.iso.datetime().optional(),
    data: z.record(z.string(), z.unknown()),
    attempts: z.array(
      z.object({
        attempt: z.int(),
        at: z.iso.datetime(),
        milliseconds: z.int(),
        status: z.int().optional().meta({ description: 'HTTP status of the answer.' }),
        error: z.string().optional().meta({ description: 'Code of what went wrong before there was an answer, such as ECONNREFUSED.' }),
        label: z.string(),
      }),
    ),
  })
  .meta({ id: 'WebhookDelivery' });
export type DeliveryView = z.infer<typeof DeliveryView>;
export const DeliveryPage = z.object({ entries: z.array(DeliveryView), next: z.string().optional() });

export function viewWebhook({ id, organ, url, events, createdAt, endedAt }: Webhook): WebhookView {
  return { id, organ, url, events: [...events], createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() };
}

export function viewDelivery({ id, event, state, createdAt, nextAt, settledAt, payload, attempts }: LoggedDelivery, code: LanguageCode, language: Language): DeliveryView {
  return {
    id,
    event,
    state,
    label: language.t(code, `webhooks:states.${state}`),
    createdAt: createdAt.toISOString(),
    nextAt: state === 'waiting' ? nextAt.toISOString() : undefined,
    settledAt: settledAt?.toISOString(),
    data: payload,
    attempts: attempts.map(({ attempt, at, milliseconds, status, error }) => ({
      attempt,
      at: new Date(at).toISOString(),
      milliseconds,
      status,
      error,
      label: language.t(code, `webhooks:outcomes.${wordOf({ status, error })}`),
    })),
  };
}
