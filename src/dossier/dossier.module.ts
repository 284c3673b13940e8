import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ChecklistsService } from './checklists.service.js';
import { PaperNotesService } from './paper-notes.service.js';
import { PapersController } from './papers.controller.js';
import { ReturnsController } from './returns.controller.js';
import { ReturnsService } from './returns.service.js';

/** The dossier of a case (hồ sơ giấy): notes about its papers, checklists, and what was given back. */
@Module({
  imports: [CasesModule, DocumentsModule, OrganisationsModule, PeopleModule],
  controllers: [PapersController, ReturnsController],
  providers: [ChecklistsService, PaperNotesService, ReturnsService],
  exports: [PaperNotesService],
})
export class DossierModule {}
