import type { Work } from '#libs/audit-trail';
import { HousingUnit } from '#libs/employers';
import { type Refusal, refuseIf } from '#libs/platform';
import { type PlainDate } from '#libs/quantities';
import type { RulesInForce } from '#libs/rules-in-force';
import { type FilingFacts, filingAdvice, filingFindings } from './filing-check.js';
import type { JobOrder } from './job-order.entity.js';
import { nextState } from './job-order.states.js';
import type { JobOrderListeners } from './listeners.js';
import { programmeOf } from './programme.js';

/**
 * Checks an order as of the day it was (or is being) filed. Returns the name of the edition that its need date falls in.
 * Throws Refused with everything that stands against it, `more` included.
 */
export async function checkedFiling(
  work: Work,
  rules: RulesInForce,
  order: JobOrder,
  more: readonly Refusal[] = [],
): Promise<string> {
  const units =
    order.housingUnitIds.length === 0
      ? []
      : await work.manager.findBy(
          HousingUnit,
          order.housingUnitIds.map((id) => ({ id })),
        );
  const facts = {
    ...(await factsOf(work, rules, order)),
    housingCapacity: units.reduce((sum, { capacity }) => sum + capacity, 0),
  };
  refuseIf([...filingFindings(facts), ...more]);
  if (order.needFrom === null) throw new Error('A complete order has a need date');
  return rules.editionOn(order.needFrom as PlainDate).name;
}

/** What a filed order is advised of, by the rules and by the nouns further along, as long as it can be amended. */
export async function adviceOn(
  work: Work,
  rules: RulesInForce,
  listeners: JobOrderListeners,
  order: JobOrder,
): Promise<Refusal[]> {
  if (nextState(order.state, 'amend') === undefined) return [];
  const late = filingAdvice(await factsOf(work, rules, order));
  return [...late, ...(await listeners.advice(work, order))];
}

async function factsOf(
  work: Work,
  rules: RulesInForce,
  order: JobOrder,
): Promise<Omit<FilingFacts, 'housingCapacity'>> {
  return {
    order,
    filedOn: rules.dayIn(order.province, order.filedAt ?? work.now),
    programme: programmeOf(order.country ?? ''),
    book: rules.book,
    lookup: await rules.withSeasonValues(work.manager),
  };
}
