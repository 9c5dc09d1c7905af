import { Injectable, SetMetadata } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Work } from '#libs/audit-trail';
import { markedProviders, type Refusal } from '#libs/platform';
import type { NextStep } from '#libs/receipts';
import type { JobOrder } from './job-order.entity.js';

/**
 * What the nouns further along do when something happens to an order, in the same transaction. They know job orders;
 * job orders do not know them.
 */
export interface JobOrderListener {
  /**
   * The order was filed, or amended after it: then `editionBefore` is the edition that it was under, null at its filing.
   * Returns what follows from it, for the receipt.
   */
  filed?(work: Work, order: JobOrder, editionBefore: string | null): Promise<NextStep[]>;
  /** What the employer of a filed order should know though nothing is refused. Changes nothing. */
  advice?(work: Work, order: JobOrder): Promise<Refusal[]>;
  /** The order, which is locked, was withdrawn: whatever is under way for it ends. */
  withdrawn?(work: Work, order: JobOrder, reason: string): Promise<void>;
}

const metadataKey = 'temporada:job-order-listener';

/** Makes a provider a listener. */
export const ListensToJobOrders = () => SetMetadata(metadataKey, true);

/** Tells the listeners, found once at boot. */
@Injectable()
export class JobOrderListeners {
  private listeners: readonly JobOrderListener[] | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  /** Tells that an order was filed or amended; collects what follows. */
  async filed(work: Work, order: JobOrder, editionBefore: string | null): Promise<NextStep[]> {
    const next: NextStep[] = [];
    for (const listener of this.all())
      next.push(...((await listener.filed?.(work, order, editionBefore)) ?? []));
    return next;
  }

  /** Collects what the employer of a filed order should know. */
  async advice(work: Work, order: JobOrder): Promise<Refusal[]> {
    const advice: Refusal[] = [];
    for (const listener of this.all()) advice.push(...((await listener.advice?.(work, order)) ?? []));
    return advice;
  }

  /** Tells that an order was withdrawn. */
  async withdrawn(work: Work, order: JobOrder, reason: string): Promise<void> {
    for (const listener of this.all()) await listener.withdrawn?.(work, order, reason);
  }

  private all(): readonly JobOrderListener[] {
    this.listeners ??= markedProviders<JobOrderListener>(this.discovery, metadataKey).map(
      ({ instance }) => instance,
    );
    return this.listeners;
  }
}
