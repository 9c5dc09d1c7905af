import type { INestApplicationContext } from '@nestjs/common';
import type { SeasonPlan } from '#libs/fiction';
import type { Principal } from '#libs/identity';
import { type PlainDate, plainDate } from '#libs/quantities';
import { RulesInForce, SeasonValues } from '#libs/rules-in-force';
import { once } from './once.js';

/** Values that a season cannot do without, and what an officer of the fiction fixes where the rulebook holds none. */
const invented: readonly { code: 'minimum-wage' | 'agency-fee'; value: string }[] = [
  { code: 'minimum-wage', value: '6.90' },
  { code: 'agency-fee', value: '35.00' },
];

/**
 * Has an officer fix, for each province, what the rulebook does not hold for the season: the way in which real officers
 * fill a hole. The figures are invented and say so.
 */
export async function fixSeasonValues(
  app: INestApplicationContext,
  officer: Principal,
  plan: SeasonPlan,
  provinces: readonly string[],
): Promise<void> {
  const from = plainDate(`${plan.edition}-01-01`);
  const to = plainDate(`${Number(plan.edition) + 1}-01-01`);
  const { book } = app.get(RulesInForce);
  const holds = (code: 'minimum-wage' | 'agency-fee', province: string, on: PlainDate) => {
    const value = book.find(code, { province }, on);
    return value !== undefined && value.status !== 'unconfirmed';
  };
  for (const province of provinces) {
    for (const { code, value } of invented) {
      if (holds(code, province, from)) continue;
      await once(`value:${code}:${province}`, () =>
        app.get(SeasonValues).fix(officer, {
          code,
          keys: { province },
          value,
          validFrom: from,
          validTo: to,
          sourceTitle: 'Simulated season: an invented figure',
          reason: 'The rulebook holds no confirmed figure for this province and season',
        }),
      );
    }
  }
}
