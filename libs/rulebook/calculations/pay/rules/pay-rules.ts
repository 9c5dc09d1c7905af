import { measure, shareFrom, type PlainDate } from '#libs/quantities';

import { valueCodes, type ValueCode } from '../../../codes.js';
import { RuleRefused } from '../../../refusal.js';
import type { LookupOptions, Rulebook } from '../../../rulebook.js';
import type { DatedValue, ValueKeys } from '../../../value.js';
import { statusWarning, word, words } from '../../inquiry.js';
import { WithholdingRules } from '../../withholding/rules.js';
import { FloorTable, type DayFloor, type FloorStretch } from './floors.js';
import type { PayRule } from './pay-rule.js';
import { stretchesOf, type Stretch } from './stretches.js';

export type { DayFloor, FloorStretch } from './floors.js';
export type { PayRule } from './pay-rule.js';

/** Whose pay is asked about. The country may be unknown where a programme has several. */
export type PaySubject = ValueKeys & { readonly programme: string; readonly province: string };

/** The values of one subject on one day, each looked up once. */
export class RulesOfDay {
  private readonly rules = new Map<ValueCode, PayRule | RuleRefused>();

  constructor(
    private readonly all: PayRules,
    private readonly on: PlainDate,
  ) {}

  /** The value, or why it cannot be used. */
  look(code: ValueCode): PayRule | RuleRefused {
    let rule = this.rules.get(code);
    if (!rule) {
      const { rulebook, subject, options } = this.all;
      const found = rulebook.attempt(code, subject, this.on, options);
      rule = found instanceof RuleRefused ? found : this.all.ruleOf(found);
      this.rules.set(code, rule);
    }
    return rule;
  }

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
    if (hasNoValue(rule)) return undefined;
    throw new RuleRefused(rule.refusals);
  }
}

/** Whether a value was refused because none is held, and not because it is unconfirmed. */
export function hasNoValue({ refusals }: RuleRefused): boolean {
  return refusals.every(({ code }) => code === 'VALUE_NOT_COVERED');
}

/**
 * The values of one pay subject, each looked up once per date and kept: make one per subject and reuse it for many
 * records, to be paid or to be checked. Not to be kept longer than the rulebook and the officer values it was made from.
 */
export class PayRules {
  private readonly days = new Map<PlainDate, RulesOfDay>();
  private readonly editionNames = new Map<PlainDate, string>();
  private readonly read = new Map<DatedValue, PayRule>();
  private readonly floorTable = new FloorTable(this);
  private readonly spans = new Map<ValueCode, Map<PlainDate, Map<PlainDate, readonly Stretch[]>>>();
  private readonly routeCaps = new Map<PlainDate, PayRule | RuleRefused>();

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

  /** The currency of the programme's pay on a day, as an ISO 4217 code; throws RuleRefused where none is held. */
  currencyOn(on: PlainDate): string {
    const { value } = this.on(on).need('currency');
    const currency = word(value);
    if (currency === null) throw new TypeError(`The currency of ${this.subject.programme} cannot be "none"`);
    return currency;
  }

  /** The lawful hourly floor of a day; throws RuleRefused where no minimum wage is held. */
  floorOn(on: PlainDate): DayFloor {
    const floor = this.floorTable.on(on);
    if (floor instanceof RuleRefused) throw new RuleRefused(floor.refusals);
    return floor;
  }

  /** The hourly floors of a period, both days included, in stretches of days under the same values. */
  floors(from: PlainDate, to: PlainDate): readonly FloorStretch[] {
    return this.floorTable.between(from, to);
  }

  /** A value over the days of a period, both included, in stretches of days on which it is the same. */
  over(code: ValueCode, from: PlainDate, to: PlainDate): readonly Stretch[] {
    let ofCode = this.spans.get(code);
    if (!ofCode) this.spans.set(code, (ofCode = new Map<PlainDate, Map<PlainDate, readonly Stretch[]>>()));
    let byEnd = ofCode.get(from);
    if (!byEnd) ofCode.set(from, (byEnd = new Map<PlainDate, readonly Stretch[]>()));
    let stretches = byEnd.get(to);
    if (!stretches) byEnd.set(to, (stretches = stretchesOf(this, code, from, to)));
    return stretches;
  }

  /** The season's cap on transport on a day: of the subject's route or, where none is told, the highest of the routes to its province. */
  transportCap(on: PlainDate): PayRule | RuleRefused {
    let cap = this.routeCaps.get(on);
    if (!cap) this.routeCaps.set(on, (cap = this.highestCap(on)));
    return cap;
  }

  /** A value as a rule: the same rule for the same value, on whatever day it was found. */
  ruleOf(value: DatedValue): PayRule {
    let rule = this.read.get(value);
    if (!rule) {
      const none = value.value === null || value.value === false;
      rule = { value, none, ...numbersOf(value), warning: statusWarning(value) };
      this.read.set(value, rule);
    }
    return rule;
  }

  private highestCap(on: PlainDate): PayRule | RuleRefused {
    const { subject, rulebook, options } = this;
    if (subject.route !== undefined) return this.on(on).look('transport-cap');
    const routes = this.on(on).look('transport-routes');
    if (routes instanceof RuleRefused) return routes;
    const caps = words(routes.value).map((route) =>
      rulebook.attempt('transport-cap', { ...subject, route }, on, options),
    );
    const held = caps.flatMap((cap) => (cap instanceof RuleRefused ? [] : [this.ruleOf(cap)]));
    const [highest] = held.sort((a, b) => Number(b.value.value) - Number(a.value.value));
    return highest ?? caps.find((cap) => cap instanceof RuleRefused) ?? this.on(on).look('transport-cap');
  }
}

function numbersOf({ code, value }: DatedValue): Pick<PayRule, 'amount' | 'share'> {
  if (typeof value !== 'string') return { amount: null, share: null };
  const unit = valueCodes[code];
  if (unit === 'fraction') return { amount: null, share: shareFrom(value) };
  return { amount: unit.startsWith('CAD/') ? measure(value) : null, share: null };
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
    const { programme, country = '', province, commodity = '', skill = '', route = '' } = subject;
    const key = [programme, country, province, commodity, skill, route].join('\u0000');
    let rules = made.get(key);
    if (!rules) {
      rules = new PayRules(rulebook, subject, options, withholding);
      made.set(key, rules);
    }
    return rules;
  };
}
