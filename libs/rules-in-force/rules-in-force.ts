import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Refusal, Refused, type RefusalSource } from '#libs/platform';
import { addDays, dateIn, plainDate, type PlainDate } from '#libs/quantities';
import {
  covers,
  type DatedValue,
  type Edition,
  isValueCode,
  valueCodes,
  type LookupOptions,
  type Rulebook,
  RuleRefused,
  type RuleRefusal,
  type Source,
} from '#libs/rulebook';
import { settledInstant } from './knowledge.js';
import { refuse } from './refusals.js';
import { contentOf } from './season-value.content.js';

/** Token of the loaded rulebook. */
export const RULEBOOK = Symbol('Rulebook');

interface SeasonValueRow {
  code: string;
  keys: Record<string, string>;
  value: string;
  validFrom: string;
  validTo: string | null;
  sourceTitle: string;
}

/** The law as it is applied: the rulebook, and what officers fixed for the season, asked in one place. */
@Injectable()
export class RulesInForce {
  constructor(
    @Inject(RULEBOOK) readonly book: Rulebook,
    private readonly dataSource: DataSource,
  ) {}

  /** Runs a question to the rulebook; what it refuses becomes findings that people can read. Throws Refused. */
  ask<T>(question: (book: Rulebook) => T): T {
    try {
      return question(this.book);
    } catch (error) {
      if (error instanceof RuleRefused) throw refusedByRule(error.refusals);
      throw error;
    }
  }

  /** The edition of a need date. Throws Refused for a date in none. */
  editionOn(date: PlainDate): Edition {
    return this.ask((book) => book.editionOn(date));
  }

  /** The IANA time zone in which a day of a province begins and ends; provinces change it. Throws Refused for a province, or a day, that the book does not hold. */
  timeZone(province: string, on: PlainDate): string {
    return String(this.ask((book) => book.resolve('time-zone', { province }, on)).value);
  }

  /** The IANA time zone in which a day of a province ends; for a day after those that the book holds, the last known. Throws Refused as `timeZone` does for an earlier one. */
  zoneOf(province: string, day: PlainDate): string {
    const last = this.book
      .seriesOf('time-zone')
      .filter(({ keys }) => keys.province === province)
      .flatMap(({ values }) => values.flatMap(({ to }) => to ?? []))
      .sort()
      .at(-1);
    return this.timeZone(province, last === undefined || day < last ? day : addDays(last, -1));
  }

  /** The day that it is in a province at an instant; UTC's for a province that the book does not hold. */
  dayIn(province: string, instant: Date): PlainDate {
    return dateIn(instant, this.zoneIn(province, instant));
  }

  /** The IANA time zone in which a province is at an instant, whatever the book covers; UTC for one that it does not hold. */
  zoneIn(province: string, instant: Date): string {
    // Where a zone begins or ends to hold, its clock agrees with the other's for a day, so that the day in UTC decides.
    const day = dateIn(instant, 'UTC');
    const zones =
      this.book.seriesOf('time-zone').find(({ keys }) => keys.province === province)?.values ?? [];
    const zone = zones.find((one) => covers(one, day)) ?? zones.at(-1);
    return String(zone?.value ?? 'UTC');
  }

  /** The options of a lookup that takes the season's values into account, as they are known now. */
  async withSeasonValues(manager: Pick<EntityManager, 'query'> = this.dataSource): Promise<LookupOptions> {
    return { officerValues: await knownValues(manager, null) };
  }

  /** The options of a lookup that answers with what was known at an instant, whatever was learnt since. */
  async knownAt(
    instant: Date,
    manager: Pick<EntityManager, 'query'> = this.dataSource,
  ): Promise<Required<Pick<LookupOptions, 'officerValues' | 'knownOn'>>> {
    return { officerValues: await knownValues(manager, instant), knownOn: dateIn(instant, 'UTC') };
  }

  /**
   * The instant as of which the rest of a transaction knows the rules: asked for it again with `knownAt`, they are the same
   * for ever. Changes of the season's values wait until the transaction ends.
   */
  settledInstant(manager: Pick<EntityManager, 'query'>): Promise<Date> {
    return settledInstant(manager);
  }
}

/** The season's values as they were known at an instant, or now. */
async function knownValues(
  manager: Pick<EntityManager, 'query'>,
  instant: Date | null,
): Promise<DatedValue[]> {
  const rows: SeasonValueRow[] = await manager.query(
    `select code, keys, value, valid_from as "validFrom", valid_to as "validTo", source_title as "sourceTitle"
     from season_value
     where case when $1::timestamptz is null then known_to is null
       else known_from <= $1 and (known_to is null or $1 < known_to) end
     order by code, valid_from, id`,
    [instant],
  );
  return rows.flatMap(asDatedValue);
}

function asDatedValue(row: SeasonValueRow): DatedValue[] {
  if (!isValueCode(row.code)) return [];
  return [
    {
      code: row.code,
      keys: row.keys,
      value: contentOf(valueCodes[row.code], row.value),
      unit: valueCodes[row.code],
      from: plainDate(row.validFrom),
      to: row.validTo === null ? null : plainDate(row.validTo),
      status: 'confirmed',
      basis: 'practice',
      source: { title: row.sourceTitle, href: null, clause: 'fixed by an officer for the season' },
      file: null,
    },
  ];
}

/** What the rulebook refuses, as a refusal of the product. */
export function refusedByRule(refusals: readonly RuleRefusal[]): Refused {
  const [first, ...rest] = refusals.map(asRefusal);
  if (first === undefined) throw new Error('Nothing was refused');
  return new Refused([first, ...rest]);
}

/** One finding of a calculation, as a refusal of the product. */
export function asRefusal(found: RuleRefusal): Refusal {
  const params = Object.fromEntries(
    Object.entries(found.params).map(([name, value]) => [
      name,
      typeof value === 'number' || typeof value === 'string'
        ? value
        : Array.isArray(value)
          ? value.join(', ')
          : String(value),
    ]),
  );
  return refuse(found.code, params, lawOf({ code: found.rule, source: found.source }));
}

/** The rule and source that a refusal rests on: those of a value. */
export function lawOf({ code: rule, source }: { code: string; source?: Source | undefined }): {
  rule: string;
  source?: RefusalSource;
} {
  if (source === undefined) return { rule };
  const { title, clause, href } = source;
  return { rule, source: { title, clause, ...(href === null ? {} : { href }) } };
}
