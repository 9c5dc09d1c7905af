/**
 * The one of the media types offered that an `Accept` header wants most; the first offered when it does not care, and
 * undefined when it wants none of them. What is equally wanted is decided by the order of the offer.
 */
export function wanted<Offered extends string>(
  accept: string | undefined,
  offered: readonly Offered[],
): Offered | undefined {
  if (accept === undefined || accept.trim() === '') return offered[0];
  const ranges = accept.split(',').map(readRange);
  const weighed = offered.map((type) => ({ type, weight: weightOf(type, ranges) }));
  const best = weighed.reduce((most, one) => (one.weight > most.weight ? one : most), {
    type: undefined as Offered | undefined,
    weight: 0,
  });
  return best.type;
}

interface Range {
  type: string;
  weight: number;
}

function readRange(part: string): Range {
  const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { type, weight: weight >= 0 && weight <= 1 ? weight : 0 };
}

/** What is said of a type itself counts before what is said of its family, and that before what is said of all. */
function weightOf(type: string, ranges: readonly Range[]): number {
  const family = `${type.slice(0, type.indexOf('/'))}/*`;
  for (const range of [type, family, '*/*']) {
    const found = ranges.find((one) => one.type === range);
    if (found !== undefined) return found.weight;
  }
  return 0;
}
