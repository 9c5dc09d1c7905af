import { Injectable, SetMetadata } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Work } from '#libs/audit-trail';
import type { JobOrder } from '#libs/job-orders';
import { markedProviders, type Refusal } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';
import type { StayCorrected, StayDates } from './corrections/stay-dates.js';

/** Placements of one order to which the same thing happened in one act. */
export interface PlacementsMoved {
  order: JobOrder;
  placementIds: readonly string[];
}

/** Placements of one order whose days were corrected in one act. */
export interface StaysCorrected {
  order: JobOrder;
  stays: readonly { id: string; number: string; before: StayDates; after: StayDates }[];
  reason: string;
}

/**
 * What the nouns further along do when workers arrive or leave, in the same transaction. They know placements;
 * placements do not know them.
 */
export interface PlacementListener {
  /** Workers arrived; `first` says that nobody of the order had arrived before. */
  arrived?(work: Work, moved: PlacementsMoved & { first: boolean }): Promise<void>;
  /** Workers began to work, on a day. */
  begun?(work: Work, moved: PlacementsMoved & { on: PlainDate }): Promise<void>;
  /** Workers went on to another order. */
  movedOn?(work: Work, moved: PlacementsMoved): Promise<void>;
  /** Workers left for good: at the end of their stay, or early. */
  departed?(work: Work, moved: PlacementsMoved): Promise<void>;
  /** What stands against days that a stay is to have instead of those reported. */
  correctionProblems?(work: Work, corrected: StaysCorrected): Promise<Refusal[]>;
  /** Days of stays were corrected; the placements, and those of the same seasons, are locked. */
  datesCorrected?(work: Work, corrected: StaysCorrected): Promise<void>;
}

const metadataKey = 'temporada:placement-listener';

/** Makes a provider a listener. */
export const ListensToPlacements = () => SetMetadata(metadataKey, true);

/** Tells the listeners, found once at boot. */
@Injectable()
export class PlacementListeners {
  private listeners: readonly PlacementListener[] | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  /** Tells that workers of an order, which is locked, have arrived. */
  async arrived(work: Work, moved: PlacementsMoved & { first: boolean }): Promise<void> {
    for (const listener of this.all()) await listener.arrived?.(work, moved);
  }

  /** Tells that workers of locked orders began to work, here or anew after a transfer. */
  async begun(
    work: Work,
    { orders, placements }: { orders: readonly JobOrder[]; placements: readonly OfOrder[] },
    on: PlainDate,
  ): Promise<void> {
    for (const moved of movedOf(orders, placements))
      for (const listener of this.all()) await listener.begun?.(work, { ...moved, on });
  }

  /** Tells that workers of locked orders went on to another one. */
  async movedOn(
    work: Work,
    { orders, placements }: { orders: readonly JobOrder[]; placements: readonly OfOrder[] },
  ): Promise<void> {
    for (const moved of movedOf(orders, placements))
      for (const listener of this.all()) await listener.movedOn?.(work, moved);
  }

  /** Tells that workers of an order, which is locked, have left; the placements are in their new state already. */
  async departed(work: Work, moved: PlacementsMoved): Promise<void> {
    for (const listener of this.all()) await listener.departed?.(work, moved);
  }

  /** Asks what stands against corrected days, before anything changes. */
  async correctionProblems(
    work: Work,
    orders: readonly JobOrder[],
    stays: readonly StayCorrected[],
    reason: string,
  ): Promise<Refusal[]> {
    const problems: Refusal[] = [];
    for (const corrected of correctedOf(orders, stays, reason))
      for (const listener of this.all())
        problems.push(...((await listener.correctionProblems?.(work, corrected)) ?? []));
    return problems;
  }

  /** Tells that days of stays of locked orders were corrected. */
  async datesCorrected(
    work: Work,
    orders: readonly JobOrder[],
    stays: readonly StayCorrected[],
    reason: string,
  ): Promise<void> {
    for (const corrected of correctedOf(orders, stays, reason))
      for (const listener of this.all()) await listener.datesCorrected?.(work, corrected);
  }

  private all(): readonly PlacementListener[] {
    this.listeners ??= markedProviders<PlacementListener>(this.discovery, metadataKey).map(
      ({ instance }) => instance,
    );
    return this.listeners;
  }
}

/** A placement, as far as it says of which order it is. */
interface OfOrder {
  id: string;
  jobOrderId: string;
}

function movedOf(orders: readonly JobOrder[], placements: readonly OfOrder[]): PlacementsMoved[] {
  return orders.flatMap((order) => {
    const placementIds = placements.filter(({ jobOrderId }) => jobOrderId === order.id).map(({ id }) => id);
    return placementIds.length === 0 ? [] : [{ order, placementIds }];
  });
}

function correctedOf(
  orders: readonly JobOrder[],
  stays: readonly StayCorrected[],
  reason: string,
): StaysCorrected[] {
  return orders.flatMap((order) => {
    const own = stays
      .filter(({ placement }) => placement.jobOrderId === order.id)
      .map(({ placement: { id, number }, before, after }) => ({ id, number, before, after }));
    return own.length === 0 ? [] : [{ order, stays: own, reason }];
  });
}
