import { Module } from '@nestjs/common';
import { RegulationsController } from './regulations.controller.js';

/** The law by which cases are judged (quy định): as it stands on a day, as it changed, and what a change would do. */
@Module({ controllers: [RegulationsController] })
export class RegulationsModule {}
