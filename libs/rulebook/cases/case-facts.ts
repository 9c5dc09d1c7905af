import { cents, centsFromDollars, Decimal, type Cents, type PlainDate } from '#libs/quantities';

import { isValueCode, type ValueCode } from '../codes.js';
import type { Place } from '../yaml-place.js';

/** How a fact of a case is written: money as "12.50", a number as "17.25" or 17.25, texts as a list. */
export type FactType = 'text' | 'code' | 'date' | 'money' | 'number' | 'whole' | 'yes-no' | 'texts';

/** The facts that a kind of case knows; one whose name ends in `!` must be given. */
export type FactShape = Readonly<Record<string, FactType>>;

/** The facts of one case, read and known to be of their types; what a case does not give is undefined. */
export class CaseFacts {
  constructor(private readonly facts: ReadonlyMap<string, unknown>) {}

  text(name: string): string | undefined {
    return this.facts.get(name) as string | undefined;
  }

  date(name: string): PlainDate | undefined {
    return this.facts.get(name) as PlainDate | undefined;
  }

  cents(name: string): Cents | undefined {
    return this.facts.get(name) as Cents | undefined;
  }

  number(name: string): Decimal | undefined {
    return this.facts.get(name) as Decimal | undefined;
  }

  whole(name: string): number | undefined {
    return this.facts.get(name) as number | undefined;
  }

  yes(name: string): boolean | undefined {
    return this.facts.get(name) as boolean | undefined;
  }

  texts(name: string): readonly string[] | undefined {
    return this.facts.get(name) as readonly string[] | undefined;
  }

  /** A text that the kind of case demands. */
  needText(name: string): string {
    return this.facts.get(name) as string;
  }

  /** A value code that the kind of case demands. */
  needCode(name: string): ValueCode {
    return this.facts.get(name) as ValueCode;
  }

  /** A date that the kind of case demands. */
  needDate(name: string): PlainDate {
    return this.facts.get(name) as PlainDate;
  }

  /** The facts among `names` that are given, as an object. */
  pick<T extends string>(names: readonly T[]): Partial<Record<T, string>> {
    return Object.fromEntries(
      names.flatMap((name) => (this.facts.has(name) ? [[name, this.facts.get(name)]] : [])),
    ) as Partial<Record<T, string>>;
  }
}

/** Reads the facts of a case after their shape; what is unknown, missing or of another type is reported with its place. */
export function readFacts(value: unknown, shape: FactShape, place: Place): CaseFacts | undefined {
  const types = new Map(Object.entries(shape).map(([name, type]) => [name.replace('!', ''), type]));
  const fields = place.fields(value, [...types.keys()]);
  if (!fields) return undefined;
  const facts = new Map<string, unknown>();
  let complete = true;
  for (const [name, type] of types) {
    const given = fields[name];
    if (given === undefined || given === null) {
      if (!(`${name}!` in shape)) continue;
      place.at(name).wrong(`missing; ${expectedOfType[type]} is expected`);
      complete = false;
      continue;
    }
    const read = readFact(given, type, place.at(name));
    if (read === undefined) complete = false;
    else facts.set(name, read);
  }
  return complete ? new CaseFacts(facts) : undefined;
}

const expectedOfType: Record<FactType, string> = {
  text: 'a text',
  code: 'a value code of codes.ts',
  date: 'a date as YYYY-MM-DD',
  money: 'dollars in quotes, as "12.50"',
  number: 'a number, as "17.25"',
  whole: 'a whole number',
  'yes-no': 'true or false',
  texts: 'a list of texts',
};

function readFact(given: unknown, type: FactType, place: Place): unknown {
  const read = readers[type](given, place);
  if (read === undefined && type !== 'date')
    place.wrong(`${expectedOfType[type]} expected, found ${JSON.stringify(given)}`);
  return read;
}

const readers: Record<FactType, (given: unknown, place: Place) => unknown> = {
  text: (given) => (typeof given === 'string' && given !== '' ? given : undefined),
  code: (given) => (isValueCode(given) ? given : undefined),
  date: (given, place) => place.date(given, 'date'),
  money: (given) => (typeof given === 'string' && isMoney(given) ? centsFromDollars(given) : undefined),
  number: (given) => (isNumber(given) ? new Decimal(given) : undefined),
  whole: (given) => (Number.isSafeInteger(given) ? cents(given as number) : undefined),
  'yes-no': (given) => (typeof given === 'boolean' ? given : undefined),
  texts: (given) =>
    Array.isArray(given) && given.every((one) => typeof one === 'string') ? given : undefined,
};

const isMoney = (text: string): boolean => /^-?\d{1,12}(\.\d{1,2})?$/.test(text);
const isNumber = (given: unknown): given is string | number =>
  typeof given === 'number' || (typeof given === 'string' && /^-?\d+(\.\d+)?$/.test(given));
