import type { Work } from '#libs/audit-trail';
import { HousingUnit } from '#libs/employers';
import { Refused, refuseIf } from '#libs/platform';
import { dateIn, type PlainDate } from '#libs/quantities';
import type { NextStep } from '#libs/receipts';
import type { RulesInForce } from '#libs/rules-in-force';
import { filingFindings } from './filing-check.js';
import type { JobOrder } from './job-order.entity.js';
import { JobOrder as JobOrderRow } from './job-order.entity.js';
import type { JobOrderListeners } from './listeners.js';
import { programmeOf } from './programme.js';

/**
 * Checks an order as of the day it was (or is being) filed; fixes its edition and tells the listeners.
 * Throws Refused with everything that stands against it, `more` included.
 */
export async function refileChecked(
  work: Work,
  rules: RulesInForce,
  listeners: JobOrderListeners,
  order: JobOrder,
  more: readonly Parameters<typeof refuseIf>[0][number][] = [],
): Promise<NextStep[]> {
  const needFrom = order.needFrom as PlainDate | null;
  const filedAt = order.filedAt ?? work.now;
  const units =
    order.housingUnitIds.length === 0
      ? []
      : await work.manager.findBy(
          HousingUnit,
          order.housingUnitIds.map((id) => ({ id })),
        );
  const facts = {
    order,
    filedOn: dateIn(filedAt, zoneOf(rules, order)),
    housingCapacity: units.reduce((sum, { capacity }) => sum + capacity, 0),
    programme: programmeOf(order.country ?? ''),
    book: rules.book,
    lookup: await rules.withSeasonValues(work.manager),
  };
  const findings = [...filingFindings(facts), ...more];
  const [first, ...rest] = findings;
  if (first !== undefined) throw new Refused([first, ...rest]);
  if (needFrom === null) throw new Error('A complete order has a need date');
  const edition = rules.editionOn(needFrom).name;
  await work.manager.update(JobOrderRow, { id: order.id }, { edition });
  order.edition = edition;
  return listeners.filed(work, order);
}

function zoneOf(rules: RulesInForce, order: JobOrder): string {
  // A province's zone does not depend on the need date of a draft that may not have one.
  const zone = rules.book.seriesOf('time-zone').find(({ keys }) => keys.province === order.province);
  return String(zone?.values[0]?.value ?? 'UTC');
}
