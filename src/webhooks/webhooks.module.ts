import { Module } from '@nestjs/common';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';
import { WebhooksService } from './webhooks.service.js';

/** Webhooks: programs of others are told what happens. */
@Module({ providers: [WebhookDeliveriesRepository, WebhooksService], exports: [WebhooksService] })
export class WebhooksModule {}
