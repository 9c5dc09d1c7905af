import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Paper, payslipDocument, type PayslipDocument, renderPdf } from '#libs/payslips';
import {
  advanceOf2026,
  caribbeanOf2000,
  longestOf2026,
  mexicoOf2000,
  shown,
} from '../support/invented-payslips.js';
import { type ReadPdf, readPdf, type Run } from '../support/pdf-reader.js';
import { textsOf } from '../support/payslip-texts.js';

const papers: [string, () => PayslipDocument, Paper, [number, number]][] = [
  ['a week of 2000, Mexico', () => payslipDocument(mexicoOf2000(), 'es', shown), 'letter', [612, 792]],
  ['a week of 2000, Jamaica', () => payslipDocument(caribbeanOf2000(), 'en', shown), 'letter', [612, 792]],
  ['a week of 2026, an advance', () => payslipDocument(advanceOf2026(), 'fr', shown), 'letter', [612, 792]],
  ['a deduction of eighty steps', endless, 'letter', [612, 792]],
  [
    'a month of 2026, long names',
    () => payslipDocument(longestOf2026(), 'fr', shown),
    'a4',
    [595.28, 841.89],
  ],
];

/** A deduction whose steps fill more than a page. */
function endless(): PayslipDocument {
  const payslip = mexicoOf2000();
  const deductions = payslip.explanation.deductions.map((line) => ({
    ...line,
    steps: Array.from({ length: 40 }, () => line.steps).flat(),
  }));
  return payslipDocument({ ...payslip, explanation: { ...payslip.explanation, deductions } }, 'en', shown);
}

const margin = 40;
const tight = (text: string) => text.replace(/[\s\u00a0\u202f]/g, '');

/** Whether two texts stand in each other's way: letters reach about a fifth of their size below the line. */
const collide = (one: Run, other: Run) =>
  one.x < other.x + other.width - 0.5 &&
  other.x < one.x + one.width - 0.5 &&
  one.y - one.size * 0.2 < other.y + other.size * 0.7 &&
  other.y - other.size * 0.2 < one.y + one.size * 0.7;

describe.each(papers)('the paper of %s', (_, make, paper, size) => {
  let document: PayslipDocument;
  let bytes: Buffer;
  let read: ReadPdf;

  beforeAll(async () => {
    document = make();
    bytes = await renderPdf(document, paper);
    read = readPdf(bytes);
  });

  it('says everything that the payslip says', () => {
    const all = tight(read.pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join(''));
    const missing = textsOf(document).filter((text) => !all.includes(tight(text)));
    expect(missing).toEqual([]);
    expect(all).not.toMatch(/[{}\ufffd]|undefined|NaN/);
  });

  it('keeps every text inside the margins and off every other', () => {
    const wrong = read.pages.flatMap(({ runs, width, height }, page) => [
      ...runs
        .filter(({ x, width: wide }) => x < margin - 0.5 || x + wide > width - margin + 0.5)
        .map(({ text }) => `page ${page + 1}: "${text}" crosses a side`),
      ...runs
        .filter(({ y, size: high }) => y < margin || y + high > height - margin + high)
        .map(({ text }) => `page ${page + 1}: "${text}" crosses top or foot`),
      ...runs.flatMap((one, index) =>
        runs
          .slice(index + 1)
          .filter((other) => collide(one, other))
          .map((other) => `page ${page + 1}: "${one.text}" on "${other.text}"`),
      ),
    ]);
    expect(wrong).toEqual([]);
  });

  it('is tagged, so that it can be read aloud in its language', () => {
    const catalogue = read.objects.find((object) => object.includes('/Type /Catalog')) ?? '';
    expect(catalogue).toContain(`/Lang (${document.language})`);
    expect(catalogue).toContain('/StructTreeRoot');
    expect(read.objects.some((object) => object.includes('/Marked true'))).toBe(true);
    expect(read.objects.some((object) => object.includes('/DisplayDocTitle true'))).toBe(true);
    const tables = document.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'table'));
    expect(read.tags).toMatchObject({
      Document: 1,
      H1: 1,
      H2: document.sections.length,
      Table: tables.length,
      Caption: tables.length,
      Figure: 1,
    });
    const heads = read.objects.filter((object) => object.startsWith('<<\n/S /TH\n'));
    expect(heads.length).toBeGreaterThan(0);
    expect(heads.filter((object) => !/\/Scope \/(Column|Row)/.test(object))).toEqual([]);
    const figures = read.objects.filter((object) => object.startsWith('<<\n/S /Figure\n'));
    expect(figures.every((object) => object.includes('/Alt '))).toBe(true);
  });

  it('numbers its pages, is of the paper asked for, carries its fonts, and comes out the same again', async () => {
    const { pages } = read;
    const numbers = pages.map(({ runs }) => runs.at(-1)?.text);
    const expected = pages.map((_page, index) =>
      document.pageOf.replace('{page}', String(index + 1)).replace('{pages}', String(pages.length)),
    );
    expect(numbers).toEqual(expected);
    for (const { width, height } of pages) expect([width, height]).toEqual(size);
    const fonts = read.objects.filter((object) => object.includes('/Subtype /Type0'));
    const files = read.objects.filter((object) => object.includes('/FontFile2'));
    expect(files).toHaveLength(fonts.length);
    expect((await renderPdf(make(), paper)).equals(bytes)).toBe(true);
  });
});

it('repeats the head of a table on every page that it goes on to', async () => {
  const read = readPdf(await renderPdf(payslipDocument(longestOf2026(), 'en', shown), 'a4'));
  const hours = read.pages.filter(({ runs }) => runs.some(({ text }) => text.startsWith('Tuesday')));
  expect(hours.length).toBeGreaterThan(1);
  for (const { runs } of hours) expect(runs.map(({ text }) => text)).toContain('Meals provided');
});

it('keeps every heading with the beginning of what is below it, wherever the page ends', async () => {
  const document = payslipDocument(mexicoOf2000(), 'en', shown);
  const [first, ...others] = document.sections;
  const line = { kind: 'paragraph' as const, text: 'A line that moves what follows down the page' };
  const alone: string[] = [];
  // Every place on the page is tried: a line takes less than a sixtieth of it.
  for (let lines = 0; lines < 62; lines += 1) {
    const blocks = [...(first?.blocks ?? []), ...Array<typeof line>(lines).fill(line)];
    const sections = [{ title: first?.title ?? '', blocks }, ...others];
    const { pages } = readPdf(await renderPdf({ ...document, sections }));
    const titles = new Set(sections.map(({ title }) => title));
    for (const [page, { runs }] of pages.entries()) {
      // The foot of a page is two texts.
      const last = runs.at(-3)?.text ?? '';
      if (titles.has(last)) alone.push(`with ${lines} lines more: "${last}" at the foot of page ${page + 1}`);
    }
  }
  expect(alone).toEqual([]);
});
