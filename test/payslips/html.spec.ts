import { describe, expect, it } from '@jest/globals';
import { languages } from '#libs/platform';
import { explanationDocument, payslipDocument, type PayslipDocument, renderHtml } from '#libs/payslips';
import {
  advanceOf2026,
  caribbeanOf2000,
  longestOf2026,
  mexicoOf2000,
  shown,
} from '../support/invented-payslips.js';
import { textsOf } from '../support/payslip-texts.js';

const pages: [string, PayslipDocument][] = languages.flatMap((language) =>
  [mexicoOf2000, caribbeanOf2000, longestOf2026, advanceOf2026].flatMap(
    (make): [string, PayslipDocument][] => [
      [`${make.name} in ${language}`, payslipDocument(make(), language, shown)],
      [
        `${make.name} explained in ${language}`,
        explanationDocument(make().explanation, language, shown.madeAt),
      ],
    ],
  ),
);

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
const withoutStyle = (html: string) => html.replace(/<style>[\s\S]*<\/style>/, '');
const wordsOf = (html: string) =>
  withoutStyle(html)
    .replace(/<[^>]*>/g, '\n')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);

/** Elements that are opened and not closed in their order, or closed and never opened. */
function unbalanced(html: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, close, name = ''] of html.matchAll(/<(\/)?([a-z]\w*)(?:\s[^>]*)?>/g)) {
    if (['meta', 'col', 'path'].includes(name)) continue;
    if (close === undefined) open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

describe.each(pages)('the page of %s', (_, document) => {
  const html = renderHtml(document);

  it('says everything that the document says, with nothing left to fill in', () => {
    const words = wordsOf(html);
    expect(textsOf(document).filter((text) => !words.includes(text))).toEqual([]);
    expect(words).not.toMatch(/[{}]|undefined|NaN|\[object/);
  });

  it('is whole, in its language, and needs nothing from elsewhere', () => {
    expect(html).toMatch(new RegExp(`^<!doctype html>\n<html lang="${document.language}">`));
    expect(unbalanced(html)).toEqual([]);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|@import|url\(|\son\w+=/i);
    expect(html).toContain('<meta name="robots" content="noindex, nofollow">');
  });

  it('can be read aloud: one title, headed sections, tables whose cells know their heads', () => {
    const count = (pattern: RegExp) => html.match(pattern)?.length ?? 0;
    expect(count(/<h1>/g)).toBe(1);
    expect(count(/<section aria-labelledby="section-\d+">/g)).toBe(count(/<h2 id="section-\d+">/g));
    expect(count(/<table /g)).toBe(count(/<caption>/g));
    expect(count(/<th /g)).toBe(count(/<th scope="(col|row)"/g));
    const rows = [...html.matchAll(/<tr role="row"[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) => row);
    expect(rows.filter((row) => !row.startsWith('<th '))).toEqual([]);
  });
});

it('shows what people typed as they typed it', () => {
  const html = renderHtml(payslipDocument(caribbeanOf2000(), 'en', shown));
  expect(html).toContain('Orchard &amp; Sons “Hill” &lt;Ltd&gt;');
  expect(html).not.toContain('<large>');
});

it('tells vacation pay apart from wages, and what of an advance is still to be paid back', () => {
  const words = wordsOf(renderHtml(payslipDocument(advanceOf2026(), 'en', shown)));
  // 8 h at 16.00 are 128.00, of which 5.77 % are 7.3856: 135.39, all of it for an advance of which 250.00 were left.
  expect(words).toContain(
    'Vacation pay: 5.77% of your wages of $128.00, rounded to the nearest cent\n\n$7.39',
  );
  expect(words).toContain(
    'Your employer advanced $400.00 to you this season. Paid back so far: $285.39. Still to be paid back: $114.61.',
  );
  const spanish = wordsOf(renderHtml(payslipDocument(advanceOf2026(), 'es', shown)));
  expect(spanish).toContain('Pago de vacaciones: ');
  expect(spanish).toContain('El empleador le adelantó ');
  const french = wordsOf(renderHtml(payslipDocument(advanceOf2026(), 'fr', shown)));
  expect(french).toContain('Indemnité de vacances : ');
  expect(french).toContain('L’employeur vous a avancé ');
});

it('says of the code where it opens, and nothing of one that there is not', () => {
  const payslip = mexicoOf2000();
  expect(renderHtml(payslipDocument(payslip, 'es', shown))).toContain(shown.addressOf(payslip.code ?? ''));
  const without = renderHtml(payslipDocument({ ...payslip, code: null }, 'es', shown));
  expect(without).not.toContain('<svg');
  expect(without).not.toContain('explanations');
});
