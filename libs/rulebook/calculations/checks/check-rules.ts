import { addDays, type PlainDate } from '#libs/quantities';

import { valueCodes, type ValueCode } from '../../codes.js';
import { RuleRefused } from '../../refusal.js';
import type { LookupOptions, Rulebook } from '../../rulebook.js';
import type { DatedValue, ValueKeys } from '../../value.js';
import { words, type RuleParams } from '../inquiry.js';
import { WithholdingRules } from '../withholding/rules.js';
import type { UncheckedCode } from './check-codes.js';
import { partsOf, partsPerUnit, ratioOf, type Ratio } from './parts.js';

/** Whose records are checked. The country may be unknown where a programme has several. */
export type CheckSubject = ValueKeys & { readonly programme: string; readonly province: string };

/** A value read once, in whole numbers. */
export interface HeldRule {
  readonly held: true;
  readonly value: DatedValue;
  /** The rule sets no such thing. */
  readonly none: boolean;
  /** Dollars in ten-thousandths, or a whole number of days, weeks or hours; 0 for words and fractions. */
  readonly amount: number;
  /** A fraction; 0/1 for everything else. */
  readonly ratio: Ratio;
}

/** Why a value cannot be used. */
export interface RefusedRule {
  readonly held: false;
  readonly code: UncheckedCode;
  readonly params: RuleParams;
}

/** The lawful hourly floor of days in a row that fall under the same values. */
export interface FloorStretch {
  /** Days from the start of the period: `first` is in it, `end` is not. */
  readonly first: number;
  readonly end: number;
  /** Undefined where no minimum wage is held. */
  readonly rule: HeldRule | undefined;
  readonly refused: RefusedRule | undefined;
}

const zero: Ratio = { numerator: 0, denominator: 1 };

/**
 * The values under which the records of one subject are checked, each read once for a date: make one for each subject
 * and reuse it for all its records.
 */
export class CheckRules {
  readonly withholding: WithholdingRules;
  private readonly byDate = new Map<PlainDate, Map<ValueCode, HeldRule | RefusedRule>>();
  private readonly spans = new Map<PlainDate, Map<PlainDate, readonly FloorStretch[]>>();
  private readonly routeCaps = new Map<PlainDate, HeldRule | RefusedRule>();

  constructor(
    readonly rulebook: Rulebook,
    readonly subject: CheckSubject,
    readonly options: LookupOptions = {},
  ) {
    this.withholding = new WithholdingRules(rulebook, options);
  }

  /** The value on a date, or why it cannot be used. */
  look(code: ValueCode, on: PlainDate): HeldRule | RefusedRule {
    let known = this.byDate.get(on);
    if (!known) this.byDate.set(on, (known = new Map<ValueCode, HeldRule | RefusedRule>()));
    let rule = known.get(code);
    if (!rule) known.set(code, (rule = this.read(code, this.subject, on)));
    return rule;
  }

  /** The season's cap on transport: that of the subject's route, or else the highest of the routes to its province. */
  transportCap(on: PlainDate): HeldRule | RefusedRule {
    let cap = this.routeCaps.get(on);
    if (!cap) this.routeCaps.set(on, (cap = this.highestCap(on)));
    return cap;
  }

  private highestCap(on: PlainDate): HeldRule | RefusedRule {
    if (this.subject.route !== undefined) return this.look('transport-cap', on);
    const routes = this.look('transport-routes', on);
    if (!routes.held) return routes;
    const caps = words(routes.value).map((route) =>
      this.read('transport-cap', { ...this.subject, route }, on),
    );
    const held = caps.filter((cap) => cap.held).sort((a, b) => b.amount - a.amount);
    return held[0] ?? caps[0] ?? this.look('transport-cap', on);
  }

  private read(code: ValueCode, keys: ValueKeys, on: PlainDate): HeldRule | RefusedRule {
    const found = this.rulebook.attempt(code, keys, on, this.options);
    if (!(found instanceof RuleRefused)) return inNumbers(found);
    const unconfirmed = found.refusals[0]?.code === 'VALUE_UNCONFIRMED';
    return {
      held: false,
      code: unconfirmed ? 'VALUE_UNCONFIRMED' : 'VALUE_NOT_COVERED',
      params: { value: code, keys, dateOn: on },
    };
  }

  /** The hourly floors of a period, day by day: the higher of minimum wage and commodity table. */
  floors(from: PlainDate, to: PlainDate): readonly FloorStretch[] {
    let byEnd = this.spans.get(from);
    if (!byEnd) this.spans.set(from, (byEnd = new Map<PlainDate, readonly FloorStretch[]>()));
    let stretches = byEnd.get(to);
    if (!stretches) byEnd.set(to, (stretches = this.stretchesOf(from, to)));
    return stretches;
  }

  private stretchesOf(from: PlainDate, to: PlainDate): FloorStretch[] {
    const stretches: FloorStretch[] = [];
    for (let day = 0, on = from; on <= to; day += 1, on = addDays(from, day)) {
      const minimum = this.look('minimum-wage', on);
      const commodity = this.look('commodity-rate', on);
      const rule = higher(minimum, commodity);
      const refused = minimum.held ? undefined : minimum;
      const last = stretches.at(-1);
      if (last && last.rule?.value === rule?.value && last.refused?.code === refused?.code)
        stretches[stretches.length - 1] = { ...last, end: day + 1 };
      else stretches.push({ first: day, end: day + 1, rule, refused });
    }
    return stretches;
  }
}

/** Without a minimum wage there is no floor, whatever a table says. */
function higher(minimum: HeldRule | RefusedRule, commodity: HeldRule | RefusedRule): HeldRule | undefined {
  if (!minimum.held) return undefined;
  return commodity.held && commodity.amount > minimum.amount ? commodity : minimum;
}

function inNumbers(value: DatedValue): HeldRule {
  const none = value.value === null || value.value === false;
  const unit = valueCodes[value.code];
  const text = typeof value.value === 'string' ? value.value : '';
  return {
    held: true,
    value,
    none,
    amount:
      typeof value.value === 'number' ? value.value : unit.startsWith('CAD') && text ? partsOf(text) : 0,
    ratio: unit === 'fraction' && text ? ratioOf(text) : zero,
  };
}

/** An amount of dollars in whole cents; caps are written in whole cents. */
export const centsOfRule = (rule: HeldRule): number => rule.amount / (partsPerUnit / 100);
