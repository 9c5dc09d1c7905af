import {
  type FictionalEmployer,
  type FictionalOrder,
  type FictionalWorker,
  lastDayAtWork,
  orderWorkers,
  type SeasonPlan,
  substitutes,
} from '#libs/fiction';
import { addDays, cents, dollarsFromCents } from '#libs/quantities';
import {
  type DatedValue,
  type PaySubject,
  Programme,
  type Rulebook,
  type ValueCode,
  type ValueKeys,
  type WhatIfRecord,
} from '#libs/rulebook';
import {
  daysWorked,
  enoughHours,
  journeyCostCents,
  paidDays,
  type PayPeriod,
  payPeriods,
  premiumOf,
} from '../season/fortnight.js';
import { inventedFor, inventedSource, programmesOf } from '../season/invented-values.js';
import { usualTaxes } from '../season/reported-taxes.js';

/** What is asked back of the journey in a fortnight, and what a day of meals costs: invented. */
const transportAsked = cents(2_500);
const mealPrice = cents(600);

/** The pay records of a fictional season, one worker after another; nothing is held of those before. */
export function* seasonRecords(plan: SeasonPlan, rulebook: Rulebook): Generator<readonly WhatIfRecord[]> {
  for (const employer of plan.employers) {
    for (const order of employer.orders) {
      for (const worker of comingWorkers(plan, order))
        yield recordsOf(plan, employer, order, worker, rulebook);
    }
  }
}

/** Those who come: the order's own workers, and substitutes for the others where the order allows them. */
function* comingWorkers(plan: SeasonPlan, order: FictionalOrder): Generator<FictionalWorker> {
  let missing = 0;
  for (const worker of orderWorkers(plan, order)) {
    const { kind } = worker.fate;
    if (kind === 'completes' || kind === 'early-return') yield worker;
    else missing += 1;
  }
  if (missing === 0) return;
  for (const worker of substitutes(plan, order)) {
    yield worker;
    missing -= 1;
    if (missing === 0) return;
  }
}

function recordsOf(
  plan: SeasonPlan,
  employer: FictionalEmployer,
  order: FictionalOrder,
  worker: FictionalWorker,
  rulebook: Rulebook,
): WhatIfRecord[] {
  const { programme, province, commodity, needFrom, needTo } = order;
  const keys = { programme, country: worker.country, province };
  const route = `${order.group}-toronto`;
  const rules = Programme.named(rulebook, programme);
  const sets = (code: ValueCode, more: ValueKeys = {}) => rules.sets(code, needFrom, { ...keys, ...more });
  const byCost = sets('transport-cost-share');
  const subject = { ...keys, commodity, ...(!byCost && sets('transport-cap', { route }) && { route }) };
  const mealsProvided = order.meals === 'provided' && sets('meals-cap');
  // Where the rules set the premium of a day, nobody need say what was paid.
  const saysPremium = sets('insurance-basis') && !sets('insurance-premium');
  const last = lastDayAtWork(order, worker);
  return payPeriods(needFrom, needTo)
    .filter(({ from }) => from <= last)
    .flatMap((period) => {
      const work = { plan, employer, order, worker, subject, mealsProvided, saysPremium };
      return recordOf(work, period, byCost || 'route' in subject) ?? [];
    });
}

interface Work {
  plan: SeasonPlan;
  employer: FictionalEmployer;
  order: FictionalOrder;
  worker: FictionalWorker;
  subject: PaySubject;
  mealsProvided: boolean;
  saysPremium: boolean;
}

function recordOf(
  { plan, employer, order, worker, subject, mealsProvided, saysPremium }: Work,
  period: PayPeriod,
  asksTransport: boolean,
): WhatIfRecord | undefined {
  const days = daysWorked(plan, order, worker, period);
  if (days.length === 0) return undefined;
  const hours = days.reduce((sum, day) => sum + day.hours, 0);
  const transport = asksTransport && hours >= enoughHours ? transportAsked : cents(0);
  return {
    recordId: `${worker.key} ${period.from}`,
    workerId: worker.key,
    employerId: employer.key,
    // A route by itself would ask for its rate.
    subject: transport > 0 ? subject : withoutRoute(subject),
    facts: {
      ...{ periodStart: period.from, periodEnd: period.to },
      days: paidDays(order, days, mealsProvided),
      hourlyRate: dollarsFromCents(order.hourlyRateCents),
      firstDayWorked: order.needFrom,
      ...(transport > 0 && {
        asked: { transport },
        transportCostCents: cents(journeyCostCents[order.group]),
      }),
      ...(saysPremium && { insurancePremiumCents: cents(premiumOf(days.length)) }),
      ...(mealsProvided && { mealsPriceCents: mealPrice, consents: ['meals'] }),
    },
    statutory: usualTaxes(hours * order.hourlyRateCents),
    payDate: addDays(period.to, 3),
    payPeriods: 26,
  };
}

function withoutRoute({ route: _route, ...subject }: PaySubject): PaySubject {
  return subject;
}

/** The values that an officer of the fiction fixes for a season, where the rulebook holds no confirmed ones. */
export function inventedValues(plan: SeasonPlan, rulebook: Rulebook): DatedValue[] {
  const programmes = programmesOf(plan);
  const provinces = new Set(plan.employers.map(({ province }) => province));
  return [...provinces].sort().flatMap((province) =>
    inventedFor(rulebook, { province, programmes }, plan).map((value) => ({
      ...value,
      ...{ status: 'confirmed' as const, basis: 'policy' as const },
      ...{ source: { title: inventedSource, href: null, clause: 'invented' }, file: null },
    })),
  );
}
