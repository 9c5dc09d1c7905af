import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { createDatabase, databaseUrl, dropDatabase, statement } from './databases.js';
import { removeDeadClusters, startTestCluster } from './test-cluster.js';

const variable = 'TEST_DATABASE_URL';

// Making databases takes seconds, more on a busy machine.
jest.setTimeout(60_000);

let before: string | undefined;
beforeEach(() => {
  before = process.env[variable];
  Reflect.deleteProperty(process.env, variable);
});
afterEach(() => {
  if (before !== undefined) process.env[variable] = before;
});

describe('the cluster of a test run', () => {
  it('hands out databases copied from a template and vanishes when stopped', async () => {
    const cluster = await startTestCluster();
    const template = databaseUrl(cluster.ownerUrl, 'a "template"');
    await createDatabase(cluster.ownerUrl, 'a "template"');
    await statement(template, 'CREATE TABLE kept (id int)');
    await Promise.all(
      ['one', 'two'].map((name) => createDatabase(cluster.ownerUrl, name, { template: 'a "template"' })),
    );
    await statement(databaseUrl(cluster.ownerUrl, 'two'), 'INSERT INTO kept VALUES (1)');
    await expect(createDatabase(cluster.ownerUrl, 'two')).rejects.toMatchObject({ code: '42P04' });

    const held = new Client({ connectionString: databaseUrl(cluster.ownerUrl, 'one') });
    held.on('error', () => undefined);
    await held.connect();
    await dropDatabase(cluster.ownerUrl, 'one');
    await dropDatabase(cluster.ownerUrl, 'one');
    await expect(statement(databaseUrl(cluster.ownerUrl, 'one'), 'SELECT 1')).rejects.toMatchObject({
      code: '3D000',
    });

    await cluster.stop();
    await expect(statement(cluster.ownerUrl, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('is the given server, untouched, when TEST_DATABASE_URL is set', async () => {
    process.env[variable] = 'postgres://somebody@elsewhere/db';
    const cluster = await startTestCluster();
    expect(cluster.ownerUrl).toBe('postgres://somebody@elsewhere/db');
    await cluster.stop();
    Reflect.deleteProperty(process.env, variable);
  });

  it('removes what killed runs left, and not what a run is just making', async () => {
    const [dead, old, young] = [1, 2, 3].map(() => mkdtempSync(join(tmpdir(), 'temporada-test-')));
    if (!dead || !old || !young) throw new Error('no folders');
    mkdirSync(join(dead, 'data'));
    writeFileSync(join(dead, 'owner.json'), JSON.stringify({ pid: process.pid, startMark: 'another time' }));
    const elevenMinutesAgo = Date.now() / 1000 - 11 * 60;
    utimesSync(old, elevenMinutesAgo, elevenMinutesAgo);
    await removeDeadClusters();
    expect([dead, old, young].map((folder) => existsSync(folder))).toEqual([false, false, true]);
    rmSync(young, { recursive: true });
  });
});
