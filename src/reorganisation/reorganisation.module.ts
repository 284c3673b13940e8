import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { ReorganisationController } from './reorganisation.controller.js';
import { ReorganisationRepository } from './reorganisation.repository.js';
import { ReorganisationService } from './reorganisation.service.js';

/** Reorganisations: the tree of organs changes, and people and cases go with it. */
@Module({
  imports: [OrganisationsModule, CasesModule],
  controllers: [ReorganisationController],
  providers: [ReorganisationRepository, ReorganisationService],
  exports: [ReorganisationService],
})
export class ReorganisationModule {}
