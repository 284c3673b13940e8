import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import { disagreementsIn, type Figures } from './figures.js';
import { viewDisagreement, type FiguresCheckView } from './figures-views.js';

export { Figures } from './figures.js';

/** Checks figures that people bring (kiểm tra số liệu). Nothing of them is kept. */
@Injectable()
export class FiguresService {
  constructor(private readonly language: Language) {}

  check(stated: Figures, code: LanguageCode): z.infer<typeof FiguresCheckView> {
    const labels = new Map(stated.figures.map(({ key, label }) => [key, label ?? key]));
    const found = disagreementsIn(stated);
    const checked = stated.sums.length + stated.shares.length + stated.differences.length + stated.plans.length;
    const disagreements = found.map((one) => viewDisagreement(one, (key) => labels.get(key) ?? key, { code, language: this.language }));
    return { agrees: found.length === 0, checked, disagreements };
  }
}
