import { Module } from '@nestjs/common';
import { PapersRepository } from './papers.repository.js';
import { PapersService } from './papers.service.js';

/** Papers of dossiers (giấy tờ trong hồ sơ). */
@Module({ providers: [PapersRepository, PapersService], exports: [PapersService] })
export class DocumentsModule {}
