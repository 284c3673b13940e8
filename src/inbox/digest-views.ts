import { z } from 'zod';
import { IsoDate } from '../../workflows/index.js';

export const DigestQuery = z.strictObject({
  organ: z.uuid().meta({ description: 'A branch, or an organ with branches below it.' }),
  on: IsoDate.optional().meta({ description: 'As if today were this day.' }),
});

const Words = z.string().meta({ description: 'In the language of the reader.' });

const DigestLine = z.object({
  case: z.object({ id: z.uuid(), number: z.string() }),
  person: z.string(),
  key: z.string(),
  label: Words,
  dueOn: IsoDate,
  day: Words.meta({ example: 'thứ Ba, 22/12/2026' }),
  state: z.enum(['overdue', 'today', 'ahead']),
  distance: Words,
  provisional: z.boolean(),
  who: Words.meta({ description: 'Who has to act.' }),
  todo: Words.meta({ description: 'What there is to do.' }),
});
export type DigestLine = z.infer<typeof DigestLine>;

const DigestPage = z.object({
  organ: z.object({ id: z.uuid(), name: z.string(), above: z.string().optional() }),
  limits: z.array(DigestLine).meta({ description: 'Overdue or due within 30 days, the earliest first.' }),
  more: z.int().meta({ description: 'How many of these the page has no room for.' }),
  later: z.int().meta({ description: 'How many more run, with a later last day.' }),
  changes: z.array(z.object({ on: IsoDate, number: z.string(), person: z.string(), text: Words })).meta({ description: 'What was recorded last in each case in the last seven days.' }),
});
export type DigestPage = z.infer<typeof DigestPage>;

export const WeekDigestView = z
  .object({
    organ: z.object({ id: z.uuid(), name: z.string() }),
    on: IsoDate,
    week: z.object({ from: IsoDate, to: IsoDate }).meta({ description: 'Monday to Sunday.' }),
    truncated: z.boolean().meta({ description: 'There are more branches than pages in one print; print them organ by organ.' }),
    pages: z.array(DigestPage),
  })
  .meta({ id: 'WeekDigest' });
export type WeekDigest = z.infer<typeof WeekDigestView>;
