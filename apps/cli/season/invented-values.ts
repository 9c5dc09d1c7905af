import type { Rulebook } from '#libs/rulebook';
import type { PlainDate } from '#libs/quantities';

/** What a season cannot do without, and what an officer of the fiction fixes where the rulebook holds none. */
const invented = [
  { code: 'minimum-wage', value: '6.90', unit: 'CAD/hour' },
  { code: 'agency-fee', value: '35.00', unit: 'CAD/arrival' },
] as const;

/** Says of an invented figure that it is one. */
export const inventedSource = 'Simulated season: an invented figure';

/** The values that a fictional season invents for a province, because the rulebook holds no confirmed ones on a day. */
export function inventedFor(
  rulebook: Rulebook,
  province: string,
  on: PlainDate,
): readonly (typeof invented)[number][] {
  return invented.filter(({ code }) => {
    const value = rulebook.find(code, { province }, on);
    return value === undefined || value.status === 'unconfirmed';
  });
}
