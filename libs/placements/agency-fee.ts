import type { Work } from '#libs/audit-trail';
import { AccountEntry } from '#libs/employers';
import { asFiled, type JobOrder } from '#libs/job-orders';
import { newId } from '#libs/platform';
import { centsFromDecimal, Decimal, type PlainDate } from '#libs/quantities';
import { RuleRefused } from '#libs/rulebook';
import type { RulesInForce } from '#libs/rules-in-force';
import type { PlacementRow } from './placement.entity.js';

const feeRule = 'agency-fee';

/** The fee of a day in cents; null where no amount is held. */
async function feeOn(
  work: Work,
  rules: RulesInForce,
  keys: { programme: string; province: string },
  on: PlainDate,
): Promise<number | null> {
  const fee = rules.book.attempt(feeRule, keys, on, await rules.withSeasonValues(work.manager));
  if (fee instanceof RuleRefused || typeof fee.value !== 'string') return null;
  return centsFromDecimal(new Decimal(fee.value), 'half-up');
}

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
  const amountCents = await feeOn(work, rules, { programme, province }, on);
  if (amountCents === null) {
    work.record({
      action: 'agency-fee.amount-unknown',
      subject: { type: 'job-order', id: order.id },
      after: { programme, province, on, placementIds: placements.map(({ id }) => id) },
    });
    return;
  }
  const charged = placements.map(({ id }) => ({
    id: newId(),
    employerId,
    kind: 'agency-fee',
    amountCents,
    currency,
    enteredOn: on,
    creditorId: agencyId,
    causeId: id,
    rule: feeRule,
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

/** Charges, or gives back, what the fee of the real arrival differs from that of the reported one. */
export async function correctAgencyFee(
  work: Work,
  rules: RulesInForce,
  arrival: { order: JobOrder; placement: PlacementRow; before: PlainDate; after: PlainDate },
): Promise<void> {
  const { order, placement, before, after } = arrival;
  const { agencyId, employerId, programme, province } = asFiled(order);
  if (agencyId === null) return;
  const keys = { programme, province };
  const [charged, due] = [await feeOn(work, rules, keys, before), await feeOn(work, rules, keys, after)];
  if (charged === null || due === null) {
    if (charged !== due) await chargeAgencyFee(work, rules, { order, placements: [placement], on: after });
    return;
  }
  if (charged === due) return;
  const [id, amountCents] = [newId(), due - charged];
  await work.manager.insert(AccountEntry, {
    ...{ id, employerId, amountCents, enteredOn: after, creditorId: agencyId, causeId: id },
    kind: 'agency-fee-corrected',
    rule: feeRule,
  });
  work.record({
    action: 'agency-fee.corrected',
    subject: { type: 'employer', id: employerId },
    after: { jobOrderId: order.id, creditorId: agencyId, amountCents, placementIds: [placement.id] },
  });
}
