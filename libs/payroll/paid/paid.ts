import { cents, type Cents } from '#libs/quantities';
import {
  authorityOf,
  type EarningKind,
  type PaidAmounts,
  type PayFacts,
  type PayStatement,
  type RecordChecked,
  type SeasonBalances,
  type StatutoryAmount,
  statutoryKindsOf,
  type PayRules,
  RuleRefused,
  type TakenKind,
  takenKinds,
} from '#libs/rulebook';
import type { DeductionPaid, EarningPaid, PaidSubmitted, PayAsSubmitted } from '../sheets/pay-sheet.input.js';

/**
 * How it is known what was paid: Temporada worked the pay out, so that this is what is to be paid until the employer confirms
 * that it was, or the employer stated what was paid.
 */
export const paidBases = ['worked-out', 'stated'] as const;
export type PaidBasis = (typeof paidBases)[number];

/** An amount withheld by statute, and the jurisdiction whose authority gets it; null where the place of work knows no such kind. */
export type StatutoryPaid = StatutoryAmount & { authority: string | null };

/** What of a pay counts for the season: of what was taken the lawful part, and the savings that were kept back. */
export interface Taken {
  transportCents: number;
  administrationCents: number;
  savingsCents: number;
  housingCents: number;
  /** Recovered of what was advanced. */
  advanceCents: number;
}

/** The parts of what was paid, or is to be. */
export interface PaidParts {
  statutory: StatutoryPaid[];
  deductions: DeductionPaid[];
  earnings: EarningPaid[];
  taken: Taken;
  /** The balances of the season after it. */
  seasonToDate: Partial<SeasonBalances>;
}

/** What proves that a pay reached its worker. */
export interface PaymentProof {
  paidOn: string;
  method: string;
  proofReference: string;
}

/** The paid side of a record: beside what is lawful, what was paid or is to be. */
export interface PaidSide extends PaidParts {
  basis: PaidBasis;
  grossCents: number;
  /** Null where the employer does not say what reached the worker. */
  netCents: number | null;
  proof: PaymentProof | null;
}

/**
 * What is held against the law: what was paid of the period itself, without what it makes up for earlier ones. Earnings beside the
 * wages that the record asks for are due with it, whether or not they are said to have been paid.
 */
export function amountsOf(
  { paid }: Pick<PayAsSubmitted, 'paid'>,
  facts: PayFacts,
  statement: PayStatement,
): PaidAmounts {
  const earnings = earningsOf(paid, statement);
  const lumpSums = earnings.filter(({ kind }) => kind === 'recognition-pay' || kind === 'bonus');
  const besides = {
    besideWagesCents: sumOf(paid === undefined ? earnings : atLeast(earnings, byRules(statement))),
    lumpSumCents: sumOf(lumpSums),
  };
  if (paid === undefined)
    return {
      ...besides,
      grossCents: statement.grossCents,
      netCents: statement.netCents,
      statutory: statutoryOf(facts, statement),
      taken: takenOf(statement.lines),
    };
  return {
    ...besides,
    grossCents: cents(paid.grossCents),
    netCents: paid.netCents == null ? null : cents(paid.netCents),
    statutory: statutoryOf(facts, statement),
    taken: takenOf(paid.deductions ?? []),
  };
}

/** The paid side of a record as it is stored. `checked` is its check, which says what of the deductions was lawful. */
export function paidSideOf(
  submitted: Pick<PayAsSubmitted, 'paid'>,
  facts: PayFacts,
  statement: PayStatement,
  { checked, rules }: { checked: RecordChecked; rules: PayRules },
): PaidSide {
  const { paid } = submitted;
  const { grossCents, netCents } = totalsOf(statement);
  const lines = [...statement.lines, ...(statement.retroactive?.lines ?? [])];
  const deductions = Object.entries(takenOf(paid === undefined ? lines : (paid.deductions ?? []))).flatMap(
    ([kind, amountCents]) => (amountCents === 0 ? [] : [{ kind: kind as TakenKind, amountCents }]),
  );
  const isSaved = lines.some(({ kind }) => kind === 'savings');
  const taken = takenForSeason(submitted, facts, deductions, { checked, isSaved });
  return {
    basis: paid === undefined ? 'worked-out' : 'stated',
    grossCents: paid?.grossCents ?? grossCents,
    netCents: paid === undefined ? netCents : (paid.netCents ?? null),
    proof: paid === undefined ? null : proofOf(paid),
    statutory: withAuthorities(statutoryOf(facts, statement), facts, rules),
    deductions,
    earnings: earningsOf(paid, statement),
    taken,
    // What a pay makes up for is in the balances that it was assessed with.
    seasonToDate: paid === undefined ? statement.seasonToDate : balancesAfter(facts, statement, taken),
  };
}

function proofOf({ paidOn, method, proofReference }: PaidSubmitted): PaymentProof | null {
  return paidOn == null || method == null || proofReference == null
    ? null
    : { paidOn, method, proofReference };
}

/** What is not said of earnings beside the wages is what the rules give for what the sheet asks. */
function earningsOf(paid: PaidSubmitted | undefined, { earnings = [] }: PayStatement): EarningPaid[] {
  const lines = paid === undefined ? earnings : (paid.earnings ?? byRules({ earnings }));
  return lines.map(({ kind, amountCents }) => ({ kind, amountCents }));
}

/** Earnings that the rules give for what the record asks, without those that only the employer's word gives. */
function byRules({ earnings = [] }: Pick<PayStatement, 'earnings'>): EarningPaid[] {
  return earnings
    .filter(({ rule }) => rule !== 'as-reported')
    .map(({ kind, amountCents }) => ({ kind, amountCents }));
}

