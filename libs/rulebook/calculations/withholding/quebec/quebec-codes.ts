/** The steps of Quebec's withholding and the params that each carries. Every value is in cents. */
export const quebecStepParams = {
  /** H (TP-1015.F): the deduction for workers. */
  QUEBEC_WORKER_DEDUCTION: ['payCents', 'share', 'maximumCents', 'payPeriods'],
  /** I: pay less what is taken off it, for a year. */
  QUEBEC_ANNUAL_INCOME: [
    'payPeriods',
    'payCents',
    'deductionsCents',
    'pensionCents',
    'yearlyDeductionsCents',
  ],
  /** The same of the year so far. */
  QUEBEC_WORKER_DEDUCTION_TO_DATE: ['payCents', 'share', 'maximumCents', 'period', 'payPeriods'],
  /** I of pay that varies: the year so far, for all of it. */
  QUEBEC_AVERAGED_INCOME: [
    'payPeriods',
    'period',
    'payCents',
    'deductionsCents',
    'pensionCents',
    'lumpSumsCents',
  ],
  /** A of pay that varies. */
  QUEBEC_AVERAGED_TAX: ['yearCents', 'period', 'payPeriods', 'taxToDateCents'],
  /** Q, Q1: shares of labour funds. */
  QUEBEC_LABOUR_FUND_CREDIT: ['payPeriods', 'fundCents', 'share'],
  QUEBEC_LUMP_SUM_TAX: ['incomeCents', 'lumpSumCents', 'share'],
  FARM_WORKER_UNDER_LIMIT: ['incomeCents', 'limitCents'],
  FARM_WORKER_AT_LIMIT: ['incomeCents', 'limitCents'],
  FARM_WORKER_DEDUCTION: ['payCents', 'expensesCents', 'share'],
} as const;

/** Warnings of Quebec's rule for foreign farm workers. */
export const quebecWarningParams = {
  FARM_WORKER_FORM_NEEDED: [],
  FARM_WORKER_CLAIM_UNUSED: [],
} as const;
