import type { INestApplicationContext } from '@nestjs/common';
import type { SeasonPlan } from '#libs/fiction';
import type { Principal } from '#libs/identity';
import { plainDate } from '#libs/quantities';
import { RulesInForce, SeasonValues } from '#libs/rules-in-force';
import { inventedFor, inventedSource, programmesOf } from './invented-values.js';
import { once } from './once.js';

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
  const programmes = programmesOf(plan);
  for (const province of provinces) {
    for (const { code, value, keys } of inventedFor(book, { province, programmes }, from)) {
      await once(`value:${code}:${Object.values(keys).join(':')}`, () =>
        app.get(SeasonValues).fix(officer, {
          code,
          keys,
          value,
          validFrom: from,
          validTo: to,
          sourceTitle: inventedSource,
          reason: 'The rulebook holds no confirmed figure for this province and season',
        }),
      );
    }
  }
}