const sumOf = (earnings: readonly EarningPaid[]): Cents =>
  cents(earnings.reduce((sum, { amountCents }) => sum + amountCents, 0));

/** Earnings with those that are due, each with the higher amount. */
function atLeast(paid: readonly EarningPaid[], due: readonly EarningPaid[]): EarningPaid[] {
  const of = (all: readonly EarningPaid[], kind: EarningKind) =>
    sumOf(all.filter((one) => one.kind === kind));
  return [...new Set([...paid, ...due].map(({ kind }) => kind))].map((kind) => ({
    kind,
    amountCents: Math.max(of(paid, kind), of(due, kind)),
  }));
}

/** Amounts as they are declared, also those of 0; as they were worked out where that was asked for. */
function statutoryOf({ statutory }: PayFacts, { lines }: PayStatement): StatutoryAmount[] {
  if (statutory !== 'compute') return [...(statutory ?? [])];
  return lines.flatMap(({ kind, amountCents }) => (isTaken(kind) ? [] : [{ kind: kind, amountCents }]));
}

function withAuthorities(
  statutory: readonly StatutoryAmount[],
  { periodEnd }: PayFacts,
  rules: PayRules,
): StatutoryPaid[] {
  const kinds = statutoryKindsOf(rules, periodEnd);
  return statutory.map(({ kind, amountCents }) => ({
    ...{ kind, amountCents },
    authority: kinds instanceof RuleRefused ? null : authorityOf(kind, kinds),
  }));
}

const isTaken = (kind: string): kind is TakenKind => (takenKinds as readonly string[]).includes(kind);

/** The sum of each deduction beside the statutory ones. */
function takenOf(lines: readonly { kind: string; amountCents: number }[]): Partial<Record<TakenKind, Cents>> {
  const taken: Partial<Record<TakenKind, Cents>> = {};
  for (const { kind, amountCents } of lines)
    if (isTaken(kind)) taken[kind] = cents((taken[kind] ?? 0) + amountCents);
  return taken;
}

/**
 * What is stated counts with its lawful part, as the check found it, so that no excess is taken twice; what was worked out is
 * lawful. Savings are the worker's own, whatever they should have been; where the rules know none, what was taken as such is owed.
 */
function takenForSeason(
  { paid }: Pick<PayAsSubmitted, 'paid'>,
  { seasonToDate = {} }: PayFacts,
  deductions: readonly DeductionPaid[],
  { checked: { after }, isSaved }: { checked: RecordChecked; isSaved: boolean },
): Taken {
  const took = (kind: TakenKind) => deductions.find((one) => one.kind === kind)?.amountCents ?? 0;
  const lawful = (kind: TakenKind, balance: number, before = 0) =>
    paid === undefined ? took(kind) : balance - before;
  const recovered = [...after.advances.values()].reduce((sum, { recoveredCents }) => sum + recoveredCents, 0);
  return {
    transportCents: lawful('transport', after.transportCents, seasonToDate.transportCents),
    administrationCents: lawful(
      'administration',
      after.administrationCents,
      seasonToDate.administrationCents,
    ),
    savingsCents: isSaved ? took('savings') : 0,
    housingCents: lawful('housing', after.housingCents, seasonToDate.housingCents),
    advanceCents: lawful('advance', recovered, seasonToDate.advanceCents),
  };
}

function balancesAfter(
  { seasonToDate = {} }: PayFacts,
  statement: PayStatement,
  taken: Taken,
): Partial<SeasonBalances> {
  const sum = (before: number | undefined, now: number) => cents((before ?? 0) + now);
  const { hours } = statement.seasonToDate;
  const housingCents = sum(seasonToDate.housingCents, taken.housingCents);
  const advanceCents = sum(seasonToDate.advanceCents, taken.advanceCents);
  return {
    transportCents: sum(seasonToDate.transportCents, taken.transportCents),
    administrationCents: sum(seasonToDate.administrationCents, taken.administrationCents),
    savingsCents: sum(seasonToDate.savingsCents, taken.savingsCents),
    ...(housingCents === 0 ? {} : { housingCents }),
    ...(advanceCents === 0 ? {} : { advanceCents }),
    ...(hours === undefined ? {} : { hours }),
  };
}

/** What a statement pays and keeps back in all: its own period, and what it makes up for. */
export function totalsOf({
  grossCents,
  deductionsCents,
  netCents,
  retroactive,
}: PayStatement): Record<'grossCents' | 'deductionsCents' | 'netCents', number> {
  if (retroactive === undefined) return { grossCents, deductionsCents, netCents };
  const { broughtForwardCents, carriedForwardCents, payableCents } = retroactive;
  return {
    grossCents: grossCents + retroactive.grossCents,
    deductionsCents:
      deductionsCents + retroactive.deductionsCents + broughtForwardCents - carriedForwardCents,
    netCents: payableCents,
  };
}

/** A stored record's paid side, as far as it says what is still to be paid. */
export interface PaidColumns {
  paidBasis: PaidBasis;
  paidGrossCents: number;
  paidNetCents: number | null;
  paidBeforeCents: number;
  paidOn: string | null;
}

/** What of a net that was worked out is still to be paid; 0 for what was stated, or is proven. */
export function toPayOf({ paidBasis, paidNetCents, paidBeforeCents, paidOn }: PaidColumns): number {
  return paidBasis === 'stated' || paidOn !== null ? 0 : Math.max(0, (paidNetCents ?? 0) - paidBeforeCents);
}

/** SQL of what `toPayOf` says; `record` is the table or alias of pay records in the query. */
export function toPay(record: string): string {
  return `case when ${record}.paid_basis = 'stated' or ${record}.paid_on is not null then 0
    else greatest(0, coalesce(${record}.paid_net_cents, 0) - ${record}.paid_before_cents) end`;
}
