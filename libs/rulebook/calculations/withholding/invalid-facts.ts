import { isPlainDate } from '#libs/quantities';

import type { RuleRefusal } from '../../refusal.js';
import { isPayPeriodCount, payPeriodCounts } from '../pay-periods.js';
import { exemptionReasons, isExemptionReason, type ExemptionKind } from './exemptions.js';
import type {
  AgriculturalEmployment,
  LumpSum,
  QuebecAveraging,
  TaxClaim,
  WithholdingFacts,
  YearToDate,
} from './facts.js';

/**
 * The most that a claim can be, in cents. It is no law but a guard against cents taken for dollars or income for a claim:
 * all amounts of a TD1 form together stay far below it.
 */
export const claimCeilingCents = 20_000_000;

/** The most that one amount can be, in cents: what stays exact when it is taken for a year of payments. */
const amountCeilingCents = 1_000_000_000_000;

/** A fact of a withholding by its path; readers of files and documents know where they have each from. */
export type WithholdingField =
  | Exclude<keyof WithholdingFacts, GroupName>
  | `yearToDate.${keyof YearToDate}`
  | `lumpSum.${keyof LumpSum}`
  | `agriculture.${keyof AgriculturalEmployment}`
  | `quebecAveraging.${keyof QuebecAveraging}`
  | `exempt.${ExemptionKind}`;

type GroupName = 'yearToDate' | 'lumpSum' | 'agriculture' | 'quebecAveraging' | 'exempt';

/** Where a refusal of facts comes from, and the value that decides. */
type RefusingRule = Pick<RuleRefusal, 'rule' | 'source'>;

/**
 * The refusal of a fact: its field, what was expected of it and what was found, as params for who knows how the reader of the
 * answer calls the field.
 */
export function factInvalid(
  field: WithholdingField,
  expected: string,
  found: unknown,
  by: RefusingRule = { rule: 'withholding' },
): RuleRefusal {
  return {
    ...{ code: 'PAY_FACTS_INVALID', params: { field, expected, found: shown(found) } },
    ...by,
    text: `${field} must be ${expected}, not ${shown(found)}.`,
    instead: `Correct ${field} and ask again.`,
  };
}

/** What was found, as text. */
function shown(found: unknown): string {
  if (found === undefined) return 'nothing';
  return typeof found === 'string' ? found : JSON.stringify(found);
}

type Report = (field: WithholdingField, expected: string, found: unknown) => void;

/** Everything in the facts that cannot be, each with its field and what was expected. */
export function invalidWithholdingFacts(facts: WithholdingFacts): RuleRefusal[] {
  const wrong: RuleRefusal[] = [];
  const report: Report = (field, expected, found) => {
    wrong.push(factInvalid(field, expected, found));
  };
  if (!isPlainDate(facts.payDate)) report('payDate', 'a date of the calendar', facts.payDate);
  if (!isPayPeriodCount(facts.payPeriods))
    report('payPeriods', `one of ${payPeriodCounts.join(', ')}`, facts.payPeriods);
  if (!whole(facts.pensionableMonths ?? 12, 0, 12))
    report('pensionableMonths', 'a whole number from 0 to 12', facts.pensionableMonths);
  if (!whole(facts.dependants ?? 0, 0, 99))
    report('dependants', 'a whole number from 0 to 99', facts.dependants);
  if (facts.birthOn !== undefined && !(isPlainDate(facts.birthOn) && facts.birthOn < facts.payDate))
    report('birthOn', 'a date of the calendar before the pay date', facts.birthOn);
  for (const field of ['federalClaim', 'provincialClaim'] as const) {
    if (!isClaim(facts[field]))
      report(field, 'an amount from 0.00 to 200000.00, E, or a claim code from 0 to 10', facts[field]);
  }
  checkAmounts(facts, report);
  if (facts.exempt !== undefined) checkReasons(facts.exempt, report);
  return wrong;
}

function isClaim(claim: TaxClaim | undefined): boolean {
  if (claim === undefined || claim === 'E') return true;
  return typeof claim === 'number' ? whole(claim, 0, claimCeilingCents) : whole(claim.code, 0, 10);
}

function whole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

/** The amounts of a group of facts: listed, since an audit checks them by the hundred thousand. */
type AmountOf<Group> = Extract<keyof Group, `${string}Cents`>;
const amountsOf = <Group>(fields: Readonly<Record<AmountOf<Group>, true>>) =>
  Object.keys(fields) as AmountOf<Group>[];

const amounts = amountsOf<WithholdingFacts>({
  grossCents: true,
  rrspCents: true,
  unionDuesCents: true,
  taxableBenefitsCents: true,
  prescribedZoneCents: true,
  additionalTaxCents: true,
  expectedAnnualIncomeCents: true,
  requiredExpensesCents: true,
});
const amountsOfGroup = {
  yearToDate: amountsOf<YearToDate>({
    grossCents: true,
    pensionableCents: true,
    insurableCents: true,
    cppBaseCents: true,
    cppAdditionalCents: true,
    eiCents: true,
    qpipCents: true,
  }),
  lumpSum: amountsOf<LumpSum>({
    grossCents: true,
    rrspCents: true,
    priorGrossCents: true,
    priorRrspCents: true,
    priorAdditionalPensionCents: true,
    usualGrossCents: true,
  }),
  agriculture: amountsOf<AgriculturalEmployment>({ cashInYearCents: true }),
  quebecAveraging: amountsOf<QuebecAveraging>({ rrspToDateCents: true, taxToDateCents: true }),
} as const;

function isAmount(amount: number | undefined): boolean {
  return amount === undefined || whole(amount, 0, amountCeilingCents);
}

const amountExpected = 'a whole number of cents, 0 or more';

function checkAmounts(facts: WithholdingFacts, report: Report): void {
  for (const field of amounts) if (!isAmount(facts[field])) report(field, amountExpected, facts[field]);
  checkGroup('yearToDate', facts.yearToDate, report);
  checkGroup('lumpSum', facts.lumpSum, report);
  checkGroup('agriculture', facts.agriculture, report);
  checkGroup('quebecAveraging', facts.quebecAveraging, report);
}

function checkGroup(name: keyof typeof amountsOfGroup, group: object | undefined, report: Report): void {
  if (group === undefined) return;
  const held = group as Readonly<Record<string, number | undefined>>;
  for (const field of amountsOfGroup[name])
    if (!isAmount(held[field])) report(`${name}.${field}` as WithholdingField, amountExpected, held[field]);
}

function checkReasons(exempt: NonNullable<WithholdingFacts['exempt']>, report: Report): void {
  for (const kind of Object.keys(exemptionReasons) as ExemptionKind[]) {
    const reason = exempt[kind];
    if (reason !== undefined && !isExemptionReason(kind, reason))
      report(`exempt.${kind}`, `one of ${exemptionReasons[kind].join(', ')}, unstated`, reason);
  }
}
