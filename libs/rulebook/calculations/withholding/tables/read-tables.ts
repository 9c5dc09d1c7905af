import { centsFromDollars, ratio, ratioOf, type PlainDate } from '#libs/quantities';

import type { ValueCode } from '../../../codes.js';
import { RuleRefused } from '../../../refusal.js';
import type { LookupOptions, Rulebook } from '../../../rulebook.js';
import type { DatedValue } from '../../../value.js';
import { statusWarning, whole, word, words, type RuleResult, type RuleWarning } from '../../inquiry.js';
import type { Bracket, FederalTable, InsuranceTable, PensionTable, ProvincialTable, Rate } from './tables.js';

/** Reads the values of one province and day, and remembers which it read. */
export class TableReader {
  private readonly used = new Set<DatedValue>();

  constructor(
    private readonly rulebook: Rulebook,
    private readonly province: string,
    private readonly date: PlainDate,
    private readonly options: LookupOptions,
  ) {}

  /** The value of a code; throws RuleRefused when none is held for the province and day. */
  value(code: ValueCode): DatedValue {
    const value = this.rulebook.resolve(code, { province: this.province }, this.date, this.options);
    this.used.add(value);
    return value;
  }

  /** The value, or undefined where the province knows no such thing; throws RuleRefused for one that may not be used. */
  optional(code: ValueCode): DatedValue | undefined {
    const known = this.rulebook.find(code, { province: this.province }, this.date, this.options);
    if (known?.value == null) return undefined;
    return this.value(code);
  }

  /** Warnings and taint of all values read so far; values that are carried for the same reason warn once. */
  get standing(): RuleResult {
    const byNote = new Map<string, RuleWarning>();
    for (const value of this.used) {
      const warning = statusWarning(value);
      const note = value.note ?? value.code;
      if (warning && !byNote.has(note)) byNote.set(note, warning);
    }
    const tainted = [...this.used].some(({ status }) => status === 'unconfirmed');
    return { warnings: [...byNote.values()], tainted };
  }

  text(code: ValueCode): string {
    return required(word(this.value(code)), code);
  }

  count(code: ValueCode): number {
    return required(whole(this.value(code)), code);
  }

  cents(code: ValueCode): number {
    return centsFromDollars(this.text(code));
  }

  rate(code: ValueCode): Rate {
    return rateOf(this.text(code));
  }

  /** The rows of a small table, each with its numbers as written. */
  rows(code: ValueCode): string[][] {
    return rowsOf(this.value(code));
  }

  optionalRows(code: ValueCode): string[][] {
    const value = this.optional(code);
    return value ? rowsOf(value) : [];
  }
}

function required<T>(content: T | null, code: ValueCode): T {
  if (content === null) throw new TypeError(`The value of "${code}" cannot be "none"`);
  return content;
}

function rateOf(text: string): Rate {
  return { ...ratio(text), text };
}

function rowsOf(value: DatedValue): string[][] {
  return words(value).map((row) => row.split(' '));
}

const dollars = (text: string | undefined): number => centsFromDollars(text ?? '');

/** Pension plan contributions; the first additional one and the base are parts of one rate. */
export function readPension(reader: TableReader): PensionTable {
  const rule = reader.value('pension-rate');
  const rate = reader.rate('pension-rate');
  const secondRule = reader.value('pension-second-rate');
  return {
    rule,
    rate,
    secondRule,
    basicExemptionCents: reader.cents('pension-basic-exemption'),
    earningsMaximumCents: reader.cents('pension-earnings-maximum'),
    maximumCents: reader.cents('pension-maximum'),
    baseMaximumCents: reader.cents('pension-base-maximum'),
    baseShare: ratioOf(reader.rate('pension-base-rate'), rate),
    additionalShare: ratioOf(reader.rate('pension-additional-rate'), rate),
    secondRate: reader.rate('pension-second-rate'),
    secondMaximumCents: reader.cents('pension-second-maximum'),
    smallestCents: reader.optional('smallest-contribution') ? reader.cents('smallest-contribution') : 0,
    agricultureRule: reader.value('pension-agriculture-days'),
    agricultureDays: reader.count('pension-agriculture-days'),
    agricultureCashCents: reader.cents('pension-agriculture-cash'),
  };
}

