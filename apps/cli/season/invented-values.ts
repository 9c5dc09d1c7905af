import {
  isTable,
  type Rulebook,
  type ValueCode,
  valueCodes,
  type ValueContent,
  type ValueKeys,
  type ValueSeries,
} from '#libs/rulebook';
import type { SeasonPlan } from '#libs/fiction';
import { type PlainDate, plainDate } from '#libs/quantities';

/** What a season cannot do without, and what an officer of the fiction fixes where the rulebook holds none. */
const invented = [
  { code: 'minimum-wage', value: '6.90', ofProgramme: false },
  { code: 'agency-fee', value: '35.00', ofProgramme: true },
] as const;

/** An invented value, whom it is for, and its days; `to` is not among them. */
interface Invented {
  code: ValueCode;
  value: ValueContent;
  unit: string;
  keys: ValueKeys;
  from: PlainDate;
  to: PlainDate;
}

/** Says of an invented figure that it is one. */
export const inventedSource = 'Simulated season: an invented figure';

/** The programmes of a plan's orders. */
export function programmesOf({ employers }: Pick<SeasonPlan, 'employers'>): string[] {
  return [...new Set(employers.flatMap(({ orders }) => orders.map(({ programme }) => programme)))].sort();
}

/** The values that a fictional season invents for a province and its programmes, because the rulebook holds no confirmed ones. */
export function inventedFor(
  rulebook: Rulebook,
  { province, programmes }: { province: string; programmes: readonly string[] },
  { edition }: Pick<SeasonPlan, 'edition'>,
): readonly Invented[] {
  const from = plainDate(`${edition}-01-01`);
  const to = plainDate(`${Number(edition) + 1}-01-01`);
  const ofEach = programmes.map((programme) => ({ programme, province }));
  const lacking = invented.flatMap(({ ofProgramme, code, value }) =>
    (ofProgramme ? ofEach : [{ province }])
      .filter((keys) => {
        const held = rulebook.find(code, keys, from);
        return held === undefined || held.status === 'unconfirmed';
      })
      .map((keys) => ({ code, value, unit: valueCodes[code], keys, from, to })),
  );
  const gone = rulebook.series.filter(({ keys }) => keys.province === province);
  return [...lacking, ...gone.flatMap((series) => continuedIn(series, { from, to }))];
}

/** The last value of a series over its declared gaps of a season, such as tax tables of which the next issue has not been seen. */
function continuedIn(
  { code, keys, values, gaps }: ValueSeries,
  season: { from: PlainDate; to: PlainDate },
): Invented[] {
  return gaps.flatMap(({ from, to }) => {
    const last = values.find((value) => value.to === from);
    if (last === undefined || from < season.from || from >= season.to) return [];
    return [
      { code, value: last.value, unit: valueCodes[code], keys, from, to: to < season.to ? to : season.to },
    ];
  });
}

/** A content as an officer writes it. */
export function officerText({ code, value }: Pick<Invented, 'code' | 'value'>): string {
  if (!Array.isArray(value)) return String(value);
  return value.join(isTable(valueCodes[code]) ? '; ' : ', ');
}
