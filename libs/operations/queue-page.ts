import { escapeMarkup } from '#libs/markup';
import { type Language, languages } from '#libs/platform';
import type { DeadLetter } from './dead-letters.js';
import type { FailedJobView, QueueOverview } from './queue-overview.js';
import { en } from './words/en.js';
import { es } from './words/es.js';
import { fr } from './words/fr.js';
import type { QueueWords } from './words/queue-words.js';

const words: Readonly<Record<Language, QueueWords>> = { en, fr, es };
const names: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', es: 'Español' };

const place = '/operations/queue';

const style = `
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.6rem; margin: .2rem 0 1rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 2px solid; }
nav ul { display: flex; gap: 1rem; list-style: none; padding: 0; margin: 0; }
nav [aria-current] { font-weight: bold; text-decoration: none; color: inherit; }
.alert { border-left: .4rem solid; padding: .4rem .8rem; font-weight: bold; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .5rem 1.5rem; }
dt { font-size: .9rem; }
dd { margin: 0; font-weight: bold; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8888; overflow-wrap: break-word; }
tbody th { font-weight: normal; }
.count { text-align: right; font-variant-numeric: tabular-nums; }
.day { white-space: nowrap; }
.narrow { width: auto; min-width: 18rem; }
.id { font: .8rem ui-monospace, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
td p { margin: 0 0 .3rem; }
.scroll { overflow-x: auto; }
.scroll table { min-width: 46rem; }
button { font: inherit; padding: .35rem .8rem; cursor: pointer; white-space: nowrap; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
footer { margin-top: 2rem; font-size: .9rem; }`;

/** The queue page: it needs no script and nothing from elsewhere, and every act on it is a button of a form. */
export function queuePage(overview: QueueOverview, language: Language): string {
  const say = words[language];
  return pageOf(
    language,
    say.title,
    `${languageLinks(language, say)}
<main>
<h1>${escapeMarkup(say.title)}</h1>
${enforcement(overview, say)}
${queue(overview, say)}
${deadLetters(overview, language)}
${failedJobs(overview, language)}
</main>
<footer><p>${escapeMarkup(say.times)}</p></footer>`,
  );
}

/** What a browser gets that had something tried again: its receipt, and the way back. */
export function retriedPage(receiptNumber: string, language: Language): string {
  const say = words[language];
  return pageOf(
    language,
    say.retried,
    `<main>
<h1>${escapeMarkup(say.retried)}</h1>
<p>${escapeMarkup(say.receipt.replace('{number}', receiptNumber))}</p>
<p><a href="${place}?language=${language}">${escapeMarkup(say.back)}</a></p>
</main>`,
  );
}

function languageLinks(language: Language, say: QueueWords): string {
  const links = languages.map((one) => {
    const current = one === language ? ' aria-current="page"' : '';
    return `<li><a href="${place}?language=${one}" lang="${one}" hreflang="${one}"${current}>${names[one]}</a></li>`;
  });
  return `<nav aria-label="${escapeMarkup(say.languages)}"><ul>${links.join('')}</ul></nav>`;
}

function enforcement(overview: QueueOverview, say: QueueWords): string {
  const { enforcement: pace, secondsSinceSweep, missedRuns, lagSeconds } = overview;
  const sentence = { 'on-time': say.onTime, late: say.late, 'never-ran': say.neverRan }[pace];
  const seconds = (n: number) => say.seconds.replace('{n}', String(Math.round(n)));
  return section(
    say.enforcement,
    `<p${pace === 'on-time' ? '' : ' class="alert" role="alert"'}>${escapeMarkup(sentence)}</p>
${facts([
  [say.lastSweep, secondsSinceSweep === null ? '–' : seconds(secondsSinceSweep)],
  [say.missedRuns, String(missedRuns)],
  [say.oldestDue, lagSeconds === 0 ? say.noneDue : seconds(lagSeconds)],
])}`,
  );
}

function queue({ backend, available, counts, nextRunAt }: QueueOverview, say: QueueWords): string {
  const kept: [string, string] = [say.backend, say[backend]];
  if (!available)
    return section(say.queue, `<p class="alert" role="alert">${escapeMarkup(say.away)}</p>${facts([kept])}`);
  const rows = Object.entries(counts).map(
    ([state, count]) =>
      `<tr><th scope="row">${escapeMarkup(say.states[state] ?? state)}</th><td class="count">${count}</td></tr>`,
  );
  return section(
    say.queue,
    `${facts([kept, [say.nextRun, nextRunAt === null ? say.noSchedule : moment(nextRunAt)]])}
<table class="narrow"><caption>${escapeMarkup(say.jobsByState)}</caption>
<thead><tr><th scope="col">${escapeMarkup(say.state)}</th><th scope="col" class="count">${escapeMarkup(say.jobs)}</th></tr></thead>
<tbody>${rows.join('')}</tbody></table>`,
  );
}

