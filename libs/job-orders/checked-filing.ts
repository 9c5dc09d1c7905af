import type { Work } from '#libs/audit-trail';
import type { Deadlines } from '#libs/deadlines';
import { HousingUnit } from '#libs/employers';
import { type Refusal, refuseIf } from '#libs/platform';
import { isPlainDate, plainDate } from '#libs/quantities';
import { checkFilingLead } from '#libs/rulebook';
import { asRefusal, type RulesInForce } from '#libs/rules-in-force';
import { filingRefusals } from './filing-check.js';
import type { JobOrder } from './job-order.entity.js';
import { nextState } from './job-order.states.js';
import type { JobOrderListeners } from './listeners.js';

/**
 * Checks an order as of the day it was (or is being) filed. Returns the edition that its need date falls in. Throws
 * Refused with everything that stands against it, `more` included.
 */
export async function checkedFiling(
  work: Work,
  { rules, deadlines }: { rules: RulesInForce; deadlines: Deadlines },
  order: JobOrder,
  more: readonly Refusal[] = [],
): Promise<Pick<JobOrder, 'edition'>> {
  const units =
    order.housingUnitIds.length === 0
      ? []
      : await work.manager.findBy(
          HousingUnit,
          order.housingUnitIds.map((id) => ({ id })),
        );
  const problems = filingRefusals(order, {
    book: rules.book,
    lookup: await rules.withSeasonValues(work.manager),
    housingCapacity: units.reduce((sum, { capacity }) => sum + capacity, 0),
    filedOn: filingDay(work, rules, order),
    frozen: await deadlines.frozen(work, order.id, 'FILE_JOB_ORDER'),
  });
  refuseIf([...problems, ...more]);
  return { edition: rules.editionOn(plainDate(order.needFrom ?? '')).name };
}

/** What a filed order is advised of, by the rules and by the nouns further along, as long as it can be amended. */
export async function adviceOn(
  work: Work,
  rules: RulesInForce,
  listeners: JobOrderListeners,
  order: JobOrder,
): Promise<Refusal[]> {
  if (nextState(order.state, 'amend') === undefined) return [];
  return [...(await leadAdvised(work, rules, order)), ...(await listeners.advice(work, order))];
}

/** What is advised of an order that was filed later than the agency asks for. */
async function leadAdvised(work: Work, rules: RulesInForce, order: JobOrder): Promise<Refusal[]> {
  const { programme, province, needFrom } = order;
  if (programme === null || !isPlainDate(needFrom)) return [];
  const lookup = await rules.withSeasonValues(work.manager);
  const question = { rulebook: rules.book, programme, province, ...lookup };
  const { advice } = checkFilingLead(question, { needFrom, filedOn: filingDay(work, rules, order) });
  return advice === undefined ? [] : [asRefusal(advice)];
}

/** The day on which an order was filed, in its province; today before that. */
function filingDay(work: Work, rules: RulesInForce, { province, filedAt }: JobOrder) {
  return rules.dayIn(province, filedAt ?? work.now);
}
