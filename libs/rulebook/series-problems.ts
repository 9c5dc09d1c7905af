import { addDays, type PlainDate } from '#libs/quantities';

import { writeKeys } from './lookup-refusals.js';
import type { DeclaredGap, Edition, ValueKeys } from './value.js';
import type { Problem } from './yaml-place.js';

/** A series of dated entries, of whatever. */
interface Series {
  readonly code: string;
  readonly keys: ValueKeys;
  readonly file: string;
  readonly values: readonly { from: PlainDate; to: PlainDate | null; enteredOn?: PlainDate }[];
  readonly gaps: readonly DeclaredGap[];
}

/** Overlaps of entries that a series got at the same time, two series of the same code and keys, and holes inside an edition that nobody declared. */
export function seriesProblems(all: readonly Series[], editions: readonly Edition[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const series of all) {
    const path = `${series.code} (${writeKeys(series.keys)})`;
    const report = (message: string): number => problems.push({ file: series.file, path, message });
    const other = seen.get(path);
    if (other !== undefined)
      report(`the same code and keys stand in ${other} too; one series holds all dates`);
    seen.set(path, series.file);
    const spans = [...series.values, ...series.gaps].map((one) => ({
      from: one.from,
      to: one.to ?? one.from,
    }));
    for (const entered of new Set(series.values.map(({ enteredOn }) => enteredOn))) {
      const together = series.values.filter(({ enteredOn }) => enteredOn === entered);
      together.forEach((value, index) => {
        const next = together[index + 1];
        if (next && next.from < (value.to ?? value.from))
          report(`the entry from ${next.from} begins before the one from ${value.from} ends`);
      });
    }
    for (const edition of editions) {
      const holes = holesIn(edition, spans);
      for (const hole of holes)
        report(
          `nothing from ${hole.from} to ${addDays(hole.to, -1)} inside edition ${edition.name}; add a value or declare the gap`,
        );
    }
  }
  return problems;
}

interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** What an edition's days lack, if the series says anything about that edition at all. */
function holesIn(edition: Edition, spans: readonly Span[]): Span[] {
  const inside = spans
    .filter((span) => span.from < edition.to && span.to > edition.from)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  if (inside.length === 0) return [];
  const holes: Span[] = [];
  let reached = edition.from;
  for (const span of inside) {
    if (span.from > reached) holes.push({ from: reached, to: span.from });
    if (span.to > reached) reached = span.to;
  }
  if (reached < edition.to) holes.push({ from: reached, to: edition.to });
  return holes;
}
