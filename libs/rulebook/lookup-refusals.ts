import type { PlainDate } from '#libs/quantities';

import type { ValueCode } from './codes.js';
import type { RuleRefusal } from './refusal.js';
import type { DatedValue, DeclaredGap, Edition, ValueBound, ValueKeys, ValueSeries } from './value.js';
import { keyNames } from './value.js';

/** Refusal: no edition contains the date; names the editions before and after it. */
export function noEdition(editions: readonly Edition[], date: PlainDate): RuleRefusal {
  const before = editions.filter((edition) => edition.to <= date).at(-1);
  const after = editions.find((edition) => edition.from > date);
  const nearest = [before, after].filter((edition) => edition !== undefined).map((edition) => edition.name);
  return {
    code: 'DATE_IN_NO_EDITION',
    params: { date, nearestEditions: nearest },
    rule: 'editions',
    text: `No edition of the rules covers ${date}; the nearest covered ${nearest.length === 1 ? 'edition is' : 'editions are'} ${nearest.join(' and ')}.`,
    instead:
      'Choose a date inside an edition, or add the edition to values/editions.yaml with its values and sources.',
  };
}

/** The part of a rulebook that a refusal looks around in. */
interface HeldSeries {
  seriesOf(code: ValueCode): readonly ValueSeries[];
  matches(series: ValueKeys, question: ValueKeys): boolean;
}

/** Refusal: no value holds on the date; names the nearest periods that are covered and the file to add it to. */
export function notCovered(book: HeldSeries, code: ValueCode, keys: ValueKeys, date: PlainDate): RuleRefusal {
  const series = book.seriesOf(code).filter((one) => book.matches(one.keys, keys));
  const values = series.flatMap((one) => one.values);
  const periods = nearestPeriods(values, date);
  const gap = series.flatMap((one) => one.gaps).find((one) => one.from <= date && date < one.to);
  const file = series[0]?.file ?? book.seriesOf(code)[0]?.file ?? `<authority>/${code}.yaml`;
  const keyText = writeKeys(keys);
  return {
    code: 'VALUE_NOT_COVERED',
    params: {
      value: code,
      keys: keyText,
      date,
      nearestPeriods: periods,
      gapReason: gap?.reason ?? null,
      file,
    },
    rule: code,
    text: `No value of "${code}" for ${keyText} covers ${date}${reasonText(gap)}; ${periods.length > 0 ? `covered nearest: ${periods.join(', ')}` : 'none is held for any date'}.`,
    instead: `Add the dated value with its source to values/${file}, or let an officer fix it for the season.`,
  };
}

/** Refusal: the value is known from memory, inference or contradictory sources only. */
export function unconfirmed(value: DatedValue, date: PlainDate): RuleRefusal {
  return {
    code: 'VALUE_UNCONFIRMED',
    params: { value: value.code, keys: writeKeys(value.keys), date, file: value.file },
    rule: value.code,
    source: value.source,
    text: `The value of "${value.code}" for ${writeKeys(value.keys)} on ${date} is unconfirmed${value.note ? `: ${withoutStop(value.note)}` : ''}.${boundsText(value)}`,
    instead: `Confirm it against a source in values/${value.file ?? ''}, or allow unconfirmed values, which taints the result.`,
  };
}

/** A text that ends a sentence, whether or not it ends with a full stop of its own. */
const withoutStop = (text: string): string => text.replace(/[\s.]+$/, '');

/** What an unconfirmed value is known to lie between, as sentences; empty where nothing is. */
function boundsText({ bounds, unit }: DatedValue): string {
  const end = (word: string, bound: ValueBound | undefined): string =>
    bound === undefined ? '' : ` It is at ${word} ${bound.value} ${unit}: ${withoutStop(bound.reason)}.`;
  return end('least', bounds?.from) + end('most', bounds?.to);
}

/** Keys as readers see them: `province ON, commodity tobacco`. */
export function writeKeys(keys: ValueKeys): string {
  const parts = keyNames.flatMap((name) => (keys[name] === undefined ? [] : [`${name} ${keys[name]}`]));
  return parts.length > 0 ? parts.join(', ') : 'everyone';
}

function reasonText(gap: DeclaredGap | undefined): string {
  return gap ? ` (${withoutStop(gap.reason)})` : '';
}

function nearestPeriods(values: readonly DatedValue[], date: PlainDate): string[] {
  const before = values
    .filter((one) => one.to !== null && one.to <= date)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  const after = values.filter((one) => one.from > date).sort((a, b) => (a.from < b.from ? -1 : 1))[0];
  return [before, after].flatMap((one) =>
    one ? [`${one.from} to before ${one.to ?? 'further notice'}`] : [],
  );
}
