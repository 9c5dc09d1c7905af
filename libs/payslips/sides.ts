import type { PayExplanation } from './explanation.js';
import { dueOf, type PaidLine } from './payment.js';

/** What a row of the two sides of a pay is about: pay before deductions, one deduction, or what no line explains. */
export type SideOf = 'gross' | PaidLine['kind'] | 'withheld-too-much' | 'unexplained' | 'net';

/** One amount as it was due and as it was paid, signed as it counts toward the net; null where there is none, or it is not stated. */
export interface Side {
  of: SideOf;
  dueCents: number | null;
  paidCents: number | null;
}

/** Up to this, pay that is rounded otherwise is as due. */
const roundingCents = 1;

/**
 * What was due and what was paid, line by line: each side adds up to its net. Of pay that states its net, what is due is what was
 * paid with what is owed beside it; pay above the lawful amounts is due as it is stated.
 */
export function sidesOf(explanation: PayExplanation): Side[] {
  const { payment } = explanation;
  const { netCents } = payment;
  const gross: Side = {
    of: 'gross',
    dueCents: netCents === null ? explanation.grossCents : grossDue(explanation),
    paidCents: payment.grossCents,
  };
  const sides = [gross, ...deductionSides(explanation)];
  const due = netCents === null || payment.owedCents === 0 ? sumOf(sides, 'dueCents') : dueOf(payment);
  return [...sides, ...leftOver(sides, due, explanation), { of: 'net', dueCents: due, paidCents: netCents }];
}

function grossDue({ grossCents, payment }: PayExplanation): number {
  const short = grossCents - payment.grossCents;
  return short > roundingCents ? grossCents : payment.grossCents;
}

function deductionSides({ deductions, payment }: PayExplanation): Side[] {
  const of = (lines: readonly { kind: string; amountCents: number }[], kind: string) =>
    lines.reduce((sum, one) => (one.kind === kind ? sum + one.amountCents : sum), 0);
  const isStated = payment.netCents !== null;
  const lawfulOf = (kind: PaidLine['kind']): number => {
    const lawful = payment.lawful?.some((one) => one.kind === kind) ? payment.lawful : deductions;
    return of(isStated ? lawful : deductions, kind);
  };
  const kinds = [...new Set([...deductions, ...payment.lines].map(({ kind }) => kind))];
  return kinds
    .map((kind): Side => ({ of: kind, dueCents: -lawfulOf(kind), paidCents: -of(payment.lines, kind) }))
    .filter(({ dueCents, paidCents }) => dueCents !== 0 || paidCents !== 0);
}

/** What the lines of a side do not add up to. */
function leftOver(sides: readonly Side[], dueCents: number, { payment }: PayExplanation): Side[] {
  const { netCents, reasons } = payment;
  const due = dueCents - sumOf(sides, 'dueCents');
  const paid = netCents === null ? 0 : netCents - sumOf(sides, 'paidCents');
  const isWithholding = reasons.some(({ params }) => params['finding'] === 'WITHHOLDING_OFF');
  const tooMuch = isWithholding ? Math.max(0, due) : 0;
  const rest = due - tooMuch;
  return [
    ...(tooMuch === 0 ? [] : [{ of: 'withheld-too-much' as const, dueCents: tooMuch, paidCents: null }]),
    ...(rest === 0 && paid === 0
      ? []
      : [
          {
            of: 'unexplained' as const,
            dueCents: rest === 0 ? null : rest,
            paidCents: paid === 0 ? null : paid,
          },
        ]),
  ];
}

function sumOf(sides: readonly Side[], side: 'dueCents' | 'paidCents'): number {
  return sides.reduce((sum, one) => sum + (one[side] ?? 0), 0);
}
