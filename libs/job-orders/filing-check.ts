import { type Refusal } from '#libs/platform';
import {
  addDays,
  addMonths,
  cents,
  centsFromDollars,
  daysBetween,
  dollarsFromCents,
  type PlainDate,
  plainDate,
} from '#libs/quantities';
import {
  checkFilingLead,
  type DatedValue,
  type FilingCheck,
  type LookupOptions,
  programmeOfCountry,
  type Rulebook,
  RuleRefused,
} from '#libs/rulebook';
import { asRefusal } from '#libs/rules-in-force';
import type { JobOrder } from './job-order.entity.js';
import { refuse } from './refusals.js';

/** What the check of a filing looks at beside the order itself. */
export interface FilingFacts {
  order: JobOrder;
  /** Day of filing in the order's province. */
  filedOn: PlainDate;
  /** People that the houses named hold. */
  housingCapacity: number;
  book: Rulebook;
  lookup: LookupOptions;
  /** The last day for filing by the rules, and where a freeze has moved it to; null where none has. */
  frozen: { plannedOn: string; dueOn: string } | null;
}

/** With the programme that holds the order's country on the need date. */
type Checked = FilingFacts & { programme: string };

type Complete = JobOrder & {
  country: string;
  needFrom: PlainDate;
  needTo: PlainDate;
  positions: number;
  weeklyHours: number;
};

const needed = [
  'country',
  'commodity',
  'noc',
  'positions',
  'namedPositions',
  'recruitedPositions',
  'needFrom',
  'needTo',
  'weeklyHours',
  'meals',
  'substituteAllowed',
] as const;

/** Everything that stands against filing an order, all at once. */
export function filingFindings(facts: FilingFacts): Refusal[] {
  const { order } = facts;
  const missing: string[] = needed.filter((field) => order[field] === null);
  if (order.hourlyRateCents === null && order.pieceRates.length === 0) missing.push('hourlyRateCents');
  if (order.meals === 'provided' && order.mealPriceCents === null) missing.push('mealPriceCents');
  if (missing.length > 0) return missing.map((field) => refuse('JOB_ORDER_INCOMPLETE', { field }));
  const complete = order as Complete;
  const programme = programmeOrFindings(complete, facts);
  // Without an edition or a programme every other rule would only say again that it is not covered.
  if (typeof programme !== 'string') return programme;
  const checks = [
    splitAddsUp,
    filedInTime,
    housingSuffices,
    guaranteeOffered,
    stayAllowed,
    wageAllowed,
    mealsAllowed,
  ];
  return checks.flatMap((check) => orFindings(() => check(complete, { ...facts, programme })));
}

/** What a check answers, or what the rulebook refuses it for. */
function orFindings<T>(check: () => T): T | Refusal[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof RuleRefused) return error.refusals.map(asRefusal);
    throw error;
  }
}

function programmeOrFindings({ country, needFrom }: Complete, { book, lookup }: FilingFacts) {
  return orFindings(() => programmeOfCountry({ rulebook: book, ...lookup }, country, needFrom).programme);
}

function splitAddsUp({ positions, namedPositions, recruitedPositions }: Complete): Refusal[] {
  const named = namedPositions ?? 0;
  const recruited = recruitedPositions ?? 0;
  return named + recruited === positions
    ? []
    : [refuse('POSITIONS_DO_NOT_ADD_UP', { named, recruited, positions })];
}

function filedInTime(order: Complete, facts: Checked): Refusal[] {
  if (order.exceptionReason !== null) return [];
  const { refusal } = leadOf(order, facts);
  if (refusal === undefined) return [];
  const { frozen, filedOn } = facts;
  const inTime = frozen !== null && frozen.plannedOn === refusal.params.dueOn && filedOn <= frozen.dueOn;
  return inTime ? [] : [asRefusal(refusal)];
}

/** What the one who files a complete order is told though it does not refuse: a lead that the agency advises. */
export function filingAdvice({
  order,
  ...facts
}: Omit<FilingFacts, 'housingCapacity' | 'frozen'>): Refusal[] {
  const { advice } = leadOf(order as Complete, { ...facts, programme: order.programme });
  return advice === undefined ? [] : [asRefusal(advice)];
}

