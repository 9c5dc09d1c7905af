import { waitBounds } from '#libs/deadlines';

/**
 * The text of a histogram whose counts a table keeps for all processes, since the library's own counts only what its
 * process saw. `counts` has those within each bound and beyond the one before, and last those beyond every bound.
 */
export function waitHistogram(
  { name, help }: { name: string; help: string },
  counts: readonly number[],
  seconds: number,
): string {
  let sum = 0;
  const buckets = [...waitBounds, '+Inf'].map((le, place) => {
    sum += counts[place] ?? 0;
    return `${name}_bucket{le="${le}"} ${sum}`;
  });
  const lines = [`# HELP ${name} ${help}`, `# TYPE ${name} histogram`, ...buckets];
  return [...lines, `${name}_sum ${seconds}`, `${name}_count ${sum}`, ''].join('\n');
}
