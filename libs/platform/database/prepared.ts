import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

const names = new Map<string, string>();

/**
 * Reads with a statement that PostgreSQL parses and plans once a connection: for the few queries that run on every call,
 * where planning costs more than reading. The text must be one of a few, with everything that varies in `parameters`.
 */
export async function readPrepared<Row extends object>(
  dataSource: DataSource,
  text: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  let name = names.get(text);
  if (name === undefined) {
    name = `read_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
    names.set(text, name);
  }
  const { master } = dataSource.driver as unknown as { master: Pool };
  const { rows } = await master.query<Row>({ name, text, values: [...parameters] });
  return rows;
}
