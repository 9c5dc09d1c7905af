import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** Acts that end in no receipt, and why. */
const exceptions: Record<string, string> = {
  'post /api/v1/session': 'it changes no record; the session cookie, which opens the door, is the proof',
  'delete /api/v1/session':
    'it changes no record; that the cookie is cleared and opens nothing more is the proof',
  'post /api/v1/deadline-freezes/preview':
    'it shows what a freeze would move and changes nothing; the freeze itself has the receipt',
  'post /api/v1/pay-calculations': 'it keeps nothing of what is sent, and the answer can be had again',
  'post /api/v1/withholding-calculations':
    'it keeps nothing of what is sent, and the answer can be had again',
  'post /api/v1/checklists': 'it keeps nothing of what is sent, and the answer can be had again',
  'post /api/v1/pay-record-audits': 'it keeps nothing of the file, and the answer can be had again',
  'post /api/v1/what-if': 'the database keeps it from writing, and the answer can be had again',
};

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  nullable?: boolean;
  items?: Schema;
  allOf?: Schema[];
  required?: string[];
  properties?: Record<string, Schema>;
}

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/** The published document, which another check holds against what the API serves. */
const document = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../docs/openapi.json'), 'utf8'),
) as { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } };

/** Every operation that may change something: whatever is not a reading. */
const acts = Object.entries(document.paths).flatMap(([path, operations]) =>
  Object.entries(operations)
    .filter(([method]) => !['get', 'head', 'options'].includes(method))
    .map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
);

function named(schema: Schema | undefined): Schema {
  const place = schema?.$ref ?? schema?.allOf?.[0]?.$ref;
  const found = place === undefined ? schema : document.components.schemas[place.split('/').at(-1) ?? ''];
  return found ?? {};
}

/** A field that an answer always has. */
function field(schema: Schema, name: string): Schema | undefined {
  return schema.required?.includes(name) === true ? schema.properties?.[name] : undefined;
}

/** The successful answers of an act that promise no receipt, by their status. */
const without = ({ operation }: (typeof acts)[number]): string[] =>
  Object.entries(operation.responses)
    .filter(([status]) => status.startsWith('2'))
    .filter(([, { content }]) => {
      const receipt = field(named(content?.['application/json']?.schema), 'receipt');
      return receipt?.$ref !== '#/components/schemas/ReceiptDto';
    })
    .map(([status]) => status);

describe('every act of the API', () => {
  it('ends in a receipt, apart from the exceptions, each with its reason', () => {
    expect(acts.length).toBeGreaterThan(60);
    expect(acts.filter((act) => without(act).length > 0).map(({ name }) => name)).toEqual(
      Object.keys(exceptions),
    );
    expect(Object.values(exceptions).every((reason) => reason.length > 30)).toBe(true);
  });

  it('has just one successful answer, so that none comes without', () => {
    const successes = ({ operation }: (typeof acts)[number]) =>
      Object.keys(operation.responses).filter((status) => /^[123]/.test(status));
    expect(acts.filter((act) => successes(act).length !== 1).map(({ name }) => name)).toEqual([]);
  });
});

describe('a receipt', () => {
  it('has a number, the official time, and what happens next: which act, by whom, by when', () => {
    const receipt = document.components.schemas.ReceiptDto ?? {};
    expect(field(receipt, 'number')).toMatchObject({ type: 'string' });
    expect(field(receipt, 'receivedAt')).toMatchObject({ type: 'string', format: 'date-time' });
    const step = named(field(receipt, 'next')?.items);
    expect(field(step, 'act')).toMatchObject({ type: 'string' });
    expect(field(step, 'by')).toMatchObject({ type: 'string' });
    expect(field(step, 'dueOn')).toMatchObject({ type: 'string', format: 'date', nullable: true });
  });
});
