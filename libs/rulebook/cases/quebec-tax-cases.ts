import { cents, dollarsFromCents, timesRatio } from '#libs/quantities';

import { readQuebec } from '../calculations/withholding/quebec/quebec-tables.js';
import { quebecPeriodTax, wholeDollars } from '../calculations/withholding/quebec/quebec-tax.js';
import { readPension } from '../calculations/withholding/tables/read-tables.js';
import { TableReader } from '../calculations/withholding/tables/table-reader.js';
import type { WithholdingStep } from '../calculations/withholding/result.js';
import type { CaseCalculation } from './case-calculation.js';

/**
 * Quebec's income tax of an ordinary period with the variables of guide TP-1015.F, as its annex prints them: answers `H`,
 * `CSA`, `I`, `Y` and `A`.
 */
export const quebecTaxCases: CaseCalculation = {
  shape: {
    'on!': 'date',
    'P!': 'whole',
    'G!': 'money',
    F: 'money',
    'E!': 'money',
    Q: 'money',
    Q1: 'money',
    J: 'money',
    K1: 'money',
    'C!': 'money',
    'C2!': 'money',
  },
  answer(facts, rulebook, options) {
    const newReader = (): TableReader => new TableReader(rulebook, 'QC', facts.needDate('on'), options);
    const { incomeTax, standing } = readQuebec(newReader);
    const pension = readPension(newReader());
    const of = (name: string): number => facts.cents(name) ?? 0;
    const pensionCents = timesRatio(of('C'), pension.additionalShare) + of('C2');
    const steps: WithholdingStep[] = [];
    const pay = {
      payPeriods: facts.whole('P') ?? 0,
      payCents: of('G'),
      workerPayCents: of('G'),
      deductionsCents: of('F'),
      pensionCents,
      creditCents: wholeDollars(of('E')),
      yearlyDeductionsCents: of('J'),
      yearlyCreditsCents: of('K1'),
      solidarityFundCents: of('Q'),
      fondactionCents: of('Q1'),
    };
    const taxCents = quebecPeriodTax(pay, incomeTax, steps);
    const found = (code: WithholdingStep['code']): WithholdingStep | undefined =>
      steps.find((step) => step.code === code);
    const dollars = (value: unknown): string | null =>
      typeof value === 'number' ? dollarsFromCents(cents(value)) : null;
    return {
      H: dollars(found('QUEBEC_WORKER_DEDUCTION')?.value),
      CSA: dollars(pensionCents),
      I: dollars(found('QUEBEC_ANNUAL_INCOME')?.value),
      Y: dollars(found('TAX_PER_PERIOD')?.params['yearCents']),
      A: dollars(taxCents),
      tainted: standing.tainted,
    };
  },
};
