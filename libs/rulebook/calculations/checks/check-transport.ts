import { centsOfRule, type HeldRule } from './check-rules.js';
import { shareHalfUp } from './parts.js';
import type { CheckBalances } from './paid-record.js';
import { step, type RecordCheck } from './record-check.js';

/**
 * What was taken back of the journey: against a share of its cost, or a share of each pay up to the season's cap of the
 * route. Only what is lawful counts towards the cap, so that no excess is reported twice. Gives the balances after it.
 */
export function checkTransport(check: RecordCheck, baseCents: number): CheckBalances {
  const taken = check.taken('transport');
  const transportCostCents = check.record.transportCostCents ?? check.before.transportCostCents;
  const lawful = taken === 0 ? 0 : lawfulPart(check, taken, baseCents, transportCostCents);
  return { ...check.before, transportCostCents, transportCents: check.before.transportCents + lawful };
}

function lawfulPart(check: RecordCheck, taken: number, baseCents: number, cost: number | undefined): number {
  const share = check.need('transport-cost-share', 'TRANSPORT_OVER_CAP');
  if (!share) return taken;
  if (!share.none) return shareOfCost(check, taken, share, cost);
  const rate = check.need('transport-rate', 'TRANSPORT_OVER_CAP');
  if (!rate) return taken;
  if (rate.none) {
    check.notAllowed('transport', rate.value);
    return 0;
  }
  return shareOfPay(check, taken, rate, baseCents);
}

function shareOfCost(check: RecordCheck, taken: number, share: HeldRule, cost: number | undefined): number {
  if (cost === undefined) {
    check.leaveOut('TRANSPORT_OVER_CAP', { code: 'NOT_IN_RECORD', params: { column: 'transport_cost' } });
    return taken;
  }
  const capCents = shareHalfUp(cost, share.ratio);
  const before = check.before.transportCents;
  const left = Math.max(0, capCents - before);
  return check.cap('TRANSPORT_OVER_CAP', taken, left, () => ({
    values: [share.value],
    explanation: [
      step('SHARE_OF_COST_ALLOWED', { share: String(share.value.value), costCents: cost }, capCents),
      step('SEASON_CAP_LEFT', { kind: 'transport', capCents, takenCents: before }, left),
    ],
  }));
}

function shareOfPay(check: RecordCheck, taken: number, rate: HeldRule, baseCents: number): number {
  const ofPay = shareHalfUp(baseCents, rate.ratio);
  const cap = check.rules.transportCap(check.record.periodEnd);
  if (cap.held) check.use(cap);
  else check.leaveOut('TRANSPORT_OVER_CAP', cap);
  const before = check.before.transportCents;
  const capCents = cap.held ? centsOfRule(cap) : 0;
  const left = cap.held ? Math.max(0, capCents - before) : ofPay;
  return check.cap('TRANSPORT_OVER_CAP', taken, Math.min(ofPay, left), () => ({
    values:
      cap.held && left < ofPay ? [cap.value, rate.value] : [rate.value, ...(cap.held ? [cap.value] : [])],
    explanation: [
      step(
        'SHARE_OF_PAY_ALLOWED',
        { kind: 'transport', share: String(rate.value.value), grossCents: baseCents },
        ofPay,
      ),
      ...(cap.held
        ? [
            step('ROUTE_CAP', { route: cap.value.keys.route ?? '' }, capCents),
            step('SEASON_CAP_LEFT', { kind: 'transport', capCents, takenCents: before }, left),
          ]
        : []),
    ],
  }));
}
