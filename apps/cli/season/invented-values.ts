import type { Rulebook, ValueKeys } from '#libs/rulebook';
import type { SeasonPlan } from '#libs/fiction';
import type { PlainDate } from '#libs/quantities';

/** What a season cannot do without, and what an officer of the fiction fixes where the rulebook holds none. */
const invented = [
  { code: 'minimum-wage', value: '6.90', unit: 'CAD/hour', ofProgramme: false },
  { code: 'agency-fee', value: '35.00', unit: 'CAD/arrival', ofProgramme: true },
] as const;

/** An invented value, and whom it is for. */
type Invented = Omit<(typeof invented)[number], 'ofProgramme'> & { keys: ValueKeys };

/** Says of an invented figure that it is one. */
export const inventedSource = 'Simulated season: an invented figure';

/** The programmes of a plan's orders. */
export function programmesOf({ employers }: SeasonPlan): string[] {
  return [...new Set(employers.flatMap(({ orders }) => orders.map(({ programme }) => programme)))].sort();
}

/** The values that a fictional season invents for a province and its programmes, because the rulebook holds no confirmed ones on a day. */
export function inventedFor(
  rulebook: Rulebook,
  { province, programmes }: { province: string; programmes: readonly string[] },
  on: PlainDate,
): readonly Invented[] {
  const ofEach = programmes.map((programme) => ({ programme, province }));
  return invented.flatMap(({ ofProgramme, ...one }) =>
    (ofProgramme ? ofEach : [{ province }])
      .filter((keys) => {
        const value = rulebook.find(one.code, keys, on);
        return value === undefined || value.status === 'unconfirmed';
      })
      .map((keys) => ({ ...one, keys })),
  );
}
