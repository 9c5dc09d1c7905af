import { cents, type Cents, zeroCents } from '#libs/quantities';

import type { ValueCode } from '../../../codes.js';
import { RuleRefused } from '../../../refusal.js';
import type { RuleWarning } from '../../inquiry.js';
import { lawfulPay, type PayStatement } from '../pay.js';
import { deductionTable } from '../deductions/deduction-table.js';
import type { DeductionKind, PayFacts, SeasonBalances } from '../facts/pay-facts.js';
import type { PayRules } from '../rules/pay-rules.js';
import type {
  RetroactiveKind,
  RetroactiveLine,
  RetroactivePay,
  RetroactiveReason,
} from './retroactive-pay.js';

/** An earlier standing record of a season. */
export interface EarlierPay {
  readonly recordId: string;
  readonly number: string;
  /** What it was worked out from; null where that was not kept: what was stated then counts as lawful. */
  readonly facts: PayFacts | null;
  /** The rules of its subject as they are known now. */
  readonly rules: PayRules | null;
  readonly stated: PayStatement;
  /** What other pay made up for already, by kind. */
  readonly settled: Readonly<Partial<Record<RetroactiveKind, number>>>;
  /** False where somebody else makes up for it, such as the employer before a transfer: it only counts for the caps. */
  readonly settles: boolean;
}

/** What earlier pay lacks or has too much. */
export interface Retroactive {
  readonly lines: readonly RetroactiveLine[];
  readonly warnings: readonly RuleWarning[];
}

const shareRules: ReadonlySet<string> = new Set<ValueCode>(
  deductionTable.flatMap(({ ways }) => ways.filter(({ basis }) => basis === 'gross').map(({ rate }) => rate)),
);

/** Deductions that are a share of gross pay, under some rules at least. */
const shareKinds: readonly DeductionKind[] = deductionTable
  .filter(({ ways }) => ways.some(({ rate }) => shareRules.has(rate)))
  .map(({ kind }) => kind);

/**
 * Works the earlier records of a season out again under the rules as they are known now, each after the lawful balances of
 * those before it, and gives what is lawful less what was stated and made up for. Records come in the order in which their
 * periods were first submitted. One that cannot be worked out is left as it was stated, with a warning.
 */
export function retroactive(earlier: readonly EarlierPay[]): Retroactive {
  const lines: RetroactiveLine[] = [];
  const warnings: RuleWarning[] = [];
  let balances: Balances = { transport: 0, administration: 0, savings: 0 };
  for (const one of earlier) {
    const lawful = again(one, balances, warnings);
    if (one.settles) lines.push(...differences(one, lawful));
    balances = after(balances, one.stated, lawful);
  }
  return { lines, warnings };
}

/** Balances with what is made up for: those that the caps of the next pay are held against. */
export function balancesWith(before: SeasonBalances, { lines }: Pick<Retroactive, 'lines'>): SeasonBalances {
  const more = (kind: DeductionKind) => sumOf(lines.filter((line) => line.kind === kind));
  const held = (amount: number, kind: DeductionKind) => cents(Math.max(0, amount + more(kind)));
  return {
    ...before,
    transportCents: held(before.transportCents, 'transport'),
    administrationCents: held(before.administrationCents, 'administration'),
    savingsCents: held(before.savingsCents, 'savings'),
  };
}

/**
 * A statement with what it makes up for. What would bring the pay below zero is carried forward, with a warning; the
 * period's own amounts stay as they are.
 */
export function withRetroactive(
  statement: PayStatement,
  { lines, warnings }: Retroactive,
  broughtForwardCents: Cents = zeroCents,
): PayStatement {
  if (lines.length === 0 && broughtForwardCents === 0)
    return warnings.length === 0
      ? statement
      : { ...statement, warnings: [...statement.warnings, ...warnings] };
  const grossCents = sumOf(lines.filter(({ kind }) => kind === 'gross'));
  const deductionsCents = sumOf(lines.filter(({ kind }) => kind !== 'gross'));
  const left = statement.netCents + grossCents - deductionsCents - broughtForwardCents;
  const carriedForwardCents = cents(Math.max(0, -left));
  const made: RetroactivePay = {
    lines,
    grossCents,
    deductionsCents,
    broughtForwardCents,
    carriedForwardCents,
    payableCents: cents(Math.max(0, left)),
  };
  const carried: RuleWarning[] =
    carriedForwardCents === 0
      ? []
      : [{ code: 'RETROACTIVE_CARRIED', params: { carriedCents: carriedForwardCents } }];
  return {
    ...statement,
    retroactive: made,
    warnings: [...statement.warnings, ...warnings, ...carried],
  };
}

