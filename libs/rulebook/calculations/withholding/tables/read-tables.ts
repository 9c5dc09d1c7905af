import { ratioOf } from '#libs/quantities';

import type { ValueCode } from '../../../codes.js';
import { dollars, rateOf, rowsOf, type TableReader } from './table-reader.js';
import type {
  Bracket,
  FederalTable,
  InsuranceTable,
  ParentalTable,
  PensionAges,
  PensionTable,
  ProvincialTable,
} from './tables.js';

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
    agricultureCashRule: reader.value('pension-agriculture-cash'),
    ages: readPensionAges(reader),
  };
}

function readPensionAges(reader: TableReader): PensionAges {
  return {
    fromYears: reader.count('pension-age-from'),
    toYears: reader.count('pension-age-to'),
    ends: reader.oneOf('pension-age-end', ['month', 'year']),
    fromRule: reader.value('pension-age-from'),
    toRule: reader.value('pension-age-to'),
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

/** Parental insurance premiums. */
export function readParental(reader: TableReader): ParentalTable {
  return {
    rule: reader.value('parental-insurance-rate'),
    rate: reader.rate('parental-insurance-rate'),
    maximumCents: reader.cents('parental-insurance-maximum'),
    smallestCents: reader.cents('smallest-contribution'),
    earningsMaximumCents: reader.cents('parental-insurance-earnings'),
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

const provincialMust = [
  'provincial-tax-brackets',
  'provincial-basic-amount',
  'provincial-claim-code-step',
] as const;
const provincialMay = [
  'provincial-employment-amount',
  'provincial-surtax',
  'provincial-health-premium',
  'supplemental-credit-threshold',
  'supplemental-credit-rate',
  'tax-reduction-basic',
  'tax-reduction-dependant',
  'tax-reduction-largest',
  'tax-reduction-threshold',
  'tax-reduction-end',
  'tax-reduction-rate',
] as const;

/** Tax of a province or territory. What it does not know has no values. Throws RuleRefused with all that is not held. */
export function readProvincialTax(reader: TableReader): ProvincialTable {
  reader.demand(provincialMust, provincialMay);
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
