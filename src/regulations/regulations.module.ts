import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { RegulationImpactService } from './regulation-impact.service.js';
import { RegulationsController } from './regulations.controller.js';

/** The law by which cases are judged (quy định): as it stands on a day, as it changed, and what a change would do. */
@Module({ imports: [CasesModule], controllers: [RegulationsController], providers: [RegulationImpactService] })
export class RegulationsModule {}
