import { isValueCode, valueCodes, type ValueCode } from './codes.js';
import {
  countCalendars,
  type CountRule,
  countUnits,
  debtors,
  effects,
  type ObligationCalculation,
  obligationCalculations,
  type ObligationKind,
  type ObligationName,
  type ObligationSeries,
  rollings,
  seasonEvents,
  type Waiver,
  waivers,
} from './obligation-kind.js';
import { readSource, type Sources } from './read-source.js';
import { readGaps, readSharedKeys } from './read-values.js';
import { valueBases, valueStatuses } from './value.js';
import { Place, type Fields, type Problem } from './yaml-place.js';

const seriesFields = ['code', 'name', 'keys', 'gaps', 'entries'];
const entryFields = [
  ...['from', 'to', 'enteredOn', 'owedBy', 'due', 'onlyWhere', 'reminders', 'grace', 'whenMissed'],
  ...['waivableBy', 'basis', 'status', 'source', 'note'],
];
const dueFields = ['countedFrom', 'direction', 'amount', 'value', 'unit', 'calendar', 'rolls', 'calculation'];

/** Reads the `obligations` of a subject file; wrong parts are reported and left out. */
export function readObligations(
  rows: unknown,
  file: string,
  sources: Sources,
  problems: Problem[],
): ObligationSeries[] {
  const place = new Place(file, 'obligations', problems);
  return place.list(rows).flatMap((row, index) => readOne(row, place.at(index), sources));
}

/** One series for each programme that has the obligation. */
function readOne(row: unknown, place: Place, sources: Sources): ObligationSeries[] {
  const fields = place.fields(row, seriesFields);
  const code = fields && readCode(fields['code'], place.at('code'));
  const name = fields && readName(fields['name'], place.at('name'));
  if (!fields || code === undefined || name === undefined) return [];
  const common = { code, name, file: place.file };
  const entries = place.at('entries');
  const values = entries
    .list(fields['entries'])
    .flatMap((entry, index) => readEntry(entry, common, entries.at(index), sources) ?? []);
  if (values.length === 0) entries.wrong('at least one entry expected');
  const gaps = fields['gaps'] === undefined ? [] : readGaps(fields['gaps'], place.at('gaps'));
  return readSharedKeys(fields['keys'], place.at('keys')).map((keys) => ({
    code,
    keys,
    file: place.file,
    values: values.map((value) => Object.freeze({ ...value, keys })),
    gaps,
  }));
}

function readCode(value: unknown, place: Place): string | undefined {
  if (typeof value === 'string' && /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(value)) return value;
  place.wrong(`a code in capitals as FILE_JOB_ORDER expected, found ${JSON.stringify(value ?? null)}`);
  return undefined;
}

function readName(value: unknown, place: Place): ObligationName | undefined {
  if (value === undefined) {
    place.wrong('missing; what is to be done in en, fr and es expected');
    return undefined;
  }
  const fields = place.fields(value, ['en', 'fr', 'es']);
  const en = fields && place.text(fields['en'], 'en');
  const fr = fields && place.text(fields['fr'], 'fr');
  const es = fields && place.text(fields['es'], 'es');
  return en !== undefined && fr !== undefined && es !== undefined ? { en, fr, es } : undefined;
}

type Entry = Omit<ObligationKind, 'keys'>;
type Common = Pick<Entry, 'code' | 'name' | 'file'>;

function readEntry(entry: unknown, common: Common, place: Place, sources: Sources): Entry | undefined {
  const fields = place.fields(entry, entryFields);
  if (!fields) return undefined;
  const dates = readDates(fields, place);
  const owedBy = place.oneOf(fields['owedBy'], 'owedBy', debtors);
  const due = readDue(fields['due'], place.at('due'));
  const whenMissed = place.oneOf(fields['whenMissed'], 'whenMissed', effects);
  const basis = place.oneOf(fields['basis'], 'basis', valueBases);
  const status = place.oneOf(fields['status'], 'status', valueStatuses);
  const source = readSource(fields['source'], place.at('source'), sources);
  const reminders = readDays(fields['reminders'], place.at('reminders'));
  const graceDays = wholeNumber(fields['grace'], place.at('grace'));
  const waivableBy = readWaivers(fields['waivableBy'], place.at('waivableBy'));
  const onlyWhere =
    fields['onlyWhere'] === undefined ? undefined : readValueCode(fields['onlyWhere'], place.at('onlyWhere'));
  const note = fields['note'] === undefined ? undefined : place.text(fields['note'], 'note');
  if (!dates || !owedBy || !due || !whenMissed || !basis || !status || !source) return undefined;
  if (!reminders || graceDays === undefined || !waivableBy) return undefined;
  return {
    ...{ ...common, ...dates, owedBy, due, reminders, graceDays, whenMissed, waivableBy },
    ...{ basis, status, source },
    ...(onlyWhere !== undefined && { onlyWhere }),
    ...(note !== undefined && { note }),
  };
}

