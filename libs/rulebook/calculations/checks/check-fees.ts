import { daysBetween } from '#libs/quantities';

import { word } from '../inquiry.js';
import { leastOfWorkingDay } from './check-board.js';
import { centsOfRule } from './check-rules.js';
import { shareHalfUp, writeParts } from './parts.js';
import { step, timesRate, type RecordCheck } from './record-check.js';

/** The premium that was paid to the insurer, or that of each calendar day since the first day worked. */
export function checkInsurance(check: RecordCheck): void {
  const taken = check.taken('insurance');
  if (taken === 0) return;
  const basis = check.need('insurance-basis', 'INSURANCE_OVER_PREMIUM');
  if (!basis) return;
  if (basis.none) check.notAllowed('insurance', basis.value);
  else if (word(basis.value) === 'premium-paid') premiumPaid(check, taken);
  else premiumOfDays(check, taken);
}

function premiumPaid(check: RecordCheck, taken: number): void {
  const basis = check.need('insurance-basis', 'INSURANCE_OVER_PREMIUM');
  const paid = check.record.insurancePremiumCents;
  if (!basis) return;
  if (paid === undefined) {
    const params = { column: 'insurance premium' };
    check.leaveOut('INSURANCE_OVER_PREMIUM', { code: 'NOT_IN_RECORD', params });
    return;
  }
  check.cap('INSURANCE_OVER_PREMIUM', taken, paid, () => ({
    values: [basis.value],
    explanation: [step('PREMIUM_OF_PERIOD', {}, paid)],
  }));
}

function premiumOfDays(check: RecordCheck, taken: number): void {
  const premium = check.need('insurance-premium', 'INSURANCE_OVER_PREMIUM');
  if (!premium) return;
  const { firstDayWorkedOn: first, periodStart, periodEnd } = check.record;
  const from = first !== undefined && first > periodStart ? first : periodStart;
  const days = Math.max(0, daysBetween(from, periodEnd) + 1);
  const allowedCents = timesRate(days, premium.amount);
  check.cap('INSURANCE_OVER_PREMIUM', taken, allowedCents, () => ({
    values: [premium.value],
    explanation: [
      step(
        'CALENDAR_DAYS_ALLOWED',
        { kind: 'insurance', days, rateDollars: writeParts(premium.amount, 2) },
        allowedCents,
      ),
    ],
  }));
}

/** A share of pay up to the season's cap. Gives the balance after it. */
export function checkAdministration(check: RecordCheck, baseCents: number): number {
  const before = check.before.administrationCents;
  const taken = check.taken('administration');
  if (taken === 0) return before;
  const rate = check.need('administration-rate', 'ADMINISTRATION_OVER_CAP');
  if (!rate) return before + taken;
  if (rate.none) {
    check.notAllowed('administration', rate.value);
    return before;
  }
  const ofPay = shareHalfUp(baseCents, rate.ratio);
  const cap = check.need('administration-cap', 'ADMINISTRATION_OVER_CAP');
  const left = cap && !cap.none ? Math.max(0, centsOfRule(cap) - before) : ofPay;
  const lawful = check.cap('ADMINISTRATION_OVER_CAP', taken, Math.min(ofPay, left), () => ({
    values: cap && left < ofPay ? [cap.value, rate.value] : [rate.value],
    explanation: [
      step(
        'SHARE_OF_PAY_ALLOWED',
        { kind: 'administration', share: String(rate.value.value), grossCents: baseCents },
        ofPay,
      ),
      ...(cap
        ? [
            step(
              'SEASON_CAP_LEFT',
              { kind: 'administration', capCents: centsOfRule(cap), takenCents: before },
              left,
            ),
          ]
        : []),
    ],
  }));
  return before + lawful;
}

/** Housing, the agency's fee, and deductions that have no name. */
export function checkCharges(check: RecordCheck): void {
  if (check.taken('housing') > 0) {
    const allowed = check.need('housing-charge-allowed', 'HOUSING_CHARGED');
    if (allowed?.none) check.notAllowed('housing', allowed.value, 'HOUSING_CHARGED');
    else if (allowed)
      check.leaveOut('HOUSING_CHARGED', { code: 'AMOUNT_NOT_HELD', params: { value: allowed.value.code } });
  }
  if (check.taken('agency-fee') > 0) {
    const deductible = check.need('agency-fee-deductible', 'AGENCY_FEE_CHARGED');
    if (deductible?.none) check.notAllowed('agency-fee', deductible.value, 'AGENCY_FEE_CHARGED');
  }
  if (check.taken('liaison-fee') > 0) liaisonFee(check, 'liaison-fee');
  if (check.taken('other') > 0) other(check);
}

/** Nothing beyond the named kinds may be taken; the liaison fee has no column of its own and may stand there. */
function other(check: RecordCheck): void {
  const allowed = check.need('other-deductions-allowed', 'DEDUCTION_NOT_ALLOWED');
  if (!allowed?.none) return;
  const fee = check.rules.look('liaison-fee', check.record.periodEnd);
  if (fee.held && fee.none) check.notAllowed('other', allowed.value);
  else liaisonFee(check, 'other');
}

function liaisonFee(check: RecordCheck, kind: 'liaison-fee' | 'other'): void {
  const fee = check.need('liaison-fee', 'DEDUCTION_NOT_ALLOWED');
  if (!fee) return;
  if (fee.none) {
    check.notAllowed(kind, fee.value);
    return;
  }
  const leastHours = leastOfWorkingDay(check, 'DEDUCTION_NOT_ALLOWED');
  if (leastHours === undefined) return;
  const days = check.daysOfAtLeast(leastHours);
  const already = kind === 'other' ? check.taken('liaison-fee') : 0;
  const allowedCents = Math.max(0, timesRate(days, fee.amount) - already);
  check.cap('DEDUCTION_NOT_ALLOWED', check.taken(kind), allowedCents, () => ({
    values: [fee.value],
    explanation: [
      step(
        'WORKING_DAYS_ALLOWED',
        { kind: 'liaison-fee', days, leastHours, rateDollars: writeParts(fee.amount, 2) },
        allowedCents,
      ),
    ],
  }));
}
