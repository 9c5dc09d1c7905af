import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { runPrepared } from '#libs/platform';
import type { Actor } from './actor.js';
import { begin, claimedResult, takeClaim } from './idempotency.js';

/** What happened, for the audit trail. Ids and codes, never names or numbers of people. */
export interface AuditFact {
  /** What was done, e.g. `job-order.filed`. */
  action: string;
  subject: { type: string; id: string };
  /** The values that changed, before and after. */
  before?: object;
  after?: object;
  /** Why, when a reason is owed. */
  reason?: string;
  /** The trail must not tell who acted: of a worker who complains, only the complaint itself keeps that. */
  actorWithheld?: true;
}

/** One transaction: what it knows, and what every change in it must leave behind. */
export interface Work {
  readonly manager: EntityManager;
  readonly actor: Actor;
  /** The official time of this transaction. */
  readonly now: Date;
  /** Writes down a fact; it is stored, chained, in the same transaction. */
  record(...facts: AuditFact[]): void;
  /** Runs once the transaction is committed; what it does may be lost in a crash, so it only hastens what a sweep would do. */
  afterCommit(act: () => void): void;
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** Runs acts in transactions: all of an act is stored, with its audit entries, or nothing of it. */
@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `act` in one transaction and returns what it returns.
   * Under an idempotency key that was used before, the stored result comes back and nothing runs.
   */
  async run<T>(actor: Actor, act: (work: Work) => Promise<T>): Promise<T> {
    const claim = takeClaim();
    const committed: (() => void)[] = [];
    const result = await this.dataSource.transaction(async (manager) => {
      const { now, replay } = await begin(manager, actor, claim);
      if (replay !== undefined) return replay.result as T;
      const facts: AuditFact[] = [];
      const work: Work = {
        manager,
        actor,
        now,
        record: (...added) => void facts.push(...added),
        afterCommit: (effect) => void committed.push(effect),
        query: (sql, parameters = []) => runPrepared(manager, sql, parameters),
      };
      const done = await act(work);
      await finish(manager, entriesOf(actor, now, facts), claimedResult(actor, claim, now, done));
      return done;
    });
    for (const effect of committed) effect();
    return result;
  }

  /** Writes facts alone: for reads that must leave a trace. */
  async note(actor: Actor, ...facts: AuditFact[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const { now } = await begin(manager, actor, undefined);
      await finish(manager, entriesOf(actor, now, facts), []);
    });
  }
}

/**
 * Stores the facts, and the result under a claimed key, at the very end of a transaction and in one statement. The chain
 * has one head, whose row lock is taken here and held until the commit: last of all locks, so that it can never be part
 * of a deadlock, and held as briefly as possible.
 */
async function finish(manager: EntityManager, entries: string[], claimed: unknown[]): Promise<void> {
  // One text with an entry a line: JSON has no line breaks of its own, and an array would be escaped here and read again there.
  const append = entries.length > 0 ? `audit_append(string_to_array($1, e'\\n'))` : '$1::text';
  const lines = entries.join('\n');
  if (claimed.length > 0) {
    await runPrepared(
      manager,
      `with claimed as (
         update idempotency_key set result = $4, used_at = $5 where actor_id = $2 and key = $3 returning key)
       select ${append}, (select key from claimed)`,
      [lines, ...claimed],
    );
  } else if (entries.length > 0) {
    await runPrepared(manager, `select ${append}`, [lines]);
  }
}

/** Facts as the trail stores them: JSON, whose text the chain is made of. */
function entriesOf(actor: Actor, now: Date, facts: readonly AuditFact[]): string[] {
  return facts.map((fact) =>
    storable({
      at: now.toISOString(),
      action: fact.action,
      subjectType: fact.subject.type,
      subjectId: fact.subject.id,
      actorKind: fact.actorWithheld === true ? 'withheld' : actor.kind,
      actorId: fact.actorWithheld === true ? 'withheld' : actor.id,
      organisationId: fact.actorWithheld === true ? null : actor.organisationId,
      role: actor.role,
      requestId: actor.requestId,
      ...(fact.before === undefined ? {} : { before: fact.before }),
      ...(fact.after === undefined ? {} : { after: fact.after }),
      ...(fact.reason === undefined ? {} : { reason: fact.reason }),
    }),
  );
}

/**
 * An entry as JSON text that PostgreSQL can read again: a NUL or half of a surrogate pair, which JSON may carry and
 * PostgreSQL refuses, becomes the replacement character, as it does in the record itself.
 */
function storable(entry: object): string {
  const json = JSON.stringify(entry);
  if (!json.includes('\\')) return json;
  return json.replace(/\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g, (escape) =>
    escape === '\\\\' ? escape : '\ufffd',
  );
}
