import { cents, type Cents } from '#libs/quantities';

import type { PayFacts, StatutoryAmount } from '../pay/facts/pay-facts.js';
import { periodFactsOf } from '../pay/facts/period-facts.js';
import { noBalances, type CheckBalances, type PaidRecord } from './paid-record.js';
import { yearKeyOf } from './record/shown-work.js';

/** What was paid of a period, or is to be. */
export interface PaidAmounts {
  readonly grossCents: Cents;
  /** What of gross is no wage for hours and pieces, and what of that belongs to no single period. */
  readonly besideWagesCents: Cents;
  readonly lumpSumCents: Cents;
  /** Null where nobody says what reached the worker. */
  readonly netCents: Cents | null;
  readonly statutory: readonly StatutoryAmount[];
  readonly taken: PaidRecord['taken'];
}

/** Facts of a pay whose day of payment and tax forms are known. */
type FactsOfPayment = PayFacts & Required<Pick<PayFacts, 'withholding'>>;

/** A pay as it is checked: the facts that it was assessed by, and what was paid of it. */
export function paidRecordOf(
  facts: FactsOfPayment,
  paid: PaidAmounts,
  of: Pick<PaidRecord, 'recordId' | 'workerId' | 'employerId'>,
): PaidRecord {
  const { withholding, retroactiveCents, advanceGivenCents } = facts;
  const { federalClaim, provincialClaim, expectedAnnualIncomeCents, foreignFarmWorker, exempt } = withholding;
  return {
    ...periodFactsOf(facts),
    ...of,
    payDate: withholding.payDate,
    payPeriods: withholding.payPeriods,
    grossCents: paid.grossCents,
    besideWagesCents: paid.besideWagesCents,
    lumpSumCents: paid.lumpSumCents,
    retroactiveCents,
    netCents: paid.netCents ?? undefined,
    statutory: paid.statutory,
    taken: paid.taken,
    advanceGivenCents,
    federalClaimCents: amountOf(federalClaim),
    provincialClaimCents: amountOf(provincialClaim),
    isProvincialClaimE: provincialClaim === 'E',
    exempt: federalClaim === 'E' ? { tax: 'claim-e', ...exempt } : exempt,
    foreignFarmWorker,
    expectedAnnualIncomeCents,
  };
}

/** The balances before a pay that is assessed by itself: those that its facts were assessed with. */
export function balancesBefore(facts: FactsOfPayment, employerId: string): CheckBalances {
  const { seasonToDate = {}, transportCostCents, advancedCents, withholding } = facts;
  const { payDate, yearToDate } = withholding;
  const advance = { givenCents: advancedCents ?? 0, recoveredCents: seasonToDate.advanceCents ?? 0 };
  return {
    ...noBalances,
    transportCents: seasonToDate.transportCents ?? 0,
    transportCostCents,
    administrationCents: seasonToDate.administrationCents ?? 0,
    housingCents: seasonToDate.housingCents ?? 0,
    advances: new Map([[employerId, advance]]),
    yearsToDate: new Map(yearToDate && [[yearKeyOf({ payDate, employerId }), { ...noYear, ...yearToDate }]]),
  };
}

const none = cents(0);
const noYear = {
  ...{ grossCents: none, pensionableCents: none, insurableCents: none },
  ...{ cppBaseCents: none, cppAdditionalCents: none, eiCents: none, qpipCents: none },
};

/** A claim by its amount; claim codes and claims for exemption have none. */
function amountOf(claim: NonNullable<PayFacts['withholding']>['federalClaim']): Cents | undefined {
  return typeof claim === 'number' ? claim : undefined;
}
