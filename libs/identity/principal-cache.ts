import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';

const channel = 'identity_changed';
const keptMs = 10_000;
const kept = 10_000;
const reconnectMs = 1_000;

/**
 * Remembers who holds a secret, for the seconds between two calls of the same person. The database says when anything
 * about sessions, tokens, memberships or accounts changes, and then everything is forgotten: an ended session or a
 * revoked token opens nothing any more, in every process. While the database cannot be heard, nothing is remembered.
 */
@Injectable()
export class PrincipalCache<T extends object> implements BeforeApplicationShutdown {
  private readonly entries = new Map<string, { value: T; until: number }>();
  private listener: PoolClient | undefined;
  private connecting: Promise<void> | undefined;
  private retryAt = 0;
  private closed = false;
  /** Counts the times that everything was forgotten: an answer asked for before is not remembered after. */
  generation = 0;

  constructor(private readonly dataSource: DataSource) {}

  /** Who holds the secret, if it was asked a moment ago and nothing has changed since. */
  get(secretHash: string): T | undefined {
    if (this.listener === undefined) {
      this.listen();
      return undefined;
    }
    const entry = this.entries.get(secretHash);
    if (entry === undefined || entry.until < Date.now()) return undefined;
    return entry.value;
  }

  /** Remembers an answer that was asked for in the generation given, for no longer than the secret is good for. */
  put(secretHash: string, value: T, { askedIn, leftMs }: { askedIn: number; leftMs: number }): void {
    if (this.listener === undefined || askedIn !== this.generation) return;
    if (this.entries.size >= kept) this.entries.clear();
    this.entries.set(secretHash, { value, until: Date.now() + Math.min(keptMs, leftMs) });
  }

  /** Forgets everything. */
  forget(): void {
    this.generation += 1;
    this.entries.clear();
  }

  /** Earlier than the pool closes: the pool waits for every connection that is out. */
  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    await this.connecting;
    this.listener?.release(true);
    this.listener = undefined;
  }

  private listen(): void {
    if (this.closed || this.connecting !== undefined || Date.now() < this.retryAt) return;
    this.connecting = this.connect().finally(() => {
      this.connecting = undefined;
    });
  }

  private async connect(): Promise<void> {
    this.retryAt = Date.now() + reconnectMs;
    const { master } = this.dataSource.driver as unknown as { master: Pool };
    try {
      const client = await master.connect();
      const lost = () => {
        if (this.listener !== client) return;
        this.listener = undefined;
        this.forget();
        client.release(true);
      };
      client.on('error', lost);
      client.on('end', lost);
      client.on('notification', () => {
        this.forget();
      });
      await client.query(`listen ${channel}`);
      this.forget();
      this.listener = client;
    } catch {
      // The next call asks the database itself, and this is tried again in a moment.
    }
  }
}
