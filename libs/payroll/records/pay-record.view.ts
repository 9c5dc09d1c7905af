import { explainStatement, type ExplanationLanguage, type StatementInWords } from '#libs/rulebook';
import type { PayRecord, PaySheet } from './pay-record.entity.js';
import { type PayRecordAct, possiblePayRecordActs, type PayRecordState } from './pay-record.states.js';
import type { Numbered } from './pay-records.store.js';
import { type PaidBasis, type PaidColumns, type PaidParts, totalsOf, toPayOf } from '../paid/paid.js';

/** A record in a list, and in the answer to the act that made it: amounts in cents, and the codes of its warnings. */
export interface PayRecordSummary {
  id: string;
  number: string;
  placementId: string;
  state: PayRecordState;
  grossCents: number;
  deductionsCents: number;
  netCents: number;
  /** Of all amounts, as an ISO 4217 code. */
  currency: string;
  paid: PaidSummary;
  warnings: string[];
}

/** What was paid, in short. Money in cents. */
export interface PaidSummary {
  basis: PaidBasis;
  grossCents: number;
  /** Null where the employer did not say what reached the worker. */
  netCents: number | null;
  /** What of it is still to be paid. */
  toPayCents: number;
  /** The day on which it reached the worker; null while that is not proven. */
  paidOn: string | null;
}

/** What was paid, with everything. */
export interface PaidView extends PaidSummary, Pick<PaidParts, 'statutory' | 'deductions' | 'earnings'> {
  method: string | null;
  proofReference: string | null;
}

type PaidField =
  | 'paid'
  | 'paidBasis'
  | 'paidGrossCents'
  | 'paidNetCents'
  | 'paidBeforeCents'
  | 'paidOn'
  | 'paidMethod'
  | 'paidProof';

/** A record with everything: facts, statement, lines, rules, sources and steps. */
export type PayRecordView = Omit<
  PayRecord,
  | 'sheet'
  | 'placement'
  | 'corrects'
  | 'submittedAt'
  | 'answeredAt'
  | 'statement'
  | 'basis'
  | 'knownAt'
  | PaidField
> & {
  /** As it was decided, in the words of the reader's language. */
  statement: StatementInWords;
  /** As it was paid, or is to be. */
  paid: PaidView;
  submittedAt: string;
  /** The instant as of which the rules were known when it was worked out. */
  knownAt: string;
  answeredAt: string | null;
  /** When its sheet was withdrawn, and why; null while it was not. */
  withdrawnAt: string | null;
  withdrawalReason: string | null;
  /** The record that replaces this one. */
  correctedById: string | null;
  possible: PayRecordAct[];
};

/** A record as it is stored, with what replaced it and what became of its sheet. */
export type StoredRecord = PayRecord &
  Pick<PaySheet, 'withdrawnAt' | 'withdrawalReason'> & { correctedById: string | null };

/** Shows a record that was just assessed. */
export function summaryOf(
  { id, number, placement, statement, paid }: Numbered,
  paidBeforeCents = 0,
): PayRecordSummary {
  const { basis, grossCents, netCents, proof } = paid;
  const columns = { paidBasis: basis, paidGrossCents: grossCents, paidNetCents: netCents, paidBeforeCents };
  return {
    id,
    number,
    placementId: placement.id,
    state: 'assessed',
    ...totalsOf(statement),
    currency: statement.currency,
    paid: paidSummaryOf({ ...columns, paidOn: proof?.paidOn ?? null }),
    warnings: statement.warnings.map(({ code }) => code),
  };
}

/** What a stored record says of its payment, in short. */
export function paidSummaryOf(record: PaidColumns): PaidSummary {
  return {
    basis: record.paidBasis,
    grossCents: record.paidGrossCents,
    netCents: record.paidNetCents,
    toPayCents: toPayOf(record),
    paidOn: record.paidOn,
  };
}

/** Shows a record with everything, its statement in the reader's language. */
export function viewOf(record: StoredRecord, language: ExplanationLanguage): PayRecordView {
  const {
    submittedAt,
    answeredAt,
    sheet: _sheet,
    placement: _placement,
    corrects: _corrects,
    statement,
    basis: _basis,
    knownAt,
    withdrawnAt,
    paid,
    paidBasis: _basis1,
    paidGrossCents: _gross,
    paidNetCents: _net,
    paidBeforeCents: _before,
    paidOn: _paidOn,
    paidMethod,
    paidProof,
    ...rest
  } = record;
  return {
    ...rest,
    paid: {
      ...paidSummaryOf(record),
      ...{ method: paidMethod, proofReference: paidProof },
      ...{ statutory: paid.statutory, deductions: paid.deductions, earnings: paid.earnings },
    },
    statement: explainStatement(statement, language),
    submittedAt: submittedAt.toISOString(),
    knownAt: knownAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    possible: possiblePayRecordActs(record.state),
  };
}
