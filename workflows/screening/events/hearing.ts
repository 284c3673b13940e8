import { z } from 'zod';
import { act, Paper, text } from '../../kernel/fields.js';
import { IsoDate } from '../../kernel/iso-date.js';

/** What the member is heard on: being listed, the evaluation, or a way out. */
export const HearingMatter = z.enum(['listing', 'evaluation', 'exit']);
export type HearingMatter = z.infer<typeof HearingMatter>;

/** The branch invites the member to a meeting, to explain (mời đảng viên trình bày). */
export const memberInvited = act('MemberInvited', { letter: Paper, matter: HearingMatter, meetingOn: IsoDate });

/** The member explains in writing or by word of mouth (giải trình), or says that there is nothing to explain. */
export const memberExplained = act('MemberExplained', {
  matter: HearingMatter,
  explanation: z.discriminatedUnion('declined', [
    z.strictObject({ declined: z.literal(false), manner: z.enum(['written', 'oral']), words: text(4000) }),
    z.strictObject({ declined: z.literal(true) }),
  ]),
});
