import { shareDown, shareHalfUp } from './parts.js';
import { step, type RecordCheck } from './record-check.js';

/**
 * Savings must be exactly the share of pay that the edition names, of the gross paid or of the lawful gross: a gross too
 * low is reported once, and not again here. Too little was paid out with the net, so that nothing is owed for it.
 */
export function checkSavings(check: RecordCheck, baseCents: number): void {
  const taken = check.taken('savings');
  const rate = check.need('savings-rate', 'SAVINGS_WRONG');
  if (!rate) return;
  if (rate.none) {
    if (taken > 0) check.notAllowed('savings', rate.value);
    return;
  }
  const { grossCents } = check.record;
  const least = shareDown(grossCents, rate.ratio);
  const most = shareDown(baseCents, rate.ratio) + 1;
  const fits = (ofCents: number) => {
    const down = shareDown(ofCents, rate.ratio);
    const exact = down * rate.ratio.denominator === ofCents * rate.ratio.numerator;
    return taken >= down && taken <= (exact ? down : down + 1);
  };
  if (taken >= least && taken <= most && (fits(grossCents) || fits(baseCents))) return;
  const expectedCents = shareHalfUp(taken > most ? baseCents : grossCents, rate.ratio);
  check.find({
    code: 'SAVINGS_WRONG',
    ...{ owedCents: taken - expectedCents, expectedCents, actualCents: taken, values: [rate.value] },
    explanation: [step('SHARE_TO_SAVE', { share: String(rate.value.value), grossCents }, expectedCents)],
  });
}
