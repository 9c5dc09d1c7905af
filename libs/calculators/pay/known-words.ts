import type { Rulebook } from '#libs/rulebook';

/** The words that the rulebook knows for a pay period, and that a file may therefore use. */
export interface KnownWords {
  programmes: readonly string[];
  provinces: readonly string[];
  commodities: readonly string[];
  /** Countries of a programme, over all its editions. */
  countriesOf(programme: string): readonly string[];
}

/** Reads the words out of the keys and lists of the rulebook's values. */
export function knownWords(rulebook: Rulebook): KnownWords {
  const keysOf = (
    code: 'participating-countries' | 'time-zone' | 'commodity-rate',
    key: 'programme' | 'province' | 'commodity',
  ): string[] => [...new Set(rulebook.seriesOf(code).flatMap(({ keys }) => keys[key] ?? []))].sort();
  return {
    programmes: keysOf('participating-countries', 'programme'),
    provinces: keysOf('time-zone', 'province'),
    commodities: keysOf('commodity-rate', 'commodity'),
    countriesOf: (programme) => {
      const series = rulebook
        .seriesOf('participating-countries')
        .filter(({ keys }) => keys.programme === undefined || keys.programme === programme);
      const lists = series.flatMap(({ values }) => values.map(({ value }) => value));
      return [...new Set(lists.flatMap((list) => (Array.isArray(list) ? (list as string[]) : [])))].sort();
    },
  };
}

/** The programmes that the rulebook knows. */
export function knownProgrammes(rulebook: Rulebook): readonly string[] {
  return knownWords(rulebook).programmes;
}
