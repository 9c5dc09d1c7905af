import type { CaseCalculation } from './case-calculation.js';
import { obligationCases } from './obligation-cases.js';
import { payCases } from './pay-cases.js';
import { quebecTaxCases } from './quebec-tax-cases.js';
import { valueCases } from './value-cases.js';
import { withholdingCases } from './withholding-cases.js';

/** The kinds of case, each with the calculation that it proves. A further kind is one file and one line here. */
export const caseKinds = {
  value: valueCases,
  obligation: obligationCases,
  pay: payCases,
  withholding: withholdingCases,
  'quebec-tax': quebecTaxCases,
} as const satisfies Record<string, CaseCalculation>;

export type CaseKind = keyof typeof caseKinds;
