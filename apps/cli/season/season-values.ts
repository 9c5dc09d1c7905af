import type { INestApplicationContext } from '@nestjs/common';
import type { SeasonPlan } from '#libs/fiction';
import type { Principal } from '#libs/identity';
import { RulesInForce, SeasonValues } from '#libs/rules-in-force';
import { inventedFor, inventedSource, officerText, programmesOf } from './invented-values.js';
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
  const { book } = app.get(RulesInForce);
  const programmes = programmesOf(plan);
  for (const province of provinces) {
    for (const invented of inventedFor(book, { province, programmes }, plan)) {
      const { code, keys, from, to } = invented;
      await once(`value:${code}:${Object.values(keys).join(':')}`, () =>
        app.get(SeasonValues).fix(officer, {
          code,
          keys,
          value: officerText(invented),
          validFrom: from,
          validTo: to,
          sourceTitle: inventedSource,
          reason: 'The rulebook holds no confirmed figure for this province and season',
        }),
      );
    }
  }
}
