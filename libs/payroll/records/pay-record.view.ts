import { explainStatement, type ExplanationLanguage, type StatementInWords } from '#libs/rulebook';
import type { PayRecord, PaySheet } from './pay-record.entity.js';
import { type PayRecordAct, possiblePayRecordActs, type PayRecordState } from './pay-record.states.js';
import type { Numbered } from './pay-records.store.js';
import { totalsOf } from './taken.js';

/** A record in a list, and in the answer to the act that made it: amounts in cents, and the codes of its warnings. */
export interface PayRecordSummary {
  id: string;
  number: string;
  placementId: string;
  state: PayRecordState;
  grossCents: number;
  deductionsCents: number;
  netCents: number;
  warnings: string[];
}

/** A record with everything: facts, statement, lines, rules, sources and steps. */
export type PayRecordView = Omit<
  PayRecord,
  'sheet' | 'placement' | 'corrects' | 'submittedAt' | 'answeredAt' | 'statement' | 'basis' | 'knownAt'
> & {
  /** As it was decided, in the words of the reader's language. */
  statement: StatementInWords;
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
export function summaryOf({ id, number, placement, statement }: Numbered): PayRecordSummary {
  return {
    id,
    number,
    placementId: placement.id,
    state: 'assessed',
    ...totalsOf(statement),
    warnings: statement.warnings.map(({ code }) => code),
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
    ...rest
  } = record;
  return {
    ...rest,
    statement: explainStatement(statement, language),
    submittedAt: submittedAt.toISOString(),
    knownAt: knownAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    possible: possiblePayRecordActs(record.state),
  };
}
