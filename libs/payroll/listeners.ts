import { Injectable, SetMetadata } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Work } from '#libs/audit-trail';
import { markedProviders } from '#libs/platform';
import type { PayTerms } from './sheets/pay-facts.js';
import type { Numbered } from './records/pay-records.store.js';
import type { SheetPeriod } from './sheets/pay-sheet.input.js';

/** Pay records that were assessed and stored: those of a sheet, or the one in the stead of a corrected one. */
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

/** What the nouns further along do about pay, in the same transaction. They know payroll; payroll does not know them. */
export interface PayListener {
  /** Records were assessed; their placements are locked. */
  assessed?(work: Work, pay: PayAssessed): Promise<void>;
  /** The final wages of a stay are paid in full, with proof. */
  finalWagesPaid?(work: Work, paid: FinalWagesPaid): Promise<void>;
  /** A sheet went to the liaison service. */
  sheetSent?(work: Work, sheet: SheetSent): Promise<void>;
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

  private all(): readonly PayListener[] {
    this.listeners ??= markedProviders<PayListener>(this.discovery, metadataKey).map(
      ({ instance }) => instance,
    );
    return this.listeners;
  }
}
