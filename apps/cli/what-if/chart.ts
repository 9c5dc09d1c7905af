import { escapeMarkup } from '#libs/markup';
import { type ExplanationLanguage, type WhatIfGroup, writeMoney } from '#libs/rulebook';
import { labelled } from '../labelled.js';
import { groupName, signed } from './figures.js';
import { comparisonWords } from './words.js';

const width = 960;
const rowHeight = 30;
const barHeight = 18;
const nameWidth = 190;
/** Room beside the longest bar for its figure. */
const figureWidth = 150;

/**
 * Bars of the change of net pay as an SVG: to the right for more, solid; to the left for less, hatched and outlined, so
 * that they are told apart in black and white. Figures stand beside the bars; the table beside the chart says the same.
 */
export function changeChart(
  id: string,
  head: string,
  groups: readonly WhatIfGroup[],
  language: ExplanationLanguage,
): string {
  const changes = groups.map(({ differenceCents }) => differenceCents);
  const scale = scaleOf(changes);
  const height = groups.length * rowHeight + 12;
  const title = labelled(comparisonWords[language].netChange, head, language);
  const rows = groups.map((group, index) => bar(id, group, index, scale, language));
  return `<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title id="${id}-title">${escapeMarkup(title)}</title>
<desc id="${id}-desc">${escapeMarkup(description(groups, language))}</desc>
<defs><pattern id="${id}-less" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#222" stroke-width="2.5"/></pattern></defs>
<line x1="${scale.zero}" y1="0" x2="${scale.zero}" y2="${height}" stroke="#222"/>
${rows.join('\n')}
</svg>`;
}

interface Scale {
  zero: number;
  perCent: number;
}

/** Losses need room on the left of zero only where there are some. */
function scaleOf(changes: readonly number[]): Scale {
  const gain = Math.max(0, ...changes);
  const loss = Math.max(0, ...changes.map((one) => -one));
  const sides = (gain > 0 || loss === 0 ? 1 : 0) + (loss > 0 ? 1 : 0);
  const room = width - nameWidth - sides * figureWidth;
  const perCent = gain + loss === 0 ? 0 : room / (gain + loss);
  return { zero: Math.round(nameWidth + (loss > 0 ? figureWidth + loss * perCent : 0)), perCent };
}

function bar(
  id: string,
  group: WhatIfGroup,
  index: number,
  { zero, perCent }: Scale,
  language: ExplanationLanguage,
): string {
  const { differenceCents } = group;
  const length = Math.round(Math.abs(differenceCents) * perCent);
  const isLess = differenceCents < 0;
  const y = 6 + index * rowHeight;
  const middle = y + barHeight / 2 + 5;
  const figure = escapeMarkup(signed(differenceCents, (amountCents) => writeMoney(amountCents, language)));
  const fill = isLess ? `url(#${id}-less)` : '#222';
  const [x, anchor] = isLess ? [zero - length - 8, 'end'] : [zero + length + 8, 'start'];
  return (
    `<text x="${nameWidth - 12}" y="${middle}" text-anchor="end">${escapeMarkup(shortened(groupName(group, language)))}</text>` +
    `<rect x="${isLess ? zero - length : zero}" y="${y}" width="${length}" height="${barHeight}" fill="${fill}" stroke="#222"/>` +
    `<text x="${x}" y="${middle}" text-anchor="${anchor}">${figure}</text>`
  );
}

function description(groups: readonly WhatIfGroup[], language: ExplanationLanguage): string {
  return groups
    .map((group) => {
      const change = signed(group.differenceCents, (amountCents) => writeMoney(amountCents, language));
      return labelled(groupName(group, language), change, language);
    })
    .join('; ');
}

const shortened = (name: string) => (name.length > 24 ? `${name.slice(0, 23)}…` : name);
