import { describe, expect, it } from '@jest/globals';
import { addDays, cents, plainDate } from '#libs/quantities';

import { assessPay } from '../calculations/pay/pay.js';
import { PayRules } from '../calculations/pay/rules/pay-rules.js';
import { stepParams, warningParams } from '../calculations/result-codes.js';
import { valueCodes } from '../codes.js';
import { loadRulebook } from '../load.js';
import { explainStatement } from './explain-statement.js';
import {
  explainStep,
  explainWarning,
  fillSentence,
  stepSentences,
  tellSteps,
  warningSentences,
} from './explain.js';
import { explainedIn, type Words } from './language.js';
import { nameOf, rulebookNames } from './names.js';
import { writeDate } from './numbers.js';

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();

/** A value that fits a param, by its name. */
const sample = (name: string): string | number => {
  if (name.endsWith('On')) return '2025-06-02';
  if (name.endsWith('Cents') || name.endsWith('Dollars')) return 1250;
  return (
    { kind: 'meals', rule: 'minimum-wage', value: 'meals-cap', rounding: 'down', share: '1/3' }[name] ?? 3
  );
};
const sampleOf = (params: readonly string[]): Record<string, string | number> =>
  Object.fromEntries(params.map((name) => [name, sample(name)]));

const sentences: [string, Words, readonly string[]][] = [
  ...Object.entries(stepSentences).map(([code, words]): [string, Words, readonly string[]] => [
    code,
    words,
    stepParams[code as keyof typeof stepParams],
  ]),
  ...Object.entries(warningSentences).map(([code, words]): [string, Words, readonly string[]] => [
    code,
    words,
    warningParams[code as keyof typeof warningParams],
  ]),
];

describe('sentences', () => {
  it('are there for every code that a calculation can show, and for no other', () => {
    expect(Object.keys(stepSentences).sort()).toEqual(Object.keys(stepParams).sort());
    expect(Object.keys(warningSentences).sort()).toEqual(Object.keys(warningParams).sort());
  });

  it.each(sentences)(
    '%s names the same params in all languages, and only those that it carries',
    (_, words, params) => {
      for (const language of explainedIn) {
        expect(placeholders(words[language])).toEqual(placeholders(words.en));
        expect(params).toEqual(expect.arrayContaining(placeholders(words[language])));
        expect(fillSentence(words[language], sampleOf(params), language)).not.toMatch(/[{}]|undefined|NaN/);
      }
      expect(new Set([words.en, words.fr, words.es]).size).toBe(3);
    },
  );

  it('refuse to be said with a hole in them', () => {
    expect(() => fillSentence('{days} days', { hours: 3 }, 'en')).toThrow('"{days} days" needs "days"');
  });
});

describe('names', () => {
  it('are there in three languages for every value of the rulebook', () => {
    expect(Object.keys(rulebookNames.rule)).toEqual(expect.arrayContaining(Object.keys(valueCodes)));
    expect(nameOf('rule', 'meals-cap', 'es')).toBe('máximo por comidas');
    for (const group of Object.values(rulebookNames)) {
      for (const words of Object.values<Words>(group)) {
        for (const language of explainedIn) expect(words[language].trim()).not.toBe('');
      }
    }
  });

  it('leave a word alone that has none', () => {
    expect(nameOf('deduction', 'toString', 'es')).toBe('toString');
    expect(nameOf('rule', 'fruit incl apples', 'fr')).toBe('fruit incl apples');
  });
});

