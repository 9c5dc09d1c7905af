import { centsFromDollars, dollarsFromCents } from '#libs/quantities';

import type { Exemptions } from '../calculations/withholding/exemptions.js';
import type { LumpSum, TaxClaim, WithholdingFacts } from '../calculations/withholding/facts.js';
import { WithholdingRules } from '../calculations/withholding/rules.js';
import { withhold } from '../calculations/withholding/withhold.js';
import type { CaseCalculation } from './case-calculation.js';
import type { CaseFacts } from './case-facts.js';

/**
 * What is withheld from one payment: answers `edition`, `cpp`, `cpp2`, `ei`, `qpip`, `federalTax`, `provincialTax`,
 * `total`, `net`, `warnings` (codes, sorted) and `tainted`. A claim is an amount, `E`, or a code as `code 3`; an exemption is
 * its reason.
 */
export const withholdingCases: CaseCalculation = {
  shape: {
    'province!': 'text',
    'payDate!': 'date',
    'payPeriods!': 'whole',
    'gross!': 'money',
    federalClaim: 'text',
    provincialClaim: 'text',
    rrsp: 'money',
    unionDues: 'money',
    taxableBenefits: 'money',
    prescribedZone: 'money',
    additionalTax: 'money',
    dependants: 'whole',
    pensionableMonths: 'whole',
    birthOn: 'date',
    cppExempt: 'text',
    cpp2Exempt: 'text',
    eiExempt: 'text',
    qpipExempt: 'text',
    taxExempt: 'text',
    grossToDate: 'money',
    pensionableToDate: 'money',
    insurableToDate: 'money',
    cppToDate: 'money',
    cpp2ToDate: 'money',
    eiToDate: 'money',
    qpipToDate: 'money',
    bonus: 'money',
    bonusRrsp: 'money',
    priorBonus: 'money',
    priorBonusRrsp: 'money',
    priorBonusPension: 'money',
    usualGross: 'money',
    farmDays: 'whole',
    farmCash: 'money',
    foreignFarmWorker: 'yes-no',
    expectedAnnualIncome: 'money',
    requiredExpenses: 'money',
  },
  answer(facts, rulebook, options) {
    const made = withhold(withholdingFacts(facts), new WithholdingRules(rulebook, options));
    return {
      edition: made.edition,
      cpp: dollarsFromCents(made.cppCents),
      cpp2: dollarsFromCents(made.cpp2Cents),
      ei: dollarsFromCents(made.eiCents),
      qpip: made.qpipCents === undefined ? null : dollarsFromCents(made.qpipCents),
      federalTax: dollarsFromCents(made.federalTaxCents),
      provincialTax: dollarsFromCents(made.provincialTaxCents),
      total: dollarsFromCents(made.totalCents),
      net: dollarsFromCents(made.netCents),
      warnings: [...new Set(made.warnings.map((warning) => warning.code))].sort(),
      tainted: made.tainted,
    };
  },
};

function withholdingFacts(facts: CaseFacts): WithholdingFacts {
  return given<WithholdingFacts>({
    province: facts.needText('province'),
    payDate: facts.needDate('payDate'),
    payPeriods: facts.whole('payPeriods'),
    grossCents: facts.cents('gross'),
    federalClaim: claim(facts.text('federalClaim')),
    provincialClaim: claim(facts.text('provincialClaim')),
    rrspCents: facts.cents('rrsp'),
    unionDuesCents: facts.cents('unionDues'),
    taxableBenefitsCents: facts.cents('taxableBenefits'),
    prescribedZoneCents: facts.cents('prescribedZone'),
    additionalTaxCents: facts.cents('additionalTax'),
    dependants: facts.whole('dependants'),
    pensionableMonths: facts.whole('pensionableMonths'),
    birthOn: facts.date('birthOn'),
    exempt: exemptions(facts),
    foreignFarmWorker: facts.yes('foreignFarmWorker'),
    expectedAnnualIncomeCents: facts.cents('expectedAnnualIncome'),
    requiredExpensesCents: facts.cents('requiredExpenses'),
    yearToDate: given({
      grossCents: facts.cents('grossToDate'),
      pensionableCents: facts.cents('pensionableToDate'),
      insurableCents: facts.cents('insurableToDate'),
      cppBaseCents: facts.cents('cppToDate'),
      cppAdditionalCents: facts.cents('cpp2ToDate'),
      eiCents: facts.cents('eiToDate'),
      qpipCents: facts.cents('qpipToDate'),
    }),
    lumpSum: lumpSum(facts),
    agriculture: farmWork(facts),
  });
}

/** What is known of it, so that an absent fact is absent and not undefined. */
function given<T extends object>(facts: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as T;
}

function lumpSum(facts: CaseFacts): LumpSum | undefined {
  const grossCents = facts.cents('bonus');
  if (grossCents === undefined) return undefined;
  return given<LumpSum>({
    kind: 'bonus',
    grossCents,
    rrspCents: facts.cents('bonusRrsp'),
    priorGrossCents: facts.cents('priorBonus'),
    priorRrspCents: facts.cents('priorBonusRrsp'),
    priorAdditionalPensionCents: facts.cents('priorBonusPension'),
    usualGrossCents: facts.cents('usualGross'),
  });
}

/** A word that is no reason is refused by the calculation, which names those there are. */
function exemptions(facts: CaseFacts): Exemptions | undefined {
  const told = Object.entries({
    cpp: facts.text('cppExempt'),
    cpp2: facts.text('cpp2Exempt'),
    ei: facts.text('eiExempt'),
    qpip: facts.text('qpipExempt'),
    tax: facts.text('taxExempt'),
  }).filter(([, reason]) => reason !== undefined);
  return told.length === 0 ? undefined : Object.fromEntries(told);
}

function farmWork(facts: CaseFacts): WithholdingFacts['agriculture'] {
  const workingDaysInYear = facts.whole('farmDays');
  const cashInYearCents = facts.cents('farmCash');
  if (workingDaysInYear === undefined || cashInYearCents === undefined) return undefined;
  return { workingDaysInYear, cashInYearCents };
}

function claim(text: string | undefined): TaxClaim | undefined {
  if (text === undefined || text === 'E') return text;
  const code = /^code (\d+)$/.exec(text)?.[1];
  return code === undefined ? centsFromDollars(text) : { code: Number(code) };
}
