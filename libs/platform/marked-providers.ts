import type { DiscoveryService } from '@nestjs/core';

/** A provider that a decorator marked, and what it was marked with. */
export interface MarkedProvider<T> {
  readonly instance: T;
  readonly mark: unknown;
}

/** The providers that a decorator marked with metadata of a key. Whoever asks knows what kind of thing that decorator marks. */
export function markedProviders<T extends object>(
  discovery: DiscoveryService,
  metadataKey: string,
): MarkedProvider<T>[] {
  return discovery.getProviders().flatMap(({ metatype, instance }) => {
    if (typeof metatype !== 'function' || typeof instance !== 'object' || instance === null) return [];
    const mark: unknown = Reflect.getMetadata(metadataKey, metatype);
    return mark === undefined ? [] : [{ instance: instance as T, mark }];
  });
}
