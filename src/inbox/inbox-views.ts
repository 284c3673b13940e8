import { z } from 'zod';
import { daysBetween, IsoDate } from '../../workflows/index.js';
import { CitationAnswer } from '../platform/http/problem.schema.js';
import { PageQuery } from '../platform/http/page.js';
import { explainCitation } from '../platform/language/explain.js';
import { rungLabel } from '../platform/language/rung-label.js';
import type { Language } from '../platform/language/language.js';
import { languageCodes, type LanguageCode } from '../platform/language/locale-files.js';
import { noticeKinds } from './notice.js';
import type { SeenNotice } from './notices.repository.js';
import type { NoticeSentence } from './notice-words.service.js';
import { digests, type NoticePreferences } from './preferences.js';

/** The reader's language, and today. */
export interface Reader {
  readonly code: LanguageCode;
  readonly language: Language;
  readonly today: IsoDate;
}

/** A notice with its sentence. */
export interface ToldNotice {
  readonly notice: SeenNotice;
  readonly sentence: NoticeSentence;
}

export const InboxQuery = PageQuery.extend({
  unread: z.enum(['true', 'false']).default('false').meta({ description: 'Only what has not been read.' }),
  kind: z.enum(noticeKinds).optional(),
  case: z.uuid().optional(),
});

const Sentence = (description: string) => z.string().meta({ description: `${description}, in the language of the reader.` });

export const NoticeView = z
  .object({
    id: z.int(),
    kind: z.enum(noticeKinds),
    text: Sentence('What is due, when, in which case, and how it stands today'),
    why: Sentence('Why this account is told'),
    passed: Sentence('Which reminders this one stands for, where several had come while nobody could be told').optional(),
    case: z.object({
      id: z.uuid(),
      number: z.string(),
      procedure: z.string(),
      subject: z.string().optional().meta({ description: 'Name of the person, looked up now; absent where the reader may not see the case any more.' }),
      href: z.string().meta({ description: 'Where the case is read.' }),
    }),
    organ: z.object({ id: z.uuid(), name: z.string() }).meta({ description: 'The organ that has to act, as it is called today.' }),
    about: z.string().meta({ description: 'Key of the limit, or id of the correction that waits.' }),
    label: z.string().optional().meta({ description: 'Name of the limit.' }),
    dueOn: IsoDate.meta({ description: 'The last day that the notice told of.' }),
    daysLeft: z.int().meta({ description: 'Calendar days from today to that day; negative when it is past.' }),
    standing: z.enum(['open', 'moved', 'settled']).meta({ description: 'What has become of it since: it waits, has another last day, or is done.' }),
    citation: CitationAnswer.optional().meta({ description: 'Where the limit stands written; absent where it runs no more.' }),
    createdAt: z.iso.datetime(),
    readAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Notice' });
export type NoticeView = z.infer<typeof NoticeView>;

export const NoticePage = z.object({ entries: z.array(NoticeView), next: z.string().optional() }).meta({ id: 'NoticePage' });
export const UnreadView = z.object({ unread: z.int() }).meta({ id: 'UnreadNotices' });
export const UpTo = z.strictObject({ upTo: z.int().min(1).meta({ description: 'Id of the newest notice that was seen; later ones stay unread.' }) }).meta({ id: 'ReadAll' });

const HourOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).meta({ example: '20:00' });

export const PreferencesView = z
  .strictObject({
    email: z.email().max(254).optional(),
    digest: z.enum(digests).meta({ description: 'How often e-mails come at most; anything but `none` needs an address.' }),
    language: z.enum(languageCodes).meta({ description: 'Language of e-mails.' }),
    quietFrom: HourOfDay.meta({ description: 'From then on no e-mail is sent, by the clock in Viet Nam.' }),
    quietUntil: HourOfDay.meta({ description: 'Earlier than `quietFrom` where the night lies between; equal times are no quiet hours.' }),
  })
  .meta({ id: 'NoticePreferences' }) satisfies z.ZodType<NoticePreferences>;

export const AnsweredPreferences = PreferencesView.extend({
  emailsAreSent: z.boolean().meta({ description: 'Whether the operator has set up a mail server; without one only the inbox tells.' }),
}).meta({ id: 'AnsweredNoticePreferences' });
export type AnsweredPreferences = z.infer<typeof AnsweredPreferences>;

export function viewNotice({ notice, sentence }: ToldNotice, reader: Reader): NoticeView {
  const { id, kind, caseId, key, dueOn, organ, reason, limit } = notice;
  const { code, language, today } = reader;
  const label = language.find(code, [`deadlines:${key}.label`]);
  return {
    id,
    kind,
    text: sentence.text,
    why: language.t(code, `inbox:why.${reason}`, { organ: notice.organName }),
    ...passed(notice, reader),
    case: { id: caseId, number: notice.caseNumber, procedure: notice.procedure, href: `/api/v1/cases/${caseId}`, ...(notice.person !== null && { subject: notice.person }) },
    organ: { id: organ, name: notice.organName },
    about: key,
    ...(label !== undefined && { label }),
    dueOn,
    daysLeft: daysBetween(today, dueOn),
    standing: sentence.standing,
    ...(limit && { citation: explainCitation(limit.citation, code, language) }),
    createdAt: notice.createdAt.toISOString(),
    ...(notice.readAt && { readAt: notice.readAt.toISOString() }),
  };
}

/** Reminders that nobody could be told at their time, by their distance from the last day. */
function passed({ rungs }: SeenNotice, { code, language }: Reader): { passed?: string } {
  if (rungs.length < 2) return {};
  const words = rungs.slice(0, -1).map((rung) => rungLabel(rung, code, language));
  return { passed: language.t(code, 'inbox:passed', { rungs: words.join(', ') }) };
}
