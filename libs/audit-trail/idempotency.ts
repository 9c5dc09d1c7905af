import { AsyncLocalStorage } from 'node:async_hooks';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { defineRefusals, InstantColumn, officialNow, Refused, runPrepared, TextColumn } from '#libs/platform';
import type { Actor } from './actor.js';

/** A caller's promise that the same key means the same request. */
export interface IdempotencyClaim {
  key: string;
  /** Hash of route and body: the same key with another request is a mistake of the caller's. */
  fingerprint: string;
  /** Set once a unit of work has taken the claim: whatever else the same call does is not what the key stands for. */
  taken?: true;
}

/** The claim of the call being served on this asynchronous path, if the caller made one. */
export const idempotencyClaim = new AsyncLocalStorage<IdempotencyClaim>();

/** A key that was used, the request it stood for and the result that was given. */
@Entity('idempotency_key')
export class IdempotencyKey {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_key_pk' })
  actorId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'idempotency_key_pk' })
  key: string;

  @TextColumn()
  fingerprint: string;

  /** The result as JSON text; null only inside the transaction that is producing it. */
  @Column('text', { nullable: true })
  result: string | null;

  @InstantColumn({ nullable: true })
  usedAt: Date | null;
}

const refuse = defineRefusals({
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    en: [
      'Key used for another request',
      'The idempotency key was used before for a different request.',
      'Send a new key with a new request; repeat a request only unchanged.',
    ],
    fr: [
      'Clé déjà utilisée pour une autre demande',
      'La clé d’idempotence a déjà servi pour une demande différente.',
      'Envoyez une nouvelle clé avec une nouvelle demande; ne répétez une demande que sans la changer.',
    ],
    es: [
      'Clave usada para otra solicitud',
      'La clave de idempotencia ya se usó para una solicitud distinta.',
      'Envíe una clave nueva con cada solicitud nueva; repita una solicitud solo sin cambios.',
    ],
  },
});

/** The claim of this call, for the first unit of work that asks. */
export function takeClaim(): IdempotencyClaim | undefined {
  const claim = idempotencyClaim.getStore();
  if (claim === undefined || claim.taken === true) return undefined;
  claim.taken = true;
  return claim;
}

/** How a transaction begins: at which official time, and, under a key used before, with which result it is over already. */
export interface Beginning {
  now: Date;
  replay?: { result: unknown };
}

/**
 * Asks the time and takes the claimed key, if there is one, in one statement. A second call with the key waits here until
 * the first has committed or given up, then gets the first one's result. Throws Refused when its request differs.
 */
export async function begin(
  manager: EntityManager,
  actor: Actor,
  claim: IdempotencyClaim | undefined,
): Promise<Beginning> {
  if (claim === undefined) return { now: await officialNow(manager) };
  const [taken] = await runPrepared<{ now: Date }>(
    manager,
    `insert into idempotency_key (actor_id, key, fingerprint) values ($1, $2, $3)
     on conflict do nothing returning official_now() as now`,
    [actor.id, claim.key, claim.fingerprint],
  );
  if (taken !== undefined) return { now: taken.now };
  const [first] = await runPrepared<{ fingerprint: string; result: string; now: Date }>(
    manager,
    'select fingerprint, result, official_now() as now from idempotency_key where actor_id = $1 and key = $2',
    [actor.id, claim.key],
  );
  if (first?.fingerprint !== claim.fingerprint) throw new Refused([refuse('IDEMPOTENCY_KEY_REUSED')]);
  return { now: first.now, replay: { result: JSON.parse(first.result) } };
}

/** What is stored of a result under its key: actor, key, result and time; nothing without a key. */
export function claimedResult(
  actor: Actor,
  claim: IdempotencyClaim | undefined,
  now: Date,
  result: unknown,
): unknown[] {
  return claim === undefined ? [] : [actor.id, claim.key, JSON.stringify(result ?? null), now];
}
