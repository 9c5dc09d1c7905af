import { Injectable, SetMetadata } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Work } from '#libs/audit-trail';
import { markedProviders } from '#libs/platform';
import type { Deadline } from './deadline.entity.js';

/** An open deadline that was moved: the last day, and the first where its window was moved too. */
export interface MovedDeadline {
  kind: string;
  subjectId: string;
  dueOn: string;
  opensOn: string | null;
}

interface FollowsMoves {
  /** They were moved by a freeze or put back from one, in the same transaction: keep what repeats their days in agreement. */
  moved?(work: Work, deadlines: readonly MovedDeadline[]): Promise<void>;
}

/** What a noun does about an obligation. It runs in the transaction that marks the row: all of it happens once, or none. */
export interface DeadlineHandler extends FollowsMoves {
  /** The window opens. */
  opens?(work: Work, deadline: Deadline): Promise<void>;
  /** It is missed: do what the rule says. Returns when to look again while it lasts, or null when that was all. */
  missed(work: Work, deadline: Deadline): Promise<Date | null>;
}

/**
 * What a noun does about an obligation of which many are missed at once, in a few statements for all of them. It must leave
 * every other deadline alone: those beside it in the same transaction were read before it ran.
 */
export interface BulkDeadlineHandler extends FollowsMoves {
  /** Something is kept until the end of the day: with it the obligation is met and not missed, and what follows is done. */
  readonly metByTime?: true;
  /** They are missed, at most once each: returns for each, in order, when to look again, or null when that was all. */
  missedAll(work: Work, deadlines: readonly Deadline[]): Promise<(Date | null)[]>;
}

/** Either kind of handler. */
export type AnyDeadlineHandler = DeadlineHandler | BulkDeadlineHandler;

const metadataKey = 'temporada:deadline';

/** Makes a provider the handler of an obligation. */
export const OnDeadline = (kind: string) => SetMetadata(metadataKey, kind);

/** The handlers of all obligations, found once at boot. */
@Injectable()
export class DeadlineHandlers {
  private handlers: ReadonlyMap<string, AnyDeadlineHandler> | undefined;

  constructor(private readonly discovery: DiscoveryService) {}

  /** The handler of an obligation; undefined when missing it has no effect of its own. */
  of(kind: string): AnyDeadlineHandler | undefined {
    this.handlers ??= this.find();
    return this.handlers.get(kind);
  }

  /** The obligations that have a handler. */
  kinds(): string[] {
    this.handlers ??= this.find();
    return [...this.handlers.keys()].sort();
  }

  private find(): ReadonlyMap<string, AnyDeadlineHandler> {
    const found = new Map<string, AnyDeadlineHandler>();
    for (const { mark: kind, instance } of markedProviders<AnyDeadlineHandler>(this.discovery, metadataKey)) {
      if (typeof kind !== 'string') continue;
      if (found.has(kind)) throw new Error(`Two handlers claim the obligation ${kind}`);
      found.set(kind, instance);
    }
    return found;
  }
}
