import { escapeMarkup } from '#libs/markup';
import { type ExplanationLanguage, overlayLines, whatIfDimensions, type WhatIfGroup } from '#libs/rulebook';
import { labelled } from '../labelled.js';
import { changeChart } from './chart.js';
import type { Comparison } from '#libs/calculators';
import { deductionCells, groupCells, groupHeads, groupName, largest } from './figures.js';
import { notesOf } from './notes.js';
import { summaryOf } from './table.js';
import { comparisonWords } from './words.js';

const groupsShown = 40;

const style = `
body { font: 16px/1.45 system-ui, sans-serif; color: #111; background: #fff; margin: 2rem auto; max-width: 76rem; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; margin-bottom: .2rem; } h2 { font-size: 1.25rem; margin-top: 2.4rem; }
.summary { font-size: 1.15rem; font-weight: 600; }
table { border-collapse: collapse; margin: 1rem 0; font-size: .86rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
th, td { padding: .3rem .55rem; text-align: right; border-bottom: 1px solid #bbb; white-space: nowrap; }
thead th { border-bottom: 2px solid #222; white-space: normal; vertical-align: bottom; }
th:first-child { text-align: left; } tfoot th, tfoot td { border-top: 2px solid #222; font-weight: 600; }
.wide { overflow-x: auto; } svg { max-width: 100%; height: auto; } svg text { font: 14px system-ui, sans-serif; fill: #111; }
@media print { body { margin: 0; max-width: none; } section { break-inside: avoid; } }
`;

/** The comparison as one page that needs nothing else: tables, and beside each a chart of the same figures. No script. */
export function comparisonPage(one: Comparison, language: ExplanationLanguage): string {
  const words = comparisonWords[language];
  const { title, clause: author, href } = one.overlay.proposal;
  const heading = labelled(words.title, title, language);
  const named =
    href === null ? escapeMarkup(title) : `<a href="${escapeMarkup(href)}">${escapeMarkup(title)}</a>`;
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeMarkup(heading)}</title><style>${style}</style></head>
<body>
<h1>${labelled(escapeMarkup(words.title), named, language)}</h1>
<p>${escapeMarkup(`${words.proposedBy} ${author}`)}. ${escapeMarkup(words.sourceOf(one.source[language]))}</p>
${list(overlayLines(one.overlay))}
<p class="summary">${escapeMarkup(summaryOf(one, language))}</p>
${sections(one, language).join('\n')}
<section><h2>${escapeMarkup(words.deductions)}</h2>${deductions(one.result.total, language)}</section>
<section><h2>${escapeMarkup(words.notes)}</h2>${list(notesOf(one, language))}</section>
</body>
</html>
`;
}

function sections({ result }: Comparison, language: ExplanationLanguage): string[] {
  const words = comparisonWords[language];
  return whatIfDimensions.flatMap((dimension) => {
    const groups = result.groups[dimension];
    if (groups === undefined) return [];
    const { shown, left } = largest(groups, groupsShown);
    const head = words.by[dimension];
    return [
      `<section><h2>${escapeMarkup(head)}</h2>`,
      changeChart(`chart-${dimension}`, head, shown, language),
      groupTable(head, shown, result.total, language),
      ...(left > 0 ? [`<p>… ${escapeMarkup(words.more(left))}</p>`] : []),
      '</section>',
    ];
  });
}

function groupTable(
  head: string,
  groups: readonly WhatIfGroup[],
  total: WhatIfGroup,
  language: ExplanationLanguage,
): string {
  const rows = groups.map((group) => row([groupName(group, language), ...groupCells(group, language)]));
  const last = row([comparisonWords[language].everybody, ...groupCells(total, language)]);
  return table([head, ...groupHeads(language)], rows, `<tfoot>${last}</tfoot>`);
}

function deductions(total: WhatIfGroup, language: ExplanationLanguage): string {
  const { deduction, before, after, change } = comparisonWords[language];
  const rows = deductionCells(total, language).map(row);
  const last = rows.pop() ?? '';
  return table([deduction, before, after, change], rows, `<tfoot>${last}</tfoot>`);
}

function table(heads: readonly string[], rows: readonly string[], foot: string): string {
  const cells = heads.map((head) => `<th scope="col">${escapeMarkup(head)}</th>`).join('');
  return `<div class="wide"><table><thead><tr>${cells}</tr></thead><tbody>${rows.join('')}</tbody>${foot}</table></div>`;
}

function row([name = '', ...cells]: readonly string[]): string {
  return `<tr><th scope="row">${escapeMarkup(name)}</th>${cells.map((cell) => `<td>${escapeMarkup(cell)}</td>`).join('')}</tr>`;
}

function list(items: readonly string[]): string {
  return `<ul>${items.map((item) => `<li>${escapeMarkup(item)}</li>`).join('')}</ul>`;
}
