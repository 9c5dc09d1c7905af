import { escapeMarkup } from '#libs/markup';
import type { Language } from '#libs/platform';
import { addMonths, daysBetween, plainDate, type PlainDate } from '#libs/quantities';
import { filled } from '../feed-words.js';
import { type ChartRow, type ObligationsChart, rowsOf, spanOf } from './chart.js';
import { chartWords, type Standing } from './chart-words.js';
import { element, fitted } from './svg.js';

/** Where things stand, in units of the picture. */
const width = 1120;
const left = 390;
const right = 900;
const head = 78;
const rowHeight = 38;
const barHeight = 14;

/**
 * Black on white, so that it can be printed: how a bar stands is told by its pattern and said in words beside it, and
 * never by a colour alone.
 */
const looks: Readonly<Record<Standing, Record<string, string>>> = {
  open: { fill: '#fff', 'stroke-width': '1.5' },
  overdue: { fill: 'url(#hatched)', 'stroke-width': '3' },
  met: { fill: '#bbb', 'stroke-width': '1.5' },
  missed: { fill: 'url(#hatched)', 'stroke-width': '1.5' },
  waived: { fill: '#fff', 'stroke-width': '1.5', 'stroke-dasharray': '4 3' },
  cancelled: { fill: '#fff', 'stroke-width': '1.5', 'stroke-dasharray': '4 3' },
};

const hatched =
  '<defs><pattern id="hatched" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  '<rect width="6" height="6" fill="#fff"/><line x1="0" y1="0" x2="0" y2="6" stroke="#000" stroke-width="3"/></pattern></defs>';

/** Places days along the width of the picture. */
type Place = (day: PlainDate) => number;

