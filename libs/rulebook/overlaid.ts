import type { PlainDate } from '#libs/quantities';

import { writeKeys } from './lookup-refusals.js';
import type { Overlay } from './overlay.js';
import { Rulebook, type LookupOptions } from './rulebook.js';
import type { ValueSeries } from './value.js';

/**
 * A rulebook with an overlay's values in place of its own on their days, and as it was on all others. Neither `rulebook`
 * nor `overlay` changes. As ever the most specific keys decide: what is proposed for everybody leaves a province's own
 * value as it is.
 */
export function overlaid(rulebook: Rulebook, { series }: Pick<Overlay, 'series'>): Rulebook {
  const proposed = new Map(series.map((one) => [keyOf(one), one]));
  const changed = rulebook.series.map((own) => {
    const over = proposed.get(keyOf(own));
    proposed.delete(keyOf(own));
    return over === undefined ? own : spliced(own, over);
  });
  return new Rulebook(rulebook.editions, [...changed, ...proposed.values()], rulebook);
}

/** How to look values up under an overlay: among values that officers fixed, too, what is proposed comes first. */
export function optionsUnder({ series }: Pick<Overlay, 'series'>, options: LookupOptions): LookupOptions {
  if (options.officerValues === undefined) return options;
  return {
    ...options,
    officerValues: [...series.flatMap(({ values }) => values), ...options.officerValues],
  };
}

const keyOf = ({ code, keys }: ValueSeries) => `${code} ${writeKeys(keys)}`;

function spliced(own: ValueSeries, over: ValueSeries): ValueSeries {
  const left = own.values.flatMap((value) =>
    outside(value, over.values).map((piece) => Object.freeze(piece)),
  );
  const values = [...left, ...over.values].sort((a, b) => (a.from < b.from ? -1 : 1));
  const gaps = own.gaps.flatMap((gap) => outside(gap, over.values));
  return { ...own, values, gaps };
}

interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/** What is left of a stretch of days outside others. */
function outside<T extends Span>(whole: T, others: readonly Span[]): T[] {
  return others.reduce<T[]>((pieces, other) => pieces.flatMap((piece) => without(piece, other)), [whole]);
}

function without<T extends Span>(piece: T, { from, to }: Span): T[] {
  const isApart = (to !== null && to <= piece.from) || (piece.to !== null && piece.to <= from);
  if (isApart) return [piece];
  return [
    ...(piece.from < from ? [{ ...piece, to: from }] : []),
    ...(to !== null && (piece.to === null || to < piece.to) ? [{ ...piece, from: to }] : []),
  ];
}
