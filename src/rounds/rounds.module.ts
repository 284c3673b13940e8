import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { RoundsController } from './rounds.controller.js';
import { RoundsRepository } from './rounds.repository.js';
import { RoundsService } from './rounds.service.js';

/** Rounds of screening (đợt rà soát, sàng lọc đảng viên). */
@Module({ imports: [OrganisationsModule], controllers: [RoundsController], providers: [RoundsRepository, RoundsService], exports: [RoundsService] })
export class RoundsModule {}
