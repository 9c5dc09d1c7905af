import type { Work } from '#libs/audit-trail';
import type { Deadlines } from '#libs/deadlines';
import { HousingUnit } from '#libs/employers';
import { type Refusal, refuseIf } from '#libs/platform';
import { isPlainDate } from '#libs/quantities';
import { programmeOfCountry } from '#libs/rulebook';
import type { RulesInForce } from '#libs/rules-in-force';
import { type FilingFacts, filingAdvice, filingFindings } from './filing-check.js';
import type { JobOrder } from './job-order.entity.js';
import { nextState } from './job-order.states.js';
import type { JobOrderListeners } from './listeners.js';

/**
 * Checks an order as of the day it was (or is being) filed. Returns the edition that its need date falls in, and the
 * programme that holds its country then.
 * Throws Refused with everything that stands against it, `more` included.
 */
export async function checkedFiling(
  work: Work,
  { rules, deadlines }: { rules: RulesInForce; deadlines: Deadlines },
  order: JobOrder,
  more: readonly Refusal[] = [],
): Promise<Pick<JobOrder, 'edition' | 'programme'>> {
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
    frozen: await deadlines.frozen(work, order.id, 'FILE_JOB_ORDER'),
  };
  refuseIf([...filingFindings(facts), ...more]);
  const { country, needFrom } = order;
  if (country === null || !isPlainDate(needFrom))
    throw new Error('A complete order has a country and a need date');
  const question = { rulebook: rules.book, ...facts.lookup };
  const { programme } = rules.ask(() => programmeOfCountry(question, country, needFrom));
  return { edition: rules.editionOn(needFrom).name, programme };
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
): Promise<Omit<FilingFacts, 'housingCapacity' | 'frozen'>> {
  return {
    order,
    filedOn: rules.dayIn(order.province, order.filedAt ?? work.now),
    book: rules.book,
    lookup: await rules.withSeasonValues(work.manager),
  };
}
