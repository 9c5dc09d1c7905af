export * from './codes.js';
export { lackingKey } from './key-problems.js';
export * from './load.js';
export * from './overlaid.js';
export * from './overlay.js';
export { unusableContent } from './overlay-problems.js';
export type * from './obligation-kind.js';
export * from './refusal.js';
export * from './rulebook.js';
export * from './value.js';
export * from './versions.js';
export type { WorkedCase } from './cases/worked-case.js';
export type { CaseAnswer } from './cases/case-calculation.js';
export { proveCases, type FailedCase } from './cases/prove-cases.js';
export { knownKeys } from './known-keys.js';
export { nearestCodes } from './nearest-codes.js';
export { writeKeys } from './lookup-refusals.js';
export type { Problem } from './yaml-place.js';
export * from './calculations/orders/agency.js';
export * from './calculations/checks/index.js';
export * from './calculations/orders/documents.js';
export * from './calculations/orders/eligibility.js';
export { contradictions } from './calculations/orders/contradictions.js';
export * from './calculations/orders/filing.js';
export { filingProblems, type OrderFacts } from './calculations/orders/filing-problems.js';
export {
  type FilingProblem,
  type OrderProblem,
  type OrderProblemCode,
} from './calculations/orders/order-problem.js';
export { completeNaming, type ProgrammeNaming } from './calculations/programmes/complete-naming.js';
export { Programme } from './calculations/programmes/programme.js';
export { type GuaranteedHours, guaranteedHours } from './calculations/guarantee/guaranteed-hours.js';
export { guaranteeForecast, type GuaranteeForecast } from './calculations/guarantee/guarantee-forecast.js';
export { guaranteeRate } from './calculations/guarantee/guarantee-rate.js';
export * from './calculations/guarantee/guarantee-shortfall.js';
export * from './calculations/inquiry.js';
export * from './calculations/orders/labour-market-test.js';
export * from './calculations/obligations/moved-obligations.js';
export type { Obligation, SeasonDates } from './calculations/obligations/obligation.js';
export * from './calculations/obligations/obligation-reminders.js';
export * from './calculations/obligations/obligations.js';
export { longestPeriodDays, payPeriodCounts, isPayPeriodCount } from './calculations/pay-periods.js';
export * from './calculations/pay/pay.js';
export { type PayLine } from './calculations/pay/deductions/deductions.js';
export { type EarningLine } from './calculations/pay/earnings/beside-wages.js';
export * from './calculations/pay/facts/pay-facts.js';
export { taxSlipForms } from './calculations/withholding/tax-slip-forms.js';
export { authorityOf, statutoryKindsOf } from './calculations/pay/deductions/statutory-kinds.js';
export { lumpSumsOf, statedTaxUnchecked } from './calculations/pay/due-of-stated.js';
export {
  withheldAtZero,
  withholdingIsWorkedOut,
  withholdingNotStated,
} from './calculations/pay/withholding-not-stated.js';
export type { DeductionLaw } from './calculations/pay/deductions/deduction-table.js';
export { periodFactsOf, type PeriodFacts, type Work } from './calculations/pay/facts/period-facts.js';
export type { GuaranteeState } from './calculations/pay/guarantee-state.js';
export * from './calculations/guarantee/guarantee-window.js';
export * from './calculations/pay/rules/pay-rules.js';
export * from './calculations/pay/retroactive/retroactive.js';
export type * from './calculations/pay/retroactive/retroactive-pay.js';
export { type StepCode, type WarningCode } from './calculations/result-codes.js';
export * from './calculations/orders/trial-period.js';
export * from './calculations/what-if/index.js';
export * from './calculations/comparable-value.js';
export * from './calculations/withholding/contribute.js';
export {
  type ContributionDuty,
  type FarmWork,
  type FarmWorkDuty,
  farmWorkDuties,
} from './calculations/withholding/contributions/farm-work.js';
export { type PensionAge, pensionAgeOn } from './calculations/withholding/contributions/pension-age.js';
export * from './calculations/withholding/exemptions.js';
export * from './calculations/withholding/facts.js';
export { claimCeilingCents, type WithholdingField } from './calculations/withholding/invalid-facts.js';
export * from './calculations/withholding/result.js';
export * from './calculations/withholding/rules.js';
export * from './calculations/withholding/withhold.js';
export * from './calculations/withholding/year-to-date.js';
export * from './explain/explain.js';
export * from './explain/explain-statement.js';
export { explainedIn, type Language as ExplanationLanguage } from './explain/language.js';
export * from './explain/names.js';
export * from './explain/numbers.js';
export { consequenceOf, debtorName } from './explain/obligation-words.js';
export { WorkingDays } from './calculations/obligations/working-days.js';
