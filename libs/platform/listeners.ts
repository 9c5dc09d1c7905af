import { Injectable, SetMetadata, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { markedProviders } from './marked-providers.js';

/** The two halves of listening to a noun: the decorator that marks a provider, and the class that knows the marked ones. */
export interface Listening<Listener extends object> {
  Listens: () => ClassDecorator;
  Listeners: Type<FoundListeners<Listener>>;
}

/** The listeners of a noun, found once at boot, in the order in which their modules provide them. */
export interface FoundListeners<Listener extends object> {
  all(): readonly Listener[];
}

/**
 * Makes a noun's listeners: what the nouns further along do when something happens to it, in the same transaction. They know the
 * noun; it does not know them.
 */
export function listening<Listener extends object>(metadataKey: string): Listening<Listener> {
  @Injectable()
  class Listeners implements FoundListeners<Listener> {
    private found: readonly Listener[] | undefined;

    constructor(private readonly discovery: DiscoveryService) {}

    all(): readonly Listener[] {
      this.found ??= markedProviders<Listener>(this.discovery, metadataKey).map(({ instance }) => instance);
      return this.found;
    }
  }
  return { Listens: () => SetMetadata(metadataKey, true), Listeners };
}
