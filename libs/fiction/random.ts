/** Seeded draws. The same labels give the same draws, in whatever order things are asked for. */
export interface Random {
  /** A number from 0 up to but not including 1. */
  fraction(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  /** Whether something happens that happens in `perThousand` cases of a thousand. */
  happens(perThousand: number): boolean;
  /** One of the items. Throws a RangeError when there is none. */
  pick<T>(items: readonly T[]): T;
  /** The items in another order; the given list is left as it is. */
  shuffled<T>(items: readonly T[]): T[];
}

/**
 * Draws for a seed and labels, such as `randomOf(7, 'worker', 12)`. Labels let one worker's draws be made again without
 * making those of the workers before, which is what keeps a season of any size out of memory.
 */
export function randomOf(seed: number, ...labels: readonly (string | number)[]): Random {
  const next = sfc32(hashed([seed, ...labels].join('\u0000')));
  const fraction = () => next() / 2 ** 32;
  const whole = (from: number, to: number) => from + Math.floor(fraction() * (to - from + 1));
  const pick = <T>(items: readonly T[]): T => at(items, whole(0, items.length - 1));
  const shuffled = <T>(items: readonly T[]): T[] => {
    const copy = [...items];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = whole(0, last);
      [copy[last], copy[other]] = [at(copy, other), at(copy, last)];
    }
    return copy;
  };
  return { fraction, whole, happens: (perThousand) => fraction() * 1000 < perThousand, pick, shuffled };
}

/** The item at an index; throws a RangeError naming the index when the list is too short. */
export function at<T>(items: readonly T[], index: number): T {
  if (index < 0 || index >= items.length)
    throw new RangeError(`No item ${index} in a list of ${items.length}`);
  return items[index] as T;
}

/** Chris Doty-Humphrey's Small Fast Counting generator with 32-bit words (PractRand 0.95, sfc32), warmed up by 12 rounds. */
function sfc32([first, second, third]: readonly [number, number, number]): () => number {
  let [a, b, c, counter] = [first, second, third, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** Three words from a text: FNV-1a (Fowler, Noll, Vo) from three starts, finished with MurmurHash3's mixer (Appleby). */
function hashed(text: string): [number, number, number] {
  const words: [number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    words.forEach((word, place) => (words[place] = Math.imul(word ^ code, 0x01000193)));
  }
  return [mixed(words[0]), mixed(words[1]), mixed(words[2])];
}

function mixed(word: number): number {
  let mix = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) | 0;
}
