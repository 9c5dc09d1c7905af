import { expect, it } from '@jest/globals';
import { explainRefusal, languages } from '#libs/platform';
import { datesBetween } from './dates.js';

const limits = {
  ...{ placement: { number: 'P-1' }, from: '2026-01-10', to: '2026-01-12', today: '2026-01-12' },
};
const said = (date: string, more: Partial<typeof limits> = {}) =>
  datesBetween('departedOn', date, [{ ...limits, ...more }]).flatMap((refusal) =>
    languages.map((language) => explainRefusal(refusal, language).detail),
  );

it('lets days within the limits be, and says on which side of them another is', () => {
  for (const day of ['2026-01-10', '2026-01-12']) expect(said(day)).toEqual([]);
  expect(said('2026-01-09')).toEqual([
    'departedOn of P-1: 2026-01-09 is too early; 2026-01-10 is the first day possible.',
    'departedOn de P-1 : le 2026-01-09 est trop tôt; le premier jour possible est le 2026-01-10.',
    'departedOn de P-1: 2026-01-09 es demasiado pronto; el primer día posible es 2026-01-10.',
  ]);
  expect(said('2026-01-12', { to: '2026-01-11' })).toEqual([
    'departedOn of P-1: 2026-01-12 is too late; 2026-01-11 is the last day possible.',
    'departedOn de P-1 : le 2026-01-12 est trop tard; le dernier jour possible est le 2026-01-11.',
    'departedOn de P-1: 2026-01-12 es demasiado tarde; el último día posible es 2026-01-11.',
  ]);
});

it('says of a day after today that it has not come, and which day today is', () => {
  expect(said('2026-01-13')).toEqual([
    'departedOn of P-1: 2026-01-13 has not come yet; today is 2026-01-12.',
    'departedOn de P-1 : le 2026-01-13 n’est pas encore arrivé; nous sommes le 2026-01-12.',
    'departedOn de P-1: 2026-01-13 todavía no llega; hoy es 2026-01-12.',
  ]);
});
