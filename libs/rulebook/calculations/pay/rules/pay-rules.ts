import {
  higherMeasure,
  measure,
  shareFrom,
  type Measure,
  type PlainDate,
  type Share,
} from '#libs/quantities';

import type { ValueCode } from '../../../codes.js';
import { RuleRefused } from '../../../refusal.js';
import type { LookupOptions, Rulebook } from '../../../rulebook.js';
import type { DatedValue, ValueKeys } from '../../../value.js';
import { statusWarning, type RuleWarning } from '../../inquiry.js';
import { WithholdingRules } from '../../withholding/rules.js';

/** Whose pay is assessed. */
export type PaySubject = ValueKeys & {
  readonly programme: string;
  readonly country: string;
  readonly province: string;
};

/** A value, with its number read once. */
export interface PayRule {
  readonly value: DatedValue;
  /** Dollars, for values in dollars; null when the rule sets no such amount. */
  readonly amount: Measure | null;
  /** For values that are a share of something; null when the rule sets none. */
  readonly share: Share | null;
  /** What using the value warns of, when it is not confirmed. */
  readonly warning: RuleWarning | undefined;
}

/** The lawful hourly floor of one day before what the employer offers: the highest of the values in it. */
export interface DayFloor {
  readonly minimum: PayRule;
  /** The commodity table's rate, where one is held for the subject. */
  readonly commodity: PayRule | undefined;
  /** The higher of both, dollars an hour. */
  readonly rate: Measure;
  readonly rule: DatedValue;
}

/** The values of one subject on one day, each looked up once. */
export class RulesOfDay {
  private readonly rules = new Map<ValueCode, PayRule | RuleRefused>();

  constructor(
    private readonly all: PayRules,
    private readonly on: PlainDate,
  ) {}

  /** The value; throws RuleRefused when none is held or it is unconfirmed and that was not allowed. */
  need(code: ValueCode): PayRule {
    const rule = this.look(code);
    if (rule instanceof RuleRefused) throw new RuleRefused(rule.refusals);
    return rule;
  }

  /** The value, or undefined where `need` would refuse. */
  maybe(code: ValueCode): PayRule | undefined {
    const rule = this.look(code);
    return rule instanceof RuleRefused ? undefined : rule;
  }

  /** The value, or undefined where none is held; throws RuleRefused when it is unconfirmed and that was not allowed. */
  held(code: ValueCode): PayRule | undefined {
    const rule = this.look(code);
    if (!(rule instanceof RuleRefused)) return rule;
    if (rule.refusals.every((refusal) => refusal.code === 'VALUE_NOT_COVERED')) return undefined;
    throw new RuleRefused(rule.refusals);
  }

  private look(code: ValueCode): PayRule | RuleRefused {
    let rule = this.rules.get(code);
    if (!rule) {
      rule = this.resolve(code);
      this.rules.set(code, rule);
    }
    return rule;
  }

  private resolve(code: ValueCode): PayRule | RuleRefused {
    const { rulebook, subject, options } = this.all;
    const found = rulebook.attempt(code, subject, this.on, options);
    if (found instanceof RuleRefused) return found;
    return this.all.ruleOf(found);
  }
}

/**
 * The values of one pay subject, each looked up once per date and kept: make one per subject and reuse it for many
 * records. Not to be kept longer than the rulebook and the officer values it was made from.
 */
export class PayRules {
  private readonly days = new Map<PlainDate, RulesOfDay>();
  private readonly floors = new Map<PlainDate, DayFloor>();
  private readonly editionNames = new Map<PlainDate, string>();
  private readonly read = new Map<DatedValue, PayRule>();

  constructor(
    readonly rulebook: Rulebook,
    readonly subject: PaySubject,
    readonly options: LookupOptions = {},
    /** The tables of statutory withholding; to be shared by subjects of the same rulebook and options. */
    readonly withholding: WithholdingRules = new WithholdingRules(rulebook, options),
  ) {}

  /** The values of a day. */
  on(date: PlainDate): RulesOfDay {
    let rules = this.days.get(date);
    if (!rules) {
      rules = new RulesOfDay(this, date);
      this.days.set(date, rules);
    }
    return rules;
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

  /** The lawful floor of a day; days under the same values share one. Throws RuleRefused where no minimum wage is held. */
  floorOn(on: PlainDate): DayFloor {
    const known = this.floors.get(on);
    if (known) return known;
    const rules = this.on(on);
    const minimum = rules.need('minimum-wage');
    const commodity = rules.maybe('commodity-rate');
    const floor = this.sameFloor(minimum, commodity) ?? makeFloor(minimum, commodity);
    this.floors.set(on, floor);
    return floor;
  }

  /** A value as a rule: the same rule for the same value, on whatever day it was found. */
  ruleOf(value: DatedValue): PayRule {
    let rule = this.read.get(value);
    if (!rule) {
      rule = { value, ...numbersOf(value), warning: statusWarning(value) };
      this.read.set(value, rule);
    }
    return rule;
  }

  private sameFloor(minimum: PayRule, commodity: PayRule | undefined): DayFloor | undefined {
    for (const floor of this.floors.values()) {
      if (floor.minimum === minimum && floor.commodity === commodity) return floor;
    }
    return undefined;
  }
}

function numbersOf({ unit, value }: DatedValue): Pick<PayRule, 'amount' | 'share'> {
  if (typeof value !== 'string') return { amount: null, share: null };
  if (unit === 'fraction') return { amount: null, share: shareFrom(value) };
  return { amount: unit.startsWith('CAD/') ? measure(value) : null, share: null };
}

function makeFloor(minimum: PayRule, commodity: PayRule | undefined): DayFloor {
  const lowest = minimum.amount;
  if (lowest === null)
    throw new TypeError(`A minimum wage cannot be "none" (${minimum.value.file ?? 'officer'})`);
  const rate = higherMeasure(lowest, commodity?.amount ?? lowest);
  return { minimum, commodity, rate, rule: rate === lowest || !commodity ? minimum.value : commodity.value };
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
  const withholding = new WithholdingRules(rulebook, options);
  return (subject) => {
    const { programme, country, province, commodity = '', skill = '', route = '' } = subject;
    const key = [programme, country, province, commodity, skill, route].join('\u0000');
    let rules = made.get(key);
    if (!rules) {
      rules = new PayRules(rulebook, subject, options, withholding);
      made.set(key, rules);
    }
    return rules;
  };
}
