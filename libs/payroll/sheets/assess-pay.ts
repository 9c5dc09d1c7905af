import type { Work } from '#libs/audit-trail';
import type { PlainDate } from '#libs/quantities';
import { earlierSeasons, enterSettled } from '../retroactive/earlier-pay.js';
import type { PayKnowledge } from '../pay-rules-in-force.js';
import type { PaySheet } from '../records/pay-record.entity.js';
import {
  addToBalances,
  insertRecords,
  numbered,
  type Numbered,
  type Replacing,
} from '../records/pay-records.store.js';
import { paymentsBefore } from '../records/years-to-date.js';
import { assessSheet } from './assess-sheet.js';
import { paySubject, type PayTerms } from './pay-facts.js';
import type { SheetSubmitted } from './pay-sheet.input.js';
import { type PayablePlacement, seasonsSoFar } from './payable-placements.js';

/** A sheet whose placements are locked, and under what it is assessed. */
export interface SheetToAssess {
  sheet: SheetSubmitted;
  employerId: string;
  terms: PayTerms;
  placements: ReadonlyMap<string, PayablePlacement>;
  known: PayKnowledge;
  /** The official day in the order's province. */
  today: PlainDate;
  /** The record that it corrects, which stands no more. */
  correctsId?: string;
  /** What is proven to have reached the worker by it. */
  paidBeforeCents?: number;
}

/** Assesses a sheet after all that was paid before it, and numbers its records. Throws Refused with every problem of every record. */
export async function assessPay(work: Work, asked: SheetToAssess): Promise<Numbered[]> {
  const { employerId, terms, placements, known, today, correctsId, paidBeforeCents } = asked;
  const sheet = withoutNulls(asked.sheet);
  const placementIds = sheet.records.map(({ placementId }) => placementId);
  const seasons = await seasonsSoFar(work, placementIds, sheet, known.rulesOf);
  const earlier = await earlierSeasons(work, seasons.values(), {
    ...{ mark: known.mark, employerId },
    ...(correctsId === undefined ? {} : { before: correctsId }),
  });
  const own = [...placements.values()];
  const [first] = sheet.records;
  const placement = first && placements.get(first.placementId);
  const rules = placement && known.rulesOf(paySubject(placement, terms, first));
  const workerIds = own.map(({ workerId }) => workerId);
  const payments = await paymentsBefore(work, { employerId, workerIds, rules }, sheet);
  const context = { terms, placements, seasons, earlier, payments, rulesOf: known.rulesOf, today };
  return numbered(work, assessSheet(sheet, context), paidBeforeCents);
}

/** Stores assessed records with what they make up for, and adds to the balances what they took. */
export async function storePay(
  work: Work,
  sheet: Omit<SheetSubmitted, 'records'> & Pick<PaySheet, 'id' | 'jobOrderId'>,
  records: readonly Numbered[],
  known: PayKnowledge,
  replacing: Replacing | null = null,
): Promise<void> {
  await insertRecords(work, sheet, records, known, replacing);
  await enterSettled(work, records);
  await addToBalances(work, sheet.periodEnd, records);
}

/** A field sent as null is one left out, wherever it is. */
function withoutNulls<T>(content: T): T {
  if (Array.isArray(content)) return content.map((one: unknown) => withoutNulls(one)) as T;
  if (typeof content !== 'object' || content === null) return content;
  const said = Object.entries(content).filter(([, value]) => value !== null);
  return Object.fromEntries(said.map(([name, value]) => [name, withoutNulls(value as unknown)])) as T;
}
