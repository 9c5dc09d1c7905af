import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

const names = new Map<string, string>();

/** The name under which PostgreSQL keeps a statement: the same text has the same name in every process. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `s_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  names.set(text, name);
  return name;
}

/**
 * Reads with a statement that PostgreSQL parses and plans once a connection: for the few queries that run on every call,
 * where planning costs more than reading. The text must be one of a few, with everything that varies in `parameters`.
 */
export async function readPrepared<Row extends object>(
  dataSource: DataSource,
  text: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const { master } = dataSource.driver as unknown as { master: Pool };
  const { rows } = await master.query<Row>({ name: nameOf(text), text, values: [...parameters] });
  return rows;
}

/**
 * Runs a statement on the connection of a transaction, prepared like {@link readPrepared} and with the same duty: what
 * varies is in `parameters`. Answers with the rows, those of `returning` for a statement that writes.
 */
export async function runPrepared<Row>(
  manager: EntityManager,
  text: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  if (manager.queryRunner === undefined) throw new Error('A unit of work needs a connection of its own');
  const client = (await manager.queryRunner.connect()) as PoolClient;
  const { rows } = await client.query({ name: nameOf(text), text, values: [...parameters] });
  return rows as Row[];
}
