import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { isRecordingOffice, type Office } from '../../workflows/index.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock/clock.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { decodeCursor, PageQuery, type Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { PeopleService } from './people.service.js';
import { PersonProfile } from './person-profile.js';
import { NewPerson, PersonRecord } from './person-record.js';

const Id = z.uuid();
const Cursor = z.strictObject({ id: Id });
const PersonQuery = PageQuery.extend({
  text: z.string().normalize('NFC').trim().min(2).max(100).optional().meta({ description: 'Part of the name, with or without diacritics.' }),
});
type PersonQuery = z.infer<typeof PersonQuery>;
const PersonPage = z.object({ entries: z.array(PersonRecord), next: z.string().optional() });

const mayRead = (office: Office) => isRecordingOffice(office) || office === 'inspector';

/** People over HTTP: an officer sees the people at home in the organ of that office and in those below, and nobody else. */
@ApiTags('people')
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'People at home in the organs of the reader, in the Vietnamese order of names' })
  @ApiOkResponse({ standardSchema: PersonPage })
  async list(@CurrentActor() actor: Actor, @Query({ schema: PersonQuery }) { limit, text, after }: PersonQuery): Promise<Page<PersonRecord>> {
    const paths = await this.organisations.pathsOf(organsWhere(actor, mayRead));
    return this.people.list({ under: Object.values(paths), text, limit, after: decodeCursor(Cursor, after)?.id });
  }

  /** 404 for somebody whom the actor may not see, so that an answer never tells who is on file. */
  @Get(':id')
  @ApiOperation({ summary: 'A person' })
  @ApiOkResponse({ standardSchema: PersonRecord })
  async get(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<PersonRecord> {
    return this.getVisible(id, actor);
  }

  @Get(':id/profile')
  @ApiOperation({ summary: 'What reports count a person by' })
  @ApiOkResponse({ standardSchema: PersonProfile })
  async profile(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string): Promise<PersonProfile> {
    await this.getVisible(id, actor);
    return this.people.profileOf(id);
  }

  /** 403 for somebody who sees the person and records nothing for the home organ. */
  @Put(':id/profile')
  @ApiOperation({ summary: 'State what reports count a person by; whatever is absent is no longer stated' })
  @HttpCode(204)
  @ApiNoContentResponse()
  async setProfile(@CurrentActor() actor: Actor, @Param('id', { schema: Id }) id: string, @Body({ schema: PersonProfile }) profile: PersonProfile): Promise<void> {
    const { homeOrgan } = await this.getVisible(id, actor);
    const may = homeOrgan !== null && (await this.organisations.isWithin(homeOrgan, organsWhere(actor, isRecordingOffice)));
    if (!may) throw Problem.notAllowed();
    await this.people.setProfile(id, profile);
  }

  @Post()
  @ApiOperation({ summary: 'Enter a person' })
  @ApiCreatedResponse({ standardSchema: PersonRecord })
  async create(@CurrentActor() actor: Actor, @Body({ schema: NewPerson }) person: NewPerson): Promise<PersonRecord> {
    const may = await this.organisations.isWithin(person.homeOrgan, organsWhere(actor, isRecordingOffice));
    if (!may) throw Problem.notAllowed();
    if (person.bornOn >= this.clock.today()) throw Problem.invalidFields([{ pointer: '#/bornOn', code: 'not-acceptable' }]);
    return this.people.create(person);
  }

  private async getVisible(id: string, actor: Actor): Promise<PersonRecord> {
    const person = await this.people.get(id);
    const seen = person.homeOrgan !== null && (await this.organisations.isWithin(person.homeOrgan, organsWhere(actor, mayRead)));
    if (!seen) throw Problem.notFound('person');
    return person;
  }
}

function organsWhere(actor: Actor, may: (office: Office) => boolean): string[] {
  return actor.offices.filter((held) => may(held.office)).map((held) => held.organ);
}
