/** The steps of a withholding and the params that each carries: `…Cents` whole cents, `share` a rate. Every value is in cents. */
export const withholdingStepParams = {
  PENSION_EXEMPTION: ['yearCents', 'payPeriods'],
  PENSION_CONTRIBUTION: ['earningsCents', 'exemptionCents', 'share'],
  SECOND_PENSION_CONTRIBUTION: ['earningsCents', 'fromCents', 'share'],
  INSURANCE_PREMIUM: ['earningsCents', 'share'],
  /** What the year's maximum leaves with this employer, for the months that count. */
  YEAR_LEFT: ['maximumCents', 'months', 'contributedCents'],
  /** Exemptions, each with its reason. */
  PENSION_EXEMPT: ['exemption'],
  SECOND_PENSION_EXEMPT: ['exemption'],
  INSURANCE_EXEMPT: ['exemption'],
  PARENTAL_EXEMPT: ['exemption'],
  TAX_EXEMPT: ['exemption'],
  PENSION_FARM_EXCLUDED: ['days', 'cashCents', 'leastDays', 'leastCashCents'],
  INSURANCE_FARM_EXCLUDED: ['days', 'cashCents', 'leastDays'],
  /** Farm work so far, where the year can still bring enough of it. */
  PENSION_FARM_OPEN: ['days', 'cashCents', 'leastDays', 'leastCashCents'],
  INSURANCE_FARM_OPEN: ['days', 'cashCents', 'leastDays'],
  /** A (T4127): ordinary pay less what is taken off it, for a year. */
  ANNUAL_INCOME: ['payPeriods', 'payCents', 'rrspCents', 'pensionCents', 'unionDuesCents', 'zoneCents'],
  /** R × A − K, or V × A − KP. */
  BRACKET_TAX: ['incomeCents', 'share', 'constantCents'],
  /** K1, K1P. */
  CLAIM_CREDIT: ['claimCents', 'share'],
  /** K2, K2P: one step for each plan. */
  PENSION_CREDIT: ['contributionsCents', 'share'],
  INSURANCE_CREDIT: ['contributionsCents', 'share'],
  PARENTAL_CREDIT: ['contributionsCents', 'share'],
  /** Any of the three, as earlier releases stored it: none is made any more. */
  CONTRIBUTION_CREDIT: ['contributionsCents', 'share'],
  /** K4, K4P. */
  EMPLOYMENT_CREDIT: ['amountCents', 'share'],
  /** K5P. */
  SUPPLEMENTAL_CREDIT: ['creditCents', 'thresholdCents', 'share'],
  OUTSIDE_CANADA_SURTAX: ['taxCents', 'share'],
  QUEBEC_ABATEMENT: ['taxCents', 'share'],
  /** V1: one step for each threshold. */
  PROVINCIAL_SURTAX: ['taxCents', 'fromCents', 'share'],
  /** V2. */
  HEALTH_PREMIUM: ['incomeCents', 'fromCents', 'share', 'baseCents', 'capCents'],
  /** S, of which there are two kinds. */
  PERSONAL_TAX_REDUCTION: ['amountCents', 'dependants', 'taxCents'],
  INCOME_TAX_REDUCTION: ['largestCents', 'incomeCents', 'fromCents', 'share', 'taxCents'],
  NO_TAX_CLAIMED: [],
  TAX_PER_PERIOD: ['yearCents', 'payPeriods'],
  /** TB: the year's tax with the lump sum less the year's tax without it. */
  LUMP_SUM_TAX: ['withCents', 'withoutCents'],
  SMALL_LUMP_SUM: ['lumpSumCents', 'incomeCents', 'thresholdCents', 'share'],
  /** L. */
  ADDITIONAL_TAX_ASKED: [],
} as const;

/** Warnings of a withholding. */
export const withholdingWarningParams = {
  /** Deductions are more than the pay; the net that is left is below 0. */
  DEDUCTIONS_ABOVE_PAY: ['payCents', 'deductionsCents', 'netCents'],
  /** No income tax is withheld and nobody says why. */
  TAX_EXEMPTION_UNSTATED: [],
} as const;
