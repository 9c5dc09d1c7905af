import { valueCodes } from './codes.js';

const toldAtMost = 4;

/** Share of the pairs of letters that two words have in common from which on one may be meant for the other. */
const likeness = 0.3;

/** The codes that look most like a word, the nearest first; never none. */
export function nearestCodes(text: string): string[] {
  const ranked = Object.keys(valueCodes)
    .map((code) => ({
      code,
      alike: likenessOf(text.toLowerCase(), code) + Number(code.includes(text.toLowerCase())),
    }))
    .sort((one, other) => other.alike - one.alike);
  const near = ranked.filter(({ alike }) => alike >= likeness);
  return (near.length > 0 ? near : ranked.slice(0, 1)).slice(0, toldAtMost).map(({ code }) => code);
}

/** Twice the pairs of neighbouring letters that both words have, by all of them (Dice's coefficient). */
function likenessOf(one: string, other: string): number {
  const left = pairsOf(other);
  const all = pairsOf(one);
  const total = all.length + left.length;
  let shared = 0;
  for (const pair of all) {
    const at = left.indexOf(pair);
    if (at < 0) continue;
    left.splice(at, 1);
    shared += 1;
  }
  return total === 0 ? 0 : (2 * shared) / total;
}

const pairsOf = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));
