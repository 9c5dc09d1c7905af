import { Client, escapeIdentifier } from 'pg';

/** The connection string of database `name` on the server of `ownerUrl`. */
export function databaseUrl(ownerUrl: string, name: string): string {
  const url = new URL(ownerUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

/**
 * Makes a database. With `template` it starts as a copy of that database, which nobody may be connected to.
 * The server's own errors come through: `42P04` when it exists, `55006` when the template is in use.
 */
export async function createDatabase(
  ownerUrl: string,
  name: string,
  options: { template?: string } = {},
): Promise<void> {
  const from = options.template === undefined ? '' : ` TEMPLATE ${escapeIdentifier(options.template)}`;
  await statement(ownerUrl, `CREATE DATABASE ${escapeIdentifier(name)}${from}`);
}

/** Removes a database with all that is in it and ends the connections to it; one that does not exist is no error. */
export async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  await statement(ownerUrl, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
}

/** Runs one statement on a connection of its own. */
export async function statement(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