function leadOf(
  order: Complete,
  {
    book,
    filedOn,
    lookup,
    programme,
  }: Pick<FilingFacts, 'book' | 'filedOn' | 'lookup'> & { programme: string | null },
): FilingCheck {
  const keys = { ...(programme === null ? {} : { programme }), province: order.province };
  const question = { rulebook: book, ...keys, ...lookup };
  return checkFilingLead(question, { needFrom: order.needFrom, filedOn });
}

function housingSuffices(order: Complete, { housingCapacity }: FilingFacts): Refusal[] {
  if (housingCapacity >= order.positions) return [];
  return [refuse('HOUSING_TOO_SMALL', { capacity: housingCapacity, positions: order.positions })];
}

function guaranteeOffered(order: Complete, { book, lookup, programme }: Checked): Refusal[] {
  const keys = { programme, province: order.province };
  const guarantee = book.resolve('hours-guarantee', keys, order.needFrom, lookup);
  const window = book.resolve('hours-guarantee-window', keys, order.needFrom, lookup);
  const windowWeeks = Number(window.value);
  const weeks = Math.floor(daysBetween(order.needFrom, addDays(order.needTo, 1)) / 7);
  const offered = order.weeklyHours * Math.min(weeks, windowWeeks);
  if (offered >= Number(guarantee.value)) return [];
  return [
    refuse(
      'GUARANTEE_NOT_OFFERED',
      { weeklyHours: order.weeklyHours, weeks, offered, hours: Number(guarantee.value), window: windowWeeks },
      lawOf(guarantee),
    ),
  ];
}

function stayAllowed(order: Complete, { book, lookup, programme }: Checked): Refusal[] {
  const keys = { programme, province: order.province };
  const longest = book.find('stay-longest', keys, order.needFrom, lookup);
  const lastDay = book.find('last-day-in-canada', keys, order.needFrom, lookup);
  const limits: [DatedValue, PlainDate][] = [];
  if (typeof longest?.value === 'number') limits.push([longest, addMonths(order.needFrom, longest.value)]);
  if (typeof lastDay?.value === 'string')
    limits.push([lastDay, plainDate(`${order.needFrom.slice(0, 4)}-${lastDay.value}`)]);
  return limits
    .filter(([, latest]) => order.needTo > latest)
    .map(([value, latest]) => refuse('STAY_TOO_LONG', { needTo: order.needTo, latest }, lawOf(value)));
}

function wageAllowed(order: Complete, { book, lookup }: FilingFacts): Refusal[] {
  if (order.hourlyRateCents === null) return [];
  const minimum = book.resolve('minimum-wage', { province: order.province }, order.needFrom, lookup);
  const floor = centsFromDollars(String(minimum.value));
  if (order.hourlyRateCents >= floor) return [];
  return [
    refuse(
      'WAGE_OFFER_BELOW_FLOOR',
      {
        offered: dollarsFromCents(cents(order.hourlyRateCents)),
        floor: dollarsFromCents(floor),
        province: order.province,
        needFrom: order.needFrom,
      },
      lawOf(minimum),
    ),
  ];
}

function mealsAllowed(order: Complete, { book, lookup, programme }: Checked): Refusal[] {
  if (order.meals !== 'provided' || order.mealPriceCents === null) return [];
  const cap = book.resolve('meals-cap', { programme, province: order.province }, order.needFrom, lookup);
  if (cap.value === null || order.mealPriceCents <= centsFromDollars(String(cap.value))) return [];
  return [
    refuse(
      'MEAL_PRICE_OVER_CAP',
      { price: dollarsFromCents(cents(order.mealPriceCents)), cap: String(cap.value) },
      lawOf(cap),
    ),
  ];
}

/** The rule and source that a refusal rests on. */
export function lawOf({ code, source }: DatedValue) {
  const { title, clause, href } = source;
  return { rule: code, source: { title, clause, ...(href === null ? {} : { href }) } };
}
