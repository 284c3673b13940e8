import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { decodeCursor, PageQuery, type Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { OrganAuthority } from './organ-authority.js';
import { DatedRoll, NewName, NewOffice, NewOrgan, OfficeOnFile, OrganHistory, OrganRecord, RollCounts } from './organ-record.js';
import { OrganisationsService } from './organisations.service.js';

const Id = z.uuid();
const Day = z.strictObject({ on: IsoDate.optional() });
const LastDay = z.strictObject({ toOn: IsoDate }).meta({ id: 'LastDayInOffice' });
const Cursor = z.strictObject({ id: Id });

const OrganQuery = PageQuery.extend({
  on: IsoDate.optional(),
  parentId: z.union([z.uuid(), z.literal('none')]).optional().meta({ description: 'Organs directly below this one; `none` for the roots.' }),
  under: z.uuid().optional().meta({ description: 'This organ and everything below it.' }),
  level: z.string().max(40).optional(),
  text: z.string().normalize('NFC').trim().min(1).max(100).optional().meta({ description: 'Part of the name, with or without diacritics, or of the code.' }),
});
type OrganQuery = z.infer<typeof OrganQuery>;

const OrganPage = z.object({ entries: z.array(OrganRecord), next: z.string().optional() });

/** Organs over HTTP. Whoever is signed in may see the tree; changing it needs an office. */
@ApiTags('organisations')
@Controller('api/v1/organisations')
export class OrganisationsController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly authority: OrganAuthority,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Organs, in the order of their codes' })
  @ApiOkResponse({ standardSchema: OrganPage })
  list(@Query({ schema: OrganQuery }) { after, parentId, ...query }: OrganQuery): Promise<Page<OrganRecord>> {
    const from = decodeCursor(Cursor, after)?.id;
    return this.organisations.listOrgans({ ...query, parentId: parentId === 'none' ? null : parentId, after: from });
  }

  @Get(':id')
  @ApiOperation({ summary: 'An organ as it was called on a day' })
  @ApiOkResponse({ standardSchema: OrganRecord })
  get(@Param('id', { schema: Id }) id: string, @Query({ schema: Day }) { on }: z.infer<typeof Day>): Promise<OrganRecord> {
    return this.organisations.getOrgan(id, on);
  }

  @Get(':id/history')
  @ApiOperation({ summary: 'Names, places, predecessors and successors of an organ over time' })
  @ApiOkResponse({ standardSchema: OrganHistory })
  history(@Param('id', { schema: Id }) id: string): Promise<OrganHistory> {
    return this.organisations.historyOf(id);
  }

  @Get(':id/roll')
  @ApiOperation({ summary: 'Members on the roll of an organ on a day' })
  @ApiOkResponse({ standardSchema: DatedRoll })
  async roll(@Param('id', { schema: Id }) id: string, @Query({ schema: Day }) { on }: z.infer<typeof Day>): Promise<DatedRoll> {
    const roll = await this.organisations.findRoll(id, on);
    if (!roll) throw Problem.notFound();
    return roll;
  }

  @Post()
  @ApiOperation({ summary: 'Enter an organ' })
  @ApiCreatedResponse({ standardSchema: OrganRecord })
  async create(@CurrentActor() actor: Actor, @Body({ schema: NewOrgan }) organ: NewOrgan): Promise<OrganRecord> {
    await this.authority.requireToFound(actor, organ.parentId);
    return this.organisations.createOrgan(organ);
  }

  @Post(':id/names')
  @ApiOperation({ summary: 'Call an organ by another name from a day on' })
  @HttpCode(204)
  @ApiNoContentResponse()
  async rename(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string, @Body({ schema: NewName }) name: NewName): Promise<void> {
    await this.authority.requireToGovern(actor, id);
    await this.organisations.renameOrgan(id, name);
  }

  @Put(':id/rolls/:fromOn')
  @ApiOperation({ summary: 'Put the roll of an organ on file from a day on' })
  @HttpCode(204)
  @ApiNoContentResponse()
  async setRoll(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('fromOn', { schema: IsoDate }) fromOn: IsoDate,
    @Body({ schema: RollCounts }) counted: RollCounts,
  ): Promise<void> {
    await this.authority.requireToCount(actor, id);
    await this.organisations.setRoll(id, fromOn, counted);
  }

  @Get(':id/offices')
  @ApiOperation({ summary: 'Who holds an office of an organ on a day' })
  @ApiOkResponse({ standardSchema: z.array(OfficeOnFile) })
  async offices(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string, @Query({ schema: Day }) { on }: z.infer<typeof Day>): Promise<OfficeOnFile[]> {
    await this.authority.requireToGovern(actor, id);
    return this.organisations.officesIn(id, on);
  }

  @Post(':id/offices')
  @ApiOperation({ summary: 'Give a person an office' })
  @ApiCreatedResponse({ standardSchema: OfficeOnFile })
  async appoint(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string, @Body({ schema: NewOffice }) office: NewOffice): Promise<OfficeOnFile> {
    await this.authority.requireToGovern(actor, id, office.office);
    return this.organisations.appoint(id, office);
  }

  @Post(':id/offices/:officeId/end')
  @ApiOperation({ summary: 'End an office on its last day' })
  @HttpCode(204)
  @ApiNoContentResponse()
  async endOffice(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: Id }) id: string,
    @Param('officeId', { schema: Id }) officeId: string,
    @Body({ schema: LastDay }) { toOn }: z.infer<typeof LastDay>,
  ): Promise<void> {
    const { office } = await this.organisations.getOffice(id, officeId);
    await this.authority.requireToGovern(actor, id, office);
    await this.organisations.endOffice(id, officeId, toOn);
  }
}
