import { plainDate } from '#libs/quantities';

import type { Language } from './language.js';

const locales: Readonly<Record<Language, string>> = { en: 'en-CA', fr: 'fr-CA', es: 'es-MX' };

/** The same options in every language, made once: making a format costs more than using it. */
function formats(options: Intl.NumberFormatOptions): (language: Language) => Intl.NumberFormat {
  const made = new Map<Language, Intl.NumberFormat>();
  return (language) => {
    const known = made.get(language);
    if (known) return known;
    const format = new Intl.NumberFormat(locales[language], options);
    made.set(language, format);
    return format;
  };
}

const madeDates = new Map<Language, Intl.DateTimeFormat>();

function longDate(language: Language): Intl.DateTimeFormat {
  const known = madeDates.get(language);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' });
  madeDates.set(language, format);
  return format;
}

const money = formats({
  style: 'currency',
  currency: 'CAD',
  currencyDisplay: 'narrowSymbol',
  maximumFractionDigits: 4,
});
const number = formats({ maximumFractionDigits: 6 });
const percent = formats({ style: 'percent', maximumFractionDigits: 4 });

/** Canadian dollars as they are written in a language (`$331.20`, `331,20 $`); fractions of a cent are shown when there are any. */
export function writeMoney(amountCents: number, language: Language): string {
  return money(language).format(amountCents / 100);
}

/** A currency by its name and ISO 4217 code. */
export function writeCurrency(code: string, language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'currency' }).of(code) ?? code;
  return name === code ? code : `${name} (${code})`;
}

/** A rate in dollars, with two to four places. */
export function writeDollars(dollars: string | number, language: Language): string {
  return money(language).format(Number(dollars));
}

/** A number of hours, days or pieces. */
export function writeNumber(value: string | number, language: Language): string {
  return number(language).format(Number(value));
}

/** A share: `0.25` as a percentage, `1/3` as it stands. */
export function writeShare(share: string | number, language: Language): string {
  return typeof share === 'string' && share.includes('/') ? share : percent(language).format(Number(share));
}

/** Dates as written before: an audit writes the few days of a season very often. */
const writtenDates = new Map<string, string>();
const writtenAtMost = 4096;

/** A date with the name of its month. Throws a RangeError for a text that is no date. */
export function writeDate(date: string, language: Language): string {
  const key = language + date;
  const known = writtenDates.get(key);
  if (known !== undefined) return known;
  const written = newlyWritten(date, language);
  if (writtenDates.size >= writtenAtMost) writtenDates.clear();
  writtenDates.set(key, written);
  return written;
}

function newlyWritten(date: string, language: Language): string {
  const [year = 0, month = 0, day = 0] = plainDate(date).split('-').map(Number);
  const written = longDate(language).format(Date.UTC(year, month - 1, day));
  // French counts the first of a month, which the formats of ICU leave out.
  return language === 'fr' ? written.replace(/^1 /, '1er ') : written;
}
