import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { AdmissionsReportService } from './admissions-report.service.js';
import { AdmissionsRepository } from './admissions.repository.js';
import { FiguresService } from './figures.service.js';
import { ListsController } from './lists.controller.js';
import { ListsRepository } from './lists.repository.js';
import { ListsService } from './lists.service.js';
import { PeriodReports } from './period-reports.service.js';
import { ReportAccess } from './report-access.service.js';
import { ReportsController } from './reports.controller.js';
import { ScreeningReportService } from './screening-report.service.js';
import { ScreeningRepository } from './screening.repository.js';
import { StandingRepository } from './standing.repository.js';
import { StandingService } from './standing.service.js';
import { TargetsRepository } from './targets.repository.js';
import { TargetsService } from './targets.service.js';

/** Reports (thống kê, báo cáo): reads what the other rooms record, and writes nothing but targets. */
@Module({
  imports: [OrganisationsModule],
  controllers: [ReportsController, ListsController],
  providers: [AdmissionsReportService, AdmissionsRepository, FiguresService, ListsRepository, ListsService, PeriodReports, ReportAccess, ScreeningReportService, ScreeningRepository, StandingRepository, StandingService, TargetsRepository, TargetsService],
})
export class ReportsModule {}
