import { createRequire } from 'node:module';

import { isPlainDate, type PlainDate } from '#libs/quantities';
import type Holidays from 'date-holidays';

const require = createRequire(import.meta.url);
const known = new Map<string, ReadonlyMap<PlainDate, string>>();

/**
 * The public holidays of a province in a year, by date, as the library date-holidays names them; empty for a province that
 * it does not know. Days that are only observed, or that employers may choose, are not among them.
 */
export function libraryHolidays(province: string, year: number): ReadonlyMap<PlainDate, string> {
  const key = `${province} ${String(year)}`;
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = read(province, year)));
  return found;
}

function read(province: string, year: number): ReadonlyMap<PlainDate, string> {
  const Calendar = library();
  if (!Object.hasOwn(new Calendar().getStates('CA'), province)) return new Map();
  const holidays = new Calendar('CA', province, { languages: 'en', types: ['public'] }).getHolidays(year);
  return new Map(
    holidays.flatMap(({ date, name }) => {
      const on = date.slice(0, 10);
      return isPlainDate(on) ? [[on, name] as const] : [];
    }),
  );
}

/** It holds the holidays of the whole world and takes a while to read: only who counts working days waits for it. */
function library(): typeof Holidays {
  return require('date-holidays') as typeof Holidays;
}
