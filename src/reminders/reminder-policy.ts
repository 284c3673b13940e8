import { z } from 'zod';

const purposes = ['legal', 'service', 'reminder'] as const;
const mostDays = 12;

/** Days before the last day of a limit on which an organ wants to be reminded besides those of the program. */
const DaysBefore = z
  .array(z.int().min(1).max(365))
  .max(mostDays)
  .transform((days) => [...new Set(days)].sort((a, b) => b - a))
  .meta({ description: 'Calendar days before the last day of a limit. They are added to the days of the program and of the organs above; none can be taken away.' });

/** What an organ asks for, for limits of one purpose. It holds for the organ and all below it. */
export const NewReminderPolicy = z.strictObject({ purpose: z.enum(purposes), daysBefore: DaysBefore }).meta({ id: 'NewReminderPolicy' });
export type NewReminderPolicy = z.infer<typeof NewReminderPolicy>;

/** What an organ has asked for, and when. */
export const ReminderPolicy = z
  .object({
    purpose: z.enum(purposes),
    daysBefore: z.array(z.int()),
    recordedAt: z.iso.datetime(),
    recordedBy: z.uuid().meta({ description: 'The account that recorded it.' }),
  })
  .meta({ id: 'ReminderPolicy' });
export type ReminderPolicy = z.infer<typeof ReminderPolicy>;

/** How an organ is reminded of limits of one purpose, and by whose wish. */
export const ReminderLadder = z
  .object({
    purpose: z.enum(purposes),
    daysBefore: z.array(z.int()).meta({ description: 'All days that hold for this organ, the most first.' }),
    ofProgram: z.array(z.int()),
    own: z.array(z.int()).meta({ description: 'Added by this organ.' }),
    ofSuperiors: z.array(z.int()).meta({ description: 'Added by the organs above.' }),
  })
  .meta({ id: 'ReminderLadder' });
export type ReminderLadder = z.infer<typeof ReminderLadder>;
