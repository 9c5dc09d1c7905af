import type { PayExplanation } from './explanation.js';
import { dueOf, type PaidLine } from './payment.js';

/** What a row of the two sides of a pay is about: pay before deductions, one deduction, what no line explains, or what is left. */
export type SideOf = 'gross' | PaidLine['kind'] | 'unexplained' | 'net';

/** One amount as it was due and as it was paid, signed as it counts toward the net; null where there is none, or it is not stated. */
export interface Side {
  of: SideOf;
  dueCents: number | null;
  paidCents: number | null;
}

type Lines = readonly Pick<PaidLine, 'kind' | 'amountCents'>[];

/**
 * What was due and what was paid, line by line: each side adds up to its net. What is due is what was paid with what is owed beside
 * it, where something is.
 */
export function sidesOf(explanation: PayExplanation): Side[] {
  const { payment, grossCents, deductions, netCents: lawfulCents } = explanation;
  const { netCents, lines, owedCents } = payment;
  const isWhole = lines.some(({ kind }) => kind === 'income-tax');
  const [due, paid] = [deductions, lines].map((side) => (isWhole ? withTaxWhole(side) : side)) as [
    Lines,
    Lines,
  ];
  const kinds = [...new Set([...due, ...paid].map(({ kind }) => kind))];
  const sides: Side[] = [
    { of: 'gross', dueCents: grossCents, paidCents: payment.grossCents },
    ...kinds
      .map((kind): Side => ({ of: kind, dueCents: -sumOf(due, kind), paidCents: -sumOf(paid, kind) }))
      .filter(({ dueCents, paidCents }) => dueCents !== 0 || paidCents !== 0),
  ];
  const dueNet = netCents === null || owedCents === 0 ? lawfulCents : dueOf(payment);
  const rest = {
    dueCents: dueNet - sum(sides, 'dueCents'),
    paidCents: netCents === null ? 0 : netCents - sum(sides, 'paidCents'),
  };
  return [
    ...sides,
    ...(rest.dueCents === 0 && rest.paidCents === 0 ? [] : [{ of: 'unexplained' as const, ...rest }]),
    { of: 'net', dueCents: dueNet, paidCents: netCents },
  ];
}

/** Income tax as one amount, as employers withhold it. */
function withTaxWhole(lines: Lines): Lines {
  const isPart = (kind: string) => kind === 'federal-tax' || kind === 'provincial-tax';
  return lines.map((line) => (isPart(line.kind) ? { ...line, kind: 'income-tax' as const } : line));
}

const sumOf = (lines: Lines, kind: string): number =>
  lines.reduce((total, one) => (one.kind === kind ? total + one.amountCents : total), 0);

const sum = (sides: readonly Side[], side: 'dueCents' | 'paidCents'): number =>
  sides.reduce((total, one) => total + (one[side] ?? 0), 0);
