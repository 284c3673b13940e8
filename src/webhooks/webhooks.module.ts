import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { LanguageModule } from '../platform/language/language.module.js';
import { DeliveryLogRepository } from './delivery-log.repository.js';
import { DeliveryLog } from './delivery-log.service.js';
import { DeliveryRound } from './delivery-round.service.js';
import { WebhookCourier } from './webhook-courier.service.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';
import { WebhookDesk } from './webhook-desk.service.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksRepository } from './webhooks.repository.js';
import { WebhooksService } from './webhooks.service.js';

/** Webhooks: programs of others are told what happens. */
@Module({
  imports: [LanguageModule, OrganisationsModule],
  controllers: [WebhooksController],
  providers: [DeliveryLog, DeliveryLogRepository, DeliveryRound, WebhookCourier, WebhookDeliveriesRepository, WebhookDesk, WebhooksRepository, WebhooksService],
  exports: [WebhooksService],
})
export class WebhooksModule {}
