import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { formOn, type IsoDate } from '../../workflows/index.js';
import { CitationAnswer } from '../platform/http/problem.schema.js';
import { explainCitation } from '../platform/language/explain.js';
import { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';

/** The printed form of a paper by the edition of a day. */
export const FormView = z
  .object({ number: z.string().meta({ example: '9-KNĐ' }), citation: CitationAnswer })
  .meta({ id: 'PaperForm', description: 'The number printed on the form, and how sure we are of it. A paper is known by its number in the catalogue.' });
export type FormView = z.infer<typeof FormView>;

/** What papers are called, and which form they are written on. */
@Injectable()
export class PaperWords {
  constructor(private readonly language: Language) {}

  /** The name of a paper as a title; inside a sentence it begins small. */
  nameOf(catalogue: string, code: LanguageCode): string {
    const name = this.language.t(code, `papers:${catalogue}`);
    return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
  }

  /** The printed form of a paper made on a day; nothing where it has none. */
  formOf(catalogue: string, on: IsoDate, code: LanguageCode): FormView | undefined {
    const form = formOn(catalogue, on);
    return form && { number: form.value, citation: explainCitation(form.citation, code, this.language) };
  }
}
