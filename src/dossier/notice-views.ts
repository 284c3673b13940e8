import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';
import { FormView, type PaperWords } from '../documents/paper-words.service.js';
import { CitationAnswer } from '../platform/http/problem.schema.js';
import { explainCitation } from '../platform/language/explain.js';
import type { Language, SentenceParams } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { Notice } from './returns.service.js';

export const ReturnView = z
  .object({ seq: z.int().meta({ description: 'Number of the event, for the notice.' }), on: IsoDate, returnBy: IsoDate.optional(), papers: z.array(z.string()) })
  .meta({ id: 'DossierReturn' });

export const NoticeView = z
  .object({
    caseId: z.uuid(),
    number: z.string(),
    fullName: z.string(),
    seq: z.int(),
    on: IsoDate,
    returnBy: IsoDate.optional(),
    from: z.string().meta({ description: 'Committee that gave the dossier back.' }),
    to: z.string().meta({ description: 'Committee that hands it in again.' }),
    branch: z.string(),
    faults: z
      .array(
        z.object({
          catalogue: z.string(),
          name: z.string(),
          form: FormView.optional(),
          reason: z.string(),
          citation: CitationAnswer,
          curedBy: z.object({ role: z.string(), label: z.string() }),
        }),
      )
      .meta({ description: 'Every fault of the review.' }),
  })
  .meta({ id: 'ReturnNotice' });
export type NoticeView = z.infer<typeof NoticeView>;

/** In which language, and by which names of papers, a notice is told. */
export interface NoticeReader {
  readonly code: LanguageCode;
  readonly language: Language;
  readonly words: PaperWords;
}

export function viewNotice({ faults, ...notice }: Notice, { code, language, words }: NoticeReader): NoticeView {
  return {
    ...notice,
    faults: faults.map(({ paper, reason, citation, curedBy }) => ({
      catalogue: paper,
      name: words.nameOf(paper, code),
      form: words.formOf(paper, notice.on, code),
      reason,
      citation: explainCitation(citation, code, language),
      curedBy: { role: curedBy, label: language.t(code, `organs:curers.${curedBy}`) },
    })),
  };
}

/** The notice as a letter to be printed or sent on. */
export function writeNotice(notice: NoticeView, { code, language }: Omit<NoticeReader, 'words'>): string {
  const say = (key: string, params: SentenceParams = {}) => language.t(code, `papers:notice.${key}`, params);
  const { from, to, branch, number, fullName, on, returnBy, faults } = notice;
  const lines = faults.flatMap(({ catalogue, name, form, reason, citation, curedBy }, place) => {
    const head = { place: place + 1, name, catalogue };
    const printed = form && say(form.citation.confidence === 'unconfirmed' ? 'formUnconfirmed' : 'form', { number: form.number });
    const clause = `${citation.clause}, ${citation.name}${citation.mark === undefined ? '' : ` (${citation.mark})`}`;
    return [
      printed === undefined ? say('fault', head) : say('faultWithForm', { ...head, form: printed }),
      `   ${say('reason', { reason })}`,
      `   ${say('basis', { citation: clause })}`,
      `   ${say('curedBy', { curedBy: curedBy.label })}`,
    ];
  });
  const returning = returnBy === undefined ? say('returnSoon') : say('returnBy', { returnBy });
  return [say('heading'), '', say('from', { from }), say('to', { to }), say('copyTo', { branch }), say('case', { number, fullName, branch }), '', say('opening', { on, all: faults.length }), '', ...lines, '', say('complete'), returning, say('clock'), ''].join('\n');
}
