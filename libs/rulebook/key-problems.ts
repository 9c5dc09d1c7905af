import { neededKey, type NeededKey, type ValueCode } from './codes.js';
import { writeKeys } from './lookup-refusals.js';
import type { ValueKeys, ValueSeries } from './value.js';
import type { Problem } from './yaml-place.js';

/** Anything that the rulebook holds under keys. */
type Keyed = Pick<ValueSeries, 'keys' | 'file'> & { readonly code: string };

/**
 * Keys that would let a value leak or get lost: a series without the key that its code needs would answer for every
 * programme or host country, one with a misspelt key for nobody.
 */
export function keyProblems(series: readonly ValueSeries[], obligations: readonly Keyed[]): Problem[] {
  const known = {
    programme: new Set(keysOf(series, 'participating-countries', 'programme')),
    province: new Set(keysOf(series, 'host-country', 'province')),
    host: new Set(
      series
        .filter(({ code }) => code === 'host-country')
        .flatMap(({ values }) => values.map(({ value }) => value)),
    ),
  };
  const unknown = [...series, ...obligations].flatMap((one) =>
    (['programme', 'province', 'host'] as const).flatMap((name) => {
      const key = one.keys[name];
      if (key === undefined || known[name].has(key)) return [];
      return [problem(one, `${name} is one of ${[...known[name]].sort().join(', ')}, not "${key}"`)];
    }),
  );
  const lacking = [
    ...series.flatMap((one) => {
      const message = lackingKeyMessage(one);
      return message === undefined ? [] : [problem(one, message)];
    }),
    ...obligations
      .filter(({ keys }) => keys.programme === undefined)
      .map((one) => problem(one, 'an obligation names its programme in its keys')),
  ];
  return [...lacking, ...unknown];
}

/**
 * Thrown for a lookup without the key by which the values of its code are held: a defect of the code that asks, which no
 * handler of refusals may hide.
 */
export class KeyMissing extends Error {
  constructor(code: ValueCode, needed: NeededKey) {
    super(`The values of "${code}" are held by ${needed}, and the lookup names none`);
    this.name = 'KeyMissing';
  }
}

/** The key that a code needs and that keys do not name; a province names its host country as well. */
export function lackingKey(code: ValueCode, keys: ValueKeys): NeededKey | undefined {
  const needed = neededKey(code);
  const named = keys[needed] ?? (needed === 'host' ? keys.province : undefined);
  return named === undefined ? needed : undefined;
}

const neededWords: Readonly<Record<NeededKey, string>> = {
  programme: 'its programme',
  host: 'its host country or province',
  province: 'its province',
};

/** What is wrong with the keys of a series whose code needs another. */
export function lackingKeyMessage({ code, keys }: Pick<ValueSeries, 'code' | 'keys'>): string | undefined {
  const lacking = lackingKey(code, keys);
  return lacking && `a value of ${code} names ${neededWords[lacking]} in its keys`;
}

function problem({ code, keys, file }: Keyed, message: string): Problem {
  return { file, path: `${code} (${writeKeys(keys)})`, message };
}

function keysOf(series: readonly ValueSeries[], code: ValueCode, name: keyof ValueKeys): readonly string[] {
  return series.filter((one) => one.code === code).flatMap(({ keys }) => keys[name] ?? []);
}
