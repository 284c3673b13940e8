import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { InboxReading } from './inbox-reading.service.js';
import { InboxController } from './inbox.controller.js';
import { InboxService } from './inbox.service.js';
import { MailingRepository } from './mailing.repository.js';
import { NoticeWords } from './notice-words.service.js';
import { NoticesRepository } from './notices.repository.js';
import { PreferencesRepository } from './preferences.repository.js';

/** What the program tells people, and how they want to be told. */
@Module({
  imports: [CalendarModule, OrganisationsModule],
  controllers: [InboxController],
  providers: [InboxReading, InboxService, MailingRepository, NoticeWords, NoticesRepository, PreferencesRepository],
  exports: [InboxService],
})
export class InboxModule {}
