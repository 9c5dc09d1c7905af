import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { addDays, cents, plainDate } from '#libs/quantities';

import { assessPay, type PayStatement } from './calculations/pay/pay.js';
import { PayRules } from './calculations/pay/rules/pay-rules.js';
import { WithholdingRules } from './calculations/withholding/rules.js';
import { withhold } from './calculations/withholding/withhold.js';
import { loadRulebook, RulebookInvalid } from './load.js';

interface Entry {
  value?: unknown;
  from: string;
  to: string;
  [field: string]: unknown;
}
interface Subject {
  values?: { code: string; keys?: Record<string, string>; entries: Entry[] }[];
  tables?: (Entry & { code: string })[];
}

const shipped = join(dirname(fileURLToPath(import.meta.url)), 'values');
const source = { title: 'Order of the season 2027', href: 'none', clause: 'section 1' };
/** What the season 2027 changes; all else goes on. */
const changed: Record<string, string> = {
  'minimum-wage ON': '18.10',
  'pension-rate ': '0.0600',
  'parental-insurance-rate QC': '0.00500',
};
let folder = '';

const change = (file: string, edit: (subject: Subject) => void): void => {
  const path = join(folder, file);
  const subject = parse(readFileSync(path, 'utf8')) as Subject;
  edit(subject);
  writeFileSync(path, stringify(subject));
};
const subjectFiles = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.yaml') && file.includes('/') && !file.includes('cases'),
  );
const reaches = ({ to }: Entry): boolean => to >= '2027-01-01' && to < '2028-01-01';

/** Adds to each file what an editor would: an entry for 2027 after the last one, with its source. */
const addSeason = (subject: Subject): void => {
  for (const { code, keys, entries } of subject.values ?? []) {
    const last = entries.at(-1);
    if (!last || !reaches(last)) continue;
    const value = changed[`${code} ${keys?.['province'] ?? ''}`] ?? last.value;
    entries.push({ value, from: last.to, to: '2028-01-01', status: 'confirmed', source });
  }
  const tables = subject.tables?.filter(reaches) ?? [];
  subject.tables?.push(...tables.map((table) => ({ ...table, from: table.to, to: '2028-01-01' })));
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rulebook-2027-'));
  cpSync(shipped, folder, { recursive: true });
  const editions = join(folder, 'editions.yaml');
  const row = "  - { name: '2027', from: 2027-01-01, to: 2028-01-01 }\n";
  writeFileSync(editions, readFileSync(editions, 'utf8') + row);
  for (const file of subjectFiles()) change(file, addSeason);
  change('provinces/minimum-wage.yaml', ({ values }) =>
    values?.push({
      code: 'minimum-wage',
      keys: { province: 'YT' },
      unit: 'CAD/hour',
      basis: 'law',
      entries: [{ value: '18.51', from: '2027-01-01', to: '2028-01-01', status: 'confirmed', source }],
    } as never),
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

const start = plainDate('2027-06-07');
const week = (province: string, of = loadRulebook(folder)): PayStatement => {
  const days = [0, 1, 2, 3, 4, 5].map((day) => ({ date: addDays(start, day), hours: 8 }));
  const rules = new PayRules(of, { programme: 'sawp-mexico', country: 'MX', province });
  return assessPay({ periodStart: start, periodEnd: addDays(start, 6), days, hourlyRate: '17.00' }, rules);
};
const paid = (province: string, of = loadRulebook(folder)) =>
  withhold(
    { province, payDate: start, payPeriods: 52, grossCents: cents(100_000) },
    new WithholdingRules(of),
  );

describe('a season added in YAML alone', () => {
  it('is not there before', () => {
    expect(() => week('ON', loadRulebook())).toThrow(/DATE_IN_NO_EDITION.*2027-06-13.*2026/);
    expect(() => paid('ON', loadRulebook())).toThrow(/VALUE_NOT_COVERED/);
  });

  it('pays by its own wage, and another province by the one it was given', () => {
    expect(week('ON')).toMatchObject({ edition: '2027', grossCents: 48 * 1810 });
    expect(week('YT')).toMatchObject({ edition: '2027', grossCents: 48 * 1851 });
    expect(() => week('YT', loadRulebook())).toThrow(/DATE_IN_NO_EDITION/);
  });

  it('withholds by its own rates, in Quebec too', () => {
    // 0.06 x (1,000.00 - 67.30) = 55.962
    expect(paid('ON').cppCents).toBe(5596);
    expect(paid('QC')).toMatchObject({ cppCents: 5876, qpipCents: 500 });
  });
});

describe('a season added wrongly', () => {
  const problemsAfter = (edit: (entries: Entry[]) => void): string[] => {
    const file = 'provinces/minimum-wage.yaml';
    const before = readFileSync(join(folder, file), 'utf8');
    change(file, ({ values }) => edit(values?.[0]?.entries ?? []));
    try {
      loadRulebook(folder);
      return [];
    } catch (error) {
      if (error instanceof RulebookInvalid)
        return error.problems.map((one) => `${one.file} ${one.path}: ${one.message}`);
      throw error;
    } finally {
      writeFileSync(join(folder, file), before);
    }
  };
  const last = (entries: Entry[]): Entry => entries.at(-1) as Entry;

  it('names the entry that overlaps', () => {
    expect(problemsAfter((entries) => (last(entries).from = '2026-12-31'))).toEqual([
      'provinces/minimum-wage.yaml minimum-wage (province ON): the entry from 2026-12-31 begins before the one from 2026-10-01 ends',
    ]);
  });

  it('names the days that it leaves out', () => {
    expect(problemsAfter((entries) => (last(entries).from = '2027-01-03'))).toEqual([
      expect.stringMatching(/province ON\): nothing from 2027-01-01 to 2027-01-02 inside edition 2027/),
    ]);
  });

  it('names the entry without a source', () => {
    expect(problemsAfter((entries) => delete last(entries)['source'])).toContainEqual(
      expect.stringMatching(/^provinces\/minimum-wage.yaml values\[0\]\.entries\[\d\]\.source: missing/),
    );
  });
});
