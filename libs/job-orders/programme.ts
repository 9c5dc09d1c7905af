import { isPlainDate } from '#libs/quantities';
import { programmeOfCountry, refuseUnheldCountry, RuleRefused, type RuleRefusal } from '#libs/rulebook';
import type { RulesInForce } from '#libs/rules-in-force';
import type { JobOrder } from './job-order.entity.js';

/**
 * The programme of a draft, by the rulebook's lists of its need date: null while country or need date are open, or where no
 * edition covers the date, for then filing is what is refused. Throws Refused for a country that no programme holds.
 */
export function programmeOf(
  rules: RulesInForce,
  { country, needFrom }: Partial<Pick<JobOrder, 'country' | 'needFrom'>>,
): string | null {
  if (country == null) return null;
  return rules.ask((rulebook) => {
    refuseUnheldCountry(rulebook, country);
    if (!isPlainDate(needFrom)) return null;
    try {
      return programmeOfCountry({ rulebook }, country, needFrom).programme;
    } catch (error) {
      if (error instanceof RuleRefused && !error.refusals.some(isUnheld)) return null;
      throw error;
    }
  });
}

function isUnheld({ code }: RuleRefusal): boolean {
  return code === 'COUNTRY_NOT_PARTICIPATING';
}
