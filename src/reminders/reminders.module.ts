import { Module } from '@nestjs/common';
import { RemindersService } from './reminders.service.js';

/** Reminders of time limits. */
@Module({ providers: [RemindersService], exports: [RemindersService] })
export class RemindersModule {}
