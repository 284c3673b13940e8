import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { CaseAccessService } from './case-access.service.js';
import { CaseCommandsService } from './case-commands.service.js';
import { CaseHistoryRepository } from './case-history.repository.js';
import { CaseListController } from './case-list.controller.js';
import { CaseListRepository } from './case-list.repository.js';
import { CaseListService } from './case-list.service.js';
import { CaseRebuildService } from './case-rebuild.service.js';
import { CaseRecordService } from './case-record.service.js';
import { CaseRepairsService } from './case-repairs.service.js';
import { CaseScopeRepository } from './case-scope.repository.js';
import { CaseScopeService } from './case-scope.service.js';
import { CaseSearchRepository } from './case-search.repository.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';
import { ConsequencesService } from './consequences.service.js';
import { DefinitionCheckService } from './definition-check.service.js';
import { MissedLimitObserver } from './missed-limit-observer.js';
import { MissedLimitsRepository } from './missed-limits.repository.js';
import { MissedLimitsService } from './missed-limits.service.js';
import { OpenCasesService } from './open-cases.service.js';
import { ProceduresController } from './procedures.controller.js';
import { RecountRepository } from './recount.repository.js';
import { RecountService } from './recount.service.js';
import { RepairsRepository } from './repairs.repository.js';
import { SavedViewsController } from './saved-views.controller.js';
import { SavedViewsRepository } from './saved-views.repository.js';
import { SavedViewsService } from './saved-views.service.js';
import { StepMeter } from './step-meter.service.js';
import { StoredCaseRepository } from './stored-case.repository.js';
import { SurroundingsService } from './surroundings.service.js';

/** Cases and their procedures; the only room that writes case history. */
@Module({
  imports: [CalendarModule, DocumentsModule, OrganisationsModule, PeopleModule, RoundsModule],
  controllers: [CaseListController, CasesController, ProceduresController, SavedViewsController],
  providers: [CaseAccessService, CaseCommandsService, CaseHistoryRepository, CaseListRepository, CaseListService, CaseRebuildService, CaseRecordService, CaseRepairsService, CaseScopeRepository, CaseScopeService, CaseSearchRepository, CasesService, ConsequencesService, DefinitionCheckService, MissedLimitObserver, MissedLimitsRepository, MissedLimitsService, OpenCasesService, RecountRepository, RecountService, RepairsRepository, SavedViewsRepository, SavedViewsService, StepMeter, StoredCaseRepository, SurroundingsService],
  exports: [CaseRebuildService, CaseScopeService, CasesService, CaseRecordService, CaseRepairsService, MissedLimitsService, OpenCasesService, RecountService],
})
export class CasesModule {}
