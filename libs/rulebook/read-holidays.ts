import type { HolidayCorrection, HolidayData } from './held-holidays.js';
import { readSource, type Sources } from './read-source.js';
import { valueStatuses } from './value.js';
import { Place, type Problem } from './yaml-place.js';

const fieldsOfCorrection = [
  ...['name', 'provinces', 'from', 'to', 'on', 'enteredOn', 'isHoliday', 'status', 'source', 'note'],
];

/** Reads the `holidays` of a subject file: the days for which the library is used, and what is corrected in it. */
export function readHolidays(
  document: unknown,
  file: string,
  sources: Sources,
  problems: Problem[],
): HolidayData | undefined {
  const place = new Place(file, 'holidays', problems);
  const fields = place.fields(document, ['from', 'to', 'source', 'corrections']);
  if (!fields) return undefined;
  const from = place.date(fields['from'], 'from');
  const to = place.date(fields['to'], 'to');
  const source = readSource(fields['source'], place.at('source'), sources);
  const rows = place.at('corrections');
  const corrections = rows
    .list(fields['corrections'])
    .flatMap((row, index) => readCorrection(row, rows.at(index), sources) ?? []);
  return from === undefined || to === undefined || !source ? undefined : { from, to, source, corrections };
}

function readCorrection(row: unknown, place: Place, sources: Sources): HolidayCorrection | undefined {
  const fields = place.fields(row, fieldsOfCorrection);
  if (!fields) return undefined;
  const name = place.text(fields['name'], 'name');
  const provinces = place.at('provinces').list(fields['provinces']);
  const from = place.date(fields['from'], 'from');
  const to = place.date(fields['to'], 'to');
  const enteredOn =
    fields['enteredOn'] === undefined ? undefined : place.date(fields['enteredOn'], 'enteredOn');
  const status = place.oneOf(fields['status'], 'status', valueStatuses);
  const source = readSource(fields['source'], place.at('source'), sources);
  const note = fields['note'] === undefined ? undefined : place.text(fields['note'], 'note');
  const { on, isHoliday } = fields;
  const isDay = on === undefined || (typeof on === 'string' && /^(0[1-9]|1[0-2])-[0-3]\d$/.test(on));
  if (!isDay) place.at('on').wrong('month and day as "09-30" expected');
  if (typeof isHoliday !== 'boolean') place.at('isHoliday').wrong('true or false expected');
  if (isHoliday === true && on === undefined)
    place.at('on').wrong('missing; a holiday that the library lacks has its month and day');
  if (provinces.length === 0 || !provinces.every((one) => typeof one === 'string'))
    place.at('provinces').wrong('a list of provinces as [ON] expected');
  if (from !== undefined && to !== undefined && from >= to)
    place.wrong(`"to" (${to}, not included) must lie after "from" (${from})`);
  if (name === undefined || from === undefined || to === undefined || !status || !source) return undefined;
  return Object.freeze({
    ...{ name, from, to, status, source, isHoliday: isHoliday === true, provinces: provinces as string[] },
    ...(typeof on === 'string' && { on }),
    ...(enteredOn !== undefined && { enteredOn }),
    ...(note !== undefined && { note }),
  });
}
