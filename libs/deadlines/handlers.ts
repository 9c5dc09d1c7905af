import { Injectable, SetMetadata, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Work } from '#libs/audit-trail';
import type { Deadline } from './deadline.entity.js';

/** What a noun does about an obligation. It runs in the transaction that marks the row: all of it happens once, or none. */
export interface DeadlineHandler {
  /** The window opens. */
  opens?(work: Work, deadline: Deadline): Promise<void>;
  /** It is missed: do what the rule says. Returns when to look again while it lasts, or null when that was all. */
  missed(work: Work, deadline: Deadline): Promise<Date | null>;
}

const metadataKey = 'temporada:deadline';

/** Makes a provider the handler of an obligation. */
export const OnDeadline = (kind: string) => SetMetadata(metadataKey, kind);

/** The handlers of all obligations, found once at boot. */
@Injectable()
export class DeadlineHandlers {
  private handlers: ReadonlyMap<string, DeadlineHandler> | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  /** The handler of an obligation; undefined when missing it has no effect of its own. */
  of(kind: string): DeadlineHandler | undefined {
    this.handlers ??= this.find();
    return this.handlers.get(kind);
  }

  /** The obligations that have a handler. */
  kinds(): string[] {
    this.handlers ??= this.find();
    return [...this.handlers.keys()].sort();
  }

  private find(): ReadonlyMap<string, DeadlineHandler> {
    const found = new Map<string, DeadlineHandler>();
    for (const { metatype, instance } of this.discovery.getProviders()) {
      if (typeof metatype !== 'function' || typeof instance !== 'object' || instance === null) continue;
      const kind: unknown = Reflect.getMetadata(metadataKey, metatype as Type);
      if (typeof kind !== 'string') continue;
      if (found.has(kind)) throw new Error(`Two handlers claim the obligation ${kind}`);
      found.set(kind, instance as DeadlineHandler);
    }
    return found;
  }
}
