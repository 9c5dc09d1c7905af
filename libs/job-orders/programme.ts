/** The programmes: one agreement with Mexico, one with the states of the Commonwealth Caribbean. */
export type Programme = 'sawp-mexico' | 'sawp-caribbean';

/** The programme under which citizens of a country come. Which Caribbean states take part is the rulebook's to say. */
export function programmeOf(country: string): Programme {
  return country === 'MX' ? 'sawp-mexico' : 'sawp-caribbean';
}
