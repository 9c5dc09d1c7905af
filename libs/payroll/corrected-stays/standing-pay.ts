import type { Work } from '#libs/audit-trail';
import { plainDate } from '#libs/quantities';
import { paidRecordOf } from '#libs/rulebook';
import type { PayAssessed } from '../listeners.js';
import { amountsOf } from '../paid/paid.js';
import type { PayKnowledge } from '../pay-rules-in-force.js';
import type { PayBasis } from '../records/pay-basis.js';
import type { PayRecord } from '../records/pay-record.entity.js';
import { standing } from '../records/pay-record.states.js';
import { type FactsOfPay, payFacts, paySubject, type PayTerms } from '../sheets/pay-facts.js';
import { checkPaid } from '../sheets/assess-sheet.js';
import type { SheetPeriod } from '../sheets/pay-sheet.input.js';
import { lockPayable, type PayablePlacement } from '../sheets/payable-placements.js';

type Row = SheetPeriod &
  PayTerms &
  Pick<
    PayRecord,
    | 'id'
    | 'number'
    | 'placementId'
    | 'facts'
    | 'statement'
    | 'paid'
    | 'paidBasis'
    | 'paidGrossCents'
    | 'paidNetCents'
  > & {
    rootId: string;
    basis: PayBasis | null;
  };

/**
 * The standing pay of locked placements of an order as it was assessed, each record by itself and the earliest period first, with
 * the placement as it is now, and held against the law anew: for what is looked at again.
 */
export async function standingPay(
  work: Work,
  jobOrderId: string,
  placementIds: readonly string[],
  rulesOf: PayKnowledge['rulesOf'],
): Promise<PayAssessed[]> {
  const placements = await lockPayable(work, jobOrderId, placementIds);
  const rows = await work.query<Row>(
    `select r.id, r.number, r.placement_id as "placementId", b.root_id as "rootId", r.facts, r.statement, r.basis,
       r.period_start as "periodStart", r.period_end as "periodEnd", r.pay_date as "payDate",
       r.pay_periods as "payPeriods", r.paid, r.paid_basis as "paidBasis", r.paid_gross_cents as "paidGrossCents",
       r.paid_net_cents as "paidNetCents", o.commodity, o.hourly_rate_cents as "hourlyRateCents", o.meals,
       o.meal_price_cents as "mealPriceCents"
     from pay_record r join pay_balance b on b.placement_id = r.placement_id join job_order o on o.id = r.job_order_id
     where r.placement_id = any($1) and ${standing('r')} order by r.period_start, r.id`,
    [placementIds],
  );
  return rows.flatMap((row) => {
    const placement = placements.get(row.placementId);
    return placement === undefined ? [] : [assessedAgain(row, placement, rulesOf)];
  });
}

function assessedAgain(row: Row, placement: PayablePlacement, rulesOf: PayKnowledge['rulesOf']): PayAssessed {
  const { id, number, rootId, facts: submitted, statement, basis } = row;
  const { periodStart, periodEnd, payDate, payPeriods } = row;
  const { commodity, hourlyRateCents, meals, mealPriceCents } = row;
  const period = { periodStart, periodEnd, payDate, payPeriods };
  const terms = { commodity, hourlyRateCents, meals, mealPriceCents };
  const facts = ofStay(factsOf(row, placement, terms), placement);
  const subject = basis?.subject ?? paySubject(placement, terms, submitted);
  const { workerId, employerId } = placement;
  const paid = paidRecordOf(facts, amountsOf(submitted, facts, statement), {
    recordId: id,
    workerId,
    employerId,
  });
  const record = {
    ...{ id, number, rootId, submitted, statement, placement, facts, subject },
    retroactive: basis?.retroactive ?? null,
    paid: {
      ...row.paid,
      ...{ basis: row.paidBasis, grossCents: row.paidGrossCents, netCents: row.paidNetCents, proof: null },
    },
    checked: checkPaid(paid, rulesOf(subject), { facts, statement, submitted }),
  };
  return { period, employerId, terms, records: [record], corrected: null };
}

/** What a record was worked out from; of one older than the keeping of it, what was submitted. */
function factsOf(
  { basis, facts: submitted, ...period }: Row,
  placement: PayablePlacement,
  terms: PayTerms,
): FactsOfPay {
  const asSubmitted = payFacts(period, submitted, placement, terms);
  return basis === null
    ? asSubmitted
    : { ...basis.facts, withholding: basis.facts.withholding ?? asSubmitted.withholding };
}

/** Facts with the first day worked as it is known now. */
function ofStay(facts: FactsOfPay, { firstDayWorkedOn }: PayablePlacement): FactsOfPay {
  return firstDayWorkedOn === null ? facts : { ...facts, firstDayWorked: plainDate(firstDayWorkedOn) };
}
