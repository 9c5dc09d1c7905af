import { escapeMarkup } from '#libs/markup';
import type { Language } from '#libs/platform';
import {
  type Block,
  type CodeToOpen,
  type Column,
  type Item,
  linesOf,
  type PayslipDocument,
  type Row,
  type Table,
} from '../document.js';
import { qrStrips } from './qr.js';

/** Black on white, with lines and weight instead of colours: it is printed on what the farm's office has. */
const style = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 52rem; padding: 1rem; background: #fff; color: #000;
  font: 1rem/1.45 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
h1 { font-size: 1.7rem; margin: 0; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .5rem; border-bottom: 2px solid #000; }
p { margin: .3rem 0; overflow-wrap: anywhere; }
.headline { border: 2px solid #000; padding: .4rem .8rem; margin: .8rem 0; display: flex; justify-content: space-between;
  gap: 1rem; align-items: baseline; }
.headline strong { font-size: 1.5rem; white-space: nowrap; }
.notice { border-left: .4rem solid #000; padding: .3rem .8rem; font-weight: bold; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .5rem 1.5rem; margin: .5rem 0; }
dt { font-size: .85rem; }
dd { margin: 0; font-weight: bold; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-size: .85rem; padding: .5rem 0 .2rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #999; }
th, td { overflow-wrap: break-word; }
thead th { border-bottom: 1.5px solid #000; }
tbody th { font-weight: normal; }
.end { text-align: right; padding-right: 0; padding-left: .6rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
thead .end { white-space: normal; }
ul { padding-left: 1.2rem; margin: .3rem 0; }
.marked { list-style: none; margin-left: -1.2rem; }
a { color: inherit; overflow-wrap: anywhere; }
.sum > * { font-weight: bold; border-top: 1.5px solid #000; }
.code { display: flex; gap: 1.2rem; align-items: center; flex-wrap: wrap; border: 2px solid #000; padding: .8rem; }
.code svg { width: 9rem; height: 9rem; flex: none; }
.code div { flex: 1 1 16rem; }
.code strong { font: bold 1.15rem/1.6 ui-monospace, "DejaVu Sans Mono", monospace; white-space: nowrap; }
footer { margin-top: 2rem; font-size: .85rem; border-top: 1px solid #999; }
@media screen and (max-width: 34rem) {
  .stacked, .stacked caption, .stacked tbody, .stacked tr, .stacked tbody th, .stacked td { display: block; }
  .stacked thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .stacked tr { border-bottom: 1px solid #000; padding: .4rem 0; }
  .stacked tbody th, .stacked td { border: 0; padding: .1rem 0; text-align: left; }
  .stacked tbody th { font-weight: bold; }
  .stacked td[data-label]::before { content: attr(data-label) ": "; }
  .stacked td:not([data-label]) { display: none; }
}
@page { margin: 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2 { break-after: avoid; margin-top: 1.1rem; }
  tr, .code, .headline, dl > div { break-inside: avoid; }
  thead { display: table-header-group; }
}`;

/** A payslip as one page that needs nothing else: no script, no picture, no font from elsewhere. */
export function renderHtml({ language, ...document }: PayslipDocument): string {
  const { title, subtitle, headline, notice, sections, footer } = document;
  return pageOf(
    language,
    `${title} – ${subtitle}`,
    `<header>
<h1>${escapeMarkup(title)}</h1>
<p>${escapeMarkup(subtitle)}</p>
${notice === null ? '' : `<p class="notice" role="note">${escapeMarkup(notice)}</p>\n`}<p class="headline"><span>${escapeMarkup(headline.label)}</span> <strong>${escapeMarkup(headline.amount)}</strong></p>
</header>
${sections.map(section).join('\n')}
<footer><p>${escapeMarkup(footer)}</p></footer>`,
  );
}

/** A page that says one thing, such as why there is nothing to see. */
export function renderMessage(language: Language, title: string, sentences: readonly string[]): string {
  const text = sentences.map((sentence) => `<p>${escapeMarkup(sentence)}</p>`).join('\n');
  return pageOf(language, title, `<h1>${escapeMarkup(title)}</h1>\n${text}`);
}

function pageOf(language: Language, title: string, main: string): string {
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
<main>
${main}
</main>
</body>
</html>
`;
}

function section({ title, blocks }: PayslipDocument['sections'][number], index: number): string {
  const id = `section-${index + 1}`;
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escapeMarkup(title)}</h2>
${blocks.map(block).join('\n')}
</section>`;
}

function block(one: Block): string {
  switch (one.kind) {
    case 'paragraph':
      return `<p>${escapeMarkup(one.text)}</p>`;
    case 'items':
      return `<ul>${one.items.map(item).join('')}</ul>`;
    case 'facts':
      return `<dl>${one.facts
        .map(
          ({ label, value }) => `<div><dt>${escapeMarkup(label)}</dt><dd>${escapeMarkup(value)}</dd></div>`,
        )
        .join('')}</dl>`;
    case 'table':
      return table(one);
    case 'code':
      return codeToOpen(one);
  }
}

function item({ mark, text, href }: Item): string {
  const words =
    href === null
      ? escapeMarkup(text)
      : `<a href="${escapeMarkup(href)}" rel="noreferrer">${escapeMarkup(text)}</a>`;
  return mark === null ? `<li>${words}</li>` : `<li class="marked">${escapeMarkup(mark)} ${words}</li>`;
}

/** Roles are said although tables have them: where a narrow screen stacks their cells, browsers forget them. */
function table({ caption, columns, rows }: Table): string {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => `<col style="width:${Math.round((100 * share) / shares)}%">`);
  const heads = columns.map(
    (column) => `<th scope="col" role="columnheader"${endOf(column)}>${escapeMarkup(column.title)}</th>`,
  );
  const stacked = rows.some(({ cells }) => cells.some((cell) => linesOf(cell).length > 1));
  return `<table role="table"${stacked ? ' class="stacked"' : ''}>
<caption>${escapeMarkup(caption)}</caption>
<colgroup>${widths.join('')}</colgroup>
<thead role="rowgroup"><tr role="row">${heads.join('')}</tr></thead>
<tbody role="rowgroup">
${rows.map((one) => row(one, columns)).join('\n')}
</tbody>
</table>`;
}

function row({ cells, sum }: Row, columns: Column[]): string {
  const inside = cells.map((cell, index) => {
    const column = columns[index];
    const lines = linesOf(cell).map(escapeMarkup);
    const content = lines.length === 1 ? (lines[0] ?? '') : lines.map((line) => `<p>${line}</p>`).join('');
    if (column === undefined || index === 0) return `<th scope="row" role="rowheader">${content}</th>`;
    const label = content === '' || content === '–' ? '' : ` data-label="${escapeMarkup(column.title)}"`;
    return `<td role="cell"${endOf(column)}${label}>${content}</td>`;
  });
  return `<tr role="row"${sum === true ? ' class="sum"' : ''}>${inside.join('')}</tr>`;
}

function endOf({ align }: Column): string {
  return align === 'end' ? ' class="end"' : '';
}

function codeToOpen({ label, code, address, text, alternative }: CodeToOpen): string {
  const { size, strips } = qrStrips(address);
  const path = strips.map(({ x, y, length }) => `M${x} ${y}h${length}v1h-${length}z`).join('');
  return `<div class="code">
<svg role="img" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><title>${escapeMarkup(alternative)}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>
<div><p>${escapeMarkup(text)}</p><p>${escapeMarkup(label)} <strong>${escapeMarkup(code)}</strong></p><p><a href="${escapeMarkup(address)}" rel="nofollow">${escapeMarkup(address)}</a></p></div>
</div>`;
}