function deadLetters({ deadLetterCount, deadLetters: items }: QueueOverview, language: Language): string {
  const say = words[language];
  if (items.length === 0) return section(say.deadLetters, `<p>${escapeMarkup(say.noDeadLetters)}</p>`);
  const more = deadLetterCount > items.length ? ` ${say.more.replace('{n}', String(deadLetterCount))}` : '';
  return section(
    say.deadLetters,
    table(
      { id: 'dead-letters', caption: say.deadLettersAre + more },
      [say.obligation, say.due, say.tries, say.why, say.nextTry, say.act],
      items.map((one) => deadLetterRow(one, language)),
    ),
  );
}

function deadLetterRow(letter: DeadLetter, language: Language): string {
  const { id, kind, province, dueOn, failures, explained, nextAt } = letter;
  const action = `/api/v1/deadlines/${id}/retry`;
  return `<tr><th scope="row">${escapeMarkup(kind)}, ${escapeMarkup(province)}<br><span class="id">${escapeMarkup(id)}</span></th>
<td class="day">${escapeMarkup(dueOn)}</td><td class="count">${failures}</td>
<td><p>${escapeMarkup(explained.meaning)}</p><p>${escapeMarkup(explained.remedy)}</p></td>
<td>${nextAt === null ? '–' : moment(nextAt)}</td><td>${retryButton(action, `${kind} ${id}`, language)}</td></tr>`;
}

function failedJobs({ available, failedJobs: items }: QueueOverview, language: Language): string {
  const say = words[language];
  if (!available) return '';
  if (items.length === 0) return section(say.failedJobs, `<p>${escapeMarkup(say.noFailedJobs)}</p>`);
  return section(
    say.failedJobs,
    table(
      { id: 'failed-jobs', caption: say.failedJobsAre },
      [say.job, say.failedAt, say.tries, say.why, say.act],
      items.map((one) => failedJobRow(one, language)),
    ),
  );
}

function failedJobRow({ id, name, failure, attempts, failedAt }: FailedJobView, language: Language): string {
  const action = `/api/v1/failed-jobs/${encodeURIComponent(id)}/retry`;
  return `<tr><th scope="row">${escapeMarkup(name)}<br><span class="id">${escapeMarkup(id)}</span></th>
<td>${failedAt === null ? '–' : moment(failedAt)}</td><td class="count">${attempts}</td><td>${escapeMarkup(failure)}</td>
<td>${retryButton(action, `${name} ${id}`, language)}</td></tr>`;
}

function retryButton(action: string, what: string, language: Language): string {
  const { retry, retryThis } = words[language];
  const label = retryThis.replace('{what}', () => what);
  return `<form method="post" action="${escapeMarkup(action)}?language=${language}"><button aria-label="${escapeMarkup(label)}">${escapeMarkup(retry)}</button></form>`;
}

/** The caption is read above the table, where it is not scrolled away with it on a narrow screen. */
function table(
  { id, caption }: { id: string; caption: string },
  heads: readonly string[],
  rows: readonly string[],
): string {
  const columns = heads.map((head) => `<th scope="col">${escapeMarkup(head)}</th>`);
  return `<p id="${id}">${escapeMarkup(caption)}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}"><table aria-labelledby="${id}">
<thead><tr>${columns.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`;
}

function section(title: string, content: string): string {
  return `<section><h2>${escapeMarkup(title)}</h2>
${content}
</section>`;
}

function facts(pairs: readonly (readonly [string, string])[]): string {
  const items = pairs.map(([label, value]) => `<div><dt>${escapeMarkup(label)}</dt><dd>${value}</dd></div>`);
  return `<dl>${items.join('')}</dl>`;
}

/** A moment to the minute; the whole of it is in the attribute. */
function moment(iso: string): string {
  return `<time datetime="${escapeMarkup(iso)}">${escapeMarkup(iso.slice(0, 16).replace('T', ' '))}</time>`;
}

function pageOf(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeMarkup(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