type Balances = Record<'transport' | 'administration' | 'savings', number>;

/** A record worked out after lawful balances; as it was stated where that cannot be done. */
function again(
  { facts, rules, stated }: EarlierPay,
  before: Balances,
  warnings: RuleWarning[],
): PayStatement {
  if (facts === null || rules === null) return stated;
  try {
    return lawfulPay({ ...facts, seasonToDate: inSeason(facts, before) }, rules);
  } catch (error) {
    if (!(error instanceof RuleRefused)) throw error;
    const refusal = error.refusals[0]?.code ?? '';
    warnings.push({
      code: 'RETROACTIVE_LEFT_OUT',
      params: { fromOn: facts.periodStart, toOn: facts.periodEnd, refusal },
    });
    return stated;
  }
}

function inSeason({ seasonToDate }: PayFacts, before: Balances): Partial<SeasonBalances> {
  return {
    ...seasonToDate,
    transportCents: cents(before.transport),
    administrationCents: cents(before.administration),
    savingsCents: cents(before.savings),
  };
}

/** What is not a share of gross pay stays as it was stated. */
function after(before: Balances, stated: PayStatement, lawful: PayStatement): Balances {
  const added = (kind: keyof Balances) =>
    before[kind] +
    (isShare(stated, kind) || isShare(lawful, kind) ? shareOf(lawful, kind) : amountOf(stated, kind));
  return {
    transport: added('transport'),
    administration: added('administration'),
    savings: added('savings'),
  };
}

function differences(one: EarlierPay, lawful: PayStatement): RetroactiveLine[] {
  return (['gross', ...shareKinds] as const).flatMap((kind) => {
    const [lawfulCents, statedCents] = [amount(lawful, kind), amount(one.stated, kind)];
    const settledCents = one.settled[kind] ?? 0;
    const amountCents = cents(lawfulCents - statedCents - settledCents);
    if (amountCents === 0 || one.facts === null) return [];
    const { periodStart, periodEnd } = one.facts;
    const said = kind === 'gross' ? lawful.gross : (lineOf(lawful, kind) ?? lineOf(one.stated, kind));
    const step = {
      code: 'RETROACTIVE_DIFFERENCE' as const,
      params: { fromOn: periodStart, toOn: periodEnd, lawfulCents, statedCents, settledCents },
      value: amountCents,
    };
    return [
      {
        ...{ recordId: one.recordId, number: one.number, periodStart, periodEnd, kind, amountCents },
        rule: said?.rule ?? kind,
        source: said?.source ?? null,
        reason: reasonOf(one, kind, lawfulCents, statedCents),
        steps: [...(said?.steps ?? []), step],
      },
    ];
  });
}

function reasonOf(
  { facts, rules }: EarlierPay,
  kind: RetroactiveKind,
  lawfulCents: number,
  statedCents: number,
): RetroactiveReason {
  if (lawfulCents === statedCents || facts === null || rules === null) return 'taken-back';
  return amount(lawfulPay(facts, rules), kind) === statedCents ? 'earlier-pay-changed' : 'rules-changed';
}

function amount(statement: PayStatement, kind: RetroactiveKind): number {
  return kind === 'gross' ? statement.grossCents : shareOf(statement, kind);
}

function lineOf({ lines }: PayStatement, kind: DeductionKind) {
  return lines.find((line) => line.kind === kind && shareRules.has(line.rule));
}

function shareOf(statement: PayStatement, kind: DeductionKind): number {
  return lineOf(statement, kind)?.amountCents ?? 0;
}

function isShare(statement: PayStatement, kind: DeductionKind): boolean {
  return lineOf(statement, kind) !== undefined;
}

function amountOf({ lines }: PayStatement, kind: DeductionKind): number {
  return lines.find((line) => line.kind === kind)?.amountCents ?? 0;
}

function sumOf(lines: readonly { amountCents: number }[]): Cents {
  return cents(lines.reduce((sum, { amountCents }) => sum + amountCents, 0));
}
