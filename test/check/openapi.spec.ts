import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiOf } from '../../apps/api/create-api.js';
import { createWorld, type World } from '../support/world.js';

const file = resolve(import.meta.dirname, '../../docs/openapi.json');

let world: World;
/** The document as JSON has it. */
let document: { paths: Record<string, Record<string, Operation>> };

interface Operation {
  operationId: string;
  summary?: string;
  'x-permission'?: string;
}

beforeAll(async () => {
  world = await createWorld('2000-01-03T12:00:00Z');
  document = JSON.parse(JSON.stringify(openApiOf(world.api))) as typeof document;
});

afterAll(() => world.close());

const operations = () => Object.values(document.paths).flatMap((path) => Object.values(path));

describe('docs/openapi.json', () => {
  it('is what the API serves (npm run openapi writes it anew)', () => {
    if (process.env.UPDATE_OPENAPI === '1') writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(document);
  });

  it('names only schemas that it contains', () => {
    const named = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path]) => path ?? '',
    );
    const lost = named.filter(
      (path) =>
        path
          .split('/')
          .reduce<unknown>(
            (inside, step) => (inside as Record<string, unknown> | undefined)?.[step],
            document,
          ) === undefined,
    );
    expect([...new Set(lost)]).toEqual([]);
  });

  it('says of every route what it is for and who may call it, under a name of its own', () => {
    expect(
      operations().filter((one) => one.summary === undefined || one['x-permission'] === undefined),
    ).toEqual([]);
    const names = operations().map(({ operationId }) => operationId);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
