import { Injectable } from '@nestjs/common';
import type { Work } from '#libs/audit-trail';
import { listening, type Refusal } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import type { RecordChecked } from '#libs/rulebook';
import type { Taken } from './paid/paid.js';
import type { PaymentProof } from './paid/paid.js';
import type { Numbered } from './records/pay-records.store.js';
import type { PayTerms } from './sheets/pay-facts.js';
import type { SheetPeriod } from './sheets/pay-sheet.input.js';
import type { SheetRecord } from './withdrawal/withdrawable-sheet.js';
import type { PayablePlacement } from './sheets/payable-placements.js';

/** A record that was corrected, as it was before: nothing of it is in the balances any more. */
export interface Corrected {
  id: string;
  payDate: string;
  taken: Taken;
  reason: string;
}

/** Pay records that were assessed and stored: those of a sheet, or the one that replaces a corrected one. */
export interface PayAssessed {
  period: SheetPeriod;
  employerId: string;
  terms: PayTerms;
  records: readonly Numbered[];
  /** The record that was corrected; null for a sheet. */
  corrected: Corrected | null;
}

/** Final wages of which nothing is open any more: the last payment with its proof. */
export interface FinalWagesPaid {
  placementId: string;
  /** All that was paid of them. */
  totalCents: number;
  paidOn: string;
  proofReference: string;
}

/** Pay records of which nothing is owed any more on the worker's account, with the last payment. */
export interface UnderpaidSettled {
  payRecordIds: readonly string[];
  proof: PaymentProof;
}

/** A sheet whose withholdings for the workers were remitted to the liaison service. */
export interface SheetRemitted {
  placementIds: readonly string[];
  periodStart: string;
  periodEnd: string;
  sentOn: string;
  reference: string;
}

/** A sheet that its employer takes back with its records and placements, which are locked. */
export interface SheetWithdrawn {
  sheetId: string;
  employerId: string;
  records: readonly SheetRecord[];
  /** Records that those replaced: what came of them is undone, too. */
  replaced: readonly SheetRecord[];
  placements: readonly PayablePlacement[];
  periodStart: string;
  periodEnd: string;
  /** The official day in the province. */
  on: PlainDate;
}

/** A standing record that was held anew against the law, since days of its stay were corrected. */
export interface StandingPay extends PayAssessed {
  /** Its check with the days as they were reported before, under the same rules. */
  checkedBefore: RecordChecked;
}

/** Placements whose days were corrected, with their standing pay, each record by itself. */
export interface StaysOfPayCorrected {
  placementIds: readonly string[];
  pay: readonly StandingPay[];
  reason: string;
}

/** What follows from pay in the same transaction: in this noun, and in those further along. */
export interface PayListener {
  /** Records were assessed; their placements are locked. */
  assessed?(work: Work, pay: PayAssessed): Promise<void>;
  /** The final wages of a stay are paid in full, with proof. */
  finalWagesPaid?(work: Work, paid: FinalWagesPaid): Promise<void>;
  /** What pay records lacked is paid in full, with proof. */
  underpaidSettled?(work: Work, settled: UnderpaidSettled): Promise<void>;
  /** What a sheet withholds was remitted. */
  sheetRemitted?(work: Work, sheet: SheetRemitted): Promise<void>;
  /** What rests on a sheet, so that it cannot be withdrawn. */
  withdrawalProblems?(work: Work, sheet: SheetWithdrawn): Promise<Refusal[]>;
  /** A sheet was withdrawn; its records stand no more. */
  sheetWithdrawn?(work: Work, sheet: SheetWithdrawn & { reason: string }): Promise<void>;
  /** Days of stays were corrected, and their obligations planned anew; the placements are locked. */
  staysCorrected?(work: Work, corrected: StaysOfPayCorrected): Promise<void>;
}

const { Listens, Listeners } = listening<PayListener>('temporada:pay-listener');

/** Makes a provider a listener. */
export const ListensToPay = Listens;

/** Tells the listeners. */
@Injectable()
export class PayListeners extends Listeners {
  /** Tells that records were assessed. */
  async assessed(work: Work, pay: PayAssessed): Promise<void> {
    for (const listener of this.all()) await listener.assessed?.(work, pay);
  }

  /** Tells that the final wages of a stay, which is locked, are paid. */
  async finalWagesPaid(work: Work, paid: FinalWagesPaid): Promise<void> {
    for (const listener of this.all()) await listener.finalWagesPaid?.(work, paid);
  }

  /** Tells that what records of a locked stay lacked is paid. */
  async underpaidSettled(work: Work, settled: UnderpaidSettled): Promise<void> {
    for (const listener of this.all()) await listener.underpaidSettled?.(work, settled);
  }

  /** Tells that a sheet was sent. */
  async sheetRemitted(work: Work, sheet: SheetRemitted): Promise<void> {
    for (const listener of this.all()) await listener.sheetRemitted?.(work, sheet);
  }

  /** Collects what rests on a sheet, so that it cannot be withdrawn. */
  async withdrawalProblems(work: Work, sheet: SheetWithdrawn): Promise<Refusal[]> {
    const problems: Refusal[] = [];
    for (const listener of this.all())
      problems.push(...((await listener.withdrawalProblems?.(work, sheet)) ?? []));
    return problems;
  }

  /** Tells that a sheet was withdrawn. */
  async sheetWithdrawn(work: Work, sheet: SheetWithdrawn & { reason: string }): Promise<void> {
    for (const listener of this.all()) await listener.sheetWithdrawn?.(work, sheet);
  }

  /** Tells that days of stays were corrected. */
  async staysCorrected(work: Work, corrected: StaysOfPayCorrected): Promise<void> {
    for (const listener of this.all()) await listener.staysCorrected?.(work, corrected);
  }
}
