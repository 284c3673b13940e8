import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LanguageModule } from '../platform/language/language.module.js';
import { OfficeHoldingRepository } from './office-holding.repository.js';
import { OrganHistoryRepository } from './organ-history.repository.js';
import { OrganName, OrganRoll } from './organ-history.entity.js';
import { OrganChangesService } from './organ-changes.service.js';
import { OrganChangeRepository } from './organ-change.repository.js';
import { OrganImportController } from './organ-import.controller.js';
import { OrganImportRepository } from './organ-import.repository.js';
import { OrganImportService } from './organ-import.service.js';
import { OrganTreeRepository } from './organ-tree.repository.js';
import { Organ, OrganLevel } from './organ.entity.js';
import { OrganAuthority } from './organ-authority.js';
import { OrganisationsController } from './organisations.controller.js';
import { OrganisationsService } from './organisations.service.js';

/** Organisations (tổ chức đảng): the tree of organs, membership on a day, offices held. */
@Module({
  imports: [LanguageModule, TypeOrmModule.forFeature([OrganLevel, Organ, OrganName, OrganRoll])],
  controllers: [OrganImportController, OrganisationsController],
  providers: [OrganTreeRepository, OrganHistoryRepository, OfficeHoldingRepository, OrganAuthority, OrganisationsService, OrganChangeRepository, OrganChangesService, OrganImportRepository, OrganImportService],
  exports: [OrganChangesService, OrganisationsService, OrganImportService],
})
export class OrganisationsModule {}
