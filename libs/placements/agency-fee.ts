import type { Work } from '#libs/audit-trail';
import { AccountEntry } from '#libs/employers';
import { asFiled, type JobOrder } from '#libs/job-orders';
import { newId } from '#libs/platform';
import { centsFromDecimal, Decimal, type PlainDate } from '#libs/quantities';
import { RuleRefused } from '#libs/rulebook';
import type { RulesInForce } from '#libs/rules-in-force';
import type { PlacementRow } from './placement.entity.js';

/**
 * Charges the agency's fee for workers who came to an order: to the employer, never to the worker. One placement makes one
 * fee. Where no amount is held for the day, nothing is charged and the audit trail says so.
 */
export async function chargeAgencyFee(
  work: Work,
  rules: RulesInForce,
  arrival: { order: JobOrder; placements: readonly PlacementRow[]; on: PlainDate },
): Promise<void> {
  const { order, placements, on } = arrival;
  const { agencyId, employerId, programme, province, currency } = asFiled(order);
  if (agencyId === null) return;
  const lookup = await rules.withSeasonValues(work.manager);
  const fee = rules.book.attempt('agency-fee', { programme, province }, on, lookup);
  if (fee instanceof RuleRefused || typeof fee.value !== 'string') {
    work.record({
      action: 'agency-fee.amount-unknown',
      subject: { type: 'job-order', id: order.id },
      after: { programme, province, on, placementIds: placements.map(({ id }) => id) },
    });
    return;
  }
  const amountCents = centsFromDecimal(new Decimal(fee.value), 'half-up');
  const charged = placements.map(({ id }) => ({
    id: newId(),
    employerId,
    kind: 'agency-fee',
    amountCents,
    currency,
    enteredOn: on,
    creditorId: agencyId,
    causeId: id,
    rule: fee.code,
  }));
  await work.manager.createQueryBuilder().insert().into(AccountEntry).values(charged).orIgnore().execute();
  work.record({
    action: 'agency-fee.charged',
    subject: { type: 'employer', id: employerId },
    after: {
      jobOrderId: order.id,
      creditorId: agencyId,
      amountCents,
      placementIds: placements.map(({ id }) => id),
    },
  });
}
