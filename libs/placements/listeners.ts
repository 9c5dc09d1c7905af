import { Injectable, SetMetadata } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Work } from '#libs/audit-trail';
import type { JobOrder } from '#libs/job-orders';
import { markedProviders } from '#libs/platform';
import type { PlainDate } from '#libs/quantities';

/** Placements of one order to which the same thing happened in one act. */
export interface PlacementsMoved {
  order: JobOrder;
  placementIds: readonly string[];
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
