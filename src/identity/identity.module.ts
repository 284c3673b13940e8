import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AccountsRepository } from './accounts.repository.js';
import { IdentityService } from './identity.service.js';
import { SessionGuard } from './session.guard.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { SignInAttemptsRepository } from './sign-in-attempts.repository.js';
import { SignInLimitService } from './sign-in-limit.service.js';

export { CurrentSession } from './current-session.js';

/** Who is who, and the guard before every route. */
@Module({
  imports: [OrganisationsModule],
  controllers: [SessionsController],
  providers: [AccountsRepository, SessionsRepository, SignInAttemptsRepository, SignInLimitService, IdentityService, { provide: APP_GUARD, useClass: SessionGuard }],
  exports: [IdentityService],
})
export class IdentityModule {}