/** Employment insurance premiums. */
export function readInsurance(reader: TableReader): InsuranceTable {
  return {
    rule: reader.value('employment-insurance-rate'),
    rate: reader.rate('employment-insurance-rate'),
    maximumCents: reader.cents('employment-insurance-maximum'),
    earningsMaximumCents: reader.cents('employment-insurance-earnings'),
    agricultureRule: reader.value('employment-insurance-agriculture-days'),
    agricultureDays: reader.count('employment-insurance-agriculture-days'),
  };
}

/** Federal tax; outside Canada with its surtax, in Quebec with its abatement. */
export function readFederalTax(reader: TableReader): FederalTable {
  return {
    ...readBrackets(reader, 'federal-tax-brackets'),
    ...readClaims(reader, 'federal-basic-amount', 'federal-claim-code-step'),
    employmentAmountCents: reader.cents('federal-employment-amount'),
    ...(reader.optional('federal-surtax') && { surtax: reader.rate('federal-surtax') }),
    ...(reader.optional('federal-abatement') && { abatement: reader.rate('federal-abatement') }),
  };
}

/** Tax of a province or territory. What it does not know has no values. */
export function readProvincialTax(reader: TableReader): ProvincialTable {
  return {
    ...readBrackets(reader, 'provincial-tax-brackets'),
    ...readClaims(reader, 'provincial-basic-amount', 'provincial-claim-code-step'),
    employmentAmountCents: reader.optional('provincial-employment-amount')
      ? reader.cents('provincial-employment-amount')
      : 0,
    surtax: reader.optionalRows('provincial-surtax').map(([from, rate = '']) => ({
      fromCents: dollars(from),
      rate: rateOf(rate),
    })),
    healthPremium: reader.optionalRows('provincial-health-premium').map(([from, rate = '', base, cap]) => ({
      fromCents: dollars(from),
      rate: rateOf(rate),
      baseCents: dollars(base),
      capCents: dollars(cap),
    })),
    ...readReductions(reader),
  };
}

function readReductions(reader: TableReader): Partial<ProvincialTable> {
  return {
    ...(reader.optional('supplemental-credit-threshold') && {
      supplementalCredit: {
        thresholdCents: reader.cents('supplemental-credit-threshold'),
        rate: reader.rate('supplemental-credit-rate'),
      },
    }),
    ...(reader.optional('tax-reduction-basic') && {
      personalReduction: {
        basicCents: reader.cents('tax-reduction-basic'),
        dependantCents: reader.cents('tax-reduction-dependant'),
      },
    }),
    ...(reader.optional('tax-reduction-largest') && {
      incomeReduction: {
        largestCents: reader.cents('tax-reduction-largest'),
        fromCents: reader.cents('tax-reduction-threshold'),
        endCents: reader.cents('tax-reduction-end'),
        rate: reader.rate('tax-reduction-rate'),
      },
    }),
  };
}

/** A table of brackets, which begins at an income of 0. */
export function readBrackets(
  reader: TableReader,
  code: ValueCode,
): Pick<ProvincialTable, 'brackets' | 'lowestRate' | 'rule'> {
  const rule = reader.value(code);
  const brackets = rowsOf(rule).map(([from, rate = '', constant]): Bracket => ({
    fromCents: dollars(from),
    rate: rateOf(rate),
    constantCents: dollars(constant),
  }));
  const lowest = brackets[0];
  if (lowest?.fromCents !== 0) throw new TypeError(`The brackets of "${code}" must begin at an income of 0`);
  return { brackets, lowestRate: lowest.rate, rule };
}

function readClaims(
  reader: TableReader,
  basic: ValueCode,
  step: ValueCode,
): Pick<ProvincialTable, 'basicAmount' | 'claimCodeStepCents'> {
  const points = reader.rows(basic).map(([income, amount]) => ({
    incomeCents: dollars(income),
    amountCents: dollars(amount),
  }));
  return { basicAmount: points, claimCodeStepCents: reader.cents(step) };
}

/** What a place of work and day has, or the refusal that says why it has none. */
export function orRefusal<T>(read: () => T): T | RuleRefused {
  try {
    return read();
  } catch (error) {
    if (error instanceof RuleRefused) return error;
    throw error;
  }
}
