import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { PicturesController } from './pictures.controller.js';
import { PicturesService } from './pictures.service.js';

/** Pictures of procedures and of cases on their road; reads only. */
@Module({ imports: [CasesModule], controllers: [PicturesController], providers: [PicturesService] })
export class PicturesModule {}
