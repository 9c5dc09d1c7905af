import { isPlainDate, type PlainDate } from '#libs/quantities';
import { completeNaming, Programme, type ProgrammeNaming } from '#libs/rulebook';
import type { RulesInForce } from '#libs/rules-in-force';
import type { JobOrder } from './job-order.entity.js';

/**
 * Which programme and country an order names from now on, with the programme's currency: the one place that completes
 * them. Nothing changes where neither is named. `today` counts for the currency while the need date is open. Throws
 * Refused for a programme that does not exist and a country that is not of it.
 */
export function programmeFields(
  rules: RulesInForce,
  named: Partial<ProgrammeNaming>,
  held: Pick<JobOrder, 'programme' | 'country' | 'currency'>,
  { needFrom, today }: { needFrom: string | null | undefined; today: PlainDate },
): Partial<Pick<JobOrder, 'programme' | 'country' | 'currency'>> {
  if (named.programme === undefined && named.country === undefined) return {};
  return rules.ask((book) => {
    const day = isPlainDate(needFrom) ? needFrom : null;
    const { programme, country } = completeNaming(book, named, held, day);
    if (programme === held.programme) return { programme, country, currency: held.currency };
    const currency = programme === null ? null : Programme.named(book, programme).currencyOn(day ?? today);
    return { programme, country, currency };
  });
}
