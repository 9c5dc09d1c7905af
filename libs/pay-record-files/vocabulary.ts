import type { KeyName, Rulebook, ValueCode } from '#libs/rulebook';

/** The words that a row may use, taken from the rulebook: what it does not know it could not check. */
export interface Vocabulary {
  readonly programmes: ReadonlySet<string>;
  readonly provinces: ReadonlySet<string>;
  readonly commodities: ReadonlySet<string>;
  /** The seasons covered, for people: `2000, 2024 to 2026`. */
  readonly seasons: string;
}

export function vocabularyOf(rulebook: Rulebook): Vocabulary {
  const keys = (code: ValueCode, name: KeyName) =>
    new Set(rulebook.seriesOf(code).flatMap((series) => series.keys[name] ?? []));
  return {
    programmes: keys('participating-countries', 'programme'),
    provinces: keys('time-zone', 'province'),
    commodities: keys('commodity-rate', 'commodity'),
    seasons: inWords(rulebook.editions.map(({ name }) => name)),
  };
}

/** Years in a row as `2024 to 2026`. */
function inWords(names: readonly string[]): string {
  const runs: string[][] = [];
  for (const name of names) {
    const run = runs.at(-1);
    if (run !== undefined && Number(run.at(-1)) + 1 === Number(name)) run.push(name);
    else runs.push([name]);
  }
  return runs.map((run) => (run.length > 1 ? `${run[0]} to ${run.at(-1)}` : run[0])).join(', ');
}
