import { RuleRefused } from '../../../refusal.js';
import type { DatedValue } from '../../../value.js';
import type { ComparableValue } from '../../comparable-value.js';
import type { RuleResult } from '../../inquiry.js';
import { readBrackets } from '../tables/read-tables.js';
import { orRefusal, type TableReader } from '../tables/table-reader.js';
import type { Bracket, Rate } from '../tables/tables.js';

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

/** What Quebec's income tax is worked out from, on one day. */
export interface QuebecTables {
  readonly incomeTax: QuebecTaxTable;
  /**
   * What is not held or not confirmed refuses only those payments that need it: it is a refusal here until it is asked for.
   */
  readonly farmWorkerLimit: ComparableValue | RuleRefused;
  readonly farmWorkerTax: Held<FarmWorkerTax> | RuleRefused;
  readonly standing: RuleResult;
}

/** Reads Quebec's own tables. `newReader` begins a reader, so that each part knows what it used. */
export function readQuebec(newReader: () => TableReader): QuebecTables {
  const reader = newReader();
  const incomeTax = readIncomeTax(reader);
  return {
    incomeTax,
    standing: reader.standing,
    farmWorkerLimit: orRefusal(() => newReader().comparable('foreign-farm-worker-limit')),
    farmWorkerTax: orRefusal(() => held(newReader(), 'foreign-farm-worker-deduction', readFarmWorkerTax)),
  };
}

/** What is held. Throws the refusal where it may not be used. */
export function use<T>(part: T | RuleRefused): T {
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
