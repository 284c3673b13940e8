import { Module } from '@nestjs/common';

/** Calendars of time limits (lịch hạn) that other programs read. */
@Module({})
export class FeedsModule {}
