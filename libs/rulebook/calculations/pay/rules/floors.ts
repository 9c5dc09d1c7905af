import { addDays, higherMeasure, type Measure, type PlainDate } from '#libs/quantities';

import { RuleRefused } from '../../../refusal.js';
import type { DatedValue } from '../../../value.js';
import type { PayRule, RulesByDay } from './pay-rule.js';

/** The lawful hourly floor of one day before what the employer offers: the highest of the values in it. */
export interface DayFloor {
  readonly minimum: PayRule;
  /** The commodity table's rate, where one is held for the subject. */
  readonly commodity: PayRule | undefined;
  /** The higher of both, dollars an hour. */
  readonly rate: Measure;
  readonly rule: DatedValue;
}

/** The floor of days in a row that fall under the same values. */
export interface FloorStretch {
  /** Days from the start of the period: `first` is in it, `end` is not. */
  readonly first: number;
  readonly end: number;
  /** Why there is none, where no minimum wage is held. */
  readonly floor: DayFloor | RuleRefused;
}

/** The hourly floors of one subject: that of each day is found once, and days under the same values share one. */
export class FloorTable {
  private readonly byDay = new Map<PlainDate, DayFloor | RuleRefused>();
  private readonly made: DayFloor[] = [];
  private readonly periods = new Map<PlainDate, Map<PlainDate, readonly FloorStretch[]>>();

  constructor(private readonly rules: RulesByDay) {}

  /** The floor of a day, or why there is none: without a minimum wage there is no floor, whatever a table says. */
  on(day: PlainDate): DayFloor | RuleRefused {
    let floor = this.byDay.get(day);
    if (!floor) this.byDay.set(day, (floor = this.find(day)));
    return floor;
  }

  /** The floors of a period, both days included. */
  between(from: PlainDate, to: PlainDate): readonly FloorStretch[] {
    let byEnd = this.periods.get(from);
    if (!byEnd) this.periods.set(from, (byEnd = new Map<PlainDate, readonly FloorStretch[]>()));
    let stretches = byEnd.get(to);
    if (!stretches) byEnd.set(to, (stretches = this.stretches(from, to)));
    return stretches;
  }

  private find(day: PlainDate): DayFloor | RuleRefused {
    const minimum = this.rules.on(day).look('minimum-wage');
    if (minimum instanceof RuleRefused) return minimum;
    const table = this.rules.on(day).look('commodity-rate');
    const commodity = table instanceof RuleRefused ? undefined : table;
    const known = this.made.find((one) => one.minimum === minimum && one.commodity === commodity);
    if (known) return known;
    const floor = makeFloor(minimum, commodity);
    this.made.push(floor);
    return floor;
  }

  private stretches(from: PlainDate, to: PlainDate): FloorStretch[] {
    const stretches: FloorStretch[] = [];
    for (let day = 0, on = from; on <= to; day += 1, on = addDays(from, day)) {
      const floor = this.on(on);
      const last = stretches.at(-1);
      const goesOn = last && (last.floor === floor || (isRefused(last.floor) && isRefused(floor)));
      if (goesOn) stretches[stretches.length - 1] = { ...last, end: day + 1 };
      else stretches.push({ first: day, end: day + 1, floor });
    }
    return stretches;
  }
}

const isRefused = (floor: DayFloor | RuleRefused) => floor instanceof RuleRefused;

function makeFloor(minimum: PayRule, commodity: PayRule | undefined): DayFloor {
  const lowest = minimum.amount;
  if (lowest === null)
    throw new TypeError(`A minimum wage cannot be "none" (${minimum.value.file ?? 'officer'})`);
  const rate = higherMeasure(lowest, commodity?.amount ?? lowest);
  return { minimum, commodity, rate, rule: rate === lowest || !commodity ? minimum.value : commodity.value };
}
