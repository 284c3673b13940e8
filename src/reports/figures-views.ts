import { z } from 'zod';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { Disagreement } from './figures.js';

/** The reader's language, for labels. */
export interface Reader {
  readonly code: LanguageCode;
  readonly language: Language;
}

export const DisagreementView = z
  .object({
    kind: z.enum(['sum', 'share', 'share-of-nothing', 'difference', 'plan']),
    about: z.array(z.string()).meta({ description: 'Keys of the figures, the one that the claim is about first.' }),
    printed: z.string(),
    right: z.string().meta({ description: 'What the other figures say it must be.' }),
    message: z.string(),
  })
  .meta({ id: 'Disagreement' });

/** What a check of figures found. */
export const FiguresCheckView = z
  .object({ agrees: z.boolean(), checked: z.int().meta({ description: 'Number of claims that were checked.' }), disagreements: z.array(DisagreementView) })
  .meta({ id: 'FiguresCheck' });

/** A disagreement in words; `labelOf` tells what people call a figure. */
export function viewDisagreement({ kind, about, printed, right }: Disagreement, labelOf: (key: string) => string, { code, language }: Reader): z.infer<typeof DisagreementView> {
  const [what = '', ...others] = about.map(labelOf);
  const shown = (number: string) => (code === 'vi' ? number.replace('.', ',') : number.replace(',', '.'));
  const message = language.t(code, `reports:disagreements.${kind}`, { what, others: others.join(', '), printed: shown(printed), right: shown(right) });
  return { kind, about: [...about], printed, right, message };
}
