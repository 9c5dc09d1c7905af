import { Programme, type Rulebook } from '#libs/rulebook';

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
  const programmes = Programme.all(rulebook);
  const keysOf = (code: 'time-zone' | 'commodity-rate', key: 'province' | 'commodity'): string[] =>
    [...new Set(rulebook.seriesOf(code).flatMap(({ keys }) => keys[key] ?? []))].sort();
  return {
    programmes: programmes.map(({ name }) => name),
    provinces: keysOf('time-zone', 'province'),
    commodities: keysOf('commodity-rate', 'commodity'),
    countriesOf: (programme) =>
      [...(programmes.find(({ name }) => name === programme)?.countries ?? [])].sort(),
  };
}

/** The programmes that the rulebook knows. */
export function knownProgrammes(rulebook: Rulebook): readonly string[] {
  return Programme.all(rulebook).map(({ name }) => name);
}