function readDates(
  fields: Fields,
  place: Place,
): Pick<ObligationKind, 'from' | 'to' | 'enteredOn'> | undefined {
  const from = place.date(fields['from'], 'from');
  const to = place.date(fields['to'], 'to');
  const enteredOn =
    fields['enteredOn'] === undefined ? undefined : place.date(fields['enteredOn'], 'enteredOn');
  if (from === undefined || to === undefined) return undefined;
  if (from >= to) {
    place.wrong(`"to" (${to}, not included) must lie after "from" (${from})`);
    return undefined;
  }
  return { from, to, ...(enteredOn !== undefined && { enteredOn }) };
}

/** Either `calculation`, or `countedFrom`, `direction` and an amount: `value` (a code), or `amount` with its `unit`. */
function readDue(value: unknown, place: Place): CountRule | ObligationCalculation | undefined {
  const fields = place.fields(value, dueFields);
  if (!fields) return undefined;
  if (fields['calculation'] !== undefined) {
    if (Object.keys(fields).length > 1) place.wrong('a calculation decides alone; nothing else beside it');
    return place.oneOf(fields['calculation'], 'calculation', obligationCalculations);
  }
  const countedFrom = place.oneOf(fields['countedFrom'], 'countedFrom', seasonEvents);
  const direction = place.oneOf(fields['direction'], 'direction', ['before', 'after'] as const);
  const calendar = place.oneOf(fields['calendar'], 'calendar', countCalendars);
  const rolls = place.oneOf(fields['rolls'], 'rolls', rollings);
  const counted = readAmount(fields, place);
  if (!countedFrom || !direction || !calendar || !rolls || !counted) return undefined;
  const unit = counted.unit ?? valueCodes[counted.amount as ValueCode];
  if (calendar === 'province' && unit !== 'days')
    place.at('calendar').wrong(`working days of the province are counted in days, not in ${unit}`);
  return { countedFrom, direction, calendar, rolls, ...counted };
}

function readAmount(fields: Fields, place: Place): Pick<CountRule, 'amount' | 'unit'> | undefined {
  const { value, amount, unit } = fields;
  if ((value === undefined) === (amount === undefined)) {
    place.wrong('either "value" (a code) or "amount" with its "unit" expected');
    return undefined;
  }
  if (value === undefined) {
    const count = wholeNumber(amount, place.at('amount'));
    const stated = place.oneOf(unit, 'unit', countUnits);
    return count === undefined || stated === undefined ? undefined : { amount: count, unit: stated };
  }
  if (unit !== undefined) place.at('unit').wrong('the value has its unit; leave it out');
  const code = readValueCode(value, place.at('value'));
  if (code === undefined) return undefined;
  if (countUnits.some((one) => one === valueCodes[code])) return { amount: code, unit: undefined };
  place.at('value').wrong(`a value in ${countUnits.join(', ')} expected; ${code} is in ${valueCodes[code]}`);
  return undefined;
}

function readValueCode(value: unknown, place: Place): ValueCode | undefined {
  if (isValueCode(value)) return value;
  place.wrong(`unknown code ${JSON.stringify(value ?? null)}`);
  return undefined;
}

/** Numbers of days, the largest first. */
function readDays(value: unknown, place: Place): readonly number[] | undefined {
  const days = place.list(value).map((one, index) => wholeNumber(one, place.at(index)));
  if (!Array.isArray(value) || days.includes(undefined)) return undefined;
  return Object.freeze([...new Set(days as number[])].sort((a, b) => b - a));
}

function readWaivers(value: unknown, place: Place): readonly Waiver[] | undefined {
  const roles = place.list(value).map((one, index) => place.oneOf(one, `[${String(index)}]`, waivers));
  return Array.isArray(value) && !roles.includes(undefined) ? Object.freeze(roles as Waiver[]) : undefined;
}

function wholeNumber(value: unknown, place: Place): number | undefined {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  place.wrong(`a whole number, 0 or more expected, found ${JSON.stringify(value ?? null)}`);
  return undefined;
}
