import { Module } from '@nestjs/common';
import { PaperCatalogueController } from './paper-catalogue.controller.js';
import { PaperWords } from './paper-words.service.js';
import { PapersRepository } from './papers.repository.js';
import { PapersService } from './papers.service.js';

/** Papers of dossiers (giấy tờ trong hồ sơ): their catalogue, and what is on file about each. */
@Module({ controllers: [PaperCatalogueController], providers: [PapersRepository, PapersService, PaperWords], exports: [PapersService, PaperWords] })
export class DocumentsModule {}
