import { Injectable, SetMetadata } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Work } from '#libs/audit-trail';
import { markedProviders } from '#libs/platform';

/** What the nouns further along do when a house is inspected, in the same transaction. They know houses; houses do not know them. */
export interface HousingListener {
  /** The inspection of a house, which is locked, was recorded. */
  inspected(work: Work, housingUnitId: string): Promise<void>;
}

const metadataKey = 'temporada:housing-listener';

/** Makes a provider a listener. */
export const ListensToHousing = () => SetMetadata(metadataKey, true);

/** Tells the listeners, found once at boot. */
@Injectable()
export class HousingListeners {
  private listeners: readonly HousingListener[] | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  /** Tells that a house was inspected. */
  async inspected(work: Work, housingUnitId: string): Promise<void> {
    for (const listener of this.all()) await listener.inspected(work, housingUnitId);
  }

  private all(): readonly HousingListener[] {
    this.listeners ??= markedProviders<HousingListener>(this.discovery, metadataKey).map(
      ({ instance }) => instance,
    );
    return this.listeners;
  }
}
