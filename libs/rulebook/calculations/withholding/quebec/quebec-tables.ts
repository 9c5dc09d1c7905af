import { RuleRefused } from '../../../refusal.js';
import type { DatedValue } from '../../../value.js';
import type { RuleResult } from '../../inquiry.js';
import { orRefusal, readBrackets, type TableReader } from '../tables/read-tables.js';
import type { Bracket, Rate } from '../tables/tables.js';

/** The worker's parental insurance premiums of a year. */
export interface ParentalTable {
  readonly earningsMaximumCents: number;
  readonly rate: Rate;
  readonly maximumCents: number;
  /** The least that a premium above nothing is. */
  readonly smallestCents: number;
  readonly rule: DatedValue;
}

/** Quebec's income tax. A bracket holds for incomes above its threshold, which itself belongs to the one below. */
export interface QuebecTaxTable {
  readonly brackets: readonly Bracket[];
  /** Variable E of a worker who filed no form. */
  readonly basicAmountCents: number;
  /** Rate at which variable E counts, and at which shares of labour funds (Q, Q1) do. */
  readonly creditRate: Rate;
  readonly labourFundRate: Rate;
  /** Deduction for workers (H): a share of pay, at most so much a year. */
  readonly workerDeductionRate: Rate;
  readonly workerDeductionMaximumCents: number;
  /** Yearly pay with lump sums up to which a lump sum is taxed at the flat rate. */
  readonly lumpSumThresholdCents: number;
  readonly lumpSumRate: Rate;
  readonly rule: DatedValue;
}

/** Something that only some payments need, and what using it means for a result. */
export interface Held<T> extends RuleResult {
  readonly content: T;
  readonly rule: DatedValue;
}

/** How a foreign farm worker is taxed whose expected income reaches the limit. */
export interface FarmWorkerTax {
  /** Share of the pay that is deducted. */
  readonly share: Rate;
  readonly creditCents: number;
  /** Whether the deduction for workers counts the whole pay, or what the share leaves. */
  readonly countsWholePay: boolean;
}

/** What Quebec withholds by beside pension plan and employment insurance, on one day. */
export interface QuebecTables {
  readonly parental: ParentalTable;
  readonly incomeTax: QuebecTaxTable;
  /** Pension exemption of a day and of an hour, where pay periods are shorter than 7 days. */
  readonly shortExemptions: {
    readonly dayCents: number;
    readonly hourCents: number;
    readonly rule: DatedValue;
  };
  /** What is unconfirmed refuses only those payments that need it: it is a refusal here until it is asked for. */
  readonly farmWorkerLimit: Held<number> | RuleRefused;
  readonly farmWorkerTax: Held<FarmWorkerTax> | RuleRefused;
  readonly standing: RuleResult;
}

/** Reads Quebec's own tables. `newReader` begins a reader, so that each part knows what it used. */
export function readQuebec(newReader: () => TableReader): QuebecTables {
  const reader = newReader();
  const parental = readParental(reader);
  const incomeTax = readIncomeTax(reader);
  const shortExemptions = {
    dayCents: reader.cents('quebec-exemption-day'),
    hourCents: reader.cents('quebec-exemption-hour'),
    rule: reader.value('quebec-exemption-day'),
  };
  return {
    parental,
    incomeTax,
    shortExemptions,
    standing: reader.standing,
    farmWorkerLimit: orRefusal(() =>
      held(newReader(), 'foreign-farm-worker-limit', (one) => one.cents('foreign-farm-worker-limit')),
    ),
    farmWorkerTax: orRefusal(() => held(newReader(), 'foreign-farm-worker-deduction', readFarmWorkerTax)),
  };
}

/** What is held. Throws the refusal where it may not be used. */
export function use<T>(part: Held<T> | RuleRefused): Held<T> {
  if (part instanceof RuleRefused) throw new RuleRefused(part.refusals);
  return part;
}

function held<T>(
  reader: TableReader,
  code: Parameters<TableReader['value']>[0],
  read: (reader: TableReader) => T,
): Held<T> {
  const rule = reader.value(code);
  const content = read(reader);
  return { content, rule, ...reader.standing };
}

function readParental(reader: TableReader): ParentalTable {
  return {
    rule: reader.value('parental-insurance-rate'),
    rate: reader.rate('parental-insurance-rate'),
    maximumCents: reader.cents('parental-insurance-maximum'),
    smallestCents: reader.cents('smallest-contribution'),
    earningsMaximumCents: reader.cents('parental-insurance-earnings'),
  };
}

function readIncomeTax(reader: TableReader): QuebecTaxTable {
  const { brackets, rule } = readBrackets(reader, 'quebec-tax-brackets');
  return {
    brackets,
    rule,
    basicAmountCents: reader.cents('quebec-basic-amount'),
    creditRate: reader.rate('quebec-credit-rate'),
    labourFundRate: reader.rate('quebec-labour-fund-rate'),
    workerDeductionRate: reader.rate('quebec-worker-deduction-rate'),
    workerDeductionMaximumCents: reader.cents('quebec-worker-deduction-maximum'),
    lumpSumThresholdCents: reader.cents('quebec-lump-sum-threshold'),
    lumpSumRate: reader.rate('quebec-lump-sum-rate'),
  };
}

function readFarmWorkerTax(reader: TableReader): FarmWorkerTax {
  return {
    share: reader.rate('foreign-farm-worker-deduction'),
    creditCents: reader.cents('foreign-farm-worker-credits'),
    countsWholePay: reader.text('foreign-farm-worker-deduction-base') === 'whole-pay',
  };
}
