import { Body, Controller, Get, Param, Put, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { CasesService } from '../cases/cases.service.js';
import { PaperWords } from '../documents/paper-words.service.js';
import { NewPaperNote, PapersService, type PaperNoteRow } from '../documents/papers.service.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { CurrentActor, type Actor } from '../platform/http/actor.js';
import { Answers, CanAnswer } from '../platform/http/described-answer.js';
import { PageQuery, type Page } from '../platform/http/page.js';
import { Language } from '../platform/language/language.js';
import { ChecklistView, viewChecklist } from './checklist-views.js';
import { ChecklistsService } from './checklists.service.js';
import { PaperNotesService } from './paper-notes.service.js';
import { PaperNoteView, viewNote, type NoteReader } from './paper-views.js';

const Id = z.uuid();
const Catalogue = z.string().regex(/^\d{2,3}$/).meta({ example: '38', description: 'Number in the catalogue of papers.' });
const Nth = z.strictObject({ nth: z.coerce.number().int().min(1).max(20).default(1).meta({ description: 'Which one, where there are several of a kind, such as the second introduction.' }) });
const PapersQuery = PageQuery.extend({ history: z.enum(['true', 'false']).default('false').meta({ description: 'Every note, the newest first, instead of the one that counts for each paper.' }) });
const NotePage = z.object({ entries: z.array(PaperNoteView), next: z.string().optional() });
const ChecklistQuery = z.strictObject({
  step: z.string().max(60).optional().meta({ description: 'One step; else every step the case comes to that asks for papers or judges them.' }),
  on: IsoDate.optional().meta({ description: 'The day of the step; today when absent.' }),
});

/** What is on file about the papers of a case, and the checklists that come from it. */
@ApiTags('papers')
@Controller('api/v1/cases')
export class PapersController {
  constructor(
    private readonly cases: CasesService,
    private readonly notes: PaperNotesService,
    private readonly papers: PapersService,
    private readonly checklists: ChecklistsService,
    private readonly organisations: OrganisationsService,
    private readonly words: PaperWords,
    private readonly language: Language,
  ) {}

  @Get(':id/papers')
  @ApiOperation({ summary: 'What was noted about each paper, with who noted it and when' })
  @Answers(200, NotePage)
  @CanAnswer('malformed-cursor')
  async list(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: PapersQuery }) { history, ...page }: z.infer<typeof PapersQuery>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<Page<PaperNoteView>> {
    await this.cases.get(id, actor);
    const found: Page<PaperNoteRow> = history === 'true' ? await this.papers.history(id, page) : { entries: await this.papers.newest(id) };
    const reader = await this.readerOf(request, found.entries);
    return { entries: found.entries.map((row) => viewNote(row, reader)), ...(found.next !== undefined && { next: found.next }) };
  }

  @Put(':id/papers/:catalogue')
  @ApiOperation({
    summary: 'Note how a paper was found',
    description: 'Adds to what is on file; of one paper the note made last counts. The same note twice in a row adds nothing. Number, day and where it is kept, never the paper itself.',
  })
  @Answers(200, PaperNoteView)
  @CanAnswer('not-allowed', 'changed-meanwhile', 'procedure-refuses')
  async note(
    @Param('id', { schema: Id }) caseId: string,
    @Param('catalogue', { schema: Catalogue }) catalogue: string,
    @Query({ schema: Nth }) { nth }: z.infer<typeof Nth>,
    @Body({ schema: NewPaperNote }) note: NewPaperNote,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<PaperNoteView> {
    const row = await this.notes.note({ caseId, catalogue, nth }, note, actor);
    return viewNote(row, await this.readerOf(request, [row]));
  }

  @Get(':id/checklist')
  @ApiOperation({ summary: 'The papers that steps ask for, each as the deciding conditions see it on a day' })
  @Answers(200, ChecklistView)
  async checklist(
    @Param('id', { schema: Id }) id: string,
    @Query({ schema: ChecklistQuery }) query: z.infer<typeof ChecklistQuery>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<ChecklistView> {
    const checklist = await this.checklists.checklist(id, actor, query);
    const notes = checklist.checks.flatMap(({ lines }) => lines.flatMap((line) => line.notes));
    return viewChecklist(checklist, this.words, await this.readerOf(request, notes));
  }

  private async readerOf(request: FastifyRequest, notes: readonly PaperNoteRow[]): Promise<NoteReader> {
    const code = this.language.of(request);
    const ids = [...new Set(notes.map(({ organ }) => organ))];
    const organs = new Map(await Promise.all(ids.map(async (id) => [id, (await this.organisations.findOrgan(id))?.name ?? ''] as const)));
    return { code, language: this.language, paper: (catalogue) => this.words.nameOf(catalogue, code), organ: (id) => organs.get(id) ?? '' };
  }
}