describe('steps and warnings in words', () => {
  it('write money, dates and shares as the language does', () => {
    const step = {
      code: 'SHARE_OF_GROSS',
      params: { share: '0.25', grossCents: 123_456, rounding: 'half-up' },
      value: 30_864,
    } as const;
    const say = (language: 'en' | 'fr' | 'es') => explainStep(step, language);
    expect(say('en')).toEqual({
      text: '25% of gross pay of $1,234.56, rounded to the nearest cent',
      value: '308.64',
      written: '$308.64',
    });
    expect(say('fr').text.replaceAll('\u00a0', ' ')).toBe(
      '25 % du salaire brut de 1 234,56 $, arrondi au cent le plus proche',
    );
    expect(say('es').text).toBe('25% del salario bruto de $1,234.56, redondeado al centavo más cercano');
  });

  it('show a date as the outcome, and fractions of a cent where a step does not round', () => {
    const before = {
      code: 'DAYS_BEFORE',
      params: { neededOn: '2000-05-01', days: 56 },
      value: '2000-03-06',
    } as const;
    expect(explainStep(before, 'es')).toMatchObject({ value: '2000-03-06', written: '6 de marzo de 2000' });
    const pieces = { code: 'PIECES', params: {}, value: 1234.5 } as const;
    expect(explainStep(pieces, 'en')).toMatchObject({ value: '12.345', written: '$12.345' });
  });

  it('write the first of a month as French does', () => {
    expect(['2026-01-01', '2026-01-11'].map((day) => writeDate(day, 'fr'))).toEqual([
      '1er janvier 2026',
      '11 janvier 2026',
    ]);
    expect(writeDate('2026-01-01', 'es')).toBe('1 de enero de 2026');
  });

  it('say to whom a carried value applies', () => {
    const warning = {
      code: 'VALUE_CARRIED',
      params: { value: 'minimum-wage', keys: { province: 'ON' }, fromOn: '2026-10-01', note: null },
    } as const;
    expect(explainWarning(warning, 'en')).toContain('“minimum wage” (province ON) has not been published');
    expect(explainWarning({ ...warning, params: { ...warning.params, keys: {} } }, 'es')).toContain(
      '(para todos)',
    );
  });

  it('call a programme by its name, also where a refusal told its keys in words', () => {
    const said = (keys: object | string) =>
      explainedIn.map((language) => {
        const params = { value: 'insurance-premium', keys, fromOn: '2026-10-01', note: null };
        return /\((.*?)\)/.exec(explainWarning({ code: 'VALUE_CARRIED', params } as never, language))?.[1];
      });
    const names = [
      'Seasonal Agricultural Worker Program for Mexico, province ON',
      'Programme des travailleurs agricoles saisonniers pour le Mexique, province ON',
      'Programa de Trabajadores Agrícolas Temporales para México, provincia ON',
    ];
    expect(said({ programme: 'sawp-mexico', province: 'ON' })).toEqual(names);
    expect(said('programme sawp-mexico, province ON')).toEqual(names);
    expect(said({ programme: 'another' })[1]).toBe('programme another');
    expect(said('everyone')).toEqual(['for everyone', 'pour tous', 'para todos']);
  });

  it('are there for every programme of the rulebook', () => {
    const programmes = loadRulebook()
      .seriesOf('participating-countries')
      .map(({ keys }) => keys.programme);
    expect(programmes.length).toBeGreaterThan(0);
    expect(Object.keys(rulebookNames.programme)).toEqual(expect.arrayContaining(programmes));
  });
});

describe('steps as one text', () => {
  it('end with what comes out of each', () => {
    const step = {
      code: 'NET_OF_RECORD',
      params: { grossCents: 16_720, deductionsCents: 867 },
      value: 15_853,
    } as const;
    expect(tellSteps([step, step], 'en')).toBe(
      'Gross of $167.20 less deductions of $8.67: $158.53; Gross of $167.20 less deductions of $8.67: $158.53',
    );
    expect(tellSteps([step], 'fr')).toMatch(/ : 158,53\s\$$/);
    expect(tellSteps([step], 'es')).toMatch(/: \$158\.53$/);
  });
});

describe('a statement in words', () => {
  const subject = { programme: 'sawp-mexico', country: 'MX', province: 'ON', route: 'mexico-toronto' };
  const periodStart = plainDate('2025-09-29');
  const days = [0, 1, 2, 3].map((day) => ({ date: addDays(periodStart, day), hours: 8, meals: true }));
  const statement = assessPay(
    {
      ...{ periodStart, periodEnd: addDays(periodStart, 6), days, hourlyRate: '17.20' },
      ...{
        consents: ['utilities'],
        statutory: [{ kind: 'cpp', amountCents: cents(2000) }],
        asked: { transport: cents(90_000) },
      },
    },
    new PayRules(loadRulebook(), subject),
  );

  it.each(explainedIn)('keeps what was decided and says all of it (%s)', (language) => {
    const told = explainStatement(statement, language);
    expect(told).toMatchObject({ grossCents: statement.grossCents, netCents: statement.netCents });
    const steps = [...statement.gross.steps, ...statement.lines.flatMap((line) => line.steps)];
    const said = [...told.gross.steps, ...told.lines.flatMap((line) => line.steps)];
    expect(said.map(({ code, params }) => ({ code, params }))).toEqual(
      steps.map(({ code, params }) => ({ code, params })),
    );
    for (const { code, params } of steps) expect(Object.keys(params)).toEqual(stepParams[code]);
    for (const { text } of [...said, ...told.warnings]) expect(text).not.toMatch(/[{}]|undefined|NaN|^$/);
    expect(told.warnings.map((one) => one.code)).toEqual(
      expect.arrayContaining(['CONSENT_MISSING', 'VALUE_CARRIED', 'TRANSPORT_CAPPED']),
    );
  });
});
