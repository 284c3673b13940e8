import { createHash } from 'node:crypto';
import type { Language, SentenceParams } from '../platform/language/language.js';
import type { LanguageCode } from '../platform/language/locale-files.js';
import type { DigestLine, DigestPage, WeekDigest } from './digest-views.js';

/** Large and plain, on a phone and on A5; nothing is told by colour alone. */
const style = `
@page { size: A5; margin: 11mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 16px; max-width: 42rem; font: 14pt/1.45 "Be Vietnam Pro", "Noto Sans", "Liberation Sans", Arial, sans-serif; color: #000; background: #fff; }
h1 { margin: 0; font-size: 19pt; line-height: 1.25; }
h2 { margin: 1.1em 0 .4em; font-size: 16pt; line-height: 1.25; break-after: avoid; }
p { margin: 0; }
header { padding-bottom: .5em; border-bottom: 2px solid #000; }
.organ { font-size: 16pt; font-weight: bold; }
article { margin: 0 0 .8em; padding: .1em 0 .1em .7em; border-left: 3px solid #555; break-inside: avoid; }
article.overdue, article.today { border-left: 8px solid #000; }
.person { font-size: 16pt; font-weight: bold; }
.last { font-weight: bold; }
.done::before { content: ""; display: inline-block; width: .85em; height: .85em; margin-right: .5em; border: 2px solid #000; vertical-align: -.1em; }
ul { margin: 0; padding-left: 1.2em; }
.notice { margin: .8em 0; padding: .5em .7em; border: 2px solid #000; }
.signs { display: flex; gap: 1em; margin-top: 1.6em; break-inside: avoid; text-align: center; }
.signs > div { flex: 1; min-height: 6.5em; }
.foot { margin-top: 1em; padding-top: .4em; border-top: 1px solid #555; }
section + section { margin-top: 3em; padding-top: 2em; border-top: 4px double #000; }
@media print {
  body { max-width: none; padding: 0; }
  section + section { break-before: page; margin: 0; padding: 0; border: 0; }
}
`;

/** Lets the page show its own style and nothing else whatever: no scripts, nothing from anywhere. */
export const digestPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** What a page is written with. */
interface Writer {
  readonly code: LanguageCode;
  readonly day: string;
  readonly week: WeekDigest['week'];
  readonly t: (key: string, params?: SentenceParams) => string;
}

/** The digest as one HTML page, a sheet for each branch. `day` is the day in words. */
export function digestPage(digest: WeekDigest, day: string, code: LanguageCode, language: Language): string {
  const writer: Writer = { code, day, week: digest.week, t: (key, params) => escaped(language.t(code, `inbox:digest.${key}`, params)) };
  const sheets = digest.pages.map((page) => sheet(page, writer));
  const truncated = digest.truncated ? `<p class="notice">${writer.t('truncated', { count: digest.pages.length })}</p>` : '';
  const empty = sheets.length === 0 ? `<section>${head(digest.organ, writer)}<p class="notice">${writer.t('noPages')}</p></section>` : '';
  return `<!doctype html>
<html lang="${code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${writer.t('title')}</title>
<style>${style}</style>
</head>
<body>
${truncated}${empty}${sheets.join('\n')}
</body>
</html>
`;
}

function head({ name, above }: { readonly name: string; readonly above?: string | undefined }, { t, day, week }: Writer): string {
  return `<header>
<p class="organ">${escaped(name)}</p>
${above === undefined ? '' : `<p>${escaped(above)}</p>`}
<h1>${t('title')}</h1>
<p>${t('week', week)}</p>
<p>${t('lead', { day })}</p>
</header>`;
}

function sheet({ organ, limits, more, later, changes }: DigestPage, writer: Writer): string {
  const { t } = writer;
  const groups = (['overdue', 'today', 'ahead'] as const).map((state) => group(state, limits.filter((line) => line.state === state), writer));
  return `<section>
${head(organ, writer)}
${limits.length === 0 ? `<p class="notice">${t('nothing')}</p>` : groups.join('')}
${more > 0 ? `<p class="notice">${t('more', { count: more })}</p>` : ''}
${later > 0 ? `<p>${t('later', { count: later })}</p>` : ''}
${changes.length === 0 ? `<p>${t('noChanges')}</p>` : `<h2>${t('changes')}</h2>\n<ul>${changes.map((change) => `<li>${t('change', change)}</li>`).join('\n')}</ul>`}
<div class="signs"><div><b>${t('giver')}</b><p>${t('sign')}</p></div><div><b>${t('taker')}</b><p>${t('sign')}</p></div></div>
<p class="foot">${t('foot')}</p>
</section>`;
}

function group(state: DigestLine['state'], lines: readonly DigestLine[], writer: Writer): string {
  if (lines.length === 0) return '';
  return `<h2>${writer.t(state)} (${lines.length})</h2>\n${lines.map((line) => entry(line, writer)).join('\n')}`;
}

function entry({ state, person, label, day, distance, provisional, who, todo, case: { number } }: DigestLine, { t }: Writer): string {
  return `<article class="${state}">
<p class="person">${escaped(person)}</p>
<p>${escaped(label)}</p>
<p class="last">${t('lastDay', { day })}</p>
<p class="last">${escaped(capital(distance))}.</p>
${provisional ? `<p>${t('provisional')}</p>` : ''}
<p><b>${t('who')}</b> ${escaped(who)}</p>
<p><b>${t('todo')}</b> ${escaped(todo)}</p>
<p>${t('case', { number })}</p>
<p class="done">${t('done')} ……/……</p>
</article>`;
}

const capital = (text: string): string => `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
