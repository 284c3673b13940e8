import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { procedures } from '../workflows/index.js';
import { AuditModule } from './audit/audit.module.js';
import { CasesModule } from './cases/cases.module.js';
import { CorrectionsModule } from './corrections/corrections.module.js';
import { DossierModule } from './dossier/dossier.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PeopleModule } from './people/people.module.js';
import { PicturesModule } from './pictures/pictures.module.js';
import { Clock } from './platform/clock/clock.js';
import { ClockModule } from './platform/clock/clock.module.js';
import type { Configuration } from './platform/config/configuration.js';
import { ConfigurationModule } from './platform/config/configuration.module.js';
import type { DatabaseSettings } from './platform/database/connection.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { HealthModule } from './platform/health/health.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { Language } from './platform/language/language.js';
import { LanguageModule } from './platform/language/language.module.js';
import { assertRefusalsExplained } from './platform/language/refusal-texts.js';
import { LoggingModule } from './platform/logging/logging.module.js';
import { MetricsModule } from './platform/metrics/metrics.module.js';
import { QueueModule, queueBackendOf } from './platform/queue/queue.module.js';
import { RegulationsModule } from './regulations/regulations.module.js';
import { ReorganisationModule } from './reorganisation/reorganisation.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { DeadlinesModule } from './deadlines/deadlines.module.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { MailModule } from './mail/mail.module.js';
import { RemindersModule } from './reminders/reminders.module.js';
import { SweepModule } from './sweep/sweep.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';
import { RoundsModule } from './rounds/rounds.module.js';

/** What one running application is given. */
export interface Surroundings {
  readonly configuration: Configuration;
  readonly database: DatabaseSettings;
  readonly logger: Logger;
  /** The time of the machine when absent. */
  readonly clock?: Clock | undefined;
}

/** All rooms of the house. Refuses to start when a refusal could not be explained in every language. */
@Module({})
export class AppModule {
  constructor(language: Language) {
    assertRefusalsExplained(procedures, language);
  }

  static with({ configuration, database, logger, clock }: Surroundings): DynamicModule {
    const time: DynamicModule = { module: ClockModule, providers: clock ? [{ provide: Clock, useValue: clock }] : [] };
    return {
      module: AppModule,
      imports: [
        ConfigurationModule.with(configuration),
        LoggingModule.with(logger),
        time,
        LanguageModule,
        DatabaseModule.register({ settings: () => database }),
        QueueModule.with(queueBackendOf(configuration, database.address)),
        MetricsModule,
        HttpModule,
        HealthModule,
        OrganisationsModule,
        PeopleModule,
        IdentityModule,
        CasesModule,
        DossierModule,
        CorrectionsModule,
        ReorganisationModule,
        AuditModule,
        RegulationsModule,
        ReportsModule,
        RoundsModule,
        PicturesModule,
        OperationsModule,
        WebhooksModule,
        RemindersModule,
        MailModule,
        InboxModule,
        FeedsModule,
        DeadlinesModule,
        CalendarModule,
        SweepModule,
      ],
    };
  }
}
