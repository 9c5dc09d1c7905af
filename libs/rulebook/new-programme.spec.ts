import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, plainDate } from '#libs/quantities';

import { checkFilingLead } from './calculations/orders/filing.js';
import { completeNaming } from './calculations/programmes/complete-naming.js';
import { Programme } from './calculations/programmes/programme.js';
import { loadRulebook } from './load.js';
import type { Rulebook } from './rulebook.js';

const shipped = join(dirname(fileURLToPath(import.meta.url)), 'values');
const needFrom = plainDate('2026-05-04');
let folder = '';
let book: Rulebook;

const dated = (value: string) =>
  `{ value: ${value}, from: 2026-01-01, to: 2027-01-01, status: confirmed, source: { title: '20 CFR 655', href: none, clause: 'subpart B' } }`;
const series = (code: string, unit: string, keys: string, value: string) =>
  `  - { code: ${code}, unit: ${unit}, basis: law, keys: ${keys}, entries: [${dated(value)}] }\n`;
const programme = '{ programme: h-2a }';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rulebook-h-2a-'));
  cpSync(shipped, folder, { recursive: true });
  mkdirSync(join(folder, 'united-states'));
  writeFileSync(
    join(folder, 'united-states', 'h-2a.yaml'),
    `values:\n${[
      series('host-country', 'text', '{ province: FL }', "'US'"),
      series('participating-countries', 'list', programme, "['MX', 'GT']"),
      series('currency', 'currency', programme, "'USD'"),
      series('filing-lead', 'days', programme, '60'),
      series('filing-enforcement', 'text', programme, "'refuse'"),
      series('record-keeping', 'years', '{ host: US }', '3'),
    ].join('')}`,
  );
  book = loadRulebook(folder);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('a programme of another host country, added in YAML alone', () => {
  it('can be named, with its countries and currency', () => {
    expect(Programme.all(book).map(({ name }) => name)).toEqual(['h-2a', 'sawp-caribbean', 'sawp-mexico']);
    expect(Programme.named(book, 'h-2a').currencyOn(needFrom)).toBe('USD');
    expect(Programme.named(book, 'sawp-mexico').currencyOn(needFrom)).toBe('CAD');
  });

  it('makes a country that both take stand for neither, and one that it alone takes for it', () => {
    const named = (country: string) =>
      completeNaming(book, { country }, { programme: null, country: null }, needFrom).programme;
    expect([named('MX'), named('GT'), named('JM')]).toEqual([null, 'h-2a', 'sawp-caribbean']);
  });

  it('has its own lead, which refuses where that of the others advises', () => {
    const filed = (name: string, days: number) =>
      checkFilingLead({ rulebook: book, programme: name }, { needFrom, filedOn: addDays(needFrom, -days) });
    expect(filed('h-2a', 60)).not.toHaveProperty('refusal');
    expect(filed('h-2a', 59).refusal?.code).toBe('FILED_TOO_LATE');
    expect(filed('sawp-mexico', 83).advice?.code).toBe('FILED_LATER_THAN_ADVISED');
  });

  it('has the law of its host, and nothing of the agreements that are another programme’s', () => {
    const years = (province: string) => book.find('record-keeping', { province }, needFrom)?.value;
    expect([years('FL'), years('ON')]).toEqual([3, 6]);
    const listed = book
      .valuesOn(needFrom, { province: 'FL' })
      .filter(({ code }) => code === 'record-keeping');
    expect(listed.map(({ value }) => value)).toEqual([3]);
    const keys = { programme: 'h-2a', country: 'MX', province: 'FL' };
    const found = ['transport-rate', 'age-minimum', 'documents-required', 'hours-guarantee'] as const;
    expect(found.map((code) => book.find(code, keys, needFrom))).toEqual(found.map(() => undefined));
    const owed = book.obligationCodes().map((code) => book.obligationOn(code, keys, needFrom));
    expect(owed.filter((kind) => kind !== undefined)).toEqual([]);
  });
});
