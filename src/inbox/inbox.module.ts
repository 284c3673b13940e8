import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { DigestWords } from './digest-words.service.js';
import { InboxReading } from './inbox-reading.service.js';
import { InboxController } from './inbox.controller.js';
import { LiveNoticesController } from './live-notices.controller.js';
import { LiveNotices } from './live-notices.service.js';
import { NoticeBell } from './notice-bell.service.js';
import { NoticeStreamRepository } from './notice-stream.repository.js';
import { InboxService } from './inbox.service.js';
import { MailingRepository } from './mailing.repository.js';
import { NoticeWords } from './notice-words.service.js';
import { NoticesRepository } from './notices.repository.js';
import { PreferencesRepository } from './preferences.repository.js';
import { WeekDigestController } from './week-digest.controller.js';
import { WeekDigestRepository } from './week-digest.repository.js';
import { WeekDigestService } from './week-digest.service.js';

/** What the program tells people, and how they want to be told. */
@Module({
  imports: [CalendarModule, IdentityModule, OrganisationsModule],
  controllers: [InboxController, LiveNoticesController, WeekDigestController],
  providers: [DigestWords, InboxReading, InboxService, LiveNotices, MailingRepository, NoticeBell, NoticeStreamRepository, NoticeWords, NoticesRepository, PreferencesRepository, WeekDigestRepository, WeekDigestService],
  exports: [InboxService],
})
export class InboxModule {}
