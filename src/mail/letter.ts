import MailComposer from 'nodemailer/lib/mail-composer';
import type { Language } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';

/** What a letter tells. */
export interface LetterContent {
  readonly id: string;
  readonly language: LanguageCode;
  readonly writtenAt: Date;
  /** Sentences, the most urgent first. */
  readonly lines: readonly string[];
  /** How many things it tells of, and how many of them are late; more than there are lines where these were too many. */
  readonly count: number;
  readonly overdue: number;
}

/** Between whom. */
export interface LetterAddresses {
  readonly from: string;
  readonly to: string;
  /** The address of this installation, without a slash at the end. */
  readonly publicUrl: string;
}

/**
 * Writes an e-mail (thư nhắc) as it goes over the wire, as text and as simple HTML. It loads nothing from anywhere and holds one
 * address, that of the program. What stands in its headers are numbers, addresses and sentences of our own, nothing that anybody typed.
 */
export function writeLetter(content: LetterContent, { from, to, publicUrl }: LetterAddresses, language: Language): Promise<Buffer> {
  const { id, writtenAt } = content;
  const parts = partsOf(content, publicUrl, language);
  const composer = new MailComposer({
    from: { name: 'lotrinh', address: from },
    to: { name: '', address: to },
    subject: parts.subject,
    text: textOf(parts),
    html: htmlOf(parts, content.language),
    messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
    date: writtenAt,
    headers: { 'List-Id': `lotrinh <notices.${new URL(publicUrl).hostname.replace(/[^A-Za-z0-9.-]/g, '')}>`, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

interface Parts {
  readonly subject: string;
  readonly before: readonly string[];
  readonly lines: readonly string[];
  readonly link: string;
  readonly after: readonly string[];
}

function partsOf({ language: code, lines, count, overdue }: LetterContent, publicUrl: string, language: Language): Parts {
  const more = count - lines.length;
  return {
    subject: language.t(code, overdue > 0 ? 'mail:subject.late' : 'mail:subject.ahead', { count, overdue }),
    before: [language.t(code, 'mail:greeting'), language.t(code, 'mail:opening', { count })],
    lines: [...lines.map(onOneLine), ...(more > 0 ? [language.t(code, 'mail:more', { more })] : [])],
    link: `${publicUrl}/`,
    after: [language.t(code, 'mail:names'), language.t(code, 'mail:reason'), language.t(code, 'mail:change')],
  };
}

const textOf = ({ before, lines, link, after }: Parts): string => [...before, lines.map((line) => `- ${line}`).join('\n'), link, ...after, ''].join('\n\n');

function htmlOf({ before, lines, link, after }: Parts, code: LanguageCode): string {
  const paragraphs = (texts: readonly string[]) => texts.map((text) => `<p>${escaped(text)}</p>`).join('\n');
  const items = lines.map((line) => `<li>${escaped(line)}</li>`).join('\n');
  return `<!doctype html>
<html lang="${code}"><head><meta charset="utf-8"></head><body>
${paragraphs(before)}
<ul>
${items}
</ul>
<p><a href="${escaped(link)}">${escaped(link)}</a></p>
${paragraphs(after)}
</body></html>
`;
}

/** The name of an organ may hold whatever somebody once pasted. */
const onOneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
