import { Module } from '@nestjs/common';
import { MailModule } from '../mail/mail.module.js';
import { HealthModule } from '../platform/health/health.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { LostController } from './lost.controller.js';
import { OperationsController } from './operations.controller.js';
import { OperationsRepository } from './operations.repository.js';
import { OperationsService } from './operations.service.js';
import { QueueBoardController } from './queue-board.controller.js';
import { QueueBoardService } from './queue-board.service.js';
import { WorkerMetrics } from './worker-metrics.js';

/** What administrators look at: the queue, what was lost on the way, how far behind the reminders are. */
@Module({ imports: [HealthModule, MailModule, WebhooksModule], controllers: [LostController, OperationsController, QueueBoardController], providers: [OperationsRepository, OperationsService, QueueBoardService, WorkerMetrics] })
export class OperationsModule {}
