import type { Work } from '#libs/audit-trail';
import type { StaysCorrected } from '#libs/placements';
import { plainDate } from '#libs/quantities';
import { paidRecordOf } from '#libs/rulebook';
import type { StandingPay } from '../listeners.js';
import { amountsOf } from '../paid/paid.js';
import type { PayKnowledge } from '../pay-rules-in-force.js';
import type { PayBasis } from '../records/pay-basis.js';
import type { PayRecord } from '../records/pay-record.entity.js';
import { standing } from '../records/pay-record.states.js';
import { type FactsOfPay, payFacts, paySubject, type PayTerms } from '../sheets/pay-facts.js';
import { checkPaid } from '../sheets/assess-sheet.js';
import type { SheetPeriod } from '../sheets/pay-sheet.input.js';
import { lockPayable, type PayablePlacement } from '../sheets/payable-placements.js';

type CorrectedStay = StaysCorrected['stays'][number];

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
    | 'paidBeforeCents'
    | 'knownAt'
  > & {
    rootId: string;
    basis: PayBasis | null;
  };

/** The rules as they were known at an instant. */
type KnownAt = (at: Date) => Promise<Pick<PayKnowledge, 'rulesOf'>>;

/**
 * The standing pay of locked placements of an order as it was assessed, each record by itself and the earliest period first, with
 * the placement as it is now. It is held anew against the rules as they were known when it was worked out: what became known since is
 * made up for with later pay.
 */
export async function standingPay(
  work: Work,
  jobOrderId: string,
  stays: readonly CorrectedStay[],
  knownAt: KnownAt,
): Promise<StandingPay[]> {
  const placementIds = stays.map(({ id }) => id);
  const placements = await lockPayable(work, jobOrderId, placementIds);
  const rows = await work.query<Row>(
    `select r.id, r.number, r.placement_id as "placementId", b.root_id as "rootId", r.facts, r.statement, r.basis,
       r.period_start as "periodStart", r.period_end as "periodEnd", r.pay_date as "payDate",
       r.pay_periods as "payPeriods", r.paid, r.paid_basis as "paidBasis", r.paid_gross_cents as "paidGrossCents",
       r.paid_net_cents as "paidNetCents", r.paid_before_cents as "paidBeforeCents", r.known_at as "knownAt", o.commodity, o.hourly_rate_cents as "hourlyRateCents", o.meals,
       o.meal_price_cents as "mealPriceCents"
     from pay_record r join pay_balance b on b.placement_id = r.placement_id join job_order o on o.id = r.job_order_id
     where r.placement_id = any($1) and ${standing('r')} order by r.period_start, r.id`,
    [placementIds],
  );
  const pay: StandingPay[] = [];
  for (const row of rows) {
    const placement = placements.get(row.placementId);
    const stay = stays.find(({ id }) => id === row.placementId);
    if (placement === undefined || stay === undefined) continue;
    const { rulesOf } = await knownAt(row.knownAt);
    pay.push(assessedAgain(row, { placement, before: stay.before }, rulesOf));
  }
  return pay;
}

function assessedAgain(
  row: Row,
  { placement, before }: { placement: PayablePlacement; before: CorrectedStay['before'] },
  rulesOf: PayKnowledge['rulesOf'],
): StandingPay {
  const { id, number, rootId, facts: submitted, statement, basis } = row;
  const { periodStart, periodEnd, payDate, payPeriods } = row;
  const { commodity, hourlyRateCents, meals, mealPriceCents } = row;
  const period = { periodStart, periodEnd, payDate, payPeriods };
  const terms = { commodity, hourlyRateCents, meals, mealPriceCents };
  const asAssessed = factsOf(row, placement, terms);
  const facts = ofStay(asAssessed, placement);
  const subject = basis?.subject ?? paySubject(placement, terms, submitted);
  const { workerId, employerId } = placement;
  const checkOf = (of: FactsOfPay) => {
    const amounts = amountsOf(submitted, of, statement);
    const record = paidRecordOf(of, amounts, { recordId: id, workerId, employerId });
    return checkPaid(record, rulesOf(subject), { facts: of, statement, submitted });
  };
  const record = {
    ...{
      id,
      number,
      rootId,
      submitted,
      statement,
      placement,
      facts,
      subject,
      paidBeforeCents: row.paidBeforeCents,
    },
    retroactive: basis?.retroactive ?? null,
    paid: {
      ...row.paid,
      ...{ basis: row.paidBasis, grossCents: row.paidGrossCents, netCents: row.paidNetCents, proof: null },
    },
    checked: checkOf(facts),
  };
  const checkedBefore = checkOf(ofStay(asAssessed, before));
  return { period, employerId, terms, records: [record], corrected: null, checkedBefore };
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

/** Facts with the first day worked of a stay. */
function ofStay(
  facts: FactsOfPay,
  { firstDayWorkedOn }: Pick<PayablePlacement, 'firstDayWorkedOn'>,
): FactsOfPay {
  return firstDayWorkedOn === null ? facts : { ...facts, firstDayWorked: plainDate(firstDayWorkedOn) };
}
