import { Module } from '@nestjs/common';
import { QueueBoardController } from './queue-board.controller.js';
import { QueueBoardService } from './queue-board.service.js';

/** What administrators look at: the queue, what was lost on the way, how far behind the reminders are. */
@Module({ controllers: [QueueBoardController], providers: [QueueBoardService] })
export class OperationsModule {}
