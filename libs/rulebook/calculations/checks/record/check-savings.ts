import { cents, shareOfCents, type Share } from '#libs/quantities';

import { step, type RecordCheck } from './record-check.js';

/**
 * Savings must be exactly the share of pay that the edition names, of the gross paid or of the lawful gross: a gross too
 * low is reported once, and not again here. Too little was paid out with the net, so that nothing is owed for it.
 */
export function checkSavings(check: RecordCheck, baseCents: number): void {
  const taken = check.taken('savings');
  const rate = check.need('savings-rate', 'SAVINGS_WRONG');
  if (!rate) return;
  const { share } = rate;
  if (share === null) {
    if (taken > 0)
      check.find({
        code: 'DEDUCTION_NOT_ALLOWED',
        ...{ owedCents: taken, expectedCents: 0, actualCents: taken, values: [rate.value] },
        explanation: [step('KIND_NOT_ALLOWED', { kind: 'savings' }, taken)],
      });
    return;
  }
  const { grossCents } = check.record;
  const most = shareOfCents(cents(baseCents), share, 'down') + 1;
  const least = shareOfCents(grossCents, share, 'down');
  if (taken >= least && taken <= most && (fits(taken, grossCents, share) || fits(taken, baseCents, share)))
    return;
  const expectedCents = shareOfCents(cents(taken > most ? baseCents : grossCents), share, 'half-up');
  check.find({
    code: 'SAVINGS_WRONG',
    ...{ owedCents: taken - expectedCents, expectedCents, actualCents: taken, values: [rate.value] },
    explanation: [step('SHARE_TO_SAVE', { share: String(rate.value.value), grossCents }, expectedCents)],
  });
}

/** Whether an amount is a share of pay, rounded to the cent by whatever rule. */
function fits(taken: number, ofCents: number, share: Share): boolean {
  return (
    taken >= shareOfCents(cents(ofCents), share, 'down') && taken <= shareOfCents(cents(ofCents), share, 'up')
  );
}
