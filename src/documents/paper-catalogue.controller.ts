import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { catalogueCitation, IsoDate, paperCatalogue, procedures } from '../../workflows/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Answers } from '../platform/http/described-answer.js';
import { CitationAnswer } from '../platform/http/problem.schema.js';
import { explainCitation } from '../platform/language/explain.js';
import { Language } from '../platform/language/language.js';
import { FormView, PaperWords } from './paper-words.service.js';

const OnDay = z.strictObject({ on: IsoDate.optional() });
const CatalogueView = z
  .object({
    on: IsoDate,
    citation: CitationAnswer,
    papers: z.array(
      z.object({
        catalogue: z.string().meta({ description: 'Number in the catalogue; it stays the same whatever the form is called.' }),
        name: z.string(),
        priority: z.int().min(1).max(3).meta({ description: 'In which order dossiers are put into electronic form.' }),
        confidence: z.enum(['text', 'summary', 'unconfirmed']).meta({ description: 'How sure we are of what goes by the number.' }),
        form: FormView.optional(),
        procedures: z.array(z.string()).meta({ description: 'Procedures whose dossiers can hold it.' }),
      }),
    ),
  })
  .meta({ id: 'PaperCatalogue' });

/** The catalogue of papers (danh mục giấy tờ) by 1361-CV/BTCTW, with the printed form each has by the edition of a day. */
@ApiTags('papers')
@Controller('api/v1/papers')
export class PaperCatalogueController {
  constructor(
    private readonly words: PaperWords,
    private readonly language: Language,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Papers by their number in the catalogue, with their printed forms on a day' })
  @Answers(200, CatalogueView)
  list(@Query({ schema: OnDay }) { on = this.clock.today() }: z.infer<typeof OnDay>, @Req() request: FastifyRequest): z.infer<typeof CatalogueView> {
    const code = this.language.of(request);
    const papers = paperCatalogue.map(({ catalogue, priority, confidence }) => ({
      catalogue,
      name: this.words.nameOf(catalogue, code),
      priority,
      confidence,
      form: this.words.formOf(catalogue, on, code),
      procedures: procedures.filter((procedure) => procedure.papers.numbers.includes(catalogue)).map(({ id }) => id),
    }));
    return { on, citation: explainCitation(catalogueCitation, code, this.language), papers };
  }
}
