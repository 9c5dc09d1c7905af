import type { Decimal, PlainDate } from '#libs/quantities';

import type { ValueCode } from '../codes.js';
import { RuleRefused } from '../refusal.js';
import type { LookupOptions, Rulebook } from '../rulebook.js';
import type { DatedValue, ValueKeys } from '../value.js';
import { decimal } from './inquiry.js';

/** Whose pay is assessed. */
export type PaySubject = ValueKeys & {
  readonly programme: string;
  readonly country: string;
  readonly province: string;
};

/** A value and its number, read once. */
export interface PayRule {
  readonly value: DatedValue;
  /** Null when the rule sets no such amount. */
  readonly amount: Decimal | null;
}

/** The lawful hourly floor of one day before what the employer offers: the highest of the values in it. */
export interface DayFloor {
  readonly minimum: PayRule;
  /** The commodity table's rate, where one is held for the subject. */
  readonly commodity: PayRule | undefined;
  /** The higher of both, dollars an hour. */
  readonly rate: Decimal;
  readonly rule: DatedValue;
}

/**
 * The values of one pay subject, each looked up once per date and kept: make one per subject and reuse it for many
 * records. Not to be kept longer than the rulebook and the officer values it was made from.
 */
export class PayRules {
  private readonly byCode = new Map<ValueCode, Map<PlainDate, PayRule | RuleRefused>>();
  private readonly floors = new Map<PlainDate, DayFloor>();
  private readonly editionNames = new Map<PlainDate, string>();

  constructor(
    readonly rulebook: Rulebook,
    readonly subject: PaySubject,
    readonly options: LookupOptions = {},
  ) {}

  /** The value on a date; throws RuleRefused when none is held or it is unconfirmed and that was not allowed. */
  need(code: ValueCode, on: PlainDate): PayRule {
    const rule = this.look(code, on);
    if (rule instanceof RuleRefused) throw new RuleRefused(rule.refusals);
    return rule;
  }

  /** The value on a date, or undefined where `need` would refuse. */
  maybe(code: ValueCode, on: PlainDate): PayRule | undefined {
    const rule = this.look(code, on);
    return rule instanceof RuleRefused ? undefined : rule;
  }

  /** The edition of a date; throws RuleRefused outside all editions. */
  editionOn(on: PlainDate): string {
    let name = this.editionNames.get(on);
    if (name === undefined) {
      name = this.rulebook.editionOn(on).name;
      this.editionNames.set(on, name);
    }
    return name;
  }

  /** The lawful floor of a day. Throws RuleRefused naming the minimum wage when none is held for it. */
  floorOn(on: PlainDate): DayFloor {
    const known = this.floors.get(on);
    if (known) return known;
    const minimum = this.need('minimum-wage', on);
    const commodity = this.maybe('commodity-rate', on);
    const floor = this.sameFloor(minimum, commodity) ?? makeFloor(minimum, commodity);
    this.floors.set(on, floor);
    return floor;
  }

  /** Days under the same values share one floor, so that a period is grouped by identity. */
  private sameFloor(minimum: PayRule, commodity: PayRule | undefined): DayFloor | undefined {
    for (const floor of this.floors.values()) {
      if (floor.minimum.value === minimum.value && floor.commodity?.value === commodity?.value) return floor;
    }
    return undefined;
  }

  private look(code: ValueCode, on: PlainDate): PayRule | RuleRefused {
    let byDate = this.byCode.get(code);
    if (!byDate) {
      byDate = new Map();
      this.byCode.set(code, byDate);
    }
    let rule = byDate.get(on);
    if (!rule) {
      rule = this.resolve(code, on);
      byDate.set(on, rule);
    }
    return rule;
  }

  private resolve(code: ValueCode, on: PlainDate): PayRule | RuleRefused {
    const found = this.rulebook.attempt(code, this.subject, on, this.options);
    if (found instanceof RuleRefused) return found;
    const numeric = typeof found.value === 'string' && /^\d/.test(found.value);
    return { value: found, amount: numeric ? decimal(found) : null };
  }
}

function makeFloor(minimum: PayRule, commodity: PayRule | undefined): DayFloor {
  const lowest = minimum.amount;
  if (lowest === null)
    throw new TypeError(`A minimum wage cannot be "none" (${minimum.value.file ?? 'officer'})`);
  const higher = commodity?.amount?.greaterThan(lowest) ? commodity : minimum;
  return { minimum, commodity, rate: higher.amount ?? lowest, rule: higher.value };
}

/**
 * Gives the PayRules of a subject, making each only once: for a run over many records of many subjects under the same
 * officer values.
 */
export function payRulesBySubject(
  rulebook: Rulebook,
  options: LookupOptions = {},
): (subject: PaySubject) => PayRules {
  const made = new Map<string, PayRules>();
  return (subject) => {
    const { programme, country, province, commodity = '', skill = '', route = '' } = subject;
    const key = [programme, country, province, commodity, skill, route].join('\u0000');
    let rules = made.get(key);
    if (!rules) {
      rules = new PayRules(rulebook, subject, options);
      made.set(key, rules);
    }
    return rules;
  };
}
