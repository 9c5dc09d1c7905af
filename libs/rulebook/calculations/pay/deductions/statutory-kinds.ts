import { RuleRefused, type RuleRefusal } from '../../../refusal.js';
import { words } from '../../inquiry.js';
import type { StatutoryKind } from '../facts/pay-facts.js';
import type { PayRule, PayRules } from '../rules/pay-rules.js';

/** What the place of work knows of statutory amounts. */
export interface StatutoryKinds {
  /** The value that says so. */
  readonly rule: PayRule;
  /** Each kind with the authorities that get it, by jurisdiction: of income tax the federal part first, then the province's. */
  readonly authorities: ReadonlyMap<StatutoryKind, readonly string[]>;
}

const known: readonly StatutoryKind[] = ['cpp', 'ei', 'qpip', 'income-tax'];

/** The statutory kinds of a subject's place of work on the last day of a period, or why they are not known. */
export function statutoryKindsOf(
  rules: PayRules,
  periodEnd: Parameters<PayRules['on']>[0],
): StatutoryKinds | RuleRefused {
  const rule = rules.on(periodEnd).look('statutory-kinds');
  if (rule instanceof RuleRefused) return rule;
  const authorities = new Map<StatutoryKind, readonly string[]>();
  for (const row of words(rule.value)) {
    const [kind, ...getting] = row.split(' ');
    const found = known.find((one) => one === kind);
    if (found === undefined || getting.length === 0)
      throw new TypeError(
        `"statutory-kinds" says "${row}"; a kind (${known.join(', ')}) and who gets it were expected`,
      );
    authorities.set(found, getting);
  }
  return { rule, authorities };
}

/** Who gets an amount, by jurisdiction (`CA`, `QC`); both where income tax is one amount of two. Null where the place knows no such kind. */
export function authorityOf(
  kind: StatutoryKind,
  { authorities }: Pick<StatutoryKinds, 'authorities'>,
): string | null {
  const getting = authorities.get(kindOf(kind));
  if (getting === undefined) return null;
  if (kind === 'federal-tax') return getting[0] ?? null;
  if (kind === 'provincial-tax') return getting.at(-1) ?? null;
  return getting.join('+');
}

/** The kind of the place that an amount belongs to: the second pension contribution to the first, a part of the income tax to the whole. */
export function kindOf(kind: StatutoryKind): StatutoryKind {
  if (kind === 'cpp2') return 'cpp';
  return kind === 'federal-tax' || kind === 'provincial-tax' ? 'income-tax' : kind;
}

/** Refusal of a kind that the place of work does not know. */
export function kindUnknown(kind: StatutoryKind, { rule, authorities }: StatutoryKinds): RuleRefusal {
  const kinds = [...authorities.keys()].join(', ');
  return {
    code: 'WITHHOLDING_KIND_UNKNOWN',
    params: { kind, kinds },
    rule: rule.value.code,
    source: rule.value.source,
    text: `Nothing is withheld here for ${kind}.`,
    instead: `State the kinds that there are: ${kinds}.`,
  };
}