/** Draws the season chart of an order as an SVG document that is read aloud as a list. */
export function chartSvg(chart: ObligationsChart, language: Language): string {
  const words = chartWords[language];
  const rows = rowsOf(chart.bars);
  const span = spanOf(chart);
  const bottom = head + Math.max(1, rows.length) * rowHeight;
  const title = filled(words.title, { number: chart.orderNumber });
  const summary = span === null ? words.nothing : summaryOf(chart, words.summary);
  const place: Place = (day) => {
    if (span === null) return left;
    const share = daysBetween(span.from, day) / daysBetween(span.from, span.to);
    return Math.round((left + share * (right - left)) * 10) / 10;
  };
  const drawn =
    span === null
      ? []
      : [
          months(span, place, bottom),
          element(
            'g',
            { role: 'list' },
            rows.map((row, index) => rowSvg(row, head + index * rowHeight, place, language)).join(''),
          ),
          today(chart.today, span, place, { bottom, label: filled(words.today, { today: chart.today }) }),
        ];
  const height = bottom + 64;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${String(width)} ${String(height)}`,
      ...{ width: String(width), height: String(height), lang: language },
      ...{
        role: 'group',
        'aria-labelledby': 'title desc',
        'font-family': 'system-ui, DejaVu Sans, sans-serif',
      },
    },
    [
      element('title', { id: 'title' }, escapeMarkup(title)),
      element('desc', { id: 'desc' }, escapeMarkup(summary)),
      hatched,
      element('rect', { width: '100%', height: '100%', fill: '#fff' }),
      label(16, 28, title, { 'font-size': '18', 'font-weight': 'bold' }),
      label(16, 48, summary, { 'font-size': '13' }),
      ...drawn,
      legend(bottom + 30, language),
    ].join(''),
  );
}

function summaryOf({ bars, province, today: day }: ObligationsChart, sentence: string): string {
  const count = (standing: Standing) => String(bars.filter((bar) => standingOf(bar) === standing).length);
  return filled(sentence, {
    ...{ rows: String(bars.length), province, today: day },
    ...{ open: count('open'), overdue: count('overdue'), met: count('met') },
  });
}

const standingOf = ({ state, overdue }: Pick<ChartRow, 'state' | 'overdue'>): Standing =>
  overdue ? 'overdue' : state;

function rowSvg(row: ChartRow, top: number, place: Place, language: Language): string {
  const words = chartWords[language];
  const { name, numbers, dueOn, countedFromOn, opensOn } = row;
  const owedBy = words.roles[row.owedBy] ?? row.owedBy;
  const standing = standingOf(row);
  const about =
    numbers.length === 1 ? (numbers[0] ?? '') : filled(words.placements, { count: String(numbers.length) });
  const said = words.standing[standing];
  const middle = top + rowHeight / 2;
  const from = place(countedFromOn ?? opensOn ?? dueOn);
  const due = place(dueOn);
  const sentence = filled(words.row, { name, about: numbers.join(', '), owedBy, dueOn, standing: said });
  return element(
    'g',
    { role: 'listitem' },
    [
      element('title', {}, escapeMarkup(sentence)),
      element('line', { x1: '16', x2: String(width - 16), y1: String(top), y2: String(top), stroke: '#ddd' }),
      label(16, middle - 3, fitted(name, 44), { 'font-size': '13', 'font-weight': 'bold' }),
      label(16, middle + 13, fitted(`${about} · ${owedBy}`, 60), { 'font-size': '11' }),
      element('rect', {
        ...{ x: String(Math.min(from, due)), y: String(middle - barHeight / 2) },
        ...{ width: String(Math.max(1, Math.abs(due - from))), height: String(barHeight) },
        ...{ stroke: '#000', ...looks[standing] },
      }),
      countedFromOn === null ? '' : eventMark(from, middle),
      dueMark(due, middle),
      label(right + 20, middle + 4, `${dueOn} ${said}`, {
        'font-size': '12',
        ...(standing === 'overdue' ? { 'font-weight': 'bold' } : {}),
      }),
    ].join(''),
  );
}

/** Where a bar counts from: a ring. */
const eventMark = (x: number, y: number) =>
  element('circle', {
    cx: String(x),
    cy: String(y),
    r: '5',
    fill: '#fff',
    stroke: '#000',
    'stroke-width': '2',
  });

/** Where a bar is due: a diamond. */
const dueMark = (x: number, y: number) =>
  element('path', { d: `M${String(x)} ${String(y - 10)}l7 10l-7 10l-7 -10z`, fill: '#000', stroke: '#fff' });

const label = (x: number, y: number, words: string, attributes: Record<string, string>) =>
  element('text', { x: String(x), y: String(y), ...attributes }, escapeMarkup(words));

/** Months at least so wide apart have their names beside each other. */
const narrowest = 48;

function months(span: { from: PlainDate; to: PlainDate }, place: Place, bottom: number): string {
  const drawn: string[] = [];
  let named = -Infinity;
  const first = addMonths(plainDate(`${span.from.slice(0, 7)}-01`), 1);
  for (let month = first; month <= span.to; month = addMonths(month, 1)) {
    const x = place(month);
    const y = { y1: String(head - 4), y2: String(bottom) };
    drawn.push(
      element('line', { x1: String(x), x2: String(x), ...y, stroke: '#999', 'stroke-dasharray': '1 4' }),
    );
    if (x - named < narrowest) continue;
    named = x;
    drawn.push(label(x, head - 8, month.slice(0, 7), { 'font-size': '11', 'text-anchor': 'middle' }));
  }
  return drawn.join('');
}

function today(
  day: PlainDate,
  span: { from: PlainDate; to: PlainDate },
  place: Place,
  { bottom, label: said }: { bottom: number; label: string },
): string {
  if (day < span.from || day > span.to) return '';
  const x = String(place(day));
  const line = { x1: x, x2: x, y1: String(head - 4), y2: String(bottom + 2) };
  return (
    element('line', { ...line, stroke: '#000', 'stroke-width': '2', 'stroke-dasharray': '8 4' }) +
    label(place(day), bottom + 14, said, {
      'font-size': '12',
      'font-weight': 'bold',
      'text-anchor': 'middle',
    })
  );
}

function legend(top: number, language: Language): string {
  const words = chartWords[language];
  const y = top + 14;
  let x = 16;
  const next = (drawn: string, said: string, room: number): string => {
    const entry = drawn + label(x + room, y + 4, said, { 'font-size': '12' });
    x += room + 22 + said.length * 6.6;
    return entry;
  };
  return [
    next(eventMark(x + 7, y), words.event, 20),
    next(dueMark(x + 7, y), words.lastDay, 20),
    ...(['open', 'overdue', 'met', 'missed', 'cancelled'] as const).map((standing) =>
      next(
        element('rect', {
          ...{ x: String(x), y: String(y - 7), width: '28', height: '14', stroke: '#000' },
          ...looks[standing],
        }),
        words.standing[standing],
        36,
      ),
    ),
  ].join('');
}
