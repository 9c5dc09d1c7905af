import type { NoticeKind } from '#libs/deadlines';
import { escapeMarkup } from '#libs/markup';
import type { Language } from '#libs/platform';
import type { ObligationName, WhenMissed } from '#libs/rulebook';
import type { MailKind } from './mail.entity.js';
import { en, type MailWords } from './words/en.js';
import { es } from './words/es.js';
import { fr } from './words/fr.js';

/** One notice as a mail tells it: the obligation, what it is about, its day, and what happens otherwise. Nobody's data. */
export interface MailItem {
  kind: NoticeKind;
  name: ObligationName;
  subjectType: string;
  subjectNumber: string | null;
  province: string;
  dueOn: string;
  whenMissed: WhenMissed | null;
  /** Where it is to be seen; null where nobody said under which address the system is reached. */
  link: string | null;
}

/** What a mail says, as plain text and as HTML. */
export interface MailText {
  subject: string;
  text: string;
  html: string;
}

const catalogue: Readonly<Record<Language, MailWords>> = { en, fr, es };

/** Items that a mail spells out; what is over them is counted, and found in the list. */
export const mostItems = 100;

/** Puts a mail into words. `more` is how many notices it leaves to the list. */
export function composeMail(
  language: Language,
  kind: MailKind,
  items: readonly MailItem[],
  more = 0,
): MailText {
  const words = catalogue[language];
  const told = items.map((item) => sayItem(words, language, item));
  const rest = more === 0 ? [] : [fill(more === 1 ? words.more[0] : words.more[1], { count: more })];
  const opening = [words.greeting, words.introduction[kind]];
  const closing = [...rest, words.footer[kind]];
  return {
    subject: subjectOf(words, language, kind, { items, count: items.length + more }),
    text: [...opening, ...told.map(asText), ...closing].join('\n\n') + '\n',
    html: asPage(language, opening, told, closing),
  };
}

/** A day as people of a language write it, with the day of the week. */
function sayDay(words: MailWords, day: string): string {
  return new Intl.DateTimeFormat(words.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}

function subjectOf(
  words: MailWords,
  language: Language,
  kind: MailKind,
  { items, count }: { items: readonly MailItem[]; count: number },
): string {
  const [only] = items;
  if (kind === 'digest') return fill(words.subjectOfDigest[count === 1 ? 0 : 1], { count });
  if (only === undefined || count > 1) return fill(words.subjectOfUrgent, { count });
  return fill(words.subjectOfOne[only.kind], {
    day: sayDay(words, only.dueOn),
    obligation: only.name[language],
  });
}

/** A notice in sentences: what, then its day and what follows, then where to see it. */
interface Said {
  title: string;
  sentences: string[];
  link: { sentence: string; href: string } | null;
}

function sayItem(words: MailWords, language: Language, item: MailItem): Said {
  const { kind, name, province, dueOn, whenMissed, link } = item;
  const about = subjectWords(words, item);
  const heading = fill(words.heading[kind], { obligation: name[language] });
  const title = about === null ? heading : `${heading} (${about})`;
  // What happens otherwise has happened when it is overdue, and is the reason for the notice.
  const otherwise =
    whenMissed === null || kind === 'escalation'
      ? []
      : [fill(words.otherwise, { effect: words.whenMissed[whenMissed] })];
  return {
    title,
    sentences: [fill(words.lastDay[kind], { day: sayDay(words, dueOn), province }), ...otherwise],
    link: link === null ? null : { sentence: fill(words.open, { link }), href: link },
  };
}

function subjectWords(words: MailWords, { subjectType, subjectNumber }: MailItem): string | null {
  if (subjectNumber === null || (subjectType !== 'job-order' && subjectType !== 'placement')) return null;
  return fill(words.subjectTypes[subjectType], { number: subjectNumber });
}

function asText({ title, sentences, link }: Said): string {
  return [title, ...sentences, ...(link === null ? [] : [link.sentence])].join('\n');
}

function asPage(
  language: Language,
  opening: readonly string[],
  told: readonly Said[],
  closing: readonly string[],
): string {
  const paragraph = (sentence: string) => `<p>${escapeMarkup(sentence)}</p>`;
  const item = ({ title, sentences, link }: Said) =>
    `<li><strong>${escapeMarkup(title)}</strong>${sentences.map((one) => `<br>${escapeMarkup(one)}`).join('')}${
      link === null ? '' : `<br><a href="${escapeMarkup(link.href)}">${escapeMarkup(link.href)}</a>`
    }</li>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"></head><body>
${opening.map(paragraph).join('\n')}
<ul>
${told.map(item).join('\n')}
</ul>
${closing.map(paragraph).join('\n')}
</body></html>
`;
}

function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));
}
