import { expect, it } from '@jest/globals';
import { explainRefusal, languages } from '#libs/platform';
import { paymentDayProblems } from './debt-payments.js';

const now = new Date('2026-06-20T12:00:00Z');
const said = (paidOn: string, is: 'arrival' | 'period', day: string | null = '2026-06-08') =>
  paymentDayProblems({ now }, paidOn, { day, is }).flatMap((refusal) =>
    languages.map((language) => explainRefusal(refusal, language).detail),
  );

it('lets a payment be from its first day to today', () => {
  for (const day of ['2026-06-08', '2026-06-20']) expect(said(day, 'period')).toEqual([]);
  expect(said('2026-06-07', 'arrival', null)).toEqual([]);
});

it('says which day it is that a payment is before', () => {
  expect(said('2026-06-07', 'period')).toEqual([
    '2026-06-07 is before the first day of the period that was paid, 2026-06-08.',
    'Le 2026-06-07 précède le premier jour de la période payée, le 2026-06-08.',
    '2026-06-07 es anterior al primer día del período pagado, 2026-06-08.',
  ]);
  expect(said('2026-06-07', 'arrival')[0]).toBe('2026-06-07 is before the arrival, 2026-06-08.');
});

it('says of a day after today that it has not come', () => {
  expect(said('2026-06-21', 'period')).toEqual([
    '2026-06-21 has not come yet: today is 2026-06-20.',
    'Le 2026-06-21 n’est pas encore arrivé : nous sommes le 2026-06-20.',
    '2026-06-21 todavía no llega: hoy es 2026-06-20.',
  ]);
});
