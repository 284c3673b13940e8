import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { LanguageModule } from '../platform/language/language.module.js';
import { CalendarFeedsController } from './calendar-feeds.controller.js';
import { CalendarReading } from './calendar-reading.service.js';
import { CalendarWords } from './calendar-words.service.js';
import { CalendarController } from './calendar.controller.js';
import { FeedLimitsRepository } from './feed-limits.repository.js';
import { FeedsRepository } from './feeds.repository.js';
import { FeedsService } from './feeds.service.js';

/** Calendars of time limits (lịch hạn) that other programs read. */
@Module({
  imports: [CasesModule, InboxModule, LanguageModule, OrganisationsModule],
  controllers: [CalendarController, CalendarFeedsController],
  providers: [CalendarReading, CalendarWords, FeedLimitsRepository, FeedsRepository, FeedsService],
})
export class FeedsModule {}
