import { Module } from '@nestjs/common';
import { InboxService } from './inbox.service.js';
import { NoticesRepository } from './notices.repository.js';

/** What the program tells people, and how they want to be told. */
@Module({ providers: [InboxService, NoticesRepository], exports: [InboxService] })
export class InboxModule {}
