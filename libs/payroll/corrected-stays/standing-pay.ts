import type { Work } from '#libs/audit-trail';
import { plainDate } from '#libs/quantities';
import type { PayFacts } from '#libs/rulebook';
import type { PayAssessed } from '../listeners.js';
import type { PayBasis } from '../records/pay-basis.js';
import type { PayRecord } from '../records/pay-record.entity.js';
import { standing } from '../records/pay-record.states.js';
import { takenBy } from '../records/taken.js';
import { payFacts, paySubject, type PayTerms } from '../sheets/pay-facts.js';
import type { SheetPeriod } from '../sheets/pay-sheet.input.js';
import { lockPayable, type PayablePlacement } from '../sheets/payable-placements.js';

type Row = SheetPeriod &
  PayTerms &
  Pick<PayRecord, 'id' | 'number' | 'placementId' | 'facts' | 'statement'> & {
    rootId: string;
    basis: PayBasis | null;
  };

/**
 * The standing pay of locked placements of an order as it was assessed, each record by itself and the earliest period first, with
 * the placement as it is now: for what is looked at again.
 */
export async function standingPay(
  work: Work,
  jobOrderId: string,
  placementIds: readonly string[],
): Promise<PayAssessed[]> {
  const placements = await lockPayable(work, jobOrderId, placementIds);
  const rows = await work.query<Row>(
    `select r.id, r.number, r.placement_id as "placementId", b.root_id as "rootId", r.facts, r.statement, r.basis,
       r.period_start as "periodStart", r.period_end as "periodEnd", r.pay_date as "payDate",
       r.pay_periods as "payPeriods", o.commodity, o.hourly_rate_cents as "hourlyRateCents", o.meals,
       o.meal_price_cents as "mealPriceCents"
     from pay_record r join pay_balance b on b.placement_id = r.placement_id join job_order o on o.id = r.job_order_id
     where r.placement_id = any($1) and ${standing('r')} order by r.period_start, r.id`,
    [placementIds],
  );
  return rows.flatMap((row) => {
    const placement = placements.get(row.placementId);
    return placement === undefined ? [] : [assessedAgain(row, placement)];
  });
}

function assessedAgain(row: Row, placement: PayablePlacement): PayAssessed {
  const { id, number, rootId, facts: submitted, statement, basis } = row;
  const { periodStart, periodEnd, payDate, payPeriods } = row;
  const { commodity, hourlyRateCents, meals, mealPriceCents } = row;
  const period = { periodStart, periodEnd, payDate, payPeriods };
  const terms = { commodity, hourlyRateCents, meals, mealPriceCents };
  const record = {
    ...{ id, number, rootId, submitted, statement, placement },
    facts: ofStay(basis?.facts ?? payFacts(period, submitted, placement, terms), placement),
    subject: basis?.subject ?? paySubject(placement, terms, submitted),
    retroactive: basis?.retroactive ?? null,
    taken: takenBy(statement),
  };
  return { period, terms, records: [record], corrected: null };
}

/** Facts with the first day worked as it is known now. */
function ofStay(facts: PayFacts, { firstDayWorkedOn }: PayablePlacement): PayFacts {
  return firstDayWorkedOn === null ? facts : { ...facts, firstDayWorked: plainDate(firstDayWorkedOn) };
}
