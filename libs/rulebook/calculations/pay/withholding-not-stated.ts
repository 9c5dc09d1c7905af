import { dollarsFromCents, cents, rateTimes, type PlainDate } from '#libs/quantities';

import { RuleRefused, type RuleRefusal } from '../../refusal.js';
import { word } from '../inquiry.js';
import { askedOf, dueByKind, type PaidGross } from './due-of-stated.js';
import { exemptionReasons, type ExemptionKind, type Exemptions } from '../withholding/exemptions.js';
import { kindOf, kindUnknown, statutoryKindsOf, type StatutoryKinds } from './deductions/statutory-kinds.js';
import type { PayFacts, StatutoryAmount, StatutoryKind } from './facts/pay-facts.js';
import type { PayRules } from './rules/pay-rules.js';

/**
 * What stands against the withholding of a pay record as it is handed in: every kind of the place of work that is neither to be
 * worked out, nor declared, nor exempt with a reason; kinds that the place does not know, or that are declared twice. Empty where
 * all is said. A kind is never taken for 0 because nobody spoke of it.
 */
export function withholdingNotStated(facts: PayFacts, rules: PayRules): RuleRefusal[] {
  const kinds = statutoryKindsOf(rules, facts.periodEnd);
  if (kinds instanceof RuleRefused) return [...kinds.refusals];
  const { statutory = [], withholding } = facts;
  if (statutory === 'compute') return notComputed(facts, rules);
  const missing = [...kinds.authorities.keys()].filter(
    (kind) => !isDeclared(kind, statutory, kinds) && exemptionOf(kind, withholding?.exempt) === undefined,
  );
  return [...missing.map((kind) => notStated(kind, kinds)), ...wronglyDeclared(statutory, kinds)];
}

/**
 * Kinds of which a pay that is still to be paid withholds nothing though something is due: declared as 0, or left out for an
 * exemption that leaves some of it due. `grossCents` is the gross pay of the period. Empty where no tables are held.
 */
export function withheldAtZero(
  facts: PayFacts,
  rules: PayRules,
  { grossCents, lumpSumCents = cents(0) }: PaidGross,
): RuleRefusal[] {
  const { statutory, withholding } = facts;
  const kinds = statutoryKindsOf(rules, facts.periodEnd);
  if (!withholding || statutory === 'compute' || kinds instanceof RuleRefused) return [];
  const zero = [...kinds.authorities.keys()].filter((kind) => declaredOf(kind, statutory ?? []) === 0);
  if (zero.length === 0) return [];
  const due = dueByKind(askedOf(withholding, rules, { grossCents, lumpSumCents }), rules);
  const tolerance = rules.on(withholding.payDate).maybe('withholding-tolerance')?.amount;
  const toleranceCents = tolerance == null ? 0 : rateTimes(tolerance, 1, 'down');
  return zero.flatMap((kind) => {
    const dueCents = due.get(kind) ?? 0;
    return dueCents > toleranceCents ? [zeroThoughDue(kind, dueCents, kinds)] : [];
  });
}

/** Whether statutory amounts of a day are worked out here: tables are held. */
export function withholdingIsWorkedOut(rules: PayRules, on: PlainDate): boolean {
  const way = rules.on(on).maybe('statutory-withholding');
  return way !== undefined && word(way.value) === 'computed';
}

/** What a place without tables for the period cannot work out. */
function notComputed({ periodEnd }: PayFacts, rules: PayRules): RuleRefusal[] {
  const way = rules.on(periodEnd).look('statutory-withholding');
  if (way instanceof RuleRefused) return [...way.refusals];
  if (word(way.value) === 'computed') return [];
  return [
    {
      code: 'WITHHOLDING_NOT_COMPUTED',
      params: { periodEnd },
      rule: way.value.code,
      source: way.value.source,
      text: `No tables are held for ${periodEnd}: what is withheld cannot be worked out.`,
      instead: 'State the amounts that you withhold.',
    },
  ];
}

/** Income tax is declared whole, or with both of its parts. */
function isDeclared(
  kind: StatutoryKind,
  statutory: readonly StatutoryAmount[],
  { authorities }: StatutoryKinds,
): boolean {
  const has = (wanted: StatutoryKind) => statutory.some((one) => one.kind === wanted);
  if (has(kind)) return true;
  return kind === 'income-tax' && authorities.has(kind) && has('federal-tax') && has('provincial-tax');
}

function wronglyDeclared(statutory: readonly StatutoryAmount[], kinds: StatutoryKinds): RuleRefusal[] {
  const declared = statutory.map(({ kind }) => kind);
  const unknown = declared.filter((kind) => !kinds.authorities.has(kindOf(kind)));
  const isWholeAndPart =
    declared.includes('income-tax') &&
    declared.some((kind) => kind.endsWith('-tax') && kind !== 'income-tax');
  const twice = declared.filter(
    (kind, index) => declared.indexOf(kind) < index || (isWholeAndPart && kind === 'income-tax'),
  );
  return [
    ...[...new Set(unknown)].map((kind) => kindUnknown(kind, kinds)),
    ...[...new Set(twice)].map((kind) => declaredTwice(kind, kinds)),
  ];
}

/** The reason for which nothing is withheld of a kind; undefined where none is stated. */
function exemptionOf(kind: StatutoryKind, exempt: Exemptions = {}): string | undefined {
  return exempt[exemptionKindOf(kind)];
}

function exemptionKindOf(kind: StatutoryKind): ExemptionKind {
  const whole = kindOf(kind);
  return whole === 'income-tax' ? 'tax' : (whole as ExemptionKind);
}

/** What is declared of a kind with its parts: 0 where it is left out. */
function declaredOf(kind: StatutoryKind, statutory: readonly StatutoryAmount[]): number {
  return statutory.reduce((sum, one) => (kindOf(one.kind) === kind ? sum + one.amountCents : sum), 0);
}

function notStated(kind: StatutoryKind, { rule }: StatutoryKinds): RuleRefusal {
  const reasons = exemptionReasons[exemptionKindOf(kind)].join(', ');
  return {
    code: 'WITHHOLDING_NOT_STATED',
    params: { kind, reasons },
    rule: rule.value.code,
    source: rule.value.source,
    text: `Nothing says what is withheld for ${kind}.`,
    instead: `Ask for it to be worked out, state the amount, or say why the worker is exempt (${reasons}).`,
  };
}

function zeroThoughDue(kind: StatutoryKind, dueCents: number, { rule }: StatutoryKinds): RuleRefusal {
  const reasons = exemptionReasons[exemptionKindOf(kind)].join(', ');
  const due = dollarsFromCents(cents(dueCents));
  return {
    code: 'WITHHOLDING_AT_ZERO',
    params: { kind, due, reasons },
    rule: rule.value.code,
    source: rule.value.source,
    text: `Nothing is withheld for ${kind}, and ${due} is due.`,
    instead: `Withhold ${due}, or say why the worker is exempt (${reasons}).`,
  };
}

function declaredTwice(kind: StatutoryKind, { rule }: StatutoryKinds): RuleRefusal {
  return {
    code: 'WITHHOLDING_STATED_TWICE',
    params: { kind },
    rule: rule.value.code,
    source: rule.value.source,
    text: `What is withheld for ${kind} is stated twice.`,
    instead: 'State each amount once: income tax as one amount, or as its federal and provincial part.',
  };
}
