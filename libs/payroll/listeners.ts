import { Injectable, SetMetadata } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Work } from '#libs/audit-trail';
import { markedProviders, type Refusal } from '#libs/platform';
import type { PayTerms } from './sheets/pay-facts.js';
import type { Numbered } from './records/pay-records.store.js';
import type { SheetPeriod } from './sheets/pay-sheet.input.js';

/** Pay records that were assessed and stored: those of a sheet, or the one that replaces a corrected one. */
export interface PayAssessed {
  period: SheetPeriod;
  terms: PayTerms;
  records: readonly Numbered[];
  /** The record that was corrected; null for a sheet. */
  corrected: { id: string } | null;
}

/** Final wages of which nothing is open any more: the last payment with its proof. */
export interface FinalWagesPaid {
  placementId: string;
  /** All that was paid of them. */
  totalCents: number;
  paidOn: string;
  proofReference: string;
}

/** A sheet that was sent to the liaison service, with what it withholds for the workers. */
export interface SheetSent {
  placementIds: readonly string[];
  periodStart: string;
  periodEnd: string;
  sentOn: string;
  reference: string;
}

/** Records of a sheet that its employer takes back, and their days. */
export interface SheetWithdrawn {
  placementIds: readonly string[];
  recordIds: readonly string[];
  periodStart: string;
  periodEnd: string;
}

/** What the nouns further along do about pay, in the same transaction. They know payroll; payroll does not know them. */
export interface PayListener {
  /** Records were assessed; their placements are locked. */
  assessed?(work: Work, pay: PayAssessed): Promise<void>;
  /** The final wages of a stay are paid in full, with proof. */
  finalWagesPaid?(work: Work, paid: FinalWagesPaid): Promise<void>;
  /** A sheet went to the liaison service. */
  sheetSent?(work: Work, sheet: SheetSent): Promise<void>;
  /** What rests on a sheet, so that it cannot be withdrawn. */
  withdrawalProblems?(work: Work, sheet: SheetWithdrawn): Promise<Refusal[]>;
  /** A sheet was withdrawn; its records stand no more. */
  sheetWithdrawn?(work: Work, sheet: SheetWithdrawn & { reason: string }): Promise<void>;
}

const metadataKey = 'temporada:pay-listener';

/** Makes a provider a listener. */
export const ListensToPay = () => SetMetadata(metadataKey, true);

/** Tells the listeners, found once at boot. */
@Injectable()
export class PayListeners {
  private listeners: readonly PayListener[] | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  /** Tells that records were assessed. */
  async assessed(work: Work, pay: PayAssessed): Promise<void> {
    for (const listener of this.all()) await listener.assessed?.(work, pay);
  }

  /** Tells that the final wages of a stay, which is locked, are paid. */
  async finalWagesPaid(work: Work, paid: FinalWagesPaid): Promise<void> {
    for (const listener of this.all()) await listener.finalWagesPaid?.(work, paid);
  }

  /** Tells that a sheet was sent. */
  async sheetSent(work: Work, sheet: SheetSent): Promise<void> {
    for (const listener of this.all()) await listener.sheetSent?.(work, sheet);
  }

  /** Asks what rests on a sheet, which is locked with its records. */
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

  private all(): readonly PayListener[] {
    this.listeners ??= markedProviders<PayListener>(this.discovery, metadataKey).map(
      ({ instance }) => instance,
    );
    return this.listeners;
  }
}
