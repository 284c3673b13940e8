import { Module } from '@nestjs/common';
import { OperationsRepository } from './operations.repository.js';
import { QueueBoardController } from './queue-board.controller.js';
import { QueueBoardService } from './queue-board.service.js';
import { WorkerMetrics } from './worker-metrics.js';

/** What administrators look at: the queue, what was lost on the way, how far behind the reminders are. */
@Module({ controllers: [QueueBoardController], providers: [OperationsRepository, QueueBoardService, WorkerMetrics] })
export class OperationsModule {}
